"""Dues that no calendar brings: on fixed days of the year, and after something happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from jujiao.duties.deeds import Deed
from jujiao.duties.rules import BearerSpan, DutyTerms, day_windows, duty_on
from jujiao.duties.tallies import IN_FORCE
from jujiao.kernel.cadence import Window, day_window
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.obligations import After, Bearer, Duty, OnDays
from jujiao.kernel.periods import Period, add_months
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure


@dataclass(frozen=True, slots=True)
class Occasion:
    """Something that set off a due: the window it is named by, who owes, and the days that count."""

    duty: Duty
    window: Window
    bearer: BearerSpan
    counted: Period

    @property
    def due_on(self) -> date:
        """The last day on which it is on time."""
        return self.counted.last


def fixed_days(
    duty: Duty, terms: Sequence[DutyTerms], bearers: Iterable[BearerSpan], year: Period, as_of: date
) -> Iterator[Occasion]:
    """The occasions of a duty that is bound to days of the year."""
    if not isinstance(duty.rhythm, OnDays):
        return
    slack = timedelta(days=duty.rhythm.slack)
    for window, in_force in day_windows(duty, terms, year, as_of):
        day = window.period.first
        for bearer in bearers:
            if bearer.days_in(window.period):
                yield Occasion(in_force, window, bearer, Period(day - slack, day + slack))


def after_events(
    duty: Duty,
    terms: Sequence[DutyTerms],
    bearers: Mapping[int, BearerSpan],
    court_id: int,
    reach: Period,
) -> Iterator[Occasion]:
    """The occasions that facts of the reach set off: one for each bearer and day."""
    rhythm = duty.rhythm
    if not isinstance(rhythm, After):
        return
    for bearer_id, day in sorted(set(_events(duty, rhythm, court_id, reach))):
        in_force, bearer = duty_on(duty, terms, day), bearers.get(bearer_id)
        if in_force and bearer:
            last = add_months(day, rhythm.months) + timedelta(days=rhythm.days)
            yield Occasion(in_force, day_window(day), bearer, Period(day, last))


def answered(occasion: Occasion, deeds: Iterable[Deed]) -> tuple[int, int]:
    """How many deeds answer the occasion, and how many may do so but name nobody."""
    duty, bearer_id = occasion.duty, occasion.bearer.bearer_id
    kinds = {kind.slug for kind in duty.of} if duty.bearer.is_person else set()
    inside = [deed for deed in deeds if deed.day in occasion.counted]
    return (
        sum(deed.counts_for(duty, bearer_id) for deed in inside),
        sum(deed.is_anybodys and deed.kind in kinds for deed in inside),
    )


def _events(duty: Duty, rhythm: After, court_id: int, reach: Period) -> Iterator[tuple[int, date]]:
    within = (reach.first, reach.last)
    if isinstance(rhythm.kind, RecordKind):
        held = Record.objects.filter(
            court_id=court_id, kind=rhythm.kind.slug, state=IN_FORCE, occurred_on__range=within
        )
        for unit_id, day in held.values_list("unit_id", "occurred_on"):
            bearer_id = court_id if duty.bearer is Bearer.COURT else unit_id
            if bearer_id is not None and day is not None:
                yield bearer_id, day
        return
    begun = Tenure.objects.filter(
        court_id=court_id, kind=rhythm.kind.slug, state=IN_FORCE, starts_on__range=within
    )
    if rhythm.titles:
        begun = begun.filter(title__in=rhythm.titles)
    column = "person_id" if duty.bearer.is_person else "unit_id"
    for bearer_id, day in begun.values_list(column, "starts_on"):
        if bearer_id is not None and day is not None:
            yield bearer_id, day
