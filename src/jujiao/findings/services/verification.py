"""复查: a second person looks, closes, returns or turns into 长期坚持; what follows is dated and numbered."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.policy import POLICY
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.findings.casework import closing_case, own_units
from jujiao.findings.closing import objections_to_closing
from jujiao.findings.models import Finding, FindingStep
from jujiao.findings.services.steps import (
    Move,
    advance,
    locked,
    need_text,
    past_deadline,
    remember,
    set_deadline,
    too_early,
)
from jujiao.kernel.problems import Refused, refuse


@command("finding.close")
def close_finding(
    finding: Finding, *, on: date, note: str = "", by: Actor, at: datetime, version: int
) -> Finding:
    """复查销号: somebody who neither owns nor reported it has looked, and the evidence is there.

    Raises Refused with everything that is missing, and for a day before it was reported; of two reviewers at once one closes, the other
    is told that it was closed meanwhile.
    """
    row = locked(finding, version)
    _check_reviewer(row, by, on)
    _check_after_report(row, on)
    problems = objections_to_closing(closing_case(row), BY_FINDINGS[row.kind].closing)
    if problems:
        raise Refused(*problems)
    row.closed_on = on
    return advance(row, Move("close", on, by, at, note=note))


@command("finding.send_back")
def send_back_finding(
    finding: Finding, *, on: date, why: str, by: Actor, at: datetime, version: int
) -> Finding:
    """退回: the second look did not find it put right; it is to be rectified again."""
    why = need_text(why, place="why", what="退回的原因")
    row = locked(finding, version)
    _check_reviewer(row, by, on)
    _check_after_report(row, on)
    return advance(row, Move("send_back", on, by, at, note=why))


@command("finding.sustain")
def sustain_finding(
    finding: Finding, *, on: date, why: str, by: Actor, at: datetime, version: int
) -> Finding:
    """转为长期坚持: it has no end to be reached. This is no closing and counts as none."""
    why = need_text(why, place="why", what="长期坚持的内容")
    return advance(locked(finding, version), Move("sustain", on, by, at, note=why))


@command("finding.reopen")
def reopen_finding(
    finding: Finding,
    *,
    on: date,
    why: str,
    due_on: date | None = None,
    by: Actor,
    at: datetime,
    version: int,
) -> Finding:
    """重新整改: the fault is there again, or 长期坚持 has reached a stage. All history stays.

    The deadline of before is over with; without a new one there is none. Raises Refused for a past day.
    """
    why = need_text(why, place="why", what="重新整改的原因")
    if due_on is not None and due_on < timezone.localdate(at):
        raise past_deadline(due_on)
    row = locked(finding, version)
    row.closed_on = None
    set_deadline(row, due_on, on=on)
    return advance(row, Move("reopen", on, by, at, note=why))


@command("finding.advise")
def advise_accountability(
    finding: Finding, *, on: date, document_no: str, by: Actor, at: datetime
) -> FindingStep:
    """问责建议: that one was made, its date and its number, and nothing more."""
    return _numbered(finding, Move("advise", on, by, at, document_no))


@command("finding.hand_over")
def hand_over_finding(
    finding: Finding, *, on: date, document_no: str, by: Actor, at: datetime
) -> FindingStep:
    """移送: that it was handed over, the date and the number, and nothing more."""
    return _numbered(finding, Move("hand_over", on, by, at, document_no))


def _numbered(finding: Finding, move: Move) -> FindingStep:
    number = need_text(move.document_no, place="document_no", what="文号")
    used = FindingStep.objects.filter(court_id=finding.court_id, act=move.act, document_no=number)
    if used.exists():
        raise refuse(
            "number_used", f"文号“{number}”已用过。", place="document_no", remedy="文号不得重复。"
        )
    return remember(locked(finding), move)


def _check_after_report(finding: Finding, on: date) -> None:
    """Nobody looks a second time before the rectification was reported."""
    last = finding.steps.filter(act__in=("report", "correct")).order_by("-pk").first()
    if last is not None and on < last.acted_on:
        raise too_early(POLICY[f"finding.{last.act}"].label, last.acted_on)


def _check_reviewer(finding: Finding, by: Actor, on: date) -> None:
    """The reviewer does not belong to the department that is to be judged."""
    if by.person_id is None or finding.unit_id is None:
        return
    if finding.unit_id in own_units([by.person_id], on=on)[by.person_id]:
        raise refuse(
            "own_department", "不能复查本部门的问题。", remedy="请由其他部门的督察人员复查。"
        )
