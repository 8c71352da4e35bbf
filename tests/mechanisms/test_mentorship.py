"""师徒结对: limits, talks that both confirm, reviews by weights, endings that keep history."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.careers.pairs import (
    FiledTalk,
    NewPair,
    PairOfTwo,
    conclude_pair,
    confirm_talk,
    enter_plan,
    log_talk,
    pair_up,
    review_pair,
)
from jujiao.careers.rules import busiest
from jujiao.careers.talks import records_of_pair, talk_grid
from jujiao.catalogue.mentorship import COMPLETED, EXTENDED, MENTOR_PLAN
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.periods import Period
from jujiao.kernel.problems import Refused
from jujiao.people.models import Person, Tenure, Unit
from mechanisms.personnel import NOON, a_court, a_member, a_policy, an_actor

pytestmark = pytest.mark.django_db
SPRING, NEXT_SPRING = date(2025, 3, 15), date(2026, 3, 14)


def a_pair(
    mentor: Person, mentee: Person, first: date = SPRING, last: date = NEXT_SPRING
) -> Tenure:
    new = NewPair(mentor.court_id, mentor.pk, mentee.pk, first, last, "师徒协议1号")
    return pair_up(new, by=console(mentor.court_id), at=NOON)


def four_people() -> tuple[Unit, list[Person]]:
    court = a_court()
    return court, [a_member(court, name) for name in ("沈知行", "林书禾", "高云起", "孟晚晴")]


def test_a_third_mentee_at_once_is_refused_with_the_rule_and_the_number() -> None:
    _, (mentor, one, two, three) = four_people()
    a_pair(mentor, one)
    a_pair(mentor, two)
    with pytest.raises(Refused, match=r"已带2名徒弟，同时最多带2名.*传帮带工程实施方案"):
        a_pair(mentor, three)
    assert a_pair(mentor, three, NEXT_SPRING.replace(day=15), date(2027, 3, 14)).pk


def test_a_court_may_set_another_limit() -> None:
    court, (mentor, one, two, _) = four_people()
    a_policy(court, "mentees_per_mentor", 1)
    a_pair(mentor, one)
    with pytest.raises(Refused, match="最多带1名"):
        a_pair(mentor, two)


def test_two_terms_after_one_another_are_never_two_at_once() -> None:
    year = Period(date(2025, 1, 1), date(2025, 12, 31))
    halves = [
        Period(date(2025, 1, 1), date(2025, 6, 30)),
        Period(date(2025, 7, 1), date(2025, 12, 31)),
    ]
    assert busiest(halves, within=year) == 1
    assert busiest([*halves, Period(date(2025, 6, 30), date(2025, 7, 1))], within=year) == 2


def test_nobody_teaches_himself_and_a_mentee_has_one_mentor() -> None:
    _, (mentor, one, other, _) = four_people()
    with pytest.raises(Refused, match="同一人"):
        a_pair(mentor, mentor)
    a_pair(mentor, one)
    with pytest.raises(Refused, match="已有师傅"):
        a_pair(other, one)


def test_a_talk_counts_when_the_other_of_the_two_has_confirmed_it() -> None:
    court, (mentor, mentee, outsider, _) = four_people()
    pair = PairOfTwo(a_pair(mentor, mentee))
    as_mentor, as_mentee = (
        an_actor(court, StaffRole.MEMBER, person=person, account=number)
        for number, person in enumerate((mentor, mentee), 1)
    )
    talk = log_talk(pair, on=date(2025, 4, 10), outcome="talk", title="", by=as_mentor, at=NOON)
    assert talk.state == "filed"
    filed = FiledTalk(talk, pair.person_ids)
    with pytest.raises(Refused, match="须由另一人办"):
        confirm_talk(filed, by=as_mentor, at=NOON)
    with pytest.raises(Refused, match="不在您的权限之内"):
        confirm_talk(
            filed, by=an_actor(court, StaffRole.MEMBER, person=outsider, account=9), at=NOON
        )
    assert confirm_talk(filed, by=as_mentee, at=NOON).state == "in_force"


def test_a_talk_outside_the_term_is_refused() -> None:
    court, (mentor, mentee, *_) = four_people()
    pair = PairOfTwo(a_pair(mentor, mentee))
    with pytest.raises(Refused, match="不在结对期内"):
        log_talk(pair, on=date(2025, 3, 1), outcome="talk", title="", by=console(court.pk), at=NOON)


def test_a_review_is_weighted_as_the_scheme_says() -> None:
    court, (mentor, mentee, *_) = four_people()
    pair = a_pair(mentor, mentee)
    marks = {"work": 80, "training": 100, "quality": 70}
    review = review_pair(
        pair, on=date(2025, 9, 15), stage="mid", marks=marks, by=console(court.pk), at=NOON
    )
    assert review.quantity == 79


def test_weights_that_do_not_add_up_are_refused() -> None:
    court, (mentor, mentee, *_) = four_people()
    pair = a_pair(mentor, mentee)
    a_policy(court, "mentorship_weights", {"work": 60, "training": 30})
    with pytest.raises(Refused, match="合计90，应为100"):
        review_pair(
            pair, on=date(2025, 9, 15), stage="mid", marks={}, by=console(court.pk), at=NOON
        )


def test_an_ending_keeps_what_was_agreed_and_counts_one_pair() -> None:
    court, (mentor, mentee, *_) = four_people()
    pair = a_pair(mentor, mentee)
    with pytest.raises(Refused, match="晚于原定"):
        conclude_pair(
            pair, on=NEXT_SPRING, outcome=EXTENDED, reason="未达标", by=console(court.pk), at=NOON
        )
    after = conclude_pair(
        pair,
        on=date(2025, 12, 1),
        outcome=COMPLETED,
        reason="提前出师",
        by=console(court.pk),
        at=NOON,
    )
    assert (after.supersedes_id, after.ends_on) == (pair.pk, date(2025, 12, 1))
    asking = Asking(Scope(court.pk), 2025, date(2025, 12, 31))
    values = {figure.slug: figure.value for figure in figures_of(asking)}
    assert (values["mentorship_pairs"], values["mentorship_pairs_begun"]) == (1, 1)


def test_the_months_without_a_confirmed_talk_are_named() -> None:
    court, (mentor, mentee, *_) = four_people()
    pair = PairOfTwo(a_pair(mentor, mentee))
    by = an_actor(court, StaffRole.MEMBER, person=mentor)
    for month in (3, 5):
        talk = log_talk(pair, on=date(2025, month, 20), outcome="talk", title="", by=by, at=NOON)
        confirm_talk(FiledTalk(talk, pair.person_ids), by=console(court.pk), at=NOON)
    log_talk(pair, on=date(2025, 4, 20), outcome="talk", title="", by=by, at=NOON)
    [year] = talk_grid(court.pk, as_of=date(2025, 6, 15))
    assert dict(year.months) == {3: 1, 4: 0, 5: 1, 6: 0}
    assert year.missing == (4, 6)


def test_a_plan_is_entered_within_the_term_and_says_what_is_meant() -> None:
    court, (mentor, one, *_) = four_people()
    pair, by = PairOfTwo(a_pair(mentor, one)), console(court.pk)
    with pytest.raises(Refused, match="没有写计划要点"):
        enter_plan(pair, on=SPRING, title=" ", by=by, at=NOON)
    with pytest.raises(Refused, match="日期不在结对期内"):
        enter_plan(pair, on=date(2025, 1, 1), title="庭前准备", by=by, at=NOON)
    enter_plan(pair, on=SPRING, title="庭前准备、文书", by=by, at=NOON)
    [plan] = records_of_pair(pair.tenure, MENTOR_PLAN.slug)
    assert plan.title == "庭前准备、文书"
