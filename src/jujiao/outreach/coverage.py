"""覆盖: which of the places a court means to reach it did reach, and what its events and series came to.

A place is reached by an event held there: by the very place, or by its name where the event was entered
without it. Without a list of places there is no rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue.law_outreach import SCHOOL_SERVICE
from jujiao.catalogue.outreach import BILINGUAL, COUNTED, ESTIMATED, EVENTS, GOING_OUT
from jujiao.catalogue.places import PLACE_KINDS, place_kind_called
from jujiao.kernel.periods import Period, year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Campaign, Record
from jujiao.people.models import Place

REACHING = (*GOING_OUT, SCHOOL_SERVICE)


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of the places of one sort: those reached, and those not."""

    label: str
    reached: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def percent(self) -> int | None:
        """0 to 100, rounded down; None where no place of the sort is listed."""
        listed = len(self.reached) + len(self.missed)
        return 100 * len(self.reached) // listed if listed else None


def coverage(scope: Scope, year: int, *, as_of: date) -> list[Coverage]:
    """Sort by sort, the places reached in the year up to the day and those still to be reached."""
    held = _records(scope, year, as_of, [kind.slug for kind in REACHING])
    by_place = set(held.exclude(place=None).values_list("place_id", flat=True))
    by_name = set(held.filter(place=None).values_list("place_name", flat=True))
    found: dict[str, tuple[list[str], list[str]]] = {sort: ([], []) for sort in PLACE_KINDS}
    for place in within(Place.objects.all(), scope).order_by("pk"):
        is_missed = place.pk not in by_place and place.name not in by_name
        found[place.place_kind][is_missed].append(place.name)
    return [
        Coverage(PLACE_KINDS[sort], tuple(reached), tuple(missed))
        for sort, (reached, missed) in found.items()
        if reached or missed
    ]


@dataclass(frozen=True, slots=True)
class Audience:
    """How many people events reached: a sum, and how much of it was estimated or said no basis."""

    events: int
    people: int
    estimated_events: int
    silent_events: int

    @property
    def text(self) -> str:
        """213人次, 约213人次 where any of it was estimated or nobody said."""
        inexact = self.estimated_events or self.silent_events
        return f"{'约' if inexact else ''}{self.people}人次"


@dataclass(frozen=True, slots=True)
class LawYear:
    """普法 in a year up to a day, as its report needs it; by kind, by sort of place, by series."""

    period: Period
    by_kind: dict[str, int]
    by_place_kind: dict[str, int]
    by_campaign: dict[str, int]
    bilingual: int
    leaflets: int
    audience: Audience


def law_year(scope: Scope, year: int, *, as_of: date) -> LawYear:
    """What the events of the year come to."""
    rows = list(
        _records(scope, year, as_of, [kind.slug for kind in EVENTS])
        .select_related("place", "campaign")
        .order_by("occurred_on", "pk")
    )
    period = year_of(year)
    labels = {kind.slug: kind.label for kind in EVENTS}
    return LawYear(
        Period(period.first, max(period.first, min(period.last, as_of))),
        dict(Counter(labels[row.kind] for row in rows)),
        _by_place_kind(rows),
        dict(Counter(row.campaign.name for row in rows if row.campaign)),
        sum(row.details.get("bilingual") == BILINGUAL for row in rows),
        sum(int(row.details.get("leaflets") or 0) for row in rows),
        audience_of(rows),
    )


def audience_of(rows: Iterable[Record]) -> Audience:
    """The people reached by events; an event without a number counts as an event only."""
    numbered = [row for row in rows if row.quantity is not None]
    bases = Counter(str(row.details.get("headcount_basis") or "") for row in numbered)
    return Audience(
        events=len(numbered),
        people=sum(row.quantity or 0 for row in numbered),
        estimated_events=bases[ESTIMATED],
        silent_events=len(numbered) - bases[ESTIMATED] - bases[COUNTED],
    )


@dataclass(frozen=True, slots=True)
class Series:
    """A named series in a year: how many events carry it, and whom they reached."""

    campaign: Campaign
    events: int
    audience: Audience


def series_of(scope: Scope, year: int, *, as_of: date) -> list[Series]:
    """Every series that the year touches, with what was held under it; none is left out for silence."""
    period = year_of(year)
    begun = Q(starts_on=None) | Q(starts_on__lte=period.last)
    lasting = Q(ends_on=None) | Q(ends_on__gte=period.first)
    held = _records(scope, year, as_of).exclude(campaign=None)
    named: dict[int, list[Record]] = {}
    for row in held:
        named.setdefault(row.campaign_id or 0, []).append(row)
    return [
        Series(one, len(named.get(one.pk, [])), audience_of(named.get(one.pk, [])))
        for one in within(Campaign.objects.filter(begun, lasting), scope).order_by("pk")
    ]


def _by_place_kind(rows: Iterable[Record]) -> dict[str, int]:
    sorts = Counter(
        row.place.place_kind if row.place else place_kind_called(row.place_name) for row in rows
    )
    return {label: sorts[sort] for sort, label in PLACE_KINDS.items() if sorts[sort]}


def _records(
    scope: Scope, year: int, as_of: date, kinds: Iterable[str] | None = None
) -> QuerySet[Record]:
    period = year_of(year)
    rows = within(Record.objects.all(), scope).filter(
        state=FactState.IN_FORCE.value,
        occurred_on__range=(period.first, min(period.last, as_of)),
    )
    return rows if kinds is None else rows.filter(kind__in=list(kinds))
