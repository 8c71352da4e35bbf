"""提示 → 提醒 → 督办 → 通报: how loudly a deadline speaks, by working days, as a pure question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from jujiao.kernel.workdays import WorkCalendar


class Rung(IntEnum):
    """How loudly a deadline speaks; nothing is sent by it, it is only said."""

    QUIET = 0
    NOTE = 1
    REMIND = 2
    PRESS = 3
    BULLETIN = 4

    @property
    def label(self) -> str:
        """提示, 提醒, 督办, 通报; quiet has no word."""
        return ("", "提示", "提醒", "督办", "通报")[self]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How many working days before the deadline it is noted, after it reminded, pressed, published."""

    note_before: int
    remind_after: int
    press_after: int
    bulletin_after: int

    def rung(self, due_on: date | None, as_of: date, calendar: WorkCalendar) -> Rung | None:
        """The rung on a day; None where the holidays of a year concerned are not known."""
        if due_on is None:
            return Rung.QUIET
        if not set(range(min(due_on, as_of).year, max(due_on, as_of).year + 1)) <= calendar.years:
            return None
        if as_of <= due_on:
            left = calendar.count(as_of + timedelta(days=1), due_on)
            return Rung.NOTE if left <= self.note_before else Rung.QUIET
        return self._after(calendar.count(due_on + timedelta(days=1), as_of))

    def _after(self, workdays: int) -> Rung:
        if workdays >= self.bulletin_after:
            return Rung.BULLETIN
        if workdays >= self.press_after:
            return Rung.PRESS
        return Rung.REMIND if workdays >= self.remind_after else Rung.NOTE
