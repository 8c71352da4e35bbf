"""评优评先: whom the rules allow, the steps of the year's selection, and what a decision rests on."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.careers.honours import nominees
from jujiao.careers.reliance import Decision, rest_decision, review_decision, shaken
from jujiao.catalogue.commendation import COMMENDATION_SELECTION
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import withdraw_record
from jujiao.people.models import Unit
from jujiao.procedures.acts import NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure
from mechanisms.personnel import (
    NOON,
    a_court,
    a_grade,
    a_member,
    a_policy,
    a_sanction,
    the_calendar,
)

pytestmark = pytest.mark.django_db
DECEMBER = date(2025, 12, 10)


def allowed(court: Unit) -> dict[str, bool | None]:
    return {one.name: one.allowed for one in nominees(court.pk, year=2025, on=DECEMBER)}


def test_the_rules_say_whom_they_allow_and_leave_the_choice_to_people() -> None:
    court = a_court()
    for name, grade in (
        ("林书禾", Grade.EXCELLENT),
        ("高云起", Grade.COMPETENT),
        ("孟晚晴", Grade.BASIC),
    ):
        a_grade(a_member(court, name), 2025, grade, DECEMBER)
    a_member(court, "顾南乔")
    assert allowed(court) == {"林书禾": True, "高云起": True, "孟晚晴": False, "顾南乔": None}


def test_a_sanction_keeps_out_and_the_clause_is_given() -> None:
    court = a_court()
    person = a_member(court, "林书禾")
    a_grade(person, 2025, Grade.EXCELLENT, DECEMBER)
    a_sanction(person, SanctionKind.WARNING, date(2025, 9, 1))
    [one] = nominees(court.pk, year=2025, on=DECEMBER)
    assert one.allowed is False
    assert "《中华人民共和国公务员法》第六十四条" in one.because[0].basis


def test_a_court_may_ask_for_excellent() -> None:
    court = a_court()
    a_grade(a_member(court, "高云起"), 2025, Grade.COMPETENT, DECEMBER)
    a_policy(court, "commendable_grades", ["excellent"])
    assert allowed(court) == {"高云起": False}


def a_selection(court: Unit) -> Procedure:
    new = NewProcedure(
        court.pk, COMMENDATION_SELECTION.slug, unit_id=court.pk, title="2025年度优秀干警20名"
    )
    return open_procedure(new, on=date(2025, 1, 2), by=console(court.pk), at=NOON)


def take(
    selection: Procedure, slug: str, number: str = "示院通1号", on: date = date(2025, 1, 20)
) -> None:
    advance_procedure(
        selection, StepTaken(slug, on, number), by=console(selection.court_id), at=NOON
    )


def test_the_selection_goes_by_notice_opinion_party_group_and_public_notice() -> None:
    court = a_court()
    the_calendar()
    selection = a_selection(court)
    with pytest.raises(Refused, match="前面还有步骤没有办"):
        take(selection, "discussed")
    take(selection, "announced")
    take(selection, "nominated")
    with pytest.raises(Refused, match="没有填文号"):
        take(selection, "integrity_opinion", "")
    for slug in ("integrity_opinion", "discussed", "notice_opened"):
        take(selection, slug)
    with pytest.raises(Refused, match="前面还有步骤没有办"):
        take(selection, "decided", on=date(2025, 2, 10))
    take(selection, "notice_closed", on=date(2025, 2, 10))
    take(selection, "decided", on=date(2025, 2, 11))
    assert Procedure.objects.get(pk=selection.pk).completed_on == date(2025, 2, 11)


def a_decision(court: Unit, *records: Record) -> None:
    decision = Decision(court.pk, "commendation", 1, "2025年度优秀干警", DECEMBER)
    rest_decision(decision, records, clause="本院评优评先办法第五条", by=console(court.pk), at=NOON)


def test_a_decision_names_its_appraisal_and_is_marked_when_that_changes() -> None:
    court = a_court()
    grade = a_grade(a_member(court, "林书禾"), 2025, Grade.EXCELLENT, DECEMBER)
    a_decision(court, grade)
    assert list(shaken(court.pk)) == []
    withdraw_record(grade, reason="复核后更正", by=console(court.pk), at=NOON)
    [marked] = shaken(court.pk)
    assert marked.decision_title == "2025年度优秀干警"
    review_decision(marked, on=DECEMBER, note="维持", by=console(court.pk), at=NOON)
    assert list(shaken(court.pk)) == []


def test_a_decision_rests_on_something_in_force_and_on_a_clause() -> None:
    court = a_court()
    with pytest.raises(Refused, match="没有写明依据哪次考核"):
        a_decision(court)
    grade = a_grade(a_member(court, "林书禾"), 2025, Grade.EXCELLENT, DECEMBER)
    withdraw_record(grade, reason="误录", by=console(court.pk), at=NOON)
    with pytest.raises(Refused, match="还没有生效，或已被更正"):
        a_decision(court, grade)
