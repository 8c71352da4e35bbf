"""Rounds and persons on their way to a rank or a post: how far each is, what may follow, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.careers.publication import title_sought
from jujiao.careers.rules import sanction_breach
from jujiao.careers.selectors import missing_gates
from jujiao.careers.standings import sanctions_of
from jujiao.catalogue.careers import (
    APPOINTMENT,
    JUDGE_GRADE_PROMOTION,
    JUDGE_QUOTA_SELECTION,
    POLICE_RANK_PROMOTION,
    RANK_PROMOTION,
)
from jujiao.catalogue.commendation import COMMENDATION_PATH
from jujiao.catalogue.public_notice import (
    APPOINTED,
    GATED,
    NOTICE_CLOSED,
    NOTICE_OPENED,
    OBJECTED,
    PERSON_PATHS,
    SETTLED,
)
from jujiao.catalogue.research import RESEARCH_PROJECT
from jujiao.catalogue.selection import (
    APPOINTMENT_ROUND,
    DISCUSSED,
    PROMOTION_ROUND,
    QUOTA_ROUND,
    ROUND_PATHS,
)
from jujiao.kernel.courses import Course, Milestone, Path, StepRule
from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.transitions import FactState
from jujiao.procedures.courses import course_of, path_of
from jujiao.procedures.models import Procedure

STARTED = (*ROUND_PATHS, COMMENDATION_PATH.kind)
SHOWN = (FactState.IN_FORCE.value, FactState.WITHDRAWN.value)  # under way, at the end, given up
NAMED_AFTER = {
    PROMOTION_ROUND.slug: (RANK_PROMOTION, JUDGE_GRADE_PROMOTION, POLICE_RANK_PROMOTION),
    QUOTA_ROUND.slug: (JUDGE_QUOTA_SELECTION,),
    APPOINTMENT_ROUND.slug: (APPOINTMENT,),
}


@dataclass(frozen=True, slots=True)
class Progress:
    """A procedure as far as it has come on a day. ``problem``: why nobody can say (no calendar).

    ``notice_until`` is the day on which the five working days are full; ``missing`` what an
    appointment would still break.
    """

    path: Path
    course: Course
    milestones: tuple[Milestone, ...] = ()
    notice_until: date | None = None
    notice_runs: bool = False
    missing: tuple[Problem, ...] = ()
    problem: Problem | None = None
    named: tuple[Procedure, ...] = field(default=())

    @property
    def reached(self) -> int:
        """How many of the needed steps were taken."""
        needed = [rule.step for rule in self.path.rules if not rule.optional]
        return sum(bool(self.course.times(step)) for step in needed)

    @property
    def labels(self) -> list[str]:
        """The needed steps by name."""
        return [rule.label for rule in self.path.rules if not rule.optional]

    @property
    def open_objections(self) -> int:
        """Objections that came in the notice and were not settled."""
        return self.course.times(OBJECTED) - self.course.times(SETTLED)

    @property
    def steps_open(self) -> tuple[StepRule, ...]:
        """The steps that may follow; an objection can be settled only where one is open."""
        return tuple(
            one.rule
            for one in self.milestones
            if one.rule.step != SETTLED or self.open_objections > 0
        )

    def leads_onward(self, rule: StepRule) -> bool:
        """Whether a step brings the procedure forward now: the end of a notice only when it is full."""
        return not rule.optional and not (rule.step == NOTICE_CLOSED and self.notice_runs)

    @property
    def is_gated(self) -> bool:
        """Whether gates are to be passed before the document, which is not there yet."""
        return self.path.kind in GATED and not self.course.times(APPOINTED)

    @property
    def names_may_be_public(self) -> bool:
        """Whether the party group has decided, so that persons may be named."""
        return self.path.kind in NAMED_AFTER and bool(self.course.times(DISCUSSED))


def selections_of(scope: Scope) -> QuerySet[Procedure]:
    """The rounds of a court, the latest first."""
    return _procedures(scope, STARTED).order_by("-started_on", "-pk")


def persons_under_way(scope: Scope) -> QuerySet[Procedure]:
    """Persons who are public and not yet appointed."""
    rows = _procedures(scope, tuple(PERSON_PATHS)).filter(completed_on=None, ended_on=None)
    return rows.order_by("started_on", "pk")


def selection_in_scope(scope: Scope, public_id: str) -> Procedure | None:
    """A round, or a person's procedure, or None where the scope does not reach."""
    kinds = (*STARTED, *PERSON_PATHS, RESEARCH_PROJECT.slug)
    rows = _procedures(scope, kinds).select_related("tenure", "court")
    return rows.filter(public_id=public_id).first()


def named_in(selection: Procedure) -> QuerySet[Procedure]:
    """The persons that a round has made public."""
    return Procedure.objects.filter(
        court_id=selection.court_id, serial=selection.public_id, state__in=SHOWN
    ).select_related("person", "unit")


def round_of(procedure: Procedure) -> Procedure | None:
    """The round that made a person public; imported history names none."""
    if not procedure.serial:
        return None
    rows = Procedure.objects.filter(court_id=procedure.court_id, public_id=procedure.serial)
    return rows.first()


def progress_of(procedure: Procedure, *, on: date) -> Progress:
    """How far a procedure has come on a day, and what may follow."""
    path = path_of(procedure)
    try:
        course = course_of(procedure, on=on)
    except Refused as refused:
        return Progress(path, Course(procedure.kind), problem=refused.problems[0])
    until = course.matured.get(NOTICE_OPENED)
    return Progress(
        path,
        course,
        path.milestones(course) if procedure.ended_on is None else (),
        until,
        until is not None and until > on and not course.times(NOTICE_CLOSED),
        tuple(_missing(procedure, course, on)),
        named=tuple(named_in(procedure)),
    )


def _missing(procedure: Procedure, course: Course, on: date) -> Iterator[Problem]:
    """What stands in the way of the document: a sanction that runs, a gate not passed."""
    if procedure.person_id is None or course.times(APPOINTED):
        return
    running = sanction_breach(sanctions_of(procedure.court_id, procedure.person_id), on)
    if running is not None:
        yield running.problem
    if procedure.kind in GATED:
        for breach in missing_gates(procedure, title_sought(procedure), on=on):
            yield breach.problem


def _procedures(scope: Scope, kinds: tuple[str, ...]) -> QuerySet[Procedure]:
    rows = within(Procedure.objects.filter(kind__in=kinds), scope)
    return rows.filter(state__in=SHOWN).select_related("person", "unit")
