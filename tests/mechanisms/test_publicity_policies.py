"""信息宣传: four named ways of counting, works and placements, and titles that look alike."""

from __future__ import annotations

from datetime import date

import pytest

from cast import WHY_LATE
from jujiao.access.actors import console
from jujiao.careers.placements import (
    OneWork,
    Placement,
    alike,
    by_author,
    by_level,
    join_works,
    part_works,
    placements_in,
    policy_in_use,
)
from jujiao.catalogue.publicity import ARTICLE, AUTHOR
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, file_record
from jujiao.people.models import Person, Unit
from mechanisms.personnel import NOON, a_court, a_member, a_policy, a_unit, stamp, writing

DAY = date(2025, 4, 1)


def placed(work: int, level: Level, way: str, *, number: int = 0, title: str = "") -> Placement:
    return Placement(number or work * 10 + int(level), work, title, "某报", level, way, DAY)


YEAR = [
    placed(1, Level.CITY, "first"),
    placed(1, Level.REGION, "multiple"),
    placed(1, Level.NATIONAL, "reprint"),
    placed(2, Level.REGION, "first"),
    placed(3, Level.REGION, "excerpt"),
]


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("placements_without_reprints", {Level.REGION: 3, Level.CITY: 1}),
        ("highest_level_only", {Level.NATIONAL: 1, Level.REGION: 2}),
        ("first_publication_only", {Level.REGION: 1, Level.CITY: 1}),
        ("all_placements", {Level.NATIONAL: 1, Level.REGION: 3, Level.CITY: 1}),
    ],
)
def test_each_policy_counts_in_its_own_way(policy: str, expected: dict[Level, int]) -> None:
    assert by_level(YEAR, policy) == expected


def test_a_policy_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="没有名为by_points的计数政策"):
        by_level(YEAR, "by_points")


def test_titles_that_look_alike_are_offered_and_numbers_tell_parts_apart() -> None:
    titles = (
        "《巡回法庭进草原》",
        "巡回法庭进草原！",
        "巡回审判进了草原",
        "法官说法（一）",
        "法官说法1",
        "法官说法2",
    )
    rows = [
        placed(number, Level.CITY, "first", title=title) for number, title in enumerate(titles, 1)
    ]
    assert [(one.work, other.work) for one, other in alike(rows)] == [(1, 2)]


def an_article(court: Unit, title: str, *authors: Person, way: str = "first") -> Record:
    entry = RecordEntry(
        court.pk,
        ARTICLE.slug,
        DAY,
        title=title,
        issuer="某日报",
        award_level=Level.CITY,
        outcome=way,
        people=tuple((AUTHOR, person.pk) for person in authors),
    )
    with writing():
        return enter_records([entry], [stamp()])[0]


@pytest.mark.django_db
def test_works_are_joined_by_a_person_and_parted_again() -> None:
    court = a_court()
    first, again = an_article(court, "巡回法庭进草原"), an_article(court, "巡回法庭进草原")
    year = year_of(2025)
    assert by_level(placements_in(court.pk, year), "highest_level_only") == {Level.CITY: 2}
    said = join_works(OneWork(first, again), by=console(court.pk), at=NOON)
    assert by_level(placements_in(court.pk, year), "highest_level_only") == {Level.CITY: 1}
    with pytest.raises(Refused, match="已经归入一件作品"):
        join_works(OneWork(first, again), by=console(court.pk), at=NOON)
    part_works(said, by=console(court.pk), at=NOON)
    assert by_level(placements_in(court.pk, year), "highest_level_only") == {Level.CITY: 2}


@pytest.mark.django_db
def test_the_policy_is_named_and_a_court_may_choose_another() -> None:
    court = a_court()
    assert policy_in_use(court.pk, on=DAY) == "placements_without_reprints"
    a_policy(court, "publicity_counting", "first_publication_only")
    assert policy_in_use(court.pk, on=DAY) == "first_publication_only"


@pytest.mark.django_db
def test_the_table_by_author_names_department_and_follows_the_policy() -> None:
    court = a_court()
    office = a_unit(court, "综合办公室")
    one, other = a_member(court, "林书禾", unit=office), a_member(court, "高云起")
    an_article(court, "甲", one, other)
    an_article(court, "乙", one, way="reprint")
    table = by_author(court.pk, year_of(2025), "placements_without_reprints")
    assert table == {("林书禾", "综合办公室"): 1, ("高云起", ""): 1}


@pytest.mark.django_db
def test_a_placement_without_an_outlet_is_refused() -> None:
    court = a_court()
    author = a_member(court, "林书禾")
    entry = RecordEntry(
        court.pk, ARTICLE.slug, DAY, title="甲", outcome="first", people=((AUTHOR, author.pk),)
    )
    with pytest.raises(Refused, match="刊发媒体没有填"):
        file_record(entry, by=console(court.pk), at=NOON, reason=WHY_LATE)


@pytest.mark.django_db
def test_what_was_joined_to_a_work_goes_with_it() -> None:
    court, year = a_court(), year_of(2025)
    first, second, third = (an_article(court, f"巡回法庭{name}") for name in "甲乙丙")
    join_works(OneWork(second, third), by=console(court.pk), at=NOON)
    join_works(OneWork(first, second), by=console(court.pk), at=NOON)
    assert by_level(placements_in(court.pk, year), "highest_level_only") == {Level.CITY: 1}
