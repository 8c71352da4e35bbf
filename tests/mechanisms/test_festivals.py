"""我们的节日: the festivals by the lunar calendar; a year nobody has a table for is refused in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from chinese_calendar.constants import Holiday, holidays

from cast import in_force
from cohesion_cast import Scene, a_scene
from jujiao.care.standings import festivals_held
from jujiao.catalogue.festivals import DAYS, FESTIVAL, FESTIVALS, festival_day, festival_in
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record

OFFICIAL = {
    "spring": Holiday.spring_festival,
    "clear_bright": Holiday.tomb_sweeping_day,
    "dragon_boat": Holiday.dragon_boat_festival,
    "mid_autumn": Holiday.mid_autumn_festival,
}


@pytest.mark.parametrize(
    ("festival", "day"),
    [
        ("spring", date(2025, 1, 29)),
        ("lantern", date(2025, 2, 12)),
        ("clear_bright", date(2025, 4, 4)),
        ("dragon_boat", date(2025, 5, 31)),
        ("double_seventh", date(2025, 8, 29)),
        ("mid_autumn", date(2025, 10, 6)),
        ("double_ninth", date(2025, 10, 29)),
    ],
)
def test_the_festivals_of_2025_fall_on_their_days(festival: str, day: date) -> None:
    assert festival_day(festival, 2025) == day


@pytest.mark.parametrize("festival", sorted(OFFICIAL))
@pytest.mark.parametrize("year", range(2020, 2027))
def test_a_festival_that_is_a_holiday_lies_within_it(festival: str, year: int) -> None:
    """When two holidays fall together the notice names the whole stretch after one of them."""
    day = festival_day(festival, year)
    named = {one for one, name in holidays.items() if name == OFFICIAL[festival].value}
    assert day in named or (festival == "mid_autumn" and day in holidays)


def test_festivals_of_a_lunar_month_keep_their_distance() -> None:
    for year in DAYS:
        assert festival_day("lantern", year) - festival_day("spring", year) == timedelta(days=14)
        order = [festival_day(one, year) for one in FESTIVALS]
        assert order == sorted(order)


@pytest.mark.parametrize("year", [2019, 2031])
def test_a_year_that_the_calendar_does_not_know_is_refused_in_words(year: int) -> None:
    with pytest.raises(Refused, match=f"没有{year}年，不知道重阳是哪一天。现有2020年至2030年"):
        festival_day("double_ninth", year)


def test_a_title_tells_its_festival_or_none() -> None:
    assert festival_in("包粽子迎端午") == "dragon_boat"
    assert festival_in("登高健步走") == ""


def _event(scene: Scene, title: str, on: date) -> Record:
    entry = RecordEntry(
        scene.court.pk, FESTIVAL.slug, occurred_on=on, title=title, unit_id=scene.office.pk
    )
    return in_force(scene.court, entry)[0]


@pytest.mark.django_db
def test_each_festival_of_the_year_stands_with_what_was_held_for_it() -> None:
    scene = a_scene()
    event = _event(scene, "我们的节日·中秋诗会", date(2025, 9, 30))
    held = {one.label: one for one in festivals_held(scene.scope, 2025, as_of=date(2025, 12, 1))}
    assert list(held) == list(FESTIVALS.values())
    assert held["中秋"].records == (event,)
    assert held["端午"].records == ()


@pytest.mark.django_db
def test_an_event_that_has_not_happened_by_the_day_is_not_counted() -> None:
    scene = a_scene()
    _event(scene, "我们的节日·中秋诗会", date(2025, 9, 30))
    held = festivals_held(scene.scope, 2025, as_of=date(2025, 9, 29))
    assert [one.records for one in held] == [()] * len(FESTIVALS)


@pytest.mark.django_db
def test_the_festivals_of_an_unknown_year_are_not_listed_as_if_they_had_no_events() -> None:
    with pytest.raises(Refused, match="节日表里没有2031年"):
        festivals_held(a_scene().scope, 2031, as_of=date(2031, 5, 1))
