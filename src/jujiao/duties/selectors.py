"""What is owed, by whom, and where it stands as of a day: derived from the ledger, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.deeds import Deed, deeds_of
from jujiao.duties.facts import Facts, Owing, gather, terms_of, with_own_days
from jujiao.duties.models import Excusal, SecretBallot, Serving
from jujiao.duties.occasions import Occasion, after_events, answered, fixed_days
from jujiao.duties.rules import (
    BearerSpan,
    Due,
    Evidence,
    calendar_windows,
    due_day,
    duty_on,
    length,
    state_of,
)
from jujiao.kernel.cadence import Every, Window
from jujiao.kernel.obligations import After, DueState, Duty
from jujiao.kernel.periods import Period, add_months


def dues(owing: Owing) -> list[Due]:
    """Every due of the year that has begun, in the order of duty, window and bearer."""
    facts = gather(owing)
    found = [due for duty in facts.duties for due in _calendar_dues(duty, owing, facts)]
    return found + _occasional_dues(owing, facts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the heat map: how many owed in the window, how many did it, and the worst state."""

    owed: int
    fulfilled: int
    state: DueState


def matrix(owing: Owing) -> dict[str, dict[Window, Cell]]:
    """Duties × windows of a year: the heat map. Nothing is ranked, bearers stay in register order."""
    facts = gather(owing)
    return {
        duty.slug: dict(_cells(duty, owing, facts))
        for duty in facts.duties
        if isinstance(duty.rhythm, Every)
    }


def duties_in_force(scope: Scope, *, on: date) -> list[Duty]:
    """The duties that a court is under on a day, as it has set them."""
    terms = terms_of(scope.court_id)
    asked = (duty_on(duty, terms, on) for duty in DUTIES.values())
    return [duty for duty in asked if duty is not None]


def excusals_of(scope: Scope) -> QuerySet[Excusal]:
    """All excusals of a court, withdrawn ones included, the latest first."""
    return within(Excusal.objects.all(), scope).select_related("unit", "person").order_by("-pk")


def ballots_of(scope: Scope, *, year: int) -> QuerySet[SecretBallot]:
    """The secret ballots of a court in a year, the latest first; those that run stand in every year."""
    wanted = Q(opened_on__year=year) | Q(closed_on=None)
    rows = within(SecretBallot.objects.all(), scope).filter(wanted)
    return rows.select_related("unit").order_by("-opened_on", "-pk")


def ballot_in_scope(scope: Scope, public_id: str) -> SecretBallot | None:
    """One ballot, or None where the scope does not reach."""
    rows = within(SecretBallot.objects.all(), scope).select_related("unit")
    return rows.filter(public_id=public_id).first()


def duties_served(record_id: int) -> list[Duty]:
    """The duties that a record serves besides those of its kind."""
    served = Serving.objects.filter(record_id=record_id).values_list("duty", flat=True)
    return [DUTIES[slug] for slug in served if slug in DUTIES]


def _calendar_dues(duty: Duty, owing: Owing, facts: Facts) -> Iterator[Due]:
    if not isinstance(duty.rhythm, Every):
        return
    for window, in_force in calendar_windows(duty, facts.terms, owing.period, owing.as_of):
        for bearer in facts.bearers[duty.slug]:
            if facts.applies(in_force, bearer, window):
                yield _due(in_force, bearer, window, owing.today, facts)


def _due(duty: Duty, bearer: BearerSpan, window: Window, today: date, facts: Facts) -> Due:
    [done] = facts.tally.reached(duty, [bearer.bearer_id], window.period)
    perhaps = facts.tally.perhaps(duty, bearer.bearer_id, window.period)
    weight = bearer.days_in(window.period) / length(window.period)
    due = Due(
        duty,
        bearer,
        window,
        window.period,
        due_day(duty, window),
        duty.at_least,
        done,
        weight=weight,
    )
    return _judged(due, perhaps, today, facts)


def _judged(due: Due, perhaps: int, today: date, facts: Facts) -> Due:
    duty = due.duty
    reason = facts.excusals.get((duty.slug, due.window.label, due.bearer.bearer_id), "")
    is_kept = duty.register in facts.registers
    evidence = Evidence(due.done, is_kept, bool(reason), perhaps)
    state = state_of(due.required, evidence, due_on=due.due_on, today=today)
    return replace(due, state=state, excused_because=reason)


def _cells(duty: Duty, owing: Owing, facts: Facts) -> Iterator[tuple[Window, Cell]]:
    """The same judgement as for dues; only where something special is known, bearer by bearer."""
    for window, in_force in calendar_windows(duty, facts.terms, owing.period, owing.as_of):
        owed = [one for one in facts.bearers[duty.slug] if facts.applies(in_force, one, window)]
        reached = facts.tally.reached(duty, [one.bearer_id for one in owed], window.period)
        short = [one for one, done in zip(owed, reached, strict=True) if done < in_force.at_least]
        alike = short if facts.is_special(duty) else short[:1]
        states = {_due(in_force, one, window, owing.today, facts).state for one in alike}
        fulfilled = len(owed) - len(short)
        yield window, Cell(len(owed), fulfilled, _worst(states, fulfilled=fulfilled))


WORST_FIRST = (DueState.OVERDUE, DueState.UNKNOWN, DueState.DUE, DueState.FULFILLED)


def _worst(short: Iterable[DueState], *, fulfilled: int) -> DueState:
    found = set(short) | ({DueState.FULFILLED} if fulfilled else set())
    return next((one for one in WORST_FIRST if one in found), DueState.EXCUSED)


def _occasional_dues(owing: Owing, facts: Facts) -> list[Due]:
    duties = [
        with_own_days(duty, owing.court_id, on=owing.as_of)
        for duty in facts.duties
        if not isinstance(duty.rhythm, Every)
    ]
    occasions = [one for duty in duties for one in _occasions(duty, owing, facts)]
    if not occasions:
        return []
    first = min(one.counted.first for one in occasions)
    deeds = deeds_of(duties, owing.court_id, Period(min(first, owing.as_of), owing.as_of))
    return [_occasional_due(one, deeds, owing.today, facts) for one in occasions]


def _occasions(duty: Duty, owing: Owing, facts: Facts) -> Iterator[Occasion]:
    bearers, year = facts.bearers[duty.slug], owing.period
    yield from fixed_days(duty, facts.terms, bearers, year, owing.as_of)
    if isinstance(duty.rhythm, After):
        since = add_months(year.first, -duty.rhythm.months) - timedelta(days=duty.rhythm.days)
        reach = Period(since, max(since, min(owing.as_of, year.last)))
        by_id = {one.bearer_id: one for one in bearers}
        yield from after_events(duty, facts.terms, by_id, owing.court_id, reach)


def _occasional_due(one: Occasion, deeds: Iterable[Deed], today: date, facts: Facts) -> Due:
    done, unnamed = answered(one, deeds)
    due = Due(one.duty, one.bearer, one.window, one.counted, one.due_on, one.duty.at_least, done)
    return _judged(due, unnamed, today, facts)
