"""数字: what each measure word counts once, and what lies outside of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import (
    AT,
    WHY_LATE,
    a_clerk,
    a_court,
    a_person,
    a_tenure,
    a_unit,
    a_visit,
    an_honour,
    in_force,
    registers,
    units,
    writing,
)
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.careers import GRASSROOTS_POSTING, RANK_PROMOTION, TRIBUNAL
from jujiao.catalogue.contests import CONTEST_PRIZE, WINNER, WINNING_UNIT
from jujiao.catalogue.hard_cases import CLOSED, HARD_CASE, LEAD
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.catalogue.party_building import NAMED_BRANCH, STRONGHOLD
from jujiao.catalogue.publicity import ARTICLE, AUTHOR, FIRST, REPRINT
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.figures.selectors import Asking, figure_of, figures_of
from jujiao.kernel.levels import Level
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record, withdraw_record
from jujiao.people.models import Person, Unit
from jujiao.people.stamps import Stamp
from jujiao.procedures.services import ProcedureEntry, enter_procedures

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Unit:
    return a_court()


def value(court: Unit, slug: str, year: int = 2025) -> int | None:
    asking = Asking(Scope(court.pk), year, AT.date())
    figure = figure_of(asking, slug)
    [counted] = [one for one in figures_of(asking) if one.slug == slug]
    assert figure.value == counted.value
    return figure.value


def test_a_person_honoured_twice_is_one_person(court: Unit) -> None:
    person = a_person(court)
    in_force(court, an_honour(court, person), an_honour(court, person, title="优秀法官"))
    assert value(court, "honour_persons_city_up") == 1


def test_two_people_of_one_name_are_two(court: Unit) -> None:
    in_force(court, an_honour(court, a_person(court, "王力"), a_person(court, "王力")))
    assert value(court, "honour_persons_city_up") == 2


def test_at_least_city_counts_the_region_and_not_the_banner(court: Unit) -> None:
    in_force(
        court,
        an_honour(court, a_person(court, "托娅"), level=Level.REGION),
        an_honour(court, a_person(court, "阿古达"), level=Level.BANNER),
    )
    assert value(court, "honour_persons_city_up") == 1
    assert value(court, "honour_persons_region_up") == 1


def test_a_prize_of_a_contest_and_the_naming_of_a_branch_are_no_honours(court: Unit) -> None:
    person = a_person(court)
    in_force(
        court,
        an_honour(court, person, title="全市法院书记员技能竞赛一等奖"),
        an_honour(court, person, title="坚强堡垒支部"),
    )
    assert value(court, "honour_persons_city_up") is None


def test_the_year_before_and_what_is_not_in_force_do_not_count(court: Unit) -> None:
    person = a_person(court)
    registers(court, 2025, ["honours"])
    in_force(court, an_honour(court, person, on=date(2024, 12, 31)))
    file_record(an_honour(court, person), by=a_clerk(court), at=AT, reason=WHY_LATE)
    assert value(court, "honour_persons_city_up") == 0
    assert value(court, "honour_persons_city_up", 2024) == 1


def test_what_is_withdrawn_lowers_the_figure(court: Unit) -> None:
    kept, gone = in_force(
        court, an_honour(court, a_person(court)), an_honour(court, a_person(court, "托娅"))
    )
    withdraw_record(gone, reason="重复登记", by=a_clerk(court), at=AT)
    assert value(court, "honour_persons_city_up") == 1
    assert kept.pk


def test_another_courts_facts_do_not_count(court: Unit) -> None:
    other = a_court("邻旗人民法院")
    in_force(other, an_honour(other, a_person(other)))
    assert value(court, "honour_persons_city_up") is None


def _prize(court: Unit, *people: Person, unit: Unit | None = None) -> RecordEntry:
    return RecordEntry(
        court_id=court.pk,
        kind=CONTEST_PRIZE.slug,
        occurred_on=date(2025, 5, 20),
        title="书记员技能竞赛",
        issuer="某市中级人民法院",
        award_level=Level.CITY,
        details={"prize": "一等奖"},
        people=tuple((WINNER, person.pk) for person in people),
        units=((WINNING_UNIT, unit.pk),) if unit else (),
    )


def test_a_team_prize_counts_each_member_each_time(court: Unit) -> None:
    """人次: one for each winner of each prize; the prize for organising counts nobody."""
    first, second = a_person(court), a_person(court, "托娅")
    in_force(
        court,
        _prize(court, first, second),
        _prize(court, first),
        _prize(court, unit=a_unit(court, "综合办公室")),
    )
    assert value(court, "contest_awards_city") == 3


def _article(court: Unit, author: Person, outcome: str) -> RecordEntry:
    return RecordEntry(
        court_id=court.pk,
        kind=ARTICLE.slug,
        occurred_on=date(2025, 8, 1),
        title="巡回审判进牧区",
        issuer="某报",
        award_level=Level.CITY,
        outcome=outcome,
        people=((AUTHOR, author.pk),),
    )


def test_a_reprint_is_kept_and_not_counted(court: Unit) -> None:
    author = a_person(court)
    in_force(court, _article(court, author, FIRST), _article(court, author, REPRINT))
    assert value(court, "articles_city") == 1


def _named(branch: Unit, level: Level) -> RecordEntry:
    return RecordEntry(
        court_id=branch.court_id or 0,
        kind=STRONGHOLD.slug,
        occurred_on=date(2025, 6, 30),
        title="坚强堡垒支部",
        award_level=level,
        units=((NAMED_BRANCH, branch.pk),),
    )


def test_a_branch_named_at_several_levels_counts_at_the_highest_alone(court: Unit) -> None:
    first, second = units(court, "第一党支部", "第二党支部")
    in_force(
        court,
        _named(first, Level.BANNER),
        _named(first, Level.REGION),
        _named(second, Level.BANNER),
    )
    assert value(court, "stronghold_branches_banner") == 1
    assert value(court, "stronghold_model_branches_region") == 1


def test_a_round_that_missed_a_branch_is_no_full_coverage(court: Unit) -> None:
    first, second = units(court, "第一党支部", "第二党支部")
    in_force(
        court,
        a_visit(first, round_label="第一轮", on=date(2025, 3, 1)),
        a_visit(second, round_label="第一轮", on=date(2025, 3, 9)),
        a_visit(first, round_label="第二轮", on=date(2025, 6, 1)),
    )
    assert value(court, "party_inspection_rounds") == 1


def test_a_case_counts_when_its_judge_was_a_party_member_on_the_day(court: Unit) -> None:
    early, late = a_person(court), a_person(court, "托娅")
    a_tenure(early, PARTY_MEMBERSHIP, since=date(2010, 7, 1))
    a_tenure(late, PARTY_MEMBERSHIP, since=date(2025, 9, 1))
    closed = RecordEntry(
        court_id=court.pk,
        kind=HARD_CASE.slug,
        occurred_on=date(2025, 8, 31),
        title="（2025）内0000民初1号",
        outcome=CLOSED,
        people=((LEAD, early.pk),),
    )
    in_force(court, closed, replace(closed, people=((LEAD, late.pk),)))
    assert value(court, "hard_cases_closed") == 1


def test_a_pair_that_ended_before_the_year_is_not_on_going_in_it(court: Unit) -> None:
    mentor, first, second = (a_person(court, name) for name in ("阿古达", "托娅", "那荣"))
    a_tenure(
        mentor, MENTORSHIP, since=date(2023, 1, 1), until=date(2024, 12, 31), counterpart=first
    )
    a_tenure(mentor, MENTORSHIP, since=date(2024, 7, 1), counterpart=first)
    a_tenure(mentor, MENTORSHIP, since=date(2025, 3, 1), counterpart=second)
    assert value(court, "mentorship_pairs") == 2
    assert value(court, "mentorship_pairs_begun") == 1


def test_a_posting_counts_in_the_year_it_began(court: Unit) -> None:
    person = a_person(court)
    a_tenure(person, GRASSROOTS_POSTING, since=date(2024, 3, 1), outcome=TRIBUNAL)
    assert value(court, "grassroots_postings") is None
    assert value(court, "grassroots_postings", 2024) == 1


def test_a_promotion_counts_on_the_day_it_took_effect(court: Unit) -> None:
    person = a_person(court)
    entry = ProcedureEntry(
        court_id=court.pk,
        kind=RANK_PROMOTION.slug,
        person_id=person.pk,
        started_on=date(2024, 11, 1),
        completed_on=date(2025, 1, 6),
        steps=(("appointed", date(2025, 1, 6)),),
    )
    with writing():
        enter_procedures([entry], [Stamp(AT, console())])
    assert value(court, "rank_promotions") == 1
    assert value(court, "rank_promotions", 2024) is None
