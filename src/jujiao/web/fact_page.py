"""The page of one fact: what it says, where it stands, what may be done, what was done to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from jujiao.access.policy import POLICY
from jujiao.evidence.selectors import evidence_of
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import figures_of, indicators_counting
from jujiao.findings.selectors import findings_of_record
from jujiao.journal.selectors import acts_on
from jujiao.kernel.concepts import AnyKind, RecordKind
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import successor_of
from jujiao.web.branches.places import MEETINGS, notice_address, plan_address
from jujiao.web.parts import Action, Heading, Link, Moment
from jujiao.web.registers import registers
from jujiao.web.sorts import sort_of
from jujiao.web.sorts.records import title_of
from jujiao.web.sorts.shapes import AnyFact, Said
from jujiao.web.standpoint import Standpoint

OPEN_STATES = (FactState.DRAFT.value, FactState.PLANNED.value)


@dataclass(frozen=True, slots=True)
class FactPage:
    """All that the page shows."""

    heading: Heading
    fact: AnyFact
    kind: AnyKind
    said: list[Said]
    moments: list[Moment]
    files: QuerySet[Any]
    findings: Sequence[Any]
    figures: list[Figure]
    predecessor: Link | None
    successor: Link | None
    may_confirm: bool
    confirm_objection: str
    may_submit: bool
    may_withdraw: bool
    may_attach: bool
    reason: str = ""


def fact_page(here: Standpoint, kind: AnyKind, fact: AnyFact) -> FactPage:
    """The page of a fact that the reader may see."""
    is_record = isinstance(kind, RecordKind)
    state = FactState(fact.state)
    return FactPage(
        heading=_heading(here, kind, fact),
        fact=fact,
        kind=kind,
        said=sort_of(kind).said(here, fact),
        moments=list(_moments(fact)),
        files=evidence_of(here.scope, sort_of(kind).name, fact.pk),
        findings=_findings(here, kind, fact),
        figures=_figures(here, fact),
        predecessor=_link(fact.supersedes),
        successor=_link(successor_of(fact)) if is_record else None,
        may_confirm=is_record and state is FactState.FILED and here.may("record.confirm", fact),
        confirm_objection=_why_not_confirm(here, fact) if state is FactState.FILED else "",
        may_submit=is_record and _may_submit(here, fact),
        may_withdraw=is_record and _may_withdraw(here, fact),
        may_attach=here.may("evidence.attach", fact),
    )


def _heading(here: Standpoint, kind: AnyKind, fact: AnyFact) -> Heading:
    register = registers()[kind.register_slug]
    crumbs = (
        Link(kind.focus.label, reverse("focus", args=[int(kind.focus)])),
        Link(register.short, reverse("ledger", args=[register.slug])),
        *((Link(kind.label),) if kind.label != register.short else ()),
    )
    return Heading(_title(kind, fact), "", crumbs, tuple(_actions(here, kind, fact)))


def _title(kind: AnyKind, fact: AnyFact) -> str:
    return (fact.title or title_of(fact)) if isinstance(kind, RecordKind) else str(fact)


def _actions(here: Standpoint, kind: AnyKind, fact: AnyFact) -> Iterator[Action]:
    yield Action("打印", "#", "print")
    if not isinstance(kind, RecordKind):
        return
    if is_planned_meeting(fact):
        yield from _plan_actions(here, fact)
    elif fact.state in OPEN_STATES and here.may("record.revise", fact):
        yield Action("接着填", reverse("revise", args=[kind.slug, fact.public_id]))
    if fact.state == FactState.IN_FORCE.value and here.may("record.supersede", fact):
        yield Action("更正", reverse("correct", args=[kind.slug, fact.public_id]))


def is_planned_meeting(fact: AnyFact) -> bool:
    """Whether it is a meeting that is planned, or begun: it has a form of its own."""
    return fact.kind in MEETINGS and fact.state in OPEN_STATES and fact.unit_id is not None


def _plan_actions(here: Standpoint, plan: AnyFact) -> Iterator[Action]:
    if plan.state == FactState.PLANNED.value and plan.occurred_on is not None:
        yield Action("会议通知", notice_address(plan))
    if here.may("meeting.file", plan):
        yield Action("登记这次会", plan_address(plan), "plus", "main")


def _may_submit(here: Standpoint, fact: AnyFact) -> bool:
    """A draft or plan is handed in as it stands; a meeting in its own form, where the roll is."""
    is_open = fact.state in OPEN_STATES and not is_planned_meeting(fact)
    return is_open and here.may("record.submit", fact)


def _why_not_confirm(here: Standpoint, fact: AnyFact) -> str:
    """Why somebody whose office confirms may not confirm this one."""
    if not here.may("record.confirm") or here.may("record.confirm", fact):
        return ""
    return "这条是您登记的，须由另一人确认。"


def _may_withdraw(here: Standpoint, fact: AnyFact) -> bool:
    gone = (FactState.SUPERSEDED.value, FactState.WITHDRAWN.value)
    return fact.state not in gone and here.may("record.withdraw", fact)


def _moments(fact: AnyFact) -> Iterator[Moment]:
    entries = list(reversed(acts_on(fact)))
    for place, entry in enumerate(entries):
        line = POLICY.get(entry.action)
        label = line.label if line else entry.action
        if place == 0 and fact.state == FactState.SUPERSEDED.value:
            label = "更正件生效，本条不再计数"
        yield Moment(entry.at, label, entry.actor_name, entry.reason)


def _findings(here: Standpoint, kind: AnyKind, fact: AnyFact) -> Sequence[Any]:
    if not isinstance(kind, RecordKind) or not here.may("finding.read"):
        return ()
    found = findings_of_record(here.scope, fact.pk)
    return [one for one in found if here.may("finding.read", one)]


def _figures(here: Standpoint, fact: AnyFact) -> list[Figure]:
    """The figures that this fact is counted in."""
    if fact.state != FactState.IN_FORCE.value or not here.may("figure.read"):
        return []
    asked = indicators_counting(here.asking, fact)
    return figures_of(here.asking, asked) if asked else []


def _link(fact: AnyFact | None) -> Link | None:
    if fact is None:
        return None
    return Link(str(fact), reverse("fact", args=[fact.kind, fact.public_id]))
