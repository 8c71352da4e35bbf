"""提示 → 提醒 → 督办: when a matter speaks, as pure questions; it falls silent as soon as it is handled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.defaults import PolicyDefault
from jujiao.findings.ladder import Ladder, Rung
from jujiao.kernel.concepts import Basis
from jujiao.kernel.workdays import WorkCalendar
from jujiao.notices.matters import Matter

PRACTICE = Basis("本院督办工作惯例")
NOTE_WORKDAYS = PolicyDefault("notice_note_workdays", "到期前几个工作日提示", 5, PRACTICE)
REMIND_WORKDAYS = PolicyDefault("notice_remind_workdays", "逾期几个工作日提醒", 1, PRACTICE)
PRESS_WORKDAYS = PolicyDefault("notice_press_workdays", "逾期几个工作日督办", 5, PRACTICE)
LADDER_TERMS = (NOTE_WORKDAYS, REMIND_WORKDAYS, PRESS_WORKDAYS)
NEVER = 10**6
"""The ladder of notices ends with 督办: a bulletin is issued by people."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The court's ladder with the working days by which it counts."""

    ladder: Ladder
    calendar: WorkCalendar

    def rung(self, matter: Matter, on: date) -> Rung | None:
        """How loudly a matter speaks on a day; what has no day is noted; None in an unknown year."""
        if matter.due_on is None:
            return Rung.NOTE
        return self.ladder.rung(matter.due_on, on, self.calendar)

    def speaks(self, matter: Matter, on: date, *, told_on: date | None) -> bool:
        """Whether the digest of a day names it: new or louder since the last one, or late while a new
        week begins."""
        rung = self.rung(matter, on)
        if not rung:
            return False
        if told_on is None or matter.since > told_on or rung > (self.rung(matter, told_on) or 0):
            return True
        return rung >= Rung.REMIND and on.isocalendar()[:2] != told_on.isocalendar()[:2]


def loudness(terms: tuple[int, int, int], calendar: WorkCalendar) -> Loudness:
    """The ladder of so many working days before and after the day."""
    note, remind, press = terms
    return Loudness(Ladder(note, remind, press, NEVER), calendar)
