"""述职评议: one secretary, one grade, an opinion, and problems that become tasks with their deadlines."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_inspection import PARTY_INSPECTION
from jujiao.catalogue.secretary_review import (
    FAIR,
    FOLLOWS,
    POOR,
    REVIEWED_SECRETARY,
    SECRETARY_REVIEW,
    review_breaches,
)
from jujiao.kernel.clauses import admit
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import file_record
from jujiao.tasks.services import Assignment, assign_task


@dataclass(frozen=True, slots=True)
class ProblemNamed:
    """A problem that the review named, and until when it is to be put right."""

    title: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReviewEntry:
    """What came of a review: which parts were reported on, the grade, the opinion, the problems."""

    court_id: int
    unit_id: int
    secretary_id: int
    held_on: date
    grade: str
    opinion: str
    contents: tuple[str, ...]
    problems: tuple[ProblemNamed, ...]
    test_result: str = ""

    def __str__(self) -> str:
        return f"书记述职评议 {self.held_on}"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The record of the review, what only warns, and what follows from the grade."""

    record: Record
    warnings: tuple[Problem, ...]
    follows: str


@command("review.file")
def file_review(entry: ReviewEntry, *, by: Actor, at: datetime, reason: str = "") -> Reviewed:
    """登记: the review is filed and each problem becomes a task. Raises Refused for what is missing."""
    warnings = admit(
        review_breaches(
            grade=entry.grade,
            contents=entry.contents,
            opinion=entry.opinion,
            problems=len(entry.problems),
            undated=sum(one.due_on is None for one in entry.problems),
            inspected=_inspected(entry),
        )
    )
    record = file_record(_record(entry), by=by, at=at, reason=reason)
    for one in entry.problems:
        assignment = Assignment(
            entry.court_id,
            one.title,
            entry.held_on,
            owner_id=entry.secretary_id,
            unit_id=entry.unit_id,
            due_on=one.due_on,
            source_type="record",
            source_id=record.pk,
        )
        assign_task(assignment, by=by, at=at)
    return Reviewed(record, warnings, FOLLOWS if entry.grade in (FAIR, POOR) else "")


def _record(entry: ReviewEntry) -> RecordEntry:
    return RecordEntry(
        entry.court_id,
        SECRETARY_REVIEW.slug,
        occurred_on=entry.held_on,
        title=f"{entry.held_on.year}年度述职评议",
        unit_id=entry.unit_id,
        outcome=entry.grade,
        details={
            "opinion": entry.opinion,
            "contents": "、".join(entry.contents),
            "test_result": entry.test_result,
        },
        people=((REVIEWED_SECRETARY, entry.secretary_id),),
    )


def _inspected(entry: ReviewEntry) -> bool:
    """Whether the branch was inspected in the year before the review."""
    year = year_of(entry.held_on.year)
    return Record.objects.filter(
        court_id=entry.court_id,
        kind=PARTY_INSPECTION.slug,
        state=FactState.IN_FORCE.value,
        occurred_on__range=(year.first, entry.held_on),
        participations__unit_id=entry.unit_id,
    ).exists()
