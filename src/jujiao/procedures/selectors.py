"""Which procedures were gone through."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.kernel.transitions import FactState
from jujiao.people.narrowing import FactFilter, narrowed
from jujiao.procedures.models import Procedure, Step


def procedures_of(scope: Scope) -> QuerySet[Procedure]:
    """The procedures of a court, the latest first."""
    rows = within(Procedure.objects.all(), scope)
    return rows.select_related("person", "unit").order_by("-completed_on", "-pk")


def under_way(court_id: int, kinds: Iterable[str]) -> QuerySet[Procedure]:
    """The procedures of these kinds that still take steps, the oldest first.

    One that was read from a workbook goes on from where it stood, whatever was not written there.
    """
    rows = Procedure.objects.filter(
        court_id=court_id, kind__in=sorted(kinds), state=FactState.IN_FORCE.value, ended_on=None
    )
    return rows.select_related("person", "unit").order_by("pk")


def procedures_matching(scope: Scope, wanted: FactFilter) -> QuerySet[Procedure]:
    """The procedures that a list shows: under way or completed in the period, the latest first."""
    rows = narrowed(procedures_of(scope), wanted)
    if wanted.period:
        begun = Q(started_on=None) | Q(started_on__lte=wanted.period.last)
        rows = rows.filter(begun, Q(completed_on=None) | Q(completed_on__gte=wanted.period.first))
    if wanted.month:
        rows = rows.filter(completed_on__month=wanted.month)
    if wanted.unit_id:
        rows = rows.filter(unit_id=wanted.unit_id)
    for word in wanted.words.split():
        rows = rows.filter(Q(person__full_name__contains=word) | Q(title__contains=word))
    return rows


def procedure_in_scope(scope: Scope, public_id: str) -> Procedure | None:
    """One procedure, or None where the scope does not reach."""
    joined = procedures_of(scope).select_related("tenure", "supersedes", "court")
    return joined.filter(public_id=public_id).first()


def steps_of(procedure: Procedure) -> QuerySet[Step]:
    """The steps that were taken, in their order."""
    return procedure.steps.order_by("done_on", "pk")
