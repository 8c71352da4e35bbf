"""登记: a form made from the kind; what is wrong stands under its field, what was typed stays."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import DatabaseError
from django.test import Client

from cast import a_person, a_tenure
from company import Company
from jujiao.catalogue.relations import UNIT_MEMBERSHIP
from jujiao.ledger.models import Record
from web.facts import address, an_article, drafted
from web.reading import field, links, main, text, wrong

ARTICLE = "/ledger/article/new/"
MEETING = "/ledger/committee_meeting/new/"


def _article(**changed: str) -> dict[str, str]:
    told = {
        "act": "file",
        "title": "法庭开进牧区",
        "recipients": "特木尔",
        "issuer": "某市日报",
        "award_level": "3",
        "occurred_on": "2025-12-20",
        "outcome": "first",
    }
    return told | changed


def test_a_filed_record_waits_for_a_second_person(as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").post(ARTICLE, _article(), follow=True)
    assert "已登记，待另一人确认后生效" in text(answer)
    record = Record.objects.get()
    assert (record.state, record.title, record.recorded_by_name) == (
        "filed",
        "法庭开进牧区",
        "娜仁",
    )
    assert [one.person.full_name for one in record.participations.all()] == ["特木尔"]


def test_a_kind_that_wants_no_second_person_is_in_force_at_once(
    company: Company, as_: Callable[[str], Client]
) -> None:
    told = {
        "act": "file",
        "unit": company.branch.public_id,
        "occurred_on": "12月26日",
        "title": "研究年度民主评议",
    }
    answer = as_("secretary").post(MEETING, told, follow=True)
    assert "即刻生效" in text(answer)
    assert Record.objects.get().state == "in_force"


@pytest.mark.parametrize(
    "spelling", ["2025-12-20", "2025.12.20", "12月20日", "20251220", "２０２５年１２月２０日"]
)
def test_a_day_may_be_written_in_any_of_the_usual_ways(
    as_: Callable[[str], Client], spelling: str
) -> None:
    as_("clerk").post(ARTICLE, _article(occurred_on=spelling))
    assert Record.objects.get().occurred_on.isoformat() == "2025-12-20"


def test_a_day_that_does_not_exist_is_named_and_the_rest_stays(
    as_: Callable[[str], Client],
) -> None:
    answer = as_("clerk").post(ARTICLE, _article(occurred_on="2025.2.30"))
    assert answer.status_code == 422
    assert wrong(answer, "occurred_on") == "2025年2月没有30日，请改日期。"
    assert field(answer, "occurred_on") == "2025.2.30"
    assert field(answer, "title") == "法庭开进牧区"
    assert field(answer, "recipients") == "特木尔"
    assert not Record.objects.exists()


def test_problems_are_listed_on_top_and_lead_to_their_fields(as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").post(ARTICLE, _article(title="", issuer=""))
    assert "有2处要改" in text(answer)
    assert {"#field-title", "#field-issuer"} <= set(links(answer))


def test_somebody_the_roster_does_not_know_is_not_guessed(as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").post(ARTICLE, _article(recipients="特木尔、查无此人"))
    assert "花名册没有“查无此人”" in wrong(answer, "recipients")


def test_two_people_of_one_name_are_asked_apart(
    company: Company, as_: Callable[[str], Client]
) -> None:
    second = a_person(company.court, "特木尔")
    a_tenure(second, UNIT_MEMBERSHIP, unit=company.hall)
    answer = as_("clerk").post(ARTICLE, _article())
    assert "有2人叫“特木尔”" in wrong(answer, "recipients")
    as_("clerk").post(ARTICLE, _article(recipients="特木尔（民事审判庭）"))
    assert Record.objects.get().participations.get().person == second


def test_what_has_not_happened_yet_can_only_be_planned(as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").post(ARTICLE, _article(occurred_on="2025-12-31"))
    assert "请先登记为计划" in wrong(answer, "occurred_on")
    as_("clerk").post(ARTICLE, _article(occurred_on="2025-12-31", act="plan"))
    assert Record.objects.get().state == "planned"


def test_a_late_entry_wants_a_reason_and_is_marked(as_: Callable[[str], Client]) -> None:
    client, late = as_("clerk"), _article(occurred_on="2025-09-01")
    answer = client.post(ARTICLE, late)
    assert "晚登119天，算补录" in wrong(answer, "reason")
    client.post(ARTICLE, late | {"reason": "作者年底才报来"})
    assert Record.objects.get().reason == "作者年底才报来"
    assert "补录" in text(client.get("/ledger/articles/"))


def test_a_draft_may_be_unfinished_and_is_gone_on_with(as_: Callable[[str], Client]) -> None:
    client = as_("clerk")
    client.post(ARTICLE, {"act": "draft", "title": "没写完的"})
    draft = Record.objects.get()
    assert draft.state == "draft"
    assert field(client.get(f"{address(draft)}revise/"), "title") == "没写完的"
    client.post(f"{address(draft)}revise/", _article(version=str(draft.version)))
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("filed", "法庭开进牧区")


def test_a_draft_can_be_put_aside_again(company: Company, as_: Callable[[str], Client]) -> None:
    client = as_("clerk")
    client.post(ARTICLE, {"act": "draft", "title": "没写完的"})
    draft = Record.objects.get()
    given = {"act": "draft", "title": "又写了一点", "version": str(draft.version)}
    client.post(f"{address(draft)}revise/", given)
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("draft", "又写了一点")


def test_the_form_beside_says_what_will_move(as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").get(ARTICLE)
    assert "待另一人确认" in text(answer)
    assert "/figures/articles_city/" in links(answer)


def test_what_is_known_of_the_reader_is_filled_in(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("secretary").get("/ledger/volunteer_service/new/")
    chosen = main(answer).xpath(".//select[@name='unit']//option[@selected]/@value")
    assert chosen == [company.branch.public_id]


def test_a_secretary_files_for_no_other_branch(
    company: Company, as_: Callable[[str], Client]
) -> None:
    told = {
        "act": "file",
        "unit": company.other_branch.public_id,
        "occurred_on": "2025-12-26",
        "title": "别的支部的会",
    }
    assert as_("secretary").post(MEETING, told).status_code == 403
    assert not Record.objects.exists()


def test_a_judge_reads_and_does_not_file(as_: Callable[[str], Client]) -> None:
    answer = as_("judge").get(ARTICLE)
    assert answer.status_code == 403
    assert "可以办的是" in text(answer)
    assert as_("judge").post(ARTICLE, _article()).status_code == 403
    assert "/ledger/article/new/" not in links(as_("judge").get("/ledger/articles/"))


def test_a_kind_that_few_may_read_is_not_there_for_the_others(as_: Callable[[str], Client]) -> None:
    assert as_("clerk").get("/ledger/violation/new/").status_code == 404
    assert as_("discipline").get("/ledger/violation/new/").status_code == 200


def test_no_field_is_taken_that_the_form_does_not_ask(
    company: Company, as_: Callable[[str], Client]
) -> None:
    smuggled = {
        "court_id": str(company.neighbour.pk),
        "state": "in_force",
        "recorded_by_name": "别人",
        "confirmed_by_name": "别人",
        "public_id": "0" * 32,
        "origin": "imported",
        "version": "9",
    }
    as_("clerk").post(ARTICLE, _article() | smuggled)
    record = Record.objects.get()
    assert record.court == company.court
    assert (record.state, record.recorded_by_name, record.confirmed_by_name) == (
        "filed",
        "娜仁",
        "",
    )
    assert (record.origin, record.version) == ("native", 1)
    assert record.public_id != "0" * 32


def test_a_failing_disk_loses_nothing_that_was_typed(
    as_: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*args: object, **kwargs: object) -> None:
        raise DatabaseError("disk full")

    client = as_("clerk")
    monkeypatch.setattr("jujiao.web.filing.file_record", fails)
    answer = client.post(ARTICLE, _article())
    assert answer.status_code == 503
    assert "没有存上。您填的内容还在" in text(answer)
    assert field(answer, "title") == "法庭开进牧区"


def test_a_draft_of_another_court_is_not_there(
    company: Company, as_: Callable[[str], Client]
) -> None:
    draft = drafted(company, an_article(company))
    assert as_("outsider").get(f"{address(draft)}revise/").status_code == 404


def test_the_level_of_an_outlet_nobody_knows_is_asked_beneath_its_field(
    as_: Callable[[str], Client],
) -> None:
    answer = as_("clerk").post(ARTICLE, _article(award_level=""))
    assert answer.status_code == 422
    assert "媒体级别对照表里也没有“某市日报”" in wrong(answer, "award_level")
    assert not Record.objects.exists()
