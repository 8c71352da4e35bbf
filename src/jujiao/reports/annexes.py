"""What stands behind the text: 数据依据 with a line for each figure, and 更正说明 of a reissued paper."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jujiao.catalogue import REGISTER_LABELS
from jujiao.figures.answers import Figure
from jujiao.papers.tree import (
    Align,
    Appendix,
    Block,
    Column,
    Listing,
    Manner,
    Paragraph,
    SealCode,
    StatedFigure,
    Table,
    Words,
)
from jujiao.reports.composition import Statement

FIRST_FACTS = 3
FACT_LABELS = {
    "record": "记录",
    "participation": "参与",
    "tenure": "任期",
    "procedure": "程序",
    "finding": "问题",
}
BASIS_COLUMNS = (
    Column("序号", 3, Align.RIGHT),
    Column("文中表述", 8.4),
    Column("数字", 3, Align.RIGHT, strong=True),
    Column("", 2.8),
    Column("口径", 14.3),
    Column("依据", 10.5),
)
CHANGE_COLUMNS = (
    Column("序号", 3, Align.RIGHT),
    Column("数字", 18),
    Column("原印发", 8, Align.RIGHT),
    Column("更正为", 8, Align.RIGHT, strong=True),
)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """后续更正: a figure whose value or proof is not what an issued paper says; None is not stated."""

    slug: str
    name: str
    unit: str
    was: int | None
    now: int | None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the paper rests on: as of when, and the head of the journal."""

    caption: str
    head_seq: int
    head_hash: str


def basis_appendix(
    statements: Iterable[Statement], standing: Standing, unproven: Sequence[str] = ()
) -> Appendix:
    """数据依据: for each figure what was counted, how, and from how many records; then what has none."""
    rows = tuple(_basis_row(place, one) for place, one in enumerate(statements, 1))
    return Appendix(
        "数据依据",
        (
            Paragraph(standing.caption, Manner.CENTRED),
            Table(BASIS_COLUMNS, rows),
            Paragraph(
                "序号与正文数字的先后一致。依据栏列凭证行数和前几行的编号，全部凭证在台账中逐条可查。",
                Manner.NOTE,
            ),
            *_without_records(unproven),
            Paragraph(f"流水第{standing.head_seq}条，链头{standing.head_hash}。", Manner.NOTE),
            Paragraph(("校验码", SealCode(), "，凭此核对本件是否与出具时一致。"), Manner.NOTE),
        ),
    )


def _without_records(unproven: Sequence[str]) -> tuple[Block, ...]:
    if not unproven:
        return ()
    return (
        Paragraph("下列文句由人撰写，台账没有记录可以印证：", Manner.NOTE),
        Listing(tuple(unproven)),
    )


def changes_appendix(replaced: str, changes: Sequence[FigureChange]) -> Appendix:
    """更正说明: what the paper that this one replaces had said."""
    blocks: list[Block] = [Paragraph(f"本件替代{replaced}，{replaced}同时停止使用。")]
    differing = [one for one in changes if one.was != one.now]
    if differing:
        rows = tuple(_change_row(place, one) for place, one in enumerate(differing, 1))
        blocks += [Paragraph("数字更正如下："), Table(CHANGE_COLUMNS, rows)]
    recorded = [one.name for one in changes if one.was == one.now]
    if recorded:
        blocks.append(Paragraph(f"数值未变、凭证有更正的：{'、'.join(recorded)}。"))
    if not changes:
        blocks.append(Paragraph("数字未变，文字有更新。"))
    return Appendix("更正说明", tuple(blocks), "附件2")


def _basis_row(place: int, statement: Statement) -> tuple[Words, ...]:
    figure = statement.figure
    indicator = figure.indicator
    assert figure.value is not None
    number = StatedFigure(indicator.slug, figure.value, "")
    return (
        str(place),
        statement.words,
        number,
        indicator.unit,
        indicator.definition_said,
        basis_of(figure),
    )


def basis_of(figure: Figure) -> str:
    """荣誉表彰46行：记录12、13、14等; of a signed nil, who signed it on what."""
    if figure.signature is not None:
        return str(figure.signature)
    ids = figure.fact_ids
    named: dict[str, list[str]] = {}
    for one in ids[:FIRST_FACTS]:
        sort, _, number = one.partition(":")
        named.setdefault(FACT_LABELS[sort], []).append(number)
    first = "、".join(f"{label}{'、'.join(numbers)}" for label, numbers in named.items())
    more = "等" if len(ids) > FIRST_FACTS else ""
    return f"{REGISTER_LABELS[figure.indicator.register]}{len(ids)}行：{first}{more}"


def _change_row(place: int, change: FigureChange) -> tuple[Words, ...]:
    was = "未列" if change.was is None else f"{change.was}{change.unit}"
    now: Words = (
        "不再列" if change.now is None else StatedFigure(change.slug, change.now, change.unit)
    )
    return (str(place), change.name, was, now)
