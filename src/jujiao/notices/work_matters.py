"""What people ask of people: tasks, papers from above, problems to rectify and to verify."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from jujiao.catalogue import FINDING_STREAMS
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.findings.models import Finding
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.notices.matters import Audience, Matter, MatterSort, audience
from jujiao.notices.owed_matters import CourtOn
from jujiao.tasks.models import IncomingPaper, Task
from jujiao.tasks.rules import INCOMING_PAPER, TASK, WITH_THE_OWNER, TaskState

HEADS = Audience(roles=frozenset({StaffRole.POLITICAL_HEAD}))
OPEN_TASKS = (*WITH_THE_OWNER, TaskState.REPORTED.value, TaskState.DECLINED.value)
FINISHED = (FindingState.CLOSED.value, FindingState.SUSTAINED.value)


def task_matters(court: CourtOn) -> Iterator[Matter]:
    """Tasks before those who do them; reported and declined ones before whoever asked."""
    rows = Task.objects.filter(
        court_id=court.court_id, progress__in=OPEN_TASKS, asked_on__lte=court.as_of
    )
    for task in rows.select_related("owner", "unit").order_by("due_on", "pk"):
        yield _task_matter(task, court)


def _task_matter(task: Task, court: CourtOn) -> Matter:
    owners = _answering(task.owner_id, None if task.owner_id else task.unit_id, court)
    askers = audience(accounts=[task.asked_by_id]) if task.asked_by_id else HEADS
    sort, before, remedy = {
        TaskState.REPORTED: (MatterSort.SETTLE, askers, "请验收，或退回重办并写明原因。"),
        TaskState.DECLINED: (MatterSort.REDIRECT, askers, "对方没有接办，请改派或撤销。"),
    }.get(
        TaskState(task.progress),
        (MatterSort.TASK, owners, "办完请报办结；不该您办的，请写明原因退回。"),
    )
    owner = task.owner or task.unit
    return Matter(
        key=f"task:{task.public_id}:{sort.value}",
        sort=sort,
        title=task.title,
        since=task.asked_on,
        audience=before,
        due_on=task.due_on,
        who=str(owner) if owner and sort is not MatterSort.TASK else "",
        basis=f"{task.asked_by_name}交办",
        remedy=remedy,
        is_restricted=task.is_restricted,
        fact_kind=TASK,
        public_id=task.public_id,
        overseers=askers,
    )


def paper_matters(court: CourtOn) -> Iterator[Matter]:
    """Papers from above that have no answer yet."""
    rows = IncomingPaper.objects.filter(
        Q(replied_on=None) | Q(replied_on__gt=court.as_of),
        court_id=court.court_id,
        received_on__lte=court.as_of,
        due_on__isnull=False,
    )
    for paper in rows.order_by("due_on", "pk"):
        yield Matter(
            key=f"paper:{paper.public_id}",
            sort=MatterSort.PAPER,
            title=str(paper),
            since=paper.received_on,
            audience=_answering(paper.owner_id, paper.unit_id, court),
            due_on=paper.due_on,
            basis=f"{paper.issuer}来文",
            remedy="反馈后请登记文号。",
            fact_kind=INCOMING_PAPER,
            public_id=paper.public_id,
            overseers=HEADS,
        )


def _answering(person_id: int | None, unit_id: int | None, court: CourtOn) -> Audience:
    """The person, and those who answer for the unit; where nobody does, the political department."""
    named = audience(persons=[person_id], units={unit_id} & court.attended)
    return named if named.persons or named.units else HEADS


def finding_matters(court: CourtOn) -> Iterator[Matter]:
    """Problems before those who rectify them, or before those who decide about them."""
    rows = Finding.objects.filter(court_id=court.court_id, state=FactState.IN_FORCE.value).exclude(
        progress__in=FINISHED
    )
    found = rows.filter(Q(found_on=None) | Q(found_on__lte=court.as_of))
    joined = found.select_related("unit").prefetch_related("planned_measures")
    for finding in joined.order_by("due_on", "pk"):
        yield _finding_matter(finding, court)


def _finding_matter(finding: Finding, court: CourtOn) -> Matter:
    state = FindingState(finding.progress)
    sort, action, remedy = {
        FindingState.REPORTED: (MatterSort.VERIFY, "finding.close", "请复查：销号或退回整改。"),
        FindingState.CONTESTED: (MatterSort.VERIFY, "finding.uphold", "请复核：维持或撤销。"),
        FindingState.FOUND: (MatterSort.RECTIFY, "", "请认定，或写明理由提出异议。"),
    }.get(state, (MatterSort.RECTIFY, "", "请写措施、办理并报送整改结果。"))
    return Matter(
        key=f"finding:{finding.public_id}:{state.value}",
        sort=sort,
        title=finding.title,
        since=finding.found_on or court.as_of,
        audience=_deciders(finding, action) if action else _rectifiers(finding, court),
        due_on=finding.due_on if sort is MatterSort.RECTIFY else None,
        who=finding.unit.name if finding.unit else "",
        basis=f"{FINDING_STREAMS[finding.kind].label} {finding.document_no}".strip(),
        remedy=remedy,
        fact_kind=finding.kind,
        public_id=finding.public_id,
        overseers=_inspectors(finding),
    )


def _inspectors(finding: Finding) -> Audience:
    """Those who inspect in its stream; nobody of another hears of it."""
    return Audience(roles=BY_FINDINGS[finding.kind].overseers)


def _deciders(finding: Finding, action: str) -> Audience:
    """Whoever may decide about it, in its stream."""
    return Audience(actions=(action,), inspection_stream=finding.inspection_stream)


def _rectifiers(finding: Finding, court: CourtOn) -> Audience:
    """Its owner, those whose measure is not done, those who answer for the unit; else its inspectors."""
    measures = [one.owner_id for one in finding.planned_measures.all() if one.done_on is None]
    units = {finding.unit_id} & court.attended
    named = audience(persons=[finding.owner_id, *measures], units=units)
    return named if named.persons or named.units else _inspectors(finding)
