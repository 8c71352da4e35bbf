"""Talks, risks and education on their pages: what is sealed opens for a reason, and for few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from cast import a_tenure, in_force, writing
from company import Company
from jujiao.catalogue.relations import COURT_SERVICE
from jujiao.confidential.models import SealedText
from jujiao.integrity.models import IntegrityRisk, LessonGap, Receipt
from jujiao.journal.models import JournalEntry
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure
from jujiao.tasks.models import Task
from web.casework import Inspected, inspected
from web.reading import field, links, text, wrong

As = Callable[[str], Client]
TALKS, RISKS, EDUCATION = "/supervision/talks/", "/supervision/risks/", "/supervision/education/"
WORDS = "希望调整值班⟦密⟧"


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path


@pytest.fixture
def hall(company: Company) -> Inspected:
    """The hall with its head and a worker."""
    return inspected(company)


def _talked(client: Client, **changed: object) -> HttpResponse:
    sent = {
        "held_on": "2025-12-26",
        "talker_id": "额尔登",
        "person_id": "巴特",
        "occasion": "regular",
        "requests": WORDS,
        "promises-rows": "2",
        "promises-0-title": "商定值班表",
        "promises-0-owner_id": "其其格",
        "promises-0-due_on": "2026-01-15",
    }
    return client.post(f"{TALKS}new/", {**sent, **changed})


def _talk() -> str:
    return f"{TALKS}{Record.objects.get(kind='integrity_talk').public_id}/"


def test_what_was_said_opens_only_for_a_reason_that_is_written_down(
    as_: As, hall: Inspected
) -> None:
    assert _talked(as_("president")).status_code == 302
    reader = as_("discipline")
    assert WORDS not in reader.get(_talk()).content.decode()
    silent = reader.post(_talk(), {"reason": " "})
    assert silent.status_code == 422
    assert "没有填查看的原因" in wrong(silent, "reason")
    before = JournalEntry.objects.count()
    opened = reader.post(_talk(), {"reason": "核对值班安排是否落实"})
    assert WORDS in text(opened)
    assert JournalEntry.objects.count() == before + 1
    told = JournalEntry.objects.latest("pk")
    assert (told.action, told.actor_name) == ("talk.read", "苏日娜")
    assert told.reason == "核对值班安排是否落实"


def test_an_opened_talk_is_not_kept_by_the_browser(as_: As, hall: Inspected) -> None:
    _talked(as_("president"))
    opened = as_("discipline").post(_talk(), {"reason": "核对"})
    assert "no-store" in opened["Cache-Control"]


def test_whoever_entered_it_reads_his_own_and_no_other(as_: As, hall: Inspected) -> None:
    _talked(as_("president"))
    assert WORDS in text(as_("president").post(_talk(), {"reason": "核对"}))
    assert as_("supervisor").get(_talk()).status_code == 404
    assert "巴特" not in text(as_("supervisor").get(TALKS))


@pytest.mark.parametrize("part", ["judge", "head", "clerk", "superior", "sysadmin", "outsider"])
def test_the_talk_is_nowhere_for_those_without_business(
    as_: As, hall: Inspected, part: str
) -> None:
    _talked(as_("president"))
    client = as_(part)
    assert client.get(TALKS).status_code == 403
    assert client.post(_talk(), {"reason": "好奇"}).status_code == 403
    assert "⟦密⟧" not in client.get("/search/?q=值班").content.decode()


def test_what_was_promised_is_a_task_and_the_person_sees_it(as_: As, hall: Inspected) -> None:
    _talked(as_("president"))
    task = Task.objects.get()
    assert (task.title, task.owner_id) == ("商定值班表", hall.head.person_id)
    assert "商定值班表" in text(as_("discipline").get(_talk()))


def test_a_talk_with_oneself_comes_back_with_its_words(as_: As, hall: Inspected) -> None:
    answer = _talked(as_("president"), person_id="额尔登")
    assert answer.status_code == 422
    assert "同一个人" in wrong(answer, "person_id")
    assert field(answer, "requests") == WORDS


def test_the_first_form_takes_no_word_of_why(as_: As, hall: Inspected) -> None:
    form = as_("discipline").get(f"{TALKS}first-form/")
    assert "不写原因" in text(form)
    sent = {"happened_on": "2025-12-26", "person_id": "巴特", "outcome": "admonish"}
    answer = as_("discipline").post(f"{TALKS}first-form/", sent)
    assert "没有这一项" in wrong(answer, "outcome")
    sent["outcome"] = "reminder"
    assert as_("discipline").post(f"{TALKS}first-form/", sent).status_code == 302
    assert as_("president").get(f"{TALKS}first-form/").status_code == 403


def _risk(client: Client, company: Company, **changed: object) -> HttpResponse:
    sent = {
        "unit_id": company.hall.public_id,
        "post_title": "执行员⟦青原⟧",
        "power": "案款发放",
        "risk_text": "案款超期不发",
        "risk_class": "process",
        "risk_level": "high",
        "measures": "双人复核",
        "owner_id": "其其格",
        "holder_id": "巴特",
    }
    return client.post(f"{RISKS}new/", {**sent, **changed})


def test_a_risk_is_entered_and_rated_and_keeps_every_rating(as_: As, hall: Inspected) -> None:
    assert _risk(as_("supervisor"), hall.company).status_code == 302
    risk = IntegrityRisk.objects.get()
    page = f"{RISKS}{risk.public_id}/"
    assert "岗位变动复评" not in text(as_("supervisor").get(RISKS))
    early = {"risk_level": "low", "occasion": "yearly", "on": "2025-12-01"}
    assert as_("supervisor").post(f"{page}rate/", early).status_code == 422
    assert as_("supervisor").post(f"{page}holder/", {"holder_id": "其其格"}).status_code == 302
    assert "待岗位变动复评" in text(as_("supervisor").get(RISKS))
    rated = {"risk_level": "middle", "occasion": "change", "on": "2025-12-29"}
    assert as_("supervisor").post(f"{page}rate/", rated).status_code == 302
    assert "待岗位变动复评" not in text(as_("supervisor").get(RISKS))
    assert risk.ratings.count() == 2


def test_a_blank_part_of_a_risk_is_named_beneath_its_field(as_: As, hall: Inspected) -> None:
    answer = _risk(as_("supervisor"), hall.company, measures="")
    assert "没有填防控措施" in wrong(answer, "measures")
    assert field(answer, "power") == "案款发放"
    assert not IntegrityRisk.objects.exists()


def test_a_head_sees_the_risks_of_his_own_department_and_rates_none(
    as_: As, hall: Inspected
) -> None:
    _risk(as_("supervisor"), hall.company)
    _risk(as_("supervisor"), hall.company, unit_id=hall.company.office.public_id, power="印章")
    mine, other = IntegrityRisk.objects.order_by("pk")
    listed = text(hall.client().get(RISKS))
    assert "案款发放" in listed
    assert "印章" not in listed
    assert hall.client().get(f"{RISKS}{other.public_id}/").status_code == 404
    sent = {"risk_level": "low", "occasion": "yearly", "on": "2025-12-29"}
    assert hall.client().post(f"{RISKS}{mine.public_id}/rate/", sent).status_code == 403


@pytest.mark.parametrize(("part", "status"), [("judge", 403), ("superior", 403), ("outsider", 200)])
def test_the_register_of_risks_is_the_court_s_own(
    as_: As, hall: Inspected, part: str, status: int
) -> None:
    _risk(as_("supervisor"), hall.company)
    answer = as_(part).get(RISKS)
    assert answer.status_code == status
    assert "⟦青原⟧" not in answer.content.decode()


def _event(company: Company) -> Record:
    entry = RecordEntry(
        company.court.pk,
        "lessons_from_cases",
        date(2025, 11, 20),
        title="以案促改",
        unit_id=company.office.pk,
    )
    return in_force(company.court, entry)[0]


def test_receipts_and_gaps_stand_on_the_page_of_the_event(as_: As, hall: Inspected) -> None:
    page = f"{EDUCATION}{_event(hall.company).public_id}/"
    client = as_("supervisor")
    sent = {"person_ids": "巴特、其其格", "on": "2025-12-26", "slip_no": ""}
    assert client.post(f"{page}receipt/", sent).status_code == 302
    assert Receipt.objects.count() == 2
    gap = {
        "title": "案款发放单人经手",
        "measures-rows": "2",
        "measures-0-title": "改为双人",
        "measures-0-owner_id": "其其格",
    }
    assert client.post(f"{page}lesson/", gap).status_code == 302
    told = text(client.get(page))
    assert "案款发放单人经手" in told
    assert "改为双人" in told
    again = client.post(f"{page}lesson/", gap)
    assert again.status_code == 422
    assert LessonGap.objects.count() == 1


def test_a_gap_without_a_measure_is_refused(as_: As, hall: Inspected) -> None:
    page = f"{EDUCATION}{_event(hall.company).public_id}/"
    answer = as_("supervisor").post(f"{page}lesson/", {"title": "短板", "measures-rows": "2"})
    assert answer.status_code == 422
    assert field(answer, "title") == "短板"


def test_education_is_open_to_whoever_enters_it(as_: As, hall: Inspected) -> None:
    record = _event(hall.company)
    page = f"{EDUCATION}{record.public_id}/"
    assert page in links(as_("officer").get(EDUCATION))
    assert as_("judge").get(EDUCATION).status_code == 403
    assert as_("outsider").get(page).status_code == 404


def test_what_was_kept_long_enough_is_destroyed_by_decision(as_: As, hall: Inspected) -> None:
    _talked(as_("discipline"), held_on="2020-05-06")
    assert f"{TALKS}expired/" not in links(as_("discipline").get(f"{TALKS}?year=2020"))
    a_tenure(hall.worker, COURT_SERVICE, since=date(2010, 1, 4), until=date(2021, 6, 30))
    with writing():
        for one in Tenure.objects.filter(person=hall.worker, kind=COURT_SERVICE.slug, ends_on=None):
            one.ends_on = date(2021, 6, 30)
            one.save()
    assert f"{TALKS}expired/" in links(as_("discipline").get(f"{TALKS}?year=2020"))
    for part in ("supervisor", "president", "head"):
        assert as_(part).get(f"{TALKS}expired/").status_code == 403
    refused = as_("discipline").post(f"{TALKS}expired/", {"reason": ""})
    assert (refused.status_code, SealedText.objects.count()) == (422, 1)
    answer = as_("discipline").post(f"{TALKS}expired/", {"reason": "机关纪委会议"})
    assert (answer.status_code, SealedText.objects.count()) == (302, 0)
    assert Record.objects.filter(kind="integrity_talk").exists()
