"""职级、法官等级: the tables and the vectors of 《公务员职务与职级并行规定》第十八条, without a database."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.catalogue.ladders import JUDGE, LADDERS, RANK
from jujiao.kernel.ladders import (
    Grade,
    Sanction,
    SanctionKind,
    Standing,
    YearGrade,
    eligibility,
    ladder_on,
)

CIVIL = ladder_on(LADDERS, RANK, date(2025, 1, 1))
JUDGES = ladder_on(LADDERS, JUDGE, date(2025, 1, 1))
APPOINTED = date(2022, 7, 1)
assert CIVIL is not None
assert JUDGES is not None


def a_principal_staff_member(*grades: YearGrade, **more: object) -> Standing:
    return Standing("二级主任科员", APPOINTED, grades, **more)  # type: ignore[arg-type]


def first_day(standing: Standing) -> date | None:
    return eligibility(CIVIL, standing, date(2030, 1, 1)).since


@pytest.mark.parametrize(
    ("source", "title", "years"),
    [
        ("二级巡视员", "一级巡视员", 4),
        ("厅局级副职", "一级巡视员", 4),
        ("一级调研员", "二级巡视员", 4),
        ("县处级正职", "一级调研员", 3),
        ("二级调研员", "一级调研员", 3),
        ("三级调研员", "二级调研员", 2),
        ("县处级副职", "三级调研员", 2),
        ("四级调研员", "三级调研员", 2),
        ("一级主任科员", "四级调研员", 2),
        ("乡科级正职", "一级主任科员", 2),
        ("二级主任科员", "一级主任科员", 2),
        ("三级主任科员", "二级主任科员", 2),
        ("乡科级副职", "三级主任科员", 2),
        ("四级主任科员", "三级主任科员", 2),
        ("一级科员", "四级主任科员", 2),
        ("二级科员", "一级科员", 2),
    ],
)
def test_each_step_has_the_years_of_article_eighteen(source: str, title: str, years: int) -> None:
    answer = eligibility(CIVIL, Standing(source, date(2020, 3, 1)), date(2030, 1, 1))
    assert (answer.next, answer.since) == (title, date(2020 + years, 3, 1))
    assert "《公务员职务与职级并行规定》第十八条" in answer.because[0].basis


def test_two_years_without_excellent_are_full_on_the_anniversary() -> None:
    standing = a_principal_staff_member()
    before = eligibility(CIVIL, standing, date(2024, 6, 30))
    assert (before.eligible, before.until) == (False, date(2024, 7, 1))
    on_the_day = eligibility(CIVIL, standing, date(2024, 7, 1))
    assert (on_the_day.eligible, on_the_day.since) == (True, date(2024, 7, 1))


def test_one_excellent_shortens_by_half_a_year() -> None:
    one = YearGrade(2022, Grade.EXCELLENT)
    assert first_day(a_principal_staff_member(one)) == date(2024, 1, 1)


def test_two_excellent_shorten_by_a_year() -> None:
    two = (YearGrade(2022, Grade.EXCELLENT), YearGrade(2023, Grade.EXCELLENT))
    assert first_day(a_principal_staff_member(*two)) == date(2023, 7, 1)


def test_excellent_shortens_no_earlier_than_it_was_decided() -> None:
    two = (
        YearGrade(2022, Grade.EXCELLENT, date(2023, 2, 20)),
        YearGrade(2023, Grade.EXCELLENT, date(2024, 1, 25)),
    )
    standing = a_principal_staff_member(*two)
    assert eligibility(CIVIL, standing, date(2023, 12, 31)).eligible is False
    assert first_day(standing) == date(2024, 1, 1)


@pytest.mark.parametrize("grade", [Grade.BASIC, Grade.UNDETERMINED, Grade.INCOMPETENT])
def test_a_year_below_competent_does_not_count(grade: Grade) -> None:
    assert first_day(a_principal_staff_member(YearGrade(2023, grade))) == date(2025, 7, 1)


def test_of_the_year_of_appointment_only_the_part_in_the_rank_is_lost() -> None:
    first_year = YearGrade(2022, Grade.UNDETERMINED)
    assert first_day(a_principal_staff_member(first_year)) == date(2025, 1, 1)


def test_grades_before_the_rank_was_held_do_not_shorten() -> None:
    assert first_day(a_principal_staff_member(YearGrade(2021, Grade.EXCELLENT))) == date(2024, 7, 1)


def test_a_missing_day_of_appointment_is_unknown_and_named() -> None:
    answer = eligibility(CIVIL, Standing("二级科员", None), date(2025, 1, 1))
    assert answer.eligible is None
    assert "任二级科员的时间没有登记" in answer.because[0].detail


def test_a_missing_rank_is_unknown_and_named() -> None:
    answer = eligibility(CIVIL, Standing(None, None), date(2025, 1, 1))
    assert (answer.next, answer.eligible, answer.because[0].rule) == (None, None, "rank_unknown")


def test_a_missing_grade_is_unknown_only_while_it_matters() -> None:
    standing = a_principal_staff_member(unrecorded=frozenset({2023}))
    asked = {
        day: eligibility(CIVIL, standing, day)
        for day in map(date, (2023, 2024, 2025), (12, 8, 7), (31, 1, 1))
    }
    assert [one.eligible for one in asked.values()] == [False, None, True]
    assert "缺本人2023年年度考核结果" in asked[date(2024, 8, 1)].because[-1].detail


def test_years_of_which_no_grades_are_kept_are_presumed_and_said() -> None:
    standing = a_principal_staff_member(presumed=frozenset({2022, 2023}))
    answer = eligibility(CIVIL, standing, date(2024, 7, 1))
    assert answer.eligible is True
    assert answer.because[-1].rule == "appraisal_presumed"


def test_nothing_is_above_the_top_rank() -> None:
    answer = eligibility(CIVIL, Standing("一级巡视员", date(2020, 1, 1)), date(2025, 1, 1))
    assert (answer.next, answer.eligible, answer.because[0].rule) == (None, False, "top_of_ladder")


def test_the_twelve_grades_of_judges_stand_in_the_order_of_the_law() -> None:
    climbed = ["五级法官"]
    while rung := JUDGES.after(climbed[-1]):
        climbed.append(rung.title)
    assert climbed == [
        "五级法官", "四级法官", "三级法官", "二级法官", "一级法官",
        "四级高级法官", "三级高级法官", "二级高级法官", "一级高级法官",
        "二级大法官", "一级大法官", "首席大法官",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "years"), [("五级法官", 3), ("四级法官", 3), ("三级法官", 4), ("二级法官", 4)]
)
def test_the_years_of_judges_are_an_example_and_say_so(grade: str, years: int) -> None:
    answer = eligibility(JUDGES, Standing(grade, date(2018, 5, 1)), date(2025, 1, 1))
    assert answer.since == date(2018 + years, 5, 1)
    assert "已废止，仅示例" in answer.because[0].basis
    assert "待核" in answer.because[0].basis


def test_senior_judges_are_selected_and_no_term_decides() -> None:
    answer = eligibility(JUDGES, Standing("一级法官", date(2010, 1, 1)), date(2025, 1, 1))
    assert (answer.next, answer.eligible) == ("四级高级法官", None)
    assert "择优选升" in answer.because[0].detail


DAYS = st.dates(date(2019, 6, 1), date(2029, 12, 31))
GOOD = st.builds(
    YearGrade,
    st.integers(2019, 2029),
    st.sampled_from([Grade.EXCELLENT, Grade.COMPETENT]),
    st.none() | DAYS,
)


@given(DAYS, st.lists(GOOD, max_size=6, unique_by=lambda one: one.year), DAYS, DAYS)
def test_who_is_eligible_stays_so_unless_a_fact_says_otherwise(
    since: date, grades: list[YearGrade], one: date, other: date
) -> None:
    standing = Standing("三级主任科员", since, tuple(grades))
    earlier, later = sorted((one, other))
    if eligibility(CIVIL, standing, earlier).eligible:
        assert eligibility(CIVIL, standing, later).eligible


SANCTIONS = st.builds(Sanction, st.sampled_from(list(SanctionKind)), DAYS)


@given(DAYS, st.lists(SANCTIONS, max_size=3), DAYS)
def test_on_the_day_named_nothing_known_stands_in_the_way(
    since: date, sanctions: list[Sanction], on: date
) -> None:
    known = tuple(one for one in sanctions if one.starts_on <= on)
    standing = Standing("三级主任科员", since, (), known)
    answer = eligibility(CIVIL, standing, on)
    if answer.eligible is False:
        assert answer.until is not None
        assert on < answer.until
        assert eligibility(CIVIL, standing, answer.until).eligible is True
