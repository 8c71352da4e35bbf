"""考核结果表: the score sheet of one branch, each deduction with the dues or problems it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jujiao.assessments.models import BranchAssessment
from jujiao.assessments.selectors import Drafted, compared
from jujiao.catalogue.duties import DUTIES
from jujiao.kernel.cadence import parse_window
from jujiao.kernel.problems import Refused
from jujiao.kernel.schemes import Score
from jujiao.papers.tree import Align, Block, Column, Heading, Manner, Paper, Paragraph, Table

UNKNOWN = "未知"


def paper_of_assessment(drafted: Drafted) -> Paper:
    """The sheet of a branch: items and marks, deductions and their facts, this year and its own last."""
    one = drafted.assessment
    return Paper(
        title=f"{one.unit}{one.assessed_year}年度考核表",
        note=f"{one.scheme}{'' if one.frozen_on else '，未定稿'}",
        blocks=tuple(_blocks(drafted)),
        issuer="机关党委",
        dated=one.frozen_on,
    )


def _blocks(drafted: Drafted) -> Iterator[Block]:
    columns = (
        Column("项目", 14),
        Column("满分", 5, Align.RIGHT),
        Column("得分", 5, Align.RIGHT),
        Column("说明", 14),
    )
    yield Table(columns, tuple(_rows(drafted.scores)))
    total = _said(drafted.total)
    yield Paragraph(
        f"合计{total}分，等次{drafted.grade or UNKNOWN}。{_last_year(drafted.assessment)}"
    )
    yield Heading("扣分依据")
    lines = [
        f"{one.item.label}扣{one.lost}分：{'、'.join(said_fact(fact) for fact in one.facts)}。"
        for one in drafted.deductions
    ]
    yield from (Paragraph(line) for line in lines or ["没有扣分。"])
    yield Paragraph("对扣分有异议的，定稿前由支部提出。", Manner.NOTE)


def said_fact(reference: str) -> str:
    """due:party_day_monthly:2025-03:7 as 2025年3月主题党日; what is no due keeps its own name."""
    form, _, rest = reference.partition(":")
    name, _, more = rest.partition(":")
    label = more.partition(":")[0]
    if form != "due" or name not in DUTIES:
        return {"finding": "督查问题", "record": "台账记录", "judged": "评分"}.get(form, reference)
    return f"{_window(label)}{DUTIES[name].label}"


def _window(label: str) -> str:
    try:
        return parse_window(label).words
    except Refused:
        return label


def _rows(scores: tuple[Score, ...], indent: str = "") -> Iterator[tuple[str, str, str, str]]:
    for one in scores:
        yield f"{indent}{one.item.label}", str(one.item.full), _said(one.points), one.note
        yield from _rows(one.parts, f"{indent}　")


def _last_year(assessment: BranchAssessment) -> str:
    _, before = compared(assessment)
    return f"上年{before}分。" if before is not None else ""


def _said(points: Decimal | None) -> str:
    return UNKNOWN if points is None else str(points.normalize() + 0)
