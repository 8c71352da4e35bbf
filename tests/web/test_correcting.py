"""更正、撤回: what is in force is never edited; the old one stays readable, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.test import Client

from company import Company
from jujiao.catalogue.branch_life import COMMITTEE_MEETING
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from web.facts import address, an_article, in_force
from web.reading import field, links, text, titles


def _told(record: Record, **changed: str) -> dict[str, str]:
    told = {
        "act": "correct",
        "version": str(record.version),
        "title": record.title,
        "recipients": "特木尔",
        "issuer": record.issuer,
        "award_level": str(record.award_level),
        "occurred_on": record.occurred_on.isoformat(),
        "outcome": record.outcome,
        "reason": "级别看错了",
    }
    return told | changed


def test_a_correction_takes_the_place_of_the_old_once_it_is_confirmed(
    company: Company, as_: Callable[[str], Client]
) -> None:
    old = in_force(company, an_article(company))
    as_("clerk").post(f"{address(old)}correct/", _told(old, award_level="4"))
    new = Record.objects.get(supersedes=old)
    old.refresh_from_db()
    assert (old.state, new.state, new.award_level) == ("in_force", "filed", 4)
    as_("head").post(f"{address(new)}confirm/")
    old.refresh_from_db()
    assert old.state == "superseded"
    assert address(new) in links(as_("judge").get(address(old)))
    assert address(old) in links(as_("judge").get(address(new)))


def test_a_corrected_record_leaves_the_list_and_is_found_on_demand(
    company: Company, as_: Callable[[str], Client]
) -> None:
    old = in_force(company, an_article(company, "原来的标题"))
    client = as_("clerk")
    client.post(f"{address(old)}correct/", _told(old, title="改正的标题"))
    as_("head").post(f"{address(Record.objects.get(supersedes=old))}confirm/")
    assert titles(client.get("/ledger/articles/")) == ["改正的标题"]
    assert titles(client.get("/ledger/articles/?state=superseded")) == ["原来的标题"]


def test_a_correction_wants_a_reason(company: Company, as_: Callable[[str], Client]) -> None:
    old = in_force(company, an_article(company))
    answer = as_("clerk").post(f"{address(old)}correct/", _told(old, reason=""))
    assert answer.status_code == 422
    assert "没有写原因" in text(answer)
    assert field(answer, "title") == old.title


def test_what_the_form_does_not_ask_is_carried_over(
    company: Company, as_: Callable[[str], Client]
) -> None:
    here = company.people
    entry = RecordEntry(
        court_id=company.court.pk,
        kind=COMMITTEE_MEETING.slug,
        occurred_on=an_article(company).occurred_on,
        title="支委会",
        unit_id=company.branch.pk,
        people=(("host", here["secretary"].pk), ("attendee", here["judge"].pk)),
        details={"expected_count": 3},
    )
    old = in_force(company, entry)
    told = {
        "act": "correct",
        "version": str(old.version),
        "unit": company.branch.public_id,
        "occurred_on": "2025-11-04",
        "title": "支委会",
        "recipients": "哈斯",
        "expected_count": "4",
        "reason": "日期记错",
    }
    as_("secretary").post(f"{address(old)}correct/", told)
    new = Record.objects.get(supersedes=old)
    roles = {(one.role, one.person.full_name) for one in new.participations.all()}
    assert roles == {("host", "哈斯"), ("attendee", "特木尔")}
    assert new.details == {"expected_count": 4}


def test_where_somebody_was_faster_both_versions_stand_side_by_side(
    company: Company, as_: Callable[[str], Client]
) -> None:
    old = in_force(company, an_article(company))
    mine = _told(old, title="我改的标题")
    as_("officer").post(f"{address(old)}correct/", _told(old, title="先改的标题"))
    answer = as_("clerk").post(f"{address(old)}correct/", mine)
    assert answer.status_code == 422
    assert "两份并排" in text(answer)
    assert "先改的标题" in text(answer)
    assert field(answer, "title") == "我改的标题"
    assert Record.objects.filter(supersedes=old).count() == 1


def test_a_draft_that_was_changed_meanwhile_shows_both(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    client.post("/ledger/article/new/", {"act": "draft", "title": "起头"})
    draft = Record.objects.get()
    stale = {"act": "draft", "version": "1"}
    client.post(f"{address(draft)}revise/", stale | {"title": "先存的"})
    answer = client.post(f"{address(draft)}revise/", stale | {"title": "后存的"})
    assert "先存的" in text(answer)
    assert field(answer, "title") == "后存的"
    again = stale | {"title": "后存的", "version": field(answer, "version")}
    client.post(f"{address(draft)}revise/", again)
    draft.refresh_from_db()
    assert draft.title == "后存的"


def test_withdrawing_keeps_the_record_and_the_reason_readable(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_article(company))
    as_("clerk").post(f"{address(record)}withdraw/", {"reason": "登重了"}, follow=True)
    record.refresh_from_db()
    assert record.state == "withdrawn"
    assert "登重了" in text(as_("judge").get(address(record)))


def test_a_judge_corrects_and_withdraws_nothing(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_article(company))
    assert as_("judge").get(f"{address(record)}correct/").status_code == 403
    assert as_("judge").post(f"{address(record)}withdraw/", {"reason": "x"}).status_code == 403


def test_a_neighbour_finds_nothing_to_correct(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_article(company))
    for act in ("correct/", "withdraw/", "submit/", "send-back/", "files/"):
        assert as_("outsider").post(f"{address(record)}{act}", {"reason": "x"}).status_code == 404


def test_a_record_not_yet_in_force_is_gone_on_with_not_corrected(
    company: Company, as_: Callable[[str], Client]
) -> None:
    entry = replace(an_article(company), title="")
    client = as_("clerk")
    client.post("/ledger/article/new/", {"act": "draft", "title": entry.title or "草稿"})
    draft = Record.objects.get()
    answer = client.get(address(draft))
    assert f"{address(draft)}revise/" in links(answer)
    assert f"{address(draft)}correct/" not in links(answer)
