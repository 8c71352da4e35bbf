"""课题调研: a project from its proposal to its output and use; outputs are filed under their project."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.catalogue.research import AUTHOR, LEADERSHIP, RESEARCH_OUTPUT, RESEARCH_PROJECT
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.people.stamps import Stamp
from jujiao.procedures.models import Procedure
from jujiao.procedures.services import ProcedureEntry, enter_procedures

PROJECTS = frozenset({RESEARCH_PROJECT.slug})


@dataclass(frozen=True, slots=True)
class NewResearch:
    """A project: its subject, who leads it, and whether that is a leader of the court."""

    court_id: int
    title: str
    leader_id: int
    leadership: str

    def __str__(self) -> str:
        return f"{RESEARCH_PROJECT.label} {self.title}"


@command("procedure.open")
def open_research(new: NewResearch, *, on: date, by: Actor, at: datetime) -> Procedure:
    """申报课题. Raises Refused without a subject, ahead of today, or where its leadership is not said."""
    if not new.title.strip():
        raise refuse("required", "没有填课题名称。", place="title", remedy="请填写。")
    if new.leadership not in LEADERSHIP:
        raise refuse("unknown_outcome", "没有写由谁牵头。", place="leadership", remedy="请选择。")
    if on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="on", remedy="请改日期。")
    entry = ProcedureEntry(
        new.court_id,
        RESEARCH_PROJECT.slug,
        person_id=new.leader_id,
        title=new.title.strip(),
        outcome=new.leadership,
        started_on=on,
    )
    return enter_procedures([entry], [Stamp(at, by)])[0]


def output_of(project: Procedure, title: str, on: date) -> RecordEntry:
    """An output of a project, ready to be filed. Raises Refused where it is no project."""
    if project.kind not in PROJECTS:
        raise refuse("no_project", "成果只登记在课题下面。", place="title")
    leader = project.person_id
    return RecordEntry(
        project.court_id,
        RESEARCH_OUTPUT.slug,
        on,
        title=title,
        outcome=project.outcome,
        serial=project.public_id,
        people=((AUTHOR, leader),) if leader else (),
    )


def projects(scope: Scope) -> QuerySet[Procedure]:
    """The projects of a court, the latest first; those that were given up stay readable."""
    rows = within(Procedure.objects.filter(kind=RESEARCH_PROJECT.slug), scope)
    shown = (FactState.IN_FORCE.value, FactState.WITHDRAWN.value)
    return rows.filter(state__in=shown).select_related("person").order_by("-started_on", "-pk")


def outputs_of(project: Procedure) -> QuerySet[Record]:
    """The outputs that were filed under a project; imported ones name none."""
    rows = Record.objects.filter(
        court_id=project.court_id, kind=RESEARCH_OUTPUT.slug, serial=project.public_id
    )
    living = (FactState.FILED.value, FactState.IN_FORCE.value)
    return rows.filter(state__in=living).order_by("occurred_on", "pk")
