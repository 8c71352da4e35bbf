"""提示 → 提醒 → 督办 → 通报, by working days, computed and never stored."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.findings.ladder import Ladder, Rung
from jujiao.kernel.workdays import WorkCalendar

LADDER = Ladder(note_before=3, remind_after=1, press_after=5, bulletin_after=10)
OFF = {date(2025, 5, day): False for day in (1, 2, 5)} | {date(2025, 4, 27): True}
CALENDAR = WorkCalendar(frozenset({2025}), OFF)
DUE = date(2025, 4, 24)


@pytest.mark.parametrize(
    ("day", "rung"),
    [
        (date(2025, 4, 18), Rung.QUIET),
        (date(2025, 4, 21), Rung.NOTE),
        (date(2025, 4, 24), Rung.NOTE),
        (date(2025, 4, 25), Rung.REMIND),
        (date(2025, 4, 29), Rung.REMIND),
        (date(2025, 4, 30), Rung.PRESS),
        (date(2025, 5, 5), Rung.PRESS),
        (date(2025, 5, 12), Rung.BULLETIN),
    ],
)
def test_the_ladder_climbs_by_working_days(day: date, rung: Rung) -> None:
    """Sunday 27 April is worked, 1, 2 and 5 May are not."""
    assert LADDER.rung(DUE, day, CALENDAR) is rung


def test_without_a_deadline_nothing_is_said() -> None:
    assert LADDER.rung(None, DUE, CALENDAR) is Rung.QUIET


def test_without_the_holidays_of_the_year_the_rung_is_unknown() -> None:
    assert LADDER.rung(DUE, date(2026, 1, 5), CALENDAR) is None


def test_every_rung_has_its_word() -> None:
    assert [rung.label for rung in Rung] == ["", "提示", "提醒", "督办", "通报"]
