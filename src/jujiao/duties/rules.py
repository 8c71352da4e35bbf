"""What is owed in a year under the rules in force, and where each due stands: pure functions.

The rule in force on the last day of a window decides about it; a rule that changes later never
reaches back, so that a missed month stays missed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jujiao.kernel.cadence import Every, Window, day_window, windows
from jujiao.kernel.obligations import DueState, Duty, OnDays
from jujiao.kernel.periods import Period, add_months


@dataclass(frozen=True, slots=True)
class DutyTerms:
    """What a court decided about a duty while it holds: on or off, how many, how often."""

    duty: str
    since: date
    until: date | None
    on: bool = True
    at_least: int | None = None
    every: Every | None = None

    def holds_on(self, day: date) -> bool:
        """Whether the decision was in force on the day."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class BearerSpan:
    """Somebody who owes, with the days on which he, or the unit, was there; None is open.

    ``unit_id`` is the unit itself, or the branch of a person.
    """

    bearer_id: int
    name: str
    opened_on: date | None = None
    closed_on: date | None = None
    unit_id: int | None = None

    def days_in(self, period: Period) -> int:
        """On how many days of the period it existed."""
        first = max(period.first, self.opened_on or period.first)
        last = min(period.last, self.closed_on or period.last)
        return max(0, (last - first).days + 1)

    def owes_in(self, period: Period) -> bool:
        """Whether it owes in the period: it was there for at least half of its days."""
        if self.opened_on is None and self.closed_on is None:
            return True
        return 2 * self.days_in(period) >= length(period)


@dataclass(frozen=True, slots=True)
class Due:
    """One due: who owes what in which window, how much of it was done, and where it stands.

    ``counted`` are the days that count, the window itself but for occasions; ``weight`` is the part of
    the window in which the bearer existed, for rates.
    """

    duty: Duty
    bearer: BearerSpan
    window: Window
    counted: Period
    due_on: date
    required: int
    done: int
    state: DueState = DueState.UNKNOWN
    weight: float = 1.0
    excused_because: str = ""


def length(period: Period) -> int:
    """How many days a period has."""
    return (period.last - period.first).days + 1


def duty_on(duty: Duty, terms: Sequence[DutyTerms], day: date) -> Duty | None:
    """The duty as it was in force on a day, or None where it was switched off."""
    held = [one for one in terms if one.duty == duty.slug and one.holds_on(day)]
    if not held:
        return duty if duty.on else None
    decided = held[-1]
    if not decided.on:
        return None
    rhythm = decided.every if decided.every and isinstance(duty.rhythm, Every) else duty.rhythm
    return replace(duty, at_least=decided.at_least or duty.at_least, rhythm=rhythm, on=True)


def calendar_windows(
    duty: Duty, terms: Sequence[DutyTerms], year: Period, as_of: date
) -> Iterator[tuple[Window, Duty]]:
    """The windows of the year that have begun, each with the duty as it was in force at its end."""
    for every in Every:
        for window in windows(every, year):
            in_force = duty_on(duty, terms, window.period.last)
            if window.period.first <= as_of and in_force and in_force.rhythm is every:
                yield window, in_force


def day_windows(
    duty: Duty, terms: Sequence[DutyTerms], year: Period, as_of: date
) -> Iterator[tuple[Window, Duty]]:
    """The fixed days of the year that have come; a day that a year does not have is left out."""
    if not isinstance(duty.rhythm, OnDays):
        return
    for month, day, _ in duty.rhythm.days:
        falls = falls_on(year.first.year, month, day)
        in_force = duty_on(duty, terms, falls) if falls else None
        if falls and falls <= as_of and in_force:
            yield day_window(falls), in_force


def due_day(duty: Duty, window: Window) -> date:
    """The last day on which the due is on time."""
    if not duty.due_month:
        return window.period.last
    return add_months(window.period.first, duty.due_month) - timedelta(days=1)


def is_prompted(duty: Duty, window: Window, on: date) -> bool:
    """Whether the prompt of that day names a due of the window already."""
    return on >= add_months(window.period.first, duty.prompted_from - 1)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the ledger says about one due: how much was done, whether silence means anything."""

    done: int
    is_kept: bool
    is_excused: bool = False
    undecided: int = 0


def state_of(required: int, evidence: Evidence, *, due_on: date, today: date) -> DueState:
    """Where a due stands. Silence is a miss only in a register that is kept; else nobody knows.

    ``undecided`` records might have counted, had somebody said of which sort they are.
    """
    if evidence.done >= required:
        return DueState.FULFILLED
    if evidence.is_excused:
        return DueState.EXCUSED
    if today <= due_on:
        return DueState.DUE
    if evidence.done + evidence.undecided >= required or not evidence.is_kept:
        return DueState.UNKNOWN
    return DueState.OVERDUE


@dataclass(frozen=True, slots=True)
class Coverage:
    """How much of what was owed was done, weighed by the days on which the bearers existed."""

    fulfilled: float
    owed: float

    @property
    def percent(self) -> float | None:
        """Between 0 and 100; None where nothing was owed."""
        return None if not self.owed else round(100 * self.fulfilled / self.owed, 1)


def coverage(dues: Iterable[Due]) -> Coverage:
    """The rate over dues that are settled: what is not yet due, excused or unknown is left out."""
    settled = [one for one in dues if one.state in (DueState.FULFILLED, DueState.OVERDUE)]
    fulfilled = sum(one.weight for one in settled if one.state is DueState.FULFILLED)
    return Coverage(fulfilled, sum(one.weight for one in settled))


def falls_on(year: int, month: int, day: int) -> date | None:
    """The day of the year, or None where the year does not have it (29 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
