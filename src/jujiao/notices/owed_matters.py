"""What duties and procedures ask: dues that are not met, steps whose term runs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import TALKED_WITH
from jujiao.catalogue.duties import PATHS
from jujiao.catalogue.roles import StaffRole
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due, is_prompted
from jujiao.duties.selectors import dues
from jujiao.kernel.cadence import Every
from jujiao.kernel.courses import Milestone
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.notices.matters import Audience, Matter, MatterSort, audience
from jujiao.procedures.milestones import OpenCourse, open_courses

OPEN = (DueState.OVERDUE, DueState.DUE)
JANUARY = 1
STEP_AHEAD = timedelta(days=30)
PARTY_BEARERS = (Bearer.BRANCH, Bearer.GROUP, Bearer.MEMBER)
OF_PARTY = frozenset({StaffRole.PARTY_OFFICER})
OF_COURT = frozenset({StaffRole.POLITICAL_HEAD})
DESKS_OF_COURT = OF_PARTY | OF_COURT | {StaffRole.POLITICAL_CLERK}


@dataclass(frozen=True, slots=True)
class CourtOn:
    """A court on a day, the units of it for which somebody answers, and the dues that are open."""

    court_id: int
    as_of: date
    attended: frozenset[int] = frozenset()
    dues: tuple[Due, ...] = ()

    @property
    def scope(self) -> Scope:
        """Everything: who may see what is decided by the audience of each matter."""
        return Scope(self.court_id, confidential=True)


def open_dues(court_id: int, as_of: date) -> tuple[Due, ...]:
    """The dues of the year that are due or overdue; in January also those of the year before."""
    owing = Owing(Scope(court_id, confidential=True), as_of)
    before = dues(replace(owing, year=as_of.year - 1)) if as_of.month == JANUARY else []
    found = [*before, *dues(owing)]
    return tuple(due for due in found if due.state in OPEN and _is_asked(due, as_of))


def receives(duty: Duty) -> bool:
    """Whether the bearer is whom it is done for: others owe it to him."""
    return duty.role == TALKED_WITH


def due_matters(court: CourtOn) -> Iterator[Matter]:
    """What is still owed, each before its bearer."""
    return (_due_matter(due, court) for due in court.dues if not receives(due.duty))


def _is_asked(due: Due, as_of: date) -> bool:
    calendar = isinstance(due.duty.rhythm, Every)
    return due.state is DueState.OVERDUE or not calendar or is_prompted(due.duty, due.window, as_of)


def _due_matter(due: Due, court: CourtOn) -> Matter:
    duty, kind = due.duty, due.duty.of[0]
    left = due.required - due.done
    return Matter(
        key=f"due:{duty.slug}:{due.window.label}:{due.bearer.bearer_id}",
        sort=MatterSort.OWED,
        title=duty.label,
        since=max(due.window.period.first, due.bearer.opened_on or due.window.period.first),
        audience=_bearers(due, court),
        due_on=due.due_on,
        period=due.window.words,
        who="" if duty.bearer is Bearer.COURT else due.bearer.name,
        basis=f"{duty.rule}。{duty.basis.citation}",
        remedy=f"还差{left}{duty.unit_word}，办完请登记“{kind.label}”。",
        is_restricted=kind.confidential,
        fact_kind=kind.slug,
        unit_id=_unit(due),
        overseers=Audience(roles=_overseers(due)),
    )


def _unit(due: Due) -> int | None:
    """The unit that the record is filed for."""
    of_unit = not due.duty.bearer.is_person and due.duty.bearer is not Bearer.COURT
    return due.bearer.bearer_id if of_unit else None


def _bearers(due: Due, court: CourtOn) -> Audience:
    """The person; for the court its desks, not those who inspect it; those who answer for the unit."""
    if due.duty.bearer.is_person:
        return audience(persons=[due.bearer.bearer_id])
    if due.duty.bearer is Bearer.COURT:
        return Audience(roles=DESKS_OF_COURT)
    units = {due.bearer.bearer_id, due.bearer.unit_id} - {None}
    if units & court.attended:
        return audience(units=units)
    return Audience(roles=_overseers(due))


def _overseers(due: Due) -> frozenset[StaffRole]:
    return OF_PARTY if due.duty.bearer in PARTY_BEARERS else OF_COURT


def step_matters(court: CourtOn) -> Iterator[Matter]:
    """Steps of running procedures whose term ends within a month or has ended."""
    for course in open_courses(court.scope, PATHS, on=court.as_of):
        for one in course.milestones:
            if one.due_on is not None and one.due_on <= court.as_of + STEP_AHEAD:
                yield _step_matter(course, one, court)


def _step_matter(course: OpenCourse, step: Milestone, court: CourtOn) -> Matter:
    procedure = course.procedure
    attended = course.unit_id in court.attended
    return Matter(
        key=f"step:{procedure.public_id}:{step.rule.step}",
        sort=MatterSort.STEP,
        title=f"{course.label} {step.rule.label}",
        since=court.as_of if step.due_on is None else min(step.due_on - STEP_AHEAD, court.as_of),
        audience=audience(units=[course.unit_id])
        if attended
        else Audience(actions=("procedure.advance",)),
        due_on=step.due_on,
        basis=step.rule.deadlines[0].clause.basis.citation if step.rule.deadlines else "",
        remedy=f"由{step.rule.actor}办理，办完请登记这一步。" if step.rule.actor else "",
        fact_kind=procedure.kind,
        public_id=procedure.public_id,
        overseers=Audience(roles=OF_PARTY | OF_COURT),
    )
