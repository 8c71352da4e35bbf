"""How far a measure is: what is done of what is wanted, whether it moves, and what nobody can know yet.

A part is capped at what is wanted; a register that is not kept gives no part. A measure stands still
when none of its parts has moved for so many days.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from jujiao.kernel.concepts import Focus


class MeasureState(StrEnum):
    """Where a measure stands on a day."""

    DONE = "done"
    MOVING = "moving"
    STILL = "still"
    LATE = "late"
    UNKNOWN = "unknown"
    UNLINKED = "unlinked"

    @property
    def label(self) -> str:
        """已完成, 推进中, 停滞, 逾期, 未报, 未挂接."""
        return {
            MeasureState.DONE: "已完成",
            MeasureState.MOVING: "推进中",
            MeasureState.STILL: "停滞",
            MeasureState.LATE: "逾期",
            MeasureState.UNKNOWN: "未报",
            MeasureState.UNLINKED: "未挂接",
        }[self]


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that shows a measure done: how much of it there is, was some time ago, and is wanted.

    ``done`` is None where nobody can know. Of a target of zero (全年为零) nothing may have happened.
    """

    sort: str
    slug: str
    label: str
    done: int | None
    before: int | None
    planned: int
    overdue: int = 0

    @property
    def ratio(self) -> float | None:
        """Between 0 and 1."""
        if self.done is None:
            return None
        if not self.planned:
            return float(self.done == 0)
        return min(self.done, self.planned) / self.planned

    @property
    def is_reached(self) -> bool:
        """Whether all that was wanted is there."""
        return self.ratio == 1

    @property
    def has_moved(self) -> bool:
        """Whether it grew in the days that are looked at."""
        return self.done is not None and self.done > (self.before or 0)


@dataclass(frozen=True, slots=True)
class Pace:
    """The days by which progress is judged: the day, the last day of the year, the days of stillness."""

    as_of: date
    year_begins: date
    year_ends: date
    still_days: int

    @property
    def is_judged(self) -> bool:
        """Whether the year is old enough for stillness to mean anything."""
        return (self.as_of - self.year_begins).days >= self.still_days


@dataclass(frozen=True, slots=True)
class MeasureStanding:
    """A measure on a day."""

    ordinal: int
    title: str
    focus: Focus | None
    unit_name: str
    due_on: date | None
    parts: tuple[Part, ...]
    state: MeasureState
    measure_id: int | None = None
    public_id: str = ""

    @property
    def percent(self) -> int | None:
        """0 to 100 over the parts that are known, rounded down; None where none is."""
        known = [one.ratio for one in self.parts if one.ratio is not None]
        return int(100 * sum(known) / len(known) + 1e-9) if known else None

    @property
    def unknown_parts(self) -> tuple[Part, ...]:
        """The parts that nobody can know yet."""
        return tuple(one for one in self.parts if one.done is None)

    @property
    def overdue(self) -> int:
        """How many dues of its duties were missed."""
        return sum(one.overdue for one in self.parts)


def state_of_measure(parts: Sequence[Part], *, due_on: date | None, pace: Pace) -> MeasureState:
    """Where a measure stands; without a day of its own it is due at the end of the year.

    A zero that must hold all year is done only when the year is over.
    """
    known = [one for one in parts if one.done is not None]
    if not parts:
        return MeasureState.UNLINKED
    if not known:
        return MeasureState.UNKNOWN
    if all(one.is_reached for one in known):
        if len(known) < len(parts):
            return MeasureState.UNKNOWN
        must_hold = any(not one.planned for one in parts)
        is_open = must_hold and pace.as_of < pace.year_ends
        return MeasureState.MOVING if is_open else MeasureState.DONE
    if (due_on or pace.year_ends) < pace.as_of:
        return MeasureState.LATE
    if pace.is_judged and not any(one.has_moved for one in known):
        return MeasureState.STILL
    return MeasureState.MOVING
