"""会议通知: the notice of a planned meeting of a branch, to be printed or copied."""

from __future__ import annotations

from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.rolls import roll_of
from jujiao.papers.tree import Manner, Paper, Paragraph, SignOff, said_day


def notice_of_meeting(plan: Record) -> Paper:
    """The notice. Raises Refused for a meeting that is no plan, or that names no day."""
    day, label = plan.occurred_on, RECORD_KINDS[plan.kind].label
    if plan.state != FactState.PLANNED.value or day is None:
        raise refuse("no_plan", "只有写明日期的计划可以出通知。", remedy="请先登记计划。")
    members = len(roll_of(plan.unit_id, on=day)) if plan.unit_id else 0
    place = plan.place_name or "另行通知"
    return Paper(
        title=f"关于召开{label}的通知",
        blocks=(
            Paragraph(f"{plan.unit}全体党员（{members}人）：", Manner.FLUSH),
            Paragraph(f"定于{said_day(day)}召开{label}，主题为“{plan.title}”，地点：{place}。"),
            Paragraph("不能参加的，请会前向支部书记请假并说明原因。"),
            SignOff(str(plan.unit or ""), None),
        ),
        issuer=str(plan.unit or ""),
        dated=day,
    )
