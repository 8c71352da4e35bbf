"""From the public notice to the document: each person for himself, by the rules of his ladder or post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.policy import require
from jujiao.careers.rules import promotion_breaches, sanction_breach
from jujiao.careers.selectors import LadderAsked, candidate, missing_gates
from jujiao.careers.standings import sanctions_of
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.catalogue.careers import (
    DEPARTMENT_HEAD,
    JUDGE_GRADE_PROMOTION,
    OTHER_POST,
    POLICE_RANK_PROMOTION,
    RANK_PROMOTION,
)
from jujiao.catalogue.ladders import JUDGE, POLICE_RANK, RANK
from jujiao.catalogue.public_notice import (
    APPOINTED,
    CHECKED,
    GATED,
    NOTICE_OPENED,
    PERSON_PATHS,
)
from jujiao.catalogue.selection import DISCUSSED, NAMED, ROUND_PATHS
from jujiao.kernel.clauses import NO_OVERRIDE, Breach, Override, admit
from jujiao.kernel.courses import StepTaken
from jujiao.kernel.days import check_day
from jujiao.kernel.problems import refuse
from jujiao.people.models import Unit
from jujiao.people.rules import is_department_head
from jujiao.people.services import end_tenures
from jujiao.people.stamps import Stamp
from jujiao.procedures.acts import Advanced, advance_procedure
from jujiao.procedures.models import Procedure
from jujiao.procedures.services import ProcedureEntry, enter_procedures

LADDER_OF = {
    RANK_PROMOTION.slug: RANK,
    JUDGE_GRADE_PROMOTION.slug: JUDGE,
    POLICE_RANK_PROMOTION.slug: POLICE_RANK,
}
ARROW = "→"


@dataclass(frozen=True, slots=True)
class Nominee:
    """Whom a round makes public, for which rank or post; ``kind`` is the person's own procedure."""

    selection: Procedure
    kind: str
    person_id: int
    title: str
    unit_id: int | None = None

    @property
    def court_id(self) -> int:
        """The court of the round."""
        return self.selection.court_id

    def __str__(self) -> str:
        return f"公示 {self.title}"


@command("selection.publish")
def publish(
    nominee: Nominee,
    *,
    on: date,
    document_no: str,
    by: Actor,
    at: datetime,
    override_basis: str = "",
) -> Procedure:
    """公示人选: the first moment at which a name stands here. Raises Refused with rule and number.

    A skipped rank, years not full, no free place, a running sanction, a missing fact: each is
    refused, unless somebody who may lets it in by name, on a basis that is written down.
    """
    list(Unit.objects.select_for_update().filter(pk=nominee.court_id))
    check_day(on, today=timezone.localdate(at))
    _check_round(nominee.selection)
    _check_no_other(nominee)
    rank, breaches = _conditions(nominee, on)
    used = _admit(breaches, nominee, by, override_basis)
    _mark_named(nominee.selection, on, by, at)
    entry = ProcedureEntry(
        nominee.court_id,
        nominee.kind,
        person_id=nominee.person_id,
        unit_id=nominee.unit_id,
        title=f"{rank}{ARROW}{nominee.title}" if rank else nominee.title,
        started_on=on,
    )
    reason = f"由{used.by_name}准许，依据{used.basis}" if used else ""
    [procedure] = enter_procedures([entry], [Stamp(at, by, reason=reason)])
    procedure.serial = nominee.selection.public_id
    procedure.save()
    opened = StepTaken(NOTICE_OPENED, on, document_no, numbers={CHECKED: 1})
    advance_procedure(procedure, opened, by=by, at=at)
    return procedure


@command("selection.appoint")
def appoint(
    procedure: Procedure,
    *,
    on: date,
    document_no: str,
    by: Actor,
    at: datetime,
    override_basis: str = "",
) -> Procedure:
    """任职: the document that ends the procedure and opens the tenure. Raises Refused.

    A sanction that began meanwhile and a missing 任前廉政 talk are refused here once more.
    """
    check_day(on, today=timezone.localdate(at))
    used = _admit(tuple(_obstacles(procedure, on)), procedure, by, override_basis)
    title = title_sought(procedure)
    _end_what_it_replaces(procedure, on)
    step = StepTaken(
        APPOINTED, on, document_no, _sort_of_post(procedure, title), numbers={CHECKED: 1}
    )
    taken = advance_procedure(procedure, step, by=by, at=at).step
    if used:
        taken.overridden_by_name, taken.override_basis = used.by_name, used.basis
        taken.save()
    assert procedure.tenure is not None
    procedure.tenure.title = title
    procedure.tenure.save()
    return procedure


def title_sought(procedure: Procedure) -> str:
    """The rank or post that the procedure leads to."""
    return procedure.title.rpartition(ARROW)[2]


def take_step(
    procedure: Procedure, step: StepTaken, *, by: Actor, at: datetime, override_basis: str = ""
) -> Advanced:
    """A step of a round or of a person, on a day between its beginning and today."""
    if step.on is not None:
        today, since = timezone.localdate(at), procedure.started_on
        check_day(step.on, today=today, not_before=since, event="启动")
    return advance_procedure(procedure, step, by=by, at=at, override_basis=override_basis)


def _admit(
    breaches: Sequence[Breach], subject: Nominee | Procedure, by: Actor, override_basis: str
) -> Override:
    """The override that was needed and used, or none. Raises Refused with what was not kept."""
    override = Override(by.name, override_basis)
    if override:
        require(by, "procedure.override", subject)
    admit(breaches, override)
    return override if any(one.blocks for one in breaches) else NO_OVERRIDE


def _check_round(selection: Procedure) -> None:
    if selection.kind not in ROUND_PATHS or not selection.steps.filter(slug=DISCUSSED).exists():
        raise refuse(
            "round_not_decided",
            "党组会还没有讨论决定，不能公示人选。",
            remedy="请先登记前面的步骤。",
        )


def _check_no_other(nominee: Nominee) -> None:
    if nominee.kind not in PERSON_PATHS:
        raise refuse("unknown_procedure", "没有这种晋升或选任程序。", place="kind")
    running = Procedure.objects.filter(
        court_id=nominee.court_id,
        kind=nominee.kind,
        person_id=nominee.person_id,
        completed_on=None,
        state=Procedure.counted_state,
    )
    if running.exists():
        raise refuse(
            "procedure_running",
            "这名干警已有一个同类程序在办。",
            place="person",
            remedy="请先办结。",
        )


def _conditions(nominee: Nominee, on: date) -> tuple[str, tuple[Breach, ...]]:
    """The rank held before, and every rule that raising this person would break."""
    ladder = LADDER_OF.get(nominee.kind)
    if ladder is None:
        running = sanction_breach(sanctions_of(nominee.court_id, nominee.person_id), on)
        return "", (running,) if running else ()
    found = candidate(LadderAsked(nominee.court_id, ladder, on), nominee.person_id)
    rank = found.member.standing.rank or "" if found else ""
    return rank, promotion_breaches(found.answer if found else None, rank, nominee.title)


def _mark_named(selection: Procedure, on: date, by: Actor, at: datetime) -> None:
    if not selection.steps.filter(slug=NAMED).exists():
        advance_procedure(selection, StepTaken(NAMED, on), by=by, at=at)


def _obstacles(procedure: Procedure, on: date) -> Iterator[Breach]:
    assert procedure.person_id is not None
    running = sanction_breach(sanctions_of(procedure.court_id, procedure.person_id), on)
    if running is not None:
        yield running
    if procedure.kind in GATED:
        yield from missing_gates(procedure, title_sought(procedure), on=on)


def _end_what_it_replaces(procedure: Procedure, on: date) -> None:
    """A rank or a class that was held before ends the day before; a post does not."""
    opens = PROCEDURE_KINDS[procedure.kind].opens
    assert opens is not None
    assert procedure.person_id is not None
    if opens.counterpart != "unit":
        end_tenures(procedure.court_id, opens.slug, procedure.person_id, on=on - timedelta(days=1))


def _sort_of_post(procedure: Procedure, title: str) -> str:
    if DEPARTMENT_HEAD not in PROCEDURE_KINDS[procedure.kind].outcomes:
        return ""
    return DEPARTMENT_HEAD if is_department_head(title) else OTHER_POST
