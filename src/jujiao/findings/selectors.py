"""Which faults are known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue.streams import STREAMS
from jujiao.findings.models import Finding, FindingMeasure
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.people.narrowing import FactFilter, narrowed


def findings_of(scope: Scope) -> QuerySet[Finding]:
    """The findings that somebody may see, the latest first: of his streams, of his units, his own."""
    rows = within(Finding.objects.all(), scope)
    if scope.streams is not None:
        kinds = [STREAMS[stream].findings.slug for stream in scope.streams]
        seen = Q(kind__in=kinds) | Q(unit_id__in=scope.findings_of)
        if scope.person_id is not None:
            owned = FindingMeasure.objects.filter(owner_id=scope.person_id).values("finding_id")
            seen |= Q(owner_id=scope.person_id) | Q(leader_id=scope.person_id) | Q(pk__in=owned)
        rows = rows.filter(seen)
    return rows.select_related("unit", "record").order_by("-found_on", "-pk")


def findings_matching(
    scope: Scope, wanted: FactFilter, *, progress: tuple[str, ...] = ()
) -> QuerySet[Finding]:
    """The findings that a list shows: found in the period, the latest first."""
    rows = narrowed(findings_of(scope), wanted)
    if progress:
        rows = rows.filter(progress__in=progress)
    if wanted.period:
        rows = rows.filter(_found_in(wanted.period))
    if wanted.month:
        rows = rows.filter(found_on__month=wanted.month)
    if wanted.unit_id:
        rows = rows.filter(unit_id=wanted.unit_id)
    for word in wanted.words.split():
        rows = rows.filter(Q(title__contains=word) | Q(measures__contains=word))
    return rows


def finding_in_scope(scope: Scope, public_id: str) -> Finding | None:
    """One finding, or None where the scope does not reach."""
    joined = findings_of(scope).select_related("owner", "supersedes", "court")
    return joined.filter(public_id=public_id).first()


def findings_of_record(scope: Scope, record_id: int) -> QuerySet[Finding]:
    """What an inspection found, corrected entries left out."""
    rows = findings_of(scope).filter(record_id=record_id)
    return rows.exclude(state=FactState.SUPERSEDED.value)


@dataclass(frozen=True, slots=True)
class StreamCount:
    """How the findings of one stream stand: all of them, closed, open, and open past their date."""

    stream: str
    found: int
    closed: int
    late: int

    @property
    def going(self) -> int:
        """Open and not late."""
        return self.found - self.closed - self.late


def streams_counted(scope: Scope, period: Period, *, as_of: date) -> list[StreamCount]:
    """The findings of a period by stream, by one query."""
    rows = findings_of(scope).filter(_found_in(period), state=FactState.IN_FORCE.value)
    is_closed = Q(progress=FindingState.CLOSED.value)
    counted = (
        rows.order_by()
        .values("kind")
        .annotate(
            found=Count("pk"),
            closed=Count("pk", filter=is_closed),
            late=Count("pk", filter=~is_closed & Q(due_on__lt=as_of)),
        )
    )
    return [StreamCount(one["kind"], one["found"], one["closed"], one["late"]) for one in counted]


def _found_in(period: Period) -> Q:
    return Q(found_on__range=(period.first, period.last)) | Q(found_on=None)
