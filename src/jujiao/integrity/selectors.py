"""Counts of confidential kinds with small cells left out, promises as their person sees them, receipts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.integrity import FIRST_FORM, INTEGRITY_TALK, TALKED_WITH
from jujiao.confidential.cells import suppressed
from jujiao.integrity.models import LessonGap, Receipt
from jujiao.integrity.retention import TALK
from jujiao.integrity.services.education import GAP
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.tasks.models import Task

IN_FORCE = FactState.IN_FORCE.value


def promises_to(person_id: int, *, court_id: int) -> QuerySet[Task]:
    """What was promised to a person in a talk, as the tasks that others do for him."""
    talks = Participation.objects.filter(
        person_id=person_id,
        role=TALKED_WITH,
        record__court_id=court_id,
        record__kind=INTEGRITY_TALK.slug,
        record__state=IN_FORCE,
    )
    rows = Task.objects.filter(
        court_id=court_id, source_type=TALK, source_id__in=talks.values("record_id")
    )
    return rows.order_by("due_on", "pk")


def first_forms_counted(scope: Scope, period: Period) -> dict[str, int | None]:
    """第一种形态 by form: exact to its few readers, small numbers left out for everybody else."""
    return _counted(scope, FIRST_FORM.slug, period)


def talks_counted(scope: Scope, period: Period) -> dict[str, int | None]:
    """廉政谈话 by occasion: exact to its few readers, small numbers left out for everybody else."""
    return _counted(scope, INTEGRITY_TALK.slug, period)


def talks_seen(scope: Scope, period: Period, *, account_id: int | None) -> QuerySet[Record]:
    """The talks of a period that somebody may know of: all, or those that he entered himself."""
    rows = Record.objects.filter(
        court_id=scope.court_id,
        kind=INTEGRITY_TALK.slug,
        state=IN_FORCE,
        occurred_on__range=(period.first, period.last),
    )
    own = Q() if scope.confidential else Q(recorded_by_id=account_id)
    return rows.filter(own).order_by("-occurred_on", "-pk")


def talk_seen(scope: Scope, public_id: str, *, account_id: int | None) -> Record | None:
    """One talk that somebody may know of, or None."""
    rows = Record.objects.filter(
        court_id=scope.court_id, kind=INTEGRITY_TALK.slug, public_id=public_id
    )
    own = Q() if scope.confidential else Q(recorded_by_id=account_id)
    return rows.filter(own).first()


def promises_of(record: Record) -> QuerySet[Task]:
    """What was promised in a talk, as tasks."""
    rows = Task.objects.filter(
        court_id=record.court_id, source_type=TALK, source_id=record.pk
    ).select_related("owner")
    return rows.order_by("due_on", "pk")


def tasks_of_gap(gap: LessonGap) -> QuerySet[Task]:
    """The measures against a gap."""
    rows = Task.objects.filter(source_type=GAP, source_id=gap.pk).select_related("owner")
    return rows.order_by("due_on", "pk")


def receipts_of(record: Record) -> QuerySet[Receipt]:
    """Who has signed for it."""
    return record.receipts.select_related("person").order_by("received_on", "pk")


@dataclass(frozen=True, slots=True)
class GapProgress:
    """A gap that a case laid bare, and how many of its measures are done."""

    gap: LessonGap
    measures: int
    done: int


def gaps_of(record: Record) -> list[GapProgress]:
    """The gaps of a lesson with their progress."""
    gaps = list(LessonGap.objects.filter(record=record).order_by("pk"))
    tasks = Task.objects.filter(source_type=GAP, source_id__in=[gap.pk for gap in gaps])
    rows = list(tasks.values_list("source_id", "done_on"))
    measures = Counter(gap_id for gap_id, _ in rows)
    done = Counter(gap_id for gap_id, done_on in rows if done_on is not None)
    return [GapProgress(gap, measures[gap.pk], done[gap.pk]) for gap in gaps]


def receipts_missing(record: Record, expected: Iterable[int]) -> list[int]:
    """Of the persons expected to sign, those whose receipt has not come back."""
    had = set(Receipt.objects.filter(record=record).values_list("person_id", flat=True))
    return [one for one in expected if one not in had]


def _counted(scope: Scope, kind: str, period: Period) -> dict[str, int | None]:
    rows = Record.objects.filter(
        court_id=scope.court_id,
        kind=kind,
        state=IN_FORCE,
        occurred_on__range=(period.first, period.last),
    )
    counts = Counter(rows.values_list("outcome", flat=True))
    named = {label: counts[slug] for slug, label in RECORD_KINDS[kind].outcomes.items()}
    return dict(named) if scope.confidential else suppressed(named)
