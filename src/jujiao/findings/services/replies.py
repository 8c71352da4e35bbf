"""认定与申辩: the inspected have the word before anything is published or rectified."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.inspection_terms import CAUSES, REPLY_DAYS
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES
from jujiao.findings.models import Finding
from jujiao.findings.services.entering import FindingEntry, enter_findings
from jujiao.findings.services.steps import (
    Move,
    advance,
    locked,
    need_text,
    remember,
    unknown_cause,
)
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FindingState, next_fact_state, next_finding_state
from jujiao.papers.tree import said_day
from jujiao.people.stamps import Stamp
from jujiao.policies.selectors import work_calendar


@command("finding.raise")
def raise_finding(entry: FindingEntry, *, by: Actor, at: datetime) -> Finding:
    """登记问题: a fault that was found. The inspected may confirm or contest it. Raises Refused."""
    [finding] = raise_findings([entry], by=by, at=at)
    return finding


def raise_findings(entries: Sequence[FindingEntry], *, by: Actor, at: datetime) -> list[Finding]:
    """Writes native findings inside the running command: each waits for the inspected to reply."""
    for entry in entries:
        _check(entry, today=timezone.localdate(at))
    found = enter_findings(entries, [Stamp(at, by)] * len(entries))
    for finding in found:
        finding.progress = FindingState.FOUND.value
        finding.save()
        assert finding.found_on is not None
        remember(finding, Move("find", finding.found_on, by, at))
    return found


@command("finding.confirm")
def confirm_finding(
    finding: Finding, *, on: date, by: Actor, at: datetime, version: int, slip_no: str = ""
) -> Finding:
    """认定: the inspected department accepts the finding; somebody else enters it with its slip."""
    return advance(locked(finding, version), Move("confirm", on, by, at, slip_no))


@command("finding.contest")
def contest_finding(
    finding: Finding, *, on: date, grounds: str, by: Actor, at: datetime, version: int
) -> Finding:
    """申辩: the inspected department says why the finding is wrong."""
    grounds = need_text(grounds, place="grounds", what="申辩理由")
    return advance(locked(finding, version), Move("contest", on, by, at, note=grounds))


@command("finding.deem")
def deem_confirmed(finding: Finding, *, on: date, by: Actor, at: datetime, version: int) -> Finding:
    """期满视为认定: silence confirms when the term to reply is over, and not a day earlier."""
    row = locked(finding, version)
    end = reply_term_ends(row)
    if on <= end:
        raise refuse(
            "reply_term_runs",
            f"被督察部门的申辩期到{said_day(end)}为止，还不能视为认定。",
            remedy=f"依据：{COURT_AFFAIRS_RULES.citation}，问题须先经被督察部门认定或申辩。",
        )
    return advance(row, Move("confirm", on, by, at, note="申辩期满未答复"))


@command("finding.uphold")
def uphold_finding(
    finding: Finding, *, on: date, answer: str, by: Actor, at: datetime, version: int
) -> Finding:
    """维持: the inspectors heard the grounds and the finding stands; the answer is kept."""
    answer = need_text(answer, place="answer", what="复核意见")
    return advance(locked(finding, version), Move("uphold", on, by, at, note=answer))


@command("finding.dismiss")
def dismiss_finding(
    finding: Finding, *, on: date, answer: str, by: Actor, at: datetime, version: int
) -> Finding:
    """撤销: the grounds hold, the finding does not; it stays readable and counts no more."""
    answer = need_text(answer, place="answer", what="复核意见")
    row = locked(finding, version)
    next_finding_state(row.progress, "dismiss")
    row.state = next_fact_state(row.state, "withdraw").value
    row.reason = answer
    row.version += 1
    row.save()
    remember(row, Move("dismiss", on, by, at, note=answer))
    return row


def reply_term_ends(finding: Finding) -> date:
    """The last day on which the inspected may reply. Raises Refused for a year without calendar."""
    found_on = finding.found_on
    assert found_on is not None
    days = number_in_force(finding.court_id, REPLY_DAYS, on=found_on)
    return work_calendar().after(found_on, days)


def _check(entry: FindingEntry, *, today: date) -> None:
    need_text(entry.title, place="title", what="问题")
    if entry.found_on is None:
        raise refuse("required", "没有填发现日期。", place="found_on", remedy="请填写。")
    if entry.found_on > today:
        raise refuse("future_date", "发现日期还没有到。", place="found_on", remedy="请改日期。")
    areas = BY_FINDINGS[entry.stream].areas
    if entry.area and entry.area not in areas:
        named = "、".join(areas.values())
        raise refuse(
            "unknown_area", "问题类别不在目录里。", place="area", remedy=f"可选：{named}。"
        )
    if entry.cause and entry.cause not in CAUSES:
        raise unknown_cause()
