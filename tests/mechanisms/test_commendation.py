"""评优评先: whom the rules allow, the steps of the year's selection, and what a decision rests on."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.careers.commendations import Commending, commend, publish_nominees
from jujiao.careers.honours import nominees
from jujiao.careers.reliance import (
    Decision,
    PayDecision,
    decide_pay,
    decisions_resting,
    grades_of_year,
    rest_decision,
    review_decision,
    shaken,
)
from jujiao.catalogue.commendation import (
    COMMENDATION_SELECTION,
    PERSON_PLACES,
    UNIT_PLACES,
    YEAR,
)
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.ledger.services import withdraw_record
from jujiao.people.models import Person, Unit
from jujiao.procedures.acts import NewProcedure, advance_procedure, open_procedure
from jujiao.procedures.models import Procedure
from mechanisms.personnel import (
    NOON,
    a_court,
    a_grade,
    a_member,
    a_policy,
    a_sanction,
    a_unit,
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
    selection: Procedure,
    slug: str,
    number: str = "示院通1号",
    on: date = date(2025, 1, 20),
    **numbers: int,
) -> None:
    step = StepTaken(slug, on, number, numbers=numbers)
    advance_procedure(selection, step, by=console(selection.court_id), at=NOON)


def a_discussed_selection(court: Unit, *, persons: int = 1, units: int = 1) -> Procedure:
    """A selection by the appraisal of 2024, ready for its public notice."""
    the_calendar()
    selection = a_selection(court)
    places = {YEAR: 2024, PERSON_PLACES: persons, UNIT_PLACES: units}
    take(selection, "announced", **places)
    for slug in ("nominated", "integrity_opinion", "discussed"):
        take(selection, slug)
    return selection


def in_notice(selection: Procedure, *people: Person, basis: str = "") -> Procedure:
    return publish_nominees(
        selection,
        [one.pk for one in people],
        on=date(2025, 1, 20),
        document_no="公示1号",
        by=console(selection.court_id),
        at=NOON,
        override_basis=basis,
    )


def decided(selection: Procedure, *people: Person, units: tuple[Unit, ...] = ()) -> list[Record]:
    commending = Commending(
        selection,
        "本院评优评先办法第五条",
        "优秀干警",
        tuple(one.pk for one in people),
        "先进集体",
        tuple(one.pk for one in units),
    )
    by = console(selection.court_id)
    return commend(commending, on=date(2025, 2, 11), document_no="院发1号", by=by, at=NOON)


def graded(court: Unit, name: str, grade: Grade, unit: Unit | None = None) -> Person:
    person = a_member(court, name, unit=unit)
    a_grade(person, 2024, grade, date(2025, 1, 10))
    return person


def test_the_selection_goes_by_notice_opinion_party_group_and_public_notice() -> None:
    court = a_court()
    the_calendar()
    selection, best = a_selection(court), graded(court, "林书禾", Grade.EXCELLENT)
    with pytest.raises(Refused, match="前面还有步骤没有办"):
        take(selection, "discussed")
    for numbers, said in (
        ({}, "没有写评选年度"),
        ({YEAR: 25}, "不是四位数年份"),
        ({YEAR: 2024}, "没有写名额"),
    ):
        with pytest.raises(Refused, match=said):
            take(selection, "announced", **numbers)
    take(selection, "announced", **{YEAR: 2024, PERSON_PLACES: 1})
    take(selection, "nominated")
    with pytest.raises(Refused, match="没有填文号"):
        take(selection, "integrity_opinion", "")
    for slug in ("integrity_opinion", "discussed"):
        take(selection, slug)
    with pytest.raises(Refused, match="要先核对本人条件"):
        take(selection, "notice_opened")
    in_notice(selection, best)
    with pytest.raises(Refused, match="前面还有步骤没有办"):
        decided(selection, best)
    take(selection, "notice_closed", on=date(2025, 2, 10))
    decided(selection, best)
    assert Procedure.objects.get(pk=selection.pk).completed_on == date(2025, 2, 11)


def test_whom_the_rules_do_not_allow_is_refused_with_grade_and_clause() -> None:
    court = a_court()
    person = graded(court, "孟晚晴", Grade.BASIC)
    selection = a_discussed_selection(court)
    with pytest.raises(Refused, match="孟晚晴不能推荐：2024年度考核基本称职，本院评优评先办法"):
        in_notice(selection, person)
    in_notice(selection, person, basis="党组会议纪要〔2025〕2号")
    step = selection.steps.get(slug="notice_opened")
    assert step.override_basis == "党组会议纪要〔2025〕2号"


def test_more_names_than_places_are_refused_with_both_numbers() -> None:
    court = a_court()
    people = [graded(court, name, Grade.EXCELLENT) for name in ("林书禾", "高云起")]
    selection = a_discussed_selection(court)
    with pytest.raises(Refused, match="名额1人，报了2人"):
        in_notice(selection, *people, basis="党组会议纪要〔2025〕2号")


def test_only_who_was_in_the_notice_is_commended_and_within_the_places() -> None:
    court = a_court()
    hall, office = a_unit(court, "民事审判庭"), a_unit(court, "综合办公室")
    best, other = (graded(court, name, Grade.EXCELLENT) for name in ("林书禾", "高云起"))
    selection = in_notice(a_discussed_selection(court), best)
    take(selection, "notice_closed", on=date(2025, 2, 10))
    with pytest.raises(Refused, match="有1人没有经过公示"):
        decided(selection, other)
    with pytest.raises(Refused, match="名额1个集体，报了2个集体"):
        decided(selection, best, units=(hall, office))


def test_the_decision_rests_on_the_grades_of_the_persons_and_of_the_units_members() -> None:
    court = a_court()
    hall = a_unit(court, "民事审判庭")
    best = graded(court, "林书禾", Grade.EXCELLENT)
    member = graded(court, "高云起", Grade.COMPETENT, hall)
    selection = in_notice(a_discussed_selection(court), best)
    take(selection, "notice_closed", on=date(2025, 2, 10))
    persons, collective = decided(selection, best, units=(hall,))
    assert [one.title for one in (persons, collective)] == ["优秀干警", "先进集体"]
    [grade] = grades_of_year(court.pk, 2024, [member.pk])
    withdraw_record(grade, reason="复核后更正", by=console(court.pk), at=NOON)
    [marked] = shaken(court.pk)
    assert (marked.decision_title, marked.decision_id) == ("院内评优 先进集体", collective.pk)


def test_performance_pay_names_every_grade_of_its_year_and_is_marked_when_one_changes() -> None:
    court = a_court()
    pay = PayDecision(court.pk, 2024, "2024年度绩效分配方案", "绩效分配办法第四条")
    by, on = console(court.pk), date(2025, 2, 20)
    with pytest.raises(Refused, match="2024年度考核还没有审定的等次"):
        decide_pay(pay, on=on, document_no="院发2号", by=by, at=NOON)
    first, _ = (graded(court, name, Grade.COMPETENT) for name in ("林书禾", "高云起"))
    decide_pay(pay, on=on, document_no="院发2号", by=by, at=NOON)
    [grade] = grades_of_year(court.pk, 2024, [first.pk])
    withdraw_record(grade, reason="复核后更正", by=by, at=NOON)
    [one] = decisions_resting(court.pk, year_of(2025))
    assert (one.clause, one.appraisals, one.changed) == ("绩效分配办法第四条", 2, 1)


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


@pytest.mark.parametrize(
    ("year", "on", "said"),
    [
        (2, date(2025, 2, 20), "没有2年度的考核"),
        (20255, date(2025, 2, 20), "没有20255年度的考核"),
        (2024, date(2099, 1, 1), "日期还没有到"),
    ],
)
def test_pay_rests_on_a_year_that_was_appraised_and_a_day_that_has_come(
    year: int, on: date, said: str
) -> None:
    court = a_court()
    graded(court, "林书禾", Grade.COMPETENT)
    pay = PayDecision(court.pk, year, "绩效分配方案", "绩效分配办法第四条")
    with pytest.raises(Refused, match=said):
        decide_pay(pay, on=on, document_no="院发2号", by=console(court.pk), at=NOON)
