"""Every page of 严管厚爱 and 培优赋能 for every office: what is shown leads somewhere, nothing breaks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from pytest_django import Settings

from cast import in_force, writing
from company import OFFICES, Company
from jujiao.integrity.services.risks import RiskEntry, enter_risk
from jujiao.integrity.services.talks import TalkEntry, record_talk
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record
from web.careerwork import (
    EARLY,
    LATELY,
    READY,
    Colleagues,
    a_notice,
    a_pair,
    an_appraisal,
    colleagues,
    notified,
)
from web.casework import BACKEND, FOUND_ON, a_finding
from web.conftest import NOW
from web.reading import page, text

As = Callable[[str], Client]
AREAS = ("/supervision/", "/capability/")
STARTS = {
    "/supervision/": (
        "findings", "inspections", "sheets", "bulletins", "rectification", "interference",
        "talks", "risks", "education",
    ),
    "/capability/": (
        "ranks", "selections", "trials", "mentorship", "training", "candidates",
        "consequences", "appraisals", "people", "ballot",
    ),
}  # fmt: skip
MOST = 400
FINE = (200, 302)
FILE = "/file."


@pytest.fixture
def staff(company: Company, settings: Settings, tmp_path: Path) -> Colleagues:
    """A court in which something stands on every page."""
    settings.DATA_DIR = tmp_path
    staff = colleagues(company)
    _supervised(staff)
    _written_by_hand(staff)
    a_notice(staff)
    a_pair(staff)
    notified(an_appraisal(company))
    return staff


def _supervised(staff: Colleagues) -> None:
    company, worker = staff.company, staff.people[READY]
    a_finding(company)
    a_finding(company, "着装不整⟦青原⟧")
    by = company.actor("discipline", on=FOUND_ON)
    risk = RiskEntry(
        company.court.pk, company.hall.pk, "执行员⟦青原⟧", "案款发放", "案款超期不发",
        "process", "high", "双人复核", worker.pk, worker.pk,
    )  # fmt: skip
    enter_risk(risk, by=by, at=LATELY)
    talk = TalkEntry(
        company.court.pk, FOUND_ON, company.people["discipline"].pk, worker.pk, "regular", {}
    )
    record_talk(talk, by=by, at=LATELY)
    event = RecordEntry(
        company.court.pk, "lessons_from_cases", date(2025, 11, 20),
        title="以案促改⟦青原⟧", unit_id=company.office.pk,
    )  # fmt: skip
    in_force(company.court, event)


def _written_by_hand(staff: Colleagues) -> None:
    """A planned and a made visit, a sheet, a bulletin and a feedback, each by its form."""
    company = staff.company
    hall, group = company.hall.public_id, "巴图、苏日娜"
    visit = {
        "stream": "court_affairs", "mode": "明察", "title": "庭审规范⟦青原⟧", "unit_ids": [hall],
        "inspector_ids": group, "focus": "",
    }  # fmt: skip
    sheet = {"stream": "court_affairs", "checklist": "hearing", "unit_id": hall}
    feedback = {
        "title": "2025年常规巡察⟦青原⟧", "issuer": "旗委第一巡察组", "received_on": "2025-12-29",
        "problems-rows": "1", "problems-0-title": "公务接待审批手续不齐⟦青原⟧",
        "problems-0-area": "discipline", "problems-0-leader_id": READY,
        "problems-0-owner_id": EARLY, "problems-0-unit_id": hall,
    }  # fmt: skip
    sent = (
        ("supervisor", "inspections/plan", {**visit, "day": "2025-12-30"}),
        ("supervisor", "inspections/record", {**visit, "day": "2025-12-29", "problems-rows": "0"}),
        ("supervisor", "sheets/sheet", sheet),
        ("officer", "rectification/new", feedback),
    )
    for part, path, typed in sent:
        assert _posted(company, part, path, typed) == 302, path
    [record] = Record.objects.filter(kind="court_affairs_inspection")
    confirm_record(record, by=company.actor("discipline", on=FOUND_ON), at=NOW)
    issue = {
        "issue_no": "1", "issued_on": "2025-12-29", "cites": [record.public_id],
        "demands": "逐项整改⟦青原⟧。", "show": "issue",
    }  # fmt: skip
    assert _posted(company, "discipline", "bulletins/compose/court_affairs", issue) == 302


def _posted(company: Company, part: str, path: str, typed: dict[str, object]) -> int:
    client = Client()
    client.force_login(company.accounts[part], backend=BACKEND)
    return client.post(f"/supervision/{path}/", typed).status_code


def _starts() -> list[str]:
    return ["/focus/3/", "/focus/4/", *(f"{at}{one}/" for at in AREAS for one in STARTS[at])]


def _shown(answer: HttpResponse) -> tuple[list[str], list[str]]:
    """The links and the forms of a page."""
    if answer.status_code == 302:
        return [answer["Location"]], []
    if "text/html" not in answer["Content-Type"]:
        return [], []
    tree = page(answer)
    hrefs = [str(one).partition("#")[0] for one in tree.xpath("//main//a/@href")]
    forms = tree.xpath("//main//form[@method='post']/@action")
    return [one for one in hrefs if one.startswith("/")], [str(one) for one in forms]


def _crawl(client: Client) -> tuple[dict[str, int], set[str]]:
    """Every page of the two areas that is reached from their lists, and every form on the way."""
    seen: dict[str, int] = {}
    forms: set[str] = set()
    waiting = _starts()
    while waiting and len(seen) < MOST:
        url = waiting.pop()
        if url in seen:
            continue
        answer = client.get(url)
        seen[url] = answer.status_code
        links, found = _shown(answer)
        forms |= {one for one in found if one.startswith(AREAS)}
        if url.startswith((*AREAS, "/focus/")):
            waiting += [one for one in links if one not in seen and FILE not in one]
    return seen, forms


@pytest.mark.parametrize("part", [*OFFICES, "outsider"])
def test_what_is_shown_leads_somewhere_and_every_act_offered_may_be_done(
    staff: Colleagues, as_: As, part: str
) -> None:
    client = as_(part)
    seen, forms = _crawl(client)
    dead = {url: code for url, code in seen.items() if code not in FINE}
    assert not {url for url in dead if url not in _starts()}, dead
    assert set(dead.values()) <= {403, 404}
    for url in sorted(forms):
        answer = client.post(url, {})
        assert answer.status_code in (302, 422), (url, answer.status_code)


@pytest.mark.parametrize("name", [READY, EARLY])
def test_a_member_of_staff_reaches_his_own_and_is_led_nowhere_else(
    staff: Colleagues, name: str
) -> None:
    seen, _ = _crawl(staff.client(name))
    dead = {url for url, code in seen.items() if code not in FINE}
    assert dead <= set(_starts())
    assert f"/capability/people/{staff.people[name].public_id}/" in seen


@pytest.mark.parametrize("part", ["outsider", "sysadmin", "secadmin", "auditor"])
def test_nothing_of_the_court_is_on_the_pages_of_those_without_business(
    staff: Colleagues, as_: As, part: str
) -> None:
    client = as_(part)
    for url in _crawl(client)[0]:
        words = client.get(url).content.decode(errors="replace")
        assert "⟦青原⟧" not in words, url
        assert READY not in words, url


def test_a_word_that_no_font_has_is_told_and_breaks_nothing(as_: As, company: Company) -> None:
    person = colleagues(company).people[READY]
    with writing():
        person.full_name = "林⟦禾"
        person.save()
    answer = as_("head").get(f"/capability/people/{person.public_id}/appraisal/file.pdf")
    assert answer.status_code == 422
    assert "字体里没有" in text(answer)
