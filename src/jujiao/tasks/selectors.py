"""What is asked of whom on a day: one list for each person, and where each source stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.tasks.models import IncomingPaper, Task, TaskStep
from jujiao.tasks.rules import INCOMING_PAPER, UNSETTLED, WITH_THE_OWNER, TaskState


def open_tasks(scope: Scope) -> QuerySet[Task]:
    """Tasks that lie with their owners, the earliest due first, those without a date last."""
    return _by_due(within(Task.objects.filter(progress__in=WITH_THE_OWNER), scope))


def open_tasks_of(scope: Scope, person_id: int | None, unit_ids: tuple[int, ...]) -> QuerySet[Task]:
    """Open tasks that this person, or one of these units, owes."""
    return open_tasks(scope).filter(_owes(person_id, unit_ids))


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose list is asked for: the person, the account he acts with, the units he answers for."""

    person_id: int | None = None
    account_id: int | None = None
    unit_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Worklist:
    """交办清单: everything about tasks that one person keeps before him, each heap by its due day."""

    to_do: tuple[Task, ...]
    to_settle: tuple[Task, ...]
    to_redirect: tuple[Task, ...]
    asked: tuple[Task, ...]
    promised: tuple[Task, ...]

    def late(self, on: date) -> tuple[Task, ...]:
        """What he owes and should have been done by the day."""
        return tuple(one for one in self.to_do if one.late_days(on))


def worklist(scope: Scope, whose: Whose) -> Worklist:
    """One person's list: to do, to accept, to give to another, still awaited, promised to him."""
    rows = _by_due(within(Task.objects.filter(progress__in=UNSETTLED), scope))
    shown = rows.select_related("owner", "unit")
    asked = _asked_by(whose)
    return Worklist(
        to_do=tuple(
            shown.filter(_owes(whose.person_id, whose.unit_ids), progress__in=WITH_THE_OWNER)
        ),
        to_settle=tuple(shown.filter(asked, progress=TaskState.REPORTED.value)),
        to_redirect=tuple(shown.filter(asked, progress=TaskState.DECLINED.value)),
        asked=tuple(shown.filter(asked, progress__in=WITH_THE_OWNER)),
        promised=tuple(shown.filter(_promised_to(whose.person_id))),
    )


def tasks_seen(scope: Scope, whose: Whose) -> QuerySet[Task]:
    """All tasks that somebody may see: what came up in confidence only where he has a part in it."""
    own = _owes(whose.person_id, whose.unit_ids) | _asked_by(whose) | _promised_to(whose.person_id)
    return within(Task.objects.filter(Q(is_restricted=False) | own), scope)


def task_seen(scope: Scope, whose: Whose, public_id: str) -> Task | None:
    """One task, or None where he has no business with it."""
    rows = tasks_seen(scope, whose).select_related("owner", "unit", "promised_to")
    return rows.filter(public_id=public_id).first()


def history_of(task: Task) -> QuerySet[TaskStep]:
    """Every act on the task, the first first."""
    return task.steps.order_by("pk")


def tasks_from(court_id: int, source_type: str, source_ids: Iterable[int]) -> QuerySet[Task]:
    """The tasks that these facts gave rise to, withdrawn ones left out."""
    rows = Task.objects.filter(
        court_id=court_id, source_type=source_type, source_id__in=list(source_ids)
    )
    return _by_due(rows.exclude(progress=TaskState.WITHDRAWN.value))


@dataclass(frozen=True, slots=True)
class Settled:
    """How many of the tasks of a source were asked by a day, and how many of them were settled by it."""

    asked: int
    settled: int


def settled_by_source(
    court_id: int, source_type: str, source_ids: Iterable[int], *, as_of: date
) -> dict[int, Settled]:
    """Source → how far its tasks were on a day, by one query for all."""
    rows = tasks_from(court_id, source_type, source_ids).filter(asked_on__lte=as_of).order_by()
    counted = rows.values("source_id").annotate(
        asked=Count("pk"), settled=Count("pk", filter=Q(accepted_on__lte=as_of))
    )
    return {
        source_id: Settled(asked, settled)
        for source_id, asked, settled in counted.values_list("source_id", "asked", "settled")
        if source_id is not None
    }


@dataclass(frozen=True, slots=True)
class PaperStanding:
    """A paper from above on a day: answered or not, by how many days late, how many parts undone."""

    paper: IncomingPaper
    late_days: int
    undone: int

    @property
    def is_answered(self) -> bool:
        """Whether the answer went out."""
        return self.paper.replied_on is not None


def paper_standings(scope: Scope, *, as_of: date) -> list[PaperStanding]:
    """All papers received by a day, those without an answer first, by their due days."""
    rows = within(IncomingPaper.objects.filter(received_on__lte=as_of), scope)
    ordered = rows.select_related("unit", "owner").order_by(F("due_on").asc(nulls_last=True), "pk")
    papers = list(ordered)
    far = settled_by_source(scope.court_id, INCOMING_PAPER, [one.pk for one in papers], as_of=as_of)
    shown = [_paper_standing(one, far.get(one.pk, Settled(0, 0)), as_of) for one in papers]
    return sorted(shown, key=lambda one: one.is_answered)


def _paper_standing(paper: IncomingPaper, far: Settled, as_of: date) -> PaperStanding:
    until = paper.replied_on or as_of
    late = max(0, (until - paper.due_on).days) if paper.due_on else 0
    return PaperStanding(paper, late, far.asked - far.settled)


def _by_due(rows: QuerySet[Task]) -> QuerySet[Task]:
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def _owes(person_id: int | None, unit_ids: tuple[int, ...]) -> Q:
    return Q(owner_id=person_id, owner__isnull=False) | Q(unit_id__in=unit_ids)


def _asked_by(whose: Whose) -> Q:
    return Q(asked_by_id=whose.account_id, asked_by_id__isnull=False)


def _promised_to(person_id: int | None) -> Q:
    return Q(promised_to_id=person_id, promised_to__isnull=False)
