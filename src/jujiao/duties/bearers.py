"""Who owes in a year: units and persons with the days on which they existed, and the shape of branches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet

from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP, COURT_SERVICE, PARTY_MEMBERSHIP
from jujiao.duties.rules import BearerSpan
from jujiao.kernel.concepts import TenureKind
from jujiao.kernel.obligations import Bearer, BranchShape, Duty
from jujiao.kernel.periods import Period
from jujiao.people.models import Tenure, Unit, UnitSort
from jujiao.people.selectors import IN_FORCE, held_on

SORTS: Mapping[Bearer, tuple[UnitSort, ...]] = {
    Bearer.COURT: (UnitSort.COURT,),
    Bearer.BRANCH: (UnitSort.BRANCH,),
    Bearer.GROUP: (UnitSort.PARTY_GROUP,),
    Bearer.DEPARTMENT: (UnitSort.DEPARTMENT, UnitSort.TRIBUNAL),
}
MEMBERS: Mapping[Bearer, TenureKind] = {
    Bearer.MEMBER: PARTY_MEMBERSHIP,
    Bearer.STAFF: COURT_SERVICE,
}


def holding_of(duty: Duty) -> TenureKind:
    """Which tenure makes somebody a bearer of a duty of persons."""
    return duty.holding or MEMBERS[duty.bearer]


def units_owing(court_id: int, bearer: Bearer) -> list[BearerSpan]:
    """The units of one sort, in register order; the court itself for its own duties."""
    own = Q(pk=court_id) if bearer is Bearer.COURT else Q(court_id=court_id)
    rows = Unit.objects.filter(own, sort__in=SORTS[bearer]).order_by("display_order", "pk")
    return [
        BearerSpan(pk, name, opened, closed, parent if bearer is Bearer.GROUP else pk)
        for pk, name, opened, closed, parent in rows.values_list(
            "pk", "name", "opened_on", "closed_on", "parent_id"
        )
    ]


def persons_owing(court_id: int, duty: Duty, year: Period) -> list[BearerSpan]:
    """Everybody who held the tenure of a duty in the year, from his first day in it to his last."""
    named = [Q(title__contains=word) for word in duty.but_not]
    rows = (
        _overlapping(court_id, holding_of(duty), year)
        .exclude(reduce(or_, named, Q(pk=None)))
        .order_by("person_id")
        .values_list("person_id", "person__full_name", "starts_on", "ends_on")
    )
    branches = branch_of_person(court_id, year)
    spans: dict[int, BearerSpan] = {}
    for person_id, name, starts, ends in rows:
        span = BearerSpan(person_id, name, starts, ends, branches.get(person_id))
        known = spans.get(person_id)
        spans[person_id] = _joined(known, span) if known else span
    return list(spans.values())


def branch_of_person(court_id: int, year: Period) -> dict[int, int]:
    """The branch in which each person was last in the year."""
    rows = _overlapping(court_id, BRANCH_MEMBERSHIP, year).order_by("starts_on", "pk")
    return {
        person_id: unit_id
        for person_id, unit_id in rows.values_list("person_id", "unit_id")
        if unit_id is not None
    }


def branch_shapes(court_id: int, days: Sequence[date]) -> dict[int, dict[date, BranchShape]]:
    """Branch → day → how many members and posts it had; no entry where no member is recorded."""
    members = _holders_by_branch(court_id, BRANCH_MEMBERSHIP, days)
    posts = _holders_by_branch(court_id, BRANCH_POST, days)
    return {
        unit_id: {
            day: BranchShape(count or None, posts.get(unit_id, {}).get(day, 0))
            for day, count in counted.items()
        }
        for unit_id, counted in members.items()
    }


def _holders_by_branch(
    court_id: int, kind: TenureKind, days: Sequence[date]
) -> dict[int, dict[date, int]]:
    """How many persons held the tenure in each branch on each of the days, by one query."""
    counts = {
        f"on_{place}": Count("person_id", filter=held_on(day), distinct=True)
        for place, day in enumerate(days)
    }
    rows = Tenure.objects.filter(court_id=court_id, kind=kind.slug, state=IN_FORCE)
    counted = rows.order_by("unit_id").values("unit_id").annotate(**counts)
    return {
        unit_id: dict(zip(days, numbers, strict=True))
        for unit_id, *numbers in counted.values_list("unit_id", *counts)
        if unit_id is not None
    }


def _overlapping(court_id: int, kind: TenureKind, year: Period) -> QuerySet[Tenure]:
    return Tenure.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=year.last),
        Q(ends_on=None) | Q(ends_on__gte=year.first),
        court_id=court_id,
        kind=kind.slug,
        state=IN_FORCE,
    )


def _joined(one: BearerSpan, other: BearerSpan) -> BearerSpan:
    opened = [day for day in (one.opened_on, other.opened_on) if day]
    closed = [day for day in (one.closed_on, other.closed_on) if day]
    both = 2
    return BearerSpan(
        one.bearer_id,
        one.name,
        min(opened) if len(opened) == both else None,
        max(closed) if len(closed) == both else None,
        one.unit_id,
    )
