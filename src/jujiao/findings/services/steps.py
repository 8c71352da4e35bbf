"""One step of a finding: taken on the row as it stands now, by one person at a time, and remembered."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.catalogue.inspection_terms import CAUSES
from jujiao.findings.models import Finding, FindingDeadline, FindingStep
from jujiao.kernel.problems import Refused, refuse
from jujiao.kernel.transitions import FactState, next_finding_state
from jujiao.papers.tree import said_day


@dataclass(frozen=True, slots=True)
class Move:
    """What is done to a finding: the act, its day, by whom, on which paper, in which words."""

    act: str
    on: date
    by: Actor
    at: datetime
    document_no: str = ""
    note: str = ""


def locked(finding: Finding, version: int | None = None) -> Finding:
    """The row as it stands, held until the act ends. Raises Refused where it changed meanwhile."""
    row = Finding.objects.select_for_update().get(pk=finding.pk)
    if row.state != FactState.IN_FORCE.value:
        raise refuse("not_in_force", "这个问题已撤销或已更正，不能再办。")
    if version is not None and row.version != version:
        raise refuse(
            "changed_meanwhile",
            "您办理期间，这个问题已被别人办过。",
            remedy="请打开最新的内容，核对后再办。",
        )
    return row


def advance(finding: Finding, move: Move) -> Finding:
    """Takes the step: new state, next version, one line of history. Raises Refused."""
    finding.progress = next_finding_state(finding.progress, move.act).value
    finding.version += 1
    finding.save()
    remember(finding, move)
    return finding


def remember(finding: Finding, move: Move) -> FindingStep:
    """One line of history; an act that moves no state is remembered by this alone.

    Raises Refused for a day that is to come, and for one before the problem was found.
    """
    if move.on > timezone.localdate(move.at):
        raise refuse("future_date", "日期还没有到。", place="on", remedy="请改日期。")
    if finding.found_on is not None and move.on < finding.found_on:
        raise too_early("发现", finding.found_on)
    step = FindingStep(
        court_id=finding.court_id,
        finding=finding,
        act=move.act,
        acted_on=move.on,
        state_after=finding.progress,
        document_no=move.document_no.strip()[:80],
        note=move.note.strip()[:500],
        actor_id=move.by.account_id,
        actor_name=move.by.name,
        recorded_at=move.at,
    )
    step.save()
    return step


def set_deadline(finding: Finding, due_on: date | None, *, on: date) -> None:
    """The deadline from a day on, put on the finding and kept beside those before it.

    One that a ledger brought along has no line of its own yet: it gets one first.
    """
    days = [(on, due_on)]
    if finding.due_on is not None and not finding.deadlines.exists():
        days.insert(0, (finding.found_on or on, finding.due_on))
    finding.due_on = due_on
    FindingDeadline.objects.bulk_create(
        [
            FindingDeadline(court_id=finding.court_id, finding=finding, set_on=day, due_on=until)
            for day, until in days
        ]
    )


def need_text(text: str, *, place: str, what: str) -> str:
    """The text, or a refusal that names what was not written."""
    if not text.strip():
        raise refuse("text_missing", f"没有写{what}。", place=place, remedy=f"请写明{what}。")
    return text.strip()


def too_early(what: str, day: date) -> Refused:
    """The refusal of a day that lies before what must have happened first."""
    return refuse(
        "too_early", f"日期早于{what}的{said_day(day)}。", place="on", remedy="请改日期。"
    )


def past_deadline(due_on: date) -> Refused:
    """The refusal of a deadline that lies in the past."""
    return refuse(
        "deadline_past",
        f"期限{said_day(due_on)}已经过去。",
        place="due_on",
        remedy="整改期限须在今天或以后。",
    )


def unknown_cause() -> Refused:
    """The refusal of a cause that is not in the catalogue."""
    named = "、".join(CAUSES.values())
    return refuse("unknown_cause", "问题原因不在目录里。", place="cause", remedy=f"可选：{named}。")
