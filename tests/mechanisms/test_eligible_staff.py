"""Who of a court's staff may be raised on a day: read from tenures, grades, sanctions and places."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jujiao.careers.selectors import Candidate, LadderAsked, becoming_eligible, candidates
from jujiao.catalogue.ladders import JUDGE, RANK
from jujiao.catalogue.relations import COURT_SERVICE, STAFF_CLASS
from jujiao.catalogue.relations import RANK as HELD_RANK
from jujiao.kernel.ladders import Grade, SanctionKind
from jujiao.kernel.problems import Refused
from jujiao.people.models import Unit
from jujiao.people.services import end_tenures
from mechanisms.personnel import (
    a_court,
    a_grade,
    a_member,
    a_policy,
    a_sanction,
    a_tenure,
    a_unit,
    writing,
)

pytestmark = pytest.mark.django_db
YEAR_END = date(2025, 12, 31)


def asked(court: Unit, on: date = YEAR_END, ladder: str = RANK) -> dict[str, Candidate]:
    return {one.member.name: one for one in candidates(LadderAsked(court.pk, ladder, on))}


def test_a_full_term_makes_eligible_and_says_since_when() -> None:
    court = a_court()
    office = a_unit(court, "综合办公室")
    a_member(court, "林书禾", rank="二级主任科员", since=date(2022, 7, 1), unit=office)
    one = asked(court)["林书禾"]
    assert (one.answer.eligible, one.answer.since) == (True, date(2024, 7, 1))
    assert (one.member.department, one.answer.next) == ("综合办公室", "一级主任科员")


def test_the_latest_rank_held_on_the_day_is_the_one_that_counts() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="三级主任科员", since=date(2022, 7, 1))
    a_tenure(court, HELD_RANK.slug, person, title="二级主任科员", starts_on=date(2025, 3, 1))
    assert asked(court)["林书禾"].member.standing.rank == "二级主任科员"
    assert asked(court, date(2025, 2, 28))["林书禾"].member.standing.rank == "三级主任科员"


def test_grades_recorded_for_the_court_are_taken_into_account() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级主任科员", since=date(2024, 3, 1))
    a_grade(person, 2024, Grade.EXCELLENT)
    assert asked(court)["林书禾"].answer.since == date(2025, 9, 1)


def test_who_has_no_grade_in_a_year_that_others_have_is_unknown() -> None:
    court = a_court()
    a_grade(a_member(court, "高云起"), 2023, Grade.COMPETENT)
    a_member(court, "林书禾", rank="二级主任科员", since=date(2023, 7, 1))
    answer = asked(court)["林书禾"].answer
    assert answer.eligible is None
    assert any("缺本人2023年年度考核结果" in ground.detail for ground in answer.because)


def test_a_court_may_refuse_to_presume_years_without_grades() -> None:
    court = a_court()
    a_member(court, "林书禾", rank="二级主任科员", since=date(2023, 7, 1))
    assert asked(court)["林书禾"].answer.eligible is True
    a_policy(court, "unrecorded_appraisals", "unknown")
    assert asked(court)["林书禾"].answer.eligible is None


def test_a_sanction_in_the_ledger_blocks() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级主任科员", since=date(2020, 7, 1))
    a_sanction(person, SanctionKind.DEMERIT, date(2025, 9, 10))
    answer = asked(court)["林书禾"].answer
    assert (answer.eligible, answer.until) == (False, date(2026, 9, 10))


def test_a_member_without_a_recorded_rank_is_listed_as_unknown() -> None:
    court = a_court()
    a_member(court, "林书禾")
    one = asked(court)["林书禾"]
    assert (one.member.standing.rank, one.answer.eligible) == (None, None)


def test_judges_stand_on_their_own_ladder_and_never_on_the_other() -> None:
    court = a_court()
    person = a_member(
        court, "沈知行", rank="五级法官", since=date(2021, 1, 1), staff_class="员额法官"
    )
    assert list(asked(court, ladder=JUDGE)) == [person.full_name]
    assert asked(court) == {}


def test_a_newly_selected_judge_waits_for_his_grade() -> None:
    court = a_court()
    person = a_member(
        court, "沈知行", rank="四级主任科员", since=date(2020, 1, 1), staff_class="法官助理"
    )
    a_tenure(court, STAFF_CLASS.slug, person, title="员额法官", starts_on=date(2025, 8, 5))
    assert asked(court) == {}
    assert asked(court, ladder=JUDGE)["沈知行"].answer.because[0].rule == "rank_unknown"
    assert "沈知行" in asked(court, date(2025, 8, 4))


def test_who_has_left_the_court_is_not_listed() -> None:
    court = a_court()
    person = a_member(court, "林书禾", rank="二级科员", since=date(2020, 1, 1))
    with writing():
        end_tenures(court.pk, COURT_SERVICE.slug, person.pk, on=date(2025, 6, 30))
    assert "林书禾" in asked(court, date(2025, 6, 30))
    assert asked(court, date(2025, 7, 1)) == {}


def test_no_free_place_blocks_and_gives_the_numbers() -> None:
    court = a_court()
    a_member(court, "林书禾", rank="一级科员", since=date(2020, 1, 1))
    a_member(court, "高云起", rank="四级主任科员", since=date(2020, 1, 1))
    a_policy(court, "rank_places", 1, subject="section")
    blocked = asked(court)["林书禾"].answer
    assert (blocked.eligible, blocked.until) == (False, None)
    assert "核定1名，已用1名，没有空缺" in blocked.because[-1].detail
    assert asked(court)["高云起"].answer.eligible is True


def test_places_nobody_recorded_are_named_and_block_nobody() -> None:
    court = a_court()
    a_member(court, "林书禾", rank="一级科员", since=date(2020, 1, 1))
    answer = asked(court)["林书禾"].answer
    assert (answer.eligible, answer.because[-1].rule) == (True, "places_unknown")


def test_a_courts_own_years_replace_those_of_the_table() -> None:
    court = a_court()
    a_member(court, "沈知行", rank="五级法官", since=date(2021, 1, 1), staff_class="员额法官")
    a_policy(court, "ladder_months", 48, subject="四级法官")
    answer = asked(court, ladder=JUDGE)["沈知行"].answer
    assert answer.since == date(2025, 1, 1)
    assert "院党组会议纪要" in answer.because[0].basis


def test_before_the_rules_were_in_force_nothing_is_computed() -> None:
    with pytest.raises(Refused, match="没有适用的晋升年限表"):
        asked(a_court(), date(2015, 1, 1))


def test_who_becomes_eligible_within_some_months_comes_in_order() -> None:
    court = a_court()
    for name, since in (
        ("林书禾", date(2024, 6, 1)),
        ("高云起", date(2024, 2, 1)),
        ("孟晚晴", date(2025, 9, 1)),
    ):
        a_member(court, name, rank="二级主任科员", since=since)
    soon = becoming_eligible(LadderAsked(court.pk, RANK, YEAR_END), months=6)
    assert [one.member.name for one in soon] == ["高云起", "林书禾"]


def test_the_number_of_queries_does_not_grow_with_the_staff() -> None:
    court = a_court()
    counts = []
    for number in range(3):
        person = a_member(court, f"干警{number}", rank="一级科员", since=date(2022, 1, 1))
        a_grade(person, 2024, Grade.COMPETENT)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            asked(court)
        counts.append(len(queries))
    assert len(set(counts)) == 1
