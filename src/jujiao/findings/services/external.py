"""巡察整改: feedback becomes problems, the leader signs, a meeting approves, the court discloses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.external_inspection import (
    DISCLOSURES,
    EXTERNAL_FINDINGS,
    EXTERNAL_INSPECTION,
)
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.findings.models import Finding, FindingStep
from jujiao.findings.services.entering import FindingEntry
from jujiao.findings.services.replies import raise_findings
from jujiao.findings.services.steps import Move, locked, need_text, remember
from jujiao.kernel.problems import Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.rules import problems_in
from jujiao.ledger.services import enter_records
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class FeedbackProblem:
    """A problem as the feedback words it, who leads its rectification and who answers for it."""

    title: str
    area: str
    leader_id: int
    owner_id: int
    unit_id: int | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """巡察反馈 as it is to be written, with its problems."""

    court_id: int
    title: str
    issuer: str
    received_on: date
    problems: tuple[FeedbackProblem, ...]
    document_no: str = ""

    def __str__(self) -> str:
        return f"巡察反馈 {self.title}"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return BY_FINDINGS[EXTERNAL_FINDINGS.slug].slug


@command("finding.raise")
def register_feedback(feedback: Feedback, *, by: Actor, at: datetime) -> Record:
    """登记巡察反馈: the feedback and its problems in one act. Raises Refused."""
    if not feedback.problems:
        raise refuse("no_problems", "反馈里没有列问题。", place="problems", remedy="请逐条列出。")
    entry = RecordEntry(
        feedback.court_id,
        EXTERNAL_INSPECTION.slug,
        occurred_on=feedback.received_on,
        title=feedback.title,
        issuer=feedback.issuer,
        document_no=feedback.document_no,
    )
    problems = problems_in(entry, today=timezone.localdate(at))
    if problems:
        raise Refused(*problems)
    [record] = enter_records([entry], [Stamp(at, by)])
    raise_findings(_entries(feedback, record), by=by, at=at)
    return record


@command("finding.sign")
def sign_rectification(
    finding: Finding, *, on: date, by: Actor, at: datetime, version: int
) -> FindingStep:
    """签字背书: the responsible leader vouches for the rectification, himself."""
    row = locked(finding, version)
    if row.leader_id is None or row.leader_id != by.person_id:
        raise refuse(
            "not_the_leader", "签字须由这个问题的责任领导本人办。", remedy="请责任领导登录后签字。"
        )
    return _noted(row, Move("sign", on, by, at))


@command("finding.approve")
def approve_rectification(
    finding: Finding, *, meeting: str, held_on: date, by: Actor, at: datetime, version: int
) -> FindingStep:
    """会议审定: which meeting approved the rectification, and when."""
    meeting = need_text(meeting, place="meeting", what="审定的会议")
    return _noted(locked(finding, version), Move("approve", held_on, by, at, note=meeting))


@command("finding.disclose")
def decide_disclosure(
    finding: Finding, *, disclosure: str, text: str, by: Actor, at: datetime, version: int
) -> Finding:
    """整改公开: whether, how far and in which words a problem is disclosed; blank is not at all."""
    row = locked(finding, version)
    if disclosure and disclosure not in DISCLOSURES:
        named = "、".join(DISCLOSURES.values())
        raise refuse("unknown_disclosure", "公开范围不在目录里。", remedy=f"可选：{named}。")
    row.disclosure = disclosure
    row.disclosed_text = need_text(text, place="text", what="公开的文字") if disclosure else ""
    row.version += 1
    row.save()
    remember(row, Move("disclose", timezone.localdate(at), by, at))
    return row


def _noted(row: Finding, move: Move) -> FindingStep:
    """Remembers an act that moves no state; whoever holds the older version is told."""
    row.version += 1
    row.save()
    return remember(row, move)


def _entries(feedback: Feedback, record: Record) -> Sequence[FindingEntry]:
    return [
        FindingEntry(
            feedback.court_id,
            EXTERNAL_FINDINGS.slug,
            title=one.title,
            found_on=feedback.received_on,
            unit_id=one.unit_id,
            record_id=record.pk,
            area=one.area,
            detail=one.detail,
            owner_id=one.owner_id,
            leader_id=one.leader_id,
        )
        for one in feedback.problems
    ]
