"""How much was done: one grouped query for each form of duty, month by month, never one per bearer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from jujiao.catalogue.branch_life import JOINT_BRANCH
from jujiao.duties.models import Serving
from jujiao.kernel.cadence import Every, parse_window, windows
from jujiao.kernel.obligations import Bearer, Duty
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record

IN_FORCE = FactState.IN_FORCE.value
MONTHS = 12
Months = list[int]


@dataclass
class Tally:
    """What each bearer did of each duty in the months of a year: duty → bearer → twelve numbers.

    ``undecided`` is of no outcome yet; ``unnamed`` names nobody, so that it may be anybody's.
    """

    done: dict[str, dict[int, Months]] = field(default_factory=dict)
    undecided: dict[str, dict[int, Months]] = field(default_factory=dict)
    unnamed: dict[str, Months] = field(default_factory=dict)
    registers: set[str] = field(default_factory=set)

    def add(self, duty: Duty, bearer_id: int, months: Sequence[int], *, outcome: str) -> None:
        """Adds a grouped row to the duty it counts for."""
        self.registers.add(duty.register)
        if not duty.outcomes or outcome in duty.outcomes:
            self.move(duty, bearer_id, months)
        elif not outcome:
            _add(self.undecided.setdefault(duty.slug, {}), bearer_id, months)

    def move(self, duty: Duty, bearer_id: int, months: Sequence[int]) -> None:
        """Adds to, or takes from, what a bearer did of a duty."""
        _add(self.done.setdefault(duty.slug, {}), bearer_id, months)

    def reached(self, duty: Duty, bearer_ids: Iterable[int], window: Period) -> list[int]:
        """How much each of the bearers did in a window of whole months."""
        done = self.done.get(duty.slug, {})
        first, last = window.first.month - 1, window.last.month
        if last - first == 1:
            return [done.get(bearer_id, NOTHING)[first] for bearer_id in bearer_ids]
        return [sum(done.get(bearer_id, NOTHING)[first:last]) for bearer_id in bearer_ids]

    def perhaps(self, duty: Duty, bearer_id: int, window: Period) -> int:
        """How much more of it the bearer may have done, for all that was recorded."""
        months = slice(window.first.month - 1, window.last.month)
        unnamed = sum(self.unnamed.get(duty.slug, NOTHING)[months]) * duty.at_least
        return sum(self.undecided.get(duty.slug, {}).get(bearer_id, NOTHING)[months]) + unnamed


NOTHING: Months = [0] * MONTHS


def tally_of(duties: Iterable[Duty], court_id: int, year: Period, as_of: date) -> Tally:
    """All duties with a calendar rhythm at once, by what happened up to the day."""
    calendar = [duty for duty in duties if isinstance(duty.rhythm, Every)]
    tally, until = Tally(), min(as_of, year.last)
    if until < year.first or not calendar:
        return tally
    reach = Period(year.first, until)
    of_units = [duty for duty in calendar if not duty.bearer.is_person]
    of_persons = [duty for duty in calendar if duty.bearer.is_person]
    if of_units:
        _tally_units(tally, of_units, court_id, reach)
    for summed in (False, True):
        chosen = [duty for duty in of_persons if bool(duty.sums) is summed]
        if chosen:
            _tally_persons(tally, chosen, court_id, reach)
    if of_persons:
        _tally_unnamed(tally, of_persons, court_id, reach)
    _tally_servings(tally, of_units, court_id, Period(year.first, max(as_of, year.first)))
    return tally


def records_of(duties: Iterable[Duty], court_id: int, reach: Period) -> QuerySet[Record]:
    """The records in force that these duties look at, up to a day."""
    kinds = sorted({kind.slug for duty in duties for kind in duty.of})
    return Record.objects.filter(
        court_id=court_id,
        kind__in=kinds,
        state=IN_FORCE,
        occurred_on__range=(reach.first, reach.last),
    )


def parts_of(duties: Iterable[Duty], court_id: int, reach: Period) -> QuerySet[Participation]:
    """The parts of persons that these duties look at, up to a day."""
    asked = list(duties)
    return Participation.objects.filter(
        record__court_id=court_id,
        record__kind__in=sorted({kind.slug for duty in asked for kind in duty.of}),
        record__state=IN_FORCE,
        record__occurred_on__range=(reach.first, reach.last),
        role__in=sorted({duty.role for duty in asked}),
        person__isnull=False,
    )


def unnamed_records(duties: Iterable[Duty], court_id: int, reach: Period) -> QuerySet[Record]:
    """Records of duties of persons in which no person is named."""
    named = Participation.objects.filter(record=OuterRef("pk"), person__isnull=False)
    return records_of(duties, court_id, reach).exclude(Exists(named))


def with_role(rows: QuerySet[Record], role: str) -> QuerySet[Record]:
    """Those of the records in which somebody stands in the role; all of them for no role."""
    if not role:
        return rows
    return rows.filter(Exists(Participation.objects.filter(record=OuterRef("pk"), role=role)))


def _tally_units(tally: Tally, duties: Sequence[Duty], court_id: int, reach: Period) -> None:
    for role in sorted({duty.role for duty in duties}):
        asked = [duty for duty in duties if duty.role == role]
        by_kind, rows = _by_kind(asked), with_role(records_of(asked, court_id, reach), role)
        for kind, unit_id, outcome, *months in _grouped(rows, reach, "kind", "unit_id", "outcome"):
            for duty in by_kind[kind]:
                bearer_id = court_id if duty.bearer is Bearer.COURT else unit_id
                if bearer_id is not None:
                    tally.add(duty, bearer_id, months, outcome=outcome)


def tally_joint(
    tally: Tally, duties: Iterable[Duty], branch_ids: Sequence[int], reach: Period
) -> None:
    """A meeting held together counts for every branch that held it."""
    by_kind = _by_kind(duty for duty in duties if duty.bearer is Bearer.BRANCH and not duty.role)
    rows = Participation.objects.filter(
        unit_id__in=branch_ids,
        role=JOINT_BRANCH,
        record__kind__in=sorted(by_kind),
        record__state=IN_FORCE,
        record__occurred_on__range=(reach.first, reach.last),
    )
    for kind, unit_id, outcome, *months in _grouped(
        rows, reach, "record__kind", "unit_id", "record__outcome", day="record__occurred_on"
    ):
        for duty in by_kind[kind]:
            tally.add(duty, unit_id, months, outcome=outcome)


def _tally_persons(tally: Tally, duties: Sequence[Duty], court_id: int, reach: Period) -> None:
    by_kind = _by_kind(duties)
    summed = f"record__{duties[0].sums}" if duties[0].sums else ""
    keys = ("record__kind", "person_id", "record__outcome", "role")
    rows = parts_of(duties, court_id, reach)
    for kind, person_id, outcome, role, *months in _grouped(
        rows, reach, *keys, day="record__occurred_on", summed=summed
    ):
        for duty in by_kind[kind]:
            if duty.role == role:
                tally.add(duty, person_id, months, outcome=outcome)


def _tally_unnamed(tally: Tally, duties: Sequence[Duty], court_id: int, reach: Period) -> None:
    """An event without its list of participants tells nothing about who was there."""
    by_kind = _by_kind(duties)
    rows = unnamed_records(duties, court_id, reach)
    for kind, *months in _grouped(rows, reach, "kind"):
        for duty in by_kind[kind]:
            tally.registers.add(duty.register)
            known = tally.unnamed.get(duty.slug, NOTHING)
            tally.unnamed[duty.slug] = [a + b for a, b in zip(known, months, strict=True)]


def _tally_servings(tally: Tally, duties: Sequence[Duty], court_id: int, known: Period) -> None:
    """一事多用: a record counts for the duty it also serves, in its own or in another window.

    ``known`` runs from the first day of the year to the day as of which is asked.
    """
    year, by_slug = known.first.year, {duty.slug: duty for duty in duties}
    served = Serving.objects.filter(court_id=court_id, duty__in=sorted(by_slug)).values_list(
        "duty",
        "window_label",
        "record__kind",
        "record__unit_id",
        "record__occurred_on",
        "record__state",
    )
    for slug, label, kind, unit_id, day, state in served:
        duty = by_slug[slug]
        bearer_id = court_id if duty.bearer is Bearer.COURT else unit_id
        if state != IN_FORCE or day is None or bearer_id is None or day > known.last:
            continue
        if kind in {one.slug for one in duty.of} and day.year == year:
            tally.move(duty, bearer_id, _one(day.month, -1))
        counted = parse_window(label).period.last if label else day
        if counted.year == year:
            tally.move(duty, bearer_id, _one(counted.month, 1))


def _by_kind(duties: Iterable[Duty]) -> Mapping[str, list[Duty]]:
    by_kind: dict[str, list[Duty]] = {}
    for duty in duties:
        for kind in duty.of:
            by_kind.setdefault(kind.slug, []).append(duty)
    return by_kind


def _grouped(
    rows: QuerySet[Any], reach: Period, *keys: str, day: str = "occurred_on", summed: str = ""
) -> Iterator[tuple[Any, ...]]:
    """The rows grouped by the keys, each with twelve numbers: how many, or how much, in each month."""
    columns: dict[str, Any] = {}
    for window in windows(Every.MONTH, reach):
        inside = Q(**{f"{day}__range": (window.period.first, window.period.last)})
        name = f"m{window.period.first.month}"
        columns[name] = Sum(summed, filter=inside) if summed else Count("pk", filter=inside)
    silent = [0] * (MONTHS - len(columns))
    grouped = rows.order_by().values(*keys).annotate(**columns).values_list(*keys, *columns)
    for row in grouped.iterator(chunk_size=5000):
        months = [count or 0 for count in row[len(keys) :]]
        yield (*row[: len(keys)], *months, *silent)


def _one(month: int, by: int) -> Months:
    months = [0] * MONTHS
    months[month - 1] = by
    return months


def _add(into: dict[int, Months], bearer_id: int, months: Sequence[int]) -> None:
    known = into.get(bearer_id)
    into[bearer_id] = [a + b for a, b in zip(known, months, strict=True)] if known else list(months)
