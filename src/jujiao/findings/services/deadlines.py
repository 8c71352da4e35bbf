"""延期: a later deadline, by whoever sets deadlines and never by whoever is to meet them."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.inspection_terms import EXTENSIONS
from jujiao.findings.models import Finding
from jujiao.findings.services.steps import (
    Move,
    locked,
    need_text,
    past_deadline,
    remember,
    set_deadline,
)
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FindingState
from jujiao.papers.tree import said_day

EXTEND = "extend"


@command("finding.extend")
def extend_deadline(
    finding: Finding, *, due_on: date, why: str, by: Actor, at: datetime, version: int
) -> Finding:
    """延长整改期限: the day and the reason stay in the history, and the ladder starts from the new day.

    Raises Refused for a day that is past or no later than the deadline, and where the court's rule
    allows no further extension since the rectification began.
    """
    why, today = need_text(why, place="why", what="延期的原因"), timezone.localdate(at)
    row = locked(finding, version)
    _check(row, due_on, today)
    set_deadline(row, due_on, on=today)
    row.version += 1
    row.save()
    remember(row, Move(EXTEND, today, by, at, note=f"延至{said_day(due_on)}，{why}"))
    return row


def extensions_left(finding: Finding, *, on: date) -> int:
    """How many more times the deadline may be extended since the finding was last opened."""
    acts = list(finding.steps.order_by("pk").values_list("act", flat=True))
    since = len(acts) - acts[::-1].index("reopen") if "reopen" in acts else 0
    return number_in_force(finding.court_id, EXTENSIONS, on=on) - acts[since:].count(EXTEND)


def _check(row: Finding, due_on: date, today: date) -> None:
    if row.progress != FindingState.RECTIFYING.value:
        raise refuse("wrong_state", "只有整改中的问题才延期。")
    if due_on < today:
        raise past_deadline(due_on)
    if row.due_on is not None and due_on <= row.due_on:
        raise refuse(
            "not_later",
            f"新的期限不晚于原来的期限{said_day(row.due_on)}。",
            place="due_on",
            remedy="延期只能往后延。",
        )
    if extensions_left(row, on=today) < 1:
        raise refuse(
            "extended_before",
            "这个问题已经延过期，不能再延。",
            remedy=f"到期未完成的按逾期督办。依据：{EXTENSIONS.basis.citation}（{EXTENSIONS.slug}）。",
        )
