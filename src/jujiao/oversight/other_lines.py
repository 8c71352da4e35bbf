"""What a prompt names besides duties: steps of procedures, problems to rectify, tasks that were set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import Q

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION_FINDINGS
from jujiao.catalogue.duties import PATHS
from jujiao.findings.models import Finding
from jujiao.kernel.cadence import Window
from jujiao.kernel.obligations import DueState
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.oversight.prompt_lines import PromptLine
from jujiao.oversight.unpaid_dues import unpaid_lines
from jujiao.people.models import Unit
from jujiao.procedures.milestones import OpenCourse, open_courses
from jujiao.tasks.models import Task

Lines = dict[int, list[PromptLine]]
RECTIFYING = (FindingState.OPEN.value, FindingState.RECTIFYING.value)


def other_lines(scope: Scope, month: Window, branches: Sequence[Unit]) -> Lines:
    """Branch → the lines of its procedures, its problems, its tasks and its unpaid dues."""
    found: Lines = {branch.pk: [] for branch in branches}
    for unit_id, line in (
        *_steps(scope, month),
        *_problems(scope, month, list(found)),
        *_tasks(scope, month, list(found)),
        *unpaid_lines(scope, month, list(found)),
    ):
        if unit_id in found:
            found[unit_id].append(line)
    return found


def _steps(scope: Scope, month: Window) -> Iterator[tuple[int, PromptLine]]:
    """Deadlines that fall into the month or are past, waits that end in it."""
    for course in open_courses(scope, PATHS, on=month.period.first):
        for line in _milestones(course, month):
            if course.unit_id is not None:
                yield course.unit_id, line


def _milestones(course: OpenCourse, month: Window) -> Iterator[PromptLine]:
    on, last = month.period.first, month.period.last
    for one in course.milestones:
        if one.due_on is not None and one.due_on <= last:
            state = DueState.OVERDUE if one.due_on < on else DueState.DUE
            basis = one.rule.deadlines[0].clause.basis.citation
            yield PromptLine(course.label, one.rule.label, basis, one.due_on, state, one.rule.actor)
        elif one.opens_on is not None and on <= one.opens_on <= last:
            said = f"{one.rule.label}（{one.opens_on.month}月{one.opens_on.day}日起可以办）"
            basis = one.rule.waits[0].clause.basis.citation
            yield PromptLine(course.label, said, basis, None, DueState.DUE, one.rule.actor)


def _problems(
    scope: Scope, month: Window, branch_ids: Sequence[int]
) -> Iterator[tuple[int, PromptLine]]:
    rows = Finding.objects.filter(
        Q(due_on=None) | Q(due_on__lte=month.period.last),
        court_id=scope.court_id,
        kind=PARTY_INSPECTION_FINDINGS.slug,
        state=FactState.IN_FORCE.value,
        progress__in=RECTIFYING,
        unit_id__in=branch_ids,
        found_on__lt=month.period.first,
    ).order_by("due_on", "pk")
    for unit_id, title, due_on in rows.values_list("unit_id", "title", "due_on"):
        if unit_id is not None:
            yield (
                unit_id,
                PromptLine(
                    "督查整改",
                    title,
                    PARTY_INSPECTION_FINDINGS.label,
                    due_on,
                    _state(due_on, month),
                    "支部",
                ),
            )


def _tasks(
    scope: Scope, month: Window, branch_ids: Sequence[int]
) -> Iterator[tuple[int, PromptLine]]:
    rows = Task.objects.filter(
        court_id=scope.court_id,
        unit_id__in=branch_ids,
        done_on=None,
        due_on__lte=month.period.last,
        asked_on__lt=month.period.first,
    ).order_by("due_on", "pk")
    columns = ("unit_id", "title", "due_on", "asked_by_name", "owner__full_name")
    for unit_id, title, due_on, asker, owner in rows.values_list(*columns):
        if unit_id is not None:
            yield (
                unit_id,
                PromptLine(
                    "交办事项",
                    title,
                    f"{asker}交办",
                    due_on,
                    _state(due_on, month),
                    owner or "支部",
                ),
            )


def _state(due_on: date | None, month: Window) -> DueState:
    is_late = due_on is not None and due_on < month.period.first
    return DueState.OVERDUE if is_late else DueState.DUE
