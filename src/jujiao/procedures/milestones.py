"""What is due next in every procedure under way: two queries, whatever the number of procedures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.kernel.courses import Course, Milestone
from jujiao.people.models import Unit
from jujiao.people.selectors import branches_held_on
from jujiao.procedures.courses import path_of, step_taken
from jujiao.procedures.models import Procedure
from jujiao.procedures.selectors import under_way


@dataclass(frozen=True, slots=True)
class OpenCourse:
    """A procedure under way: whose it is, in which unit, and the steps that may follow.

    One about a person that names no unit stands with the branch he belongs to.
    """

    procedure: Procedure
    subject: str
    unit_id: int | None
    course: Course
    milestones: tuple[Milestone, ...]

    @property
    def label(self) -> str:
        """发展党员 苏和."""
        return f"{PROCEDURE_KINDS[self.procedure.kind].label} {self.subject}"


def open_courses(scope: Scope, kinds: Iterable[str], *, on: date) -> list[OpenCourse]:
    """The procedures of these kinds that still take steps, as far as they had come on the day."""
    rows = list(under_way(scope.court_id, kinds).prefetch_related("steps__named"))
    branches = branches_held_on([row.person_id for row in rows if row.person_id], on=on)
    return [_open(row, branches, on) for row in rows]


def _open(procedure: Procedure, branches: Mapping[int, Unit], on: date) -> OpenCourse:
    steps = sorted(procedure.steps.all(), key=lambda step: step.pk)
    known = [step for step in steps if step.done_on is None or step.done_on <= on]
    course = Course(procedure.kind, tuple(step_taken(step) for step in known))
    subject = str(procedure.person or procedure.unit or procedure.title)
    home = branches.get(procedure.person_id or 0)
    unit_id = procedure.unit_id or (home.pk if home else None)
    return OpenCourse(procedure, subject, unit_id, course, path_of(procedure).milestones(course))
