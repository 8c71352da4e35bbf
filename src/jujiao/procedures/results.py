"""What a procedure leaves behind when it reaches its result: tenures of persons, or a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.kernel.courses import Course, Path, StepTaken
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Tenure
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.procedures.models import Procedure


def reach_result(procedure: Procedure, path: Path, course: Course, stamp: Stamp) -> None:
    """Writes the result of a course that has just come to its step: day, number, and what it leaves."""
    step = course.taken[-1]
    procedure.completed_on, procedure.document_no = step.on, step.document_no
    procedure.outcome = step.outcome or procedure.outcome
    procedure.award_level = step.award_level or procedure.award_level
    opened = enter_tenures(*_stamped(_openings(procedure, path, course), stamp))
    if procedure.person_id is not None and opened:
        procedure.tenure = opened[0]
    procedure.save()
    if path.writes is not None:
        _write_record(procedure, path, step, stamp)


def undo_result(procedure: Procedure, step: StepTaken) -> None:
    """What the procedure opened ends on the day: a membership that was cancelled, for one."""
    tenure = procedure.tenure
    if tenure is not None and tenure.ends_on is None and step.on is not None:
        tenure.ends_on = step.on
        tenure.save()


def _stamped(
    entries: Sequence[TenureEntry], stamp: Stamp
) -> tuple[Sequence[TenureEntry], Sequence[Stamp]]:
    return entries, [stamp] * len(entries)


def _openings(procedure: Procedure, path: Path, course: Course) -> list[TenureEntry]:
    kind = PROCEDURE_KINDS[procedure.kind].opens
    if kind is None:
        return []
    begins = course.day_of(path.begins) or course.taken[-1].on
    blank = TenureEntry(
        procedure.court_id,
        kind.slug,
        procedure.person_id or 0,
        starts_on=begins,
        unit_id=procedure.unit_id,
        document_no=procedure.document_no,
    )
    if procedure.person_id is not None:
        return [blank]
    chosen = _chosen(path, course)
    return [replace(blank, person_id=who, title=title) for who, title in chosen.items()]


def _chosen(path: Path, course: Course) -> dict[int, str]:
    """Person → title; who is named in several roles gets the highest."""
    chosen: dict[int, str] = {}
    for role, title in path.posts.items():
        for step in course.taken:
            for one in step.in_role(role):
                chosen.setdefault(one.person_id, title)
    return chosen


def end_former_posts(procedure: Procedure, path: Path, course: Course) -> None:
    """换届: whoever held a post before the new term holds it no longer."""
    kind, begins = PROCEDURE_KINDS[procedure.kind].opens, course.day_of(path.begins)
    if kind is None or begins is None:
        return
    former = Tenure.objects.filter(
        court_id=procedure.court_id,
        kind=kind.slug,
        unit=procedure.unit,
        state=FactState.IN_FORCE.value,
        ends_on=None,
        starts_on__lt=begins,
    )
    for tenure in former:
        tenure.ends_on = begins - timedelta(days=1)
        tenure.save()


def _write_record(procedure: Procedure, path: Path, step: StepTaken, stamp: Stamp) -> None:
    assert path.writes is not None
    kind, role = path.writes
    entry = RecordEntry(
        procedure.court_id,
        kind.slug,
        occurred_on=step.on,
        title=procedure.title or kind.label,
        award_level=step.award_level,
        document_no=step.document_no,
        units=((role, procedure.unit_id),) if procedure.unit_id else (),
    )
    state = FactState.FILED if kind.wants_confirmation else FactState.IN_FORCE
    enter_records([entry], [replace(stamp, state=state)])
