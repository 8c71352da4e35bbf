"""月提示 as a paper and as plain text to copy: the same lines in both."""

from __future__ import annotations

from collections.abc import Iterator

from jujiao.oversight.prompt_lines import PromptLine, PromptSheet
from jujiao.papers.tree import (
    Block,
    Column,
    Heading,
    Listing,
    Manner,
    Paper,
    Paragraph,
    SignOff,
    Table,
)

ISSUER = "机关党委"
NOTHING_DUE = "本月没有需要办理的事项。"
NOTHING_TO_FILL = "本提示由台账生成，无需填写、无需回报；已经办了的，登记后自动销去。"


def paper_of_prompt(sheet: PromptSheet) -> Paper:
    """The prompt of one branch, to be printed or sent."""
    return Paper(
        title=f"{sheet.branch}\n{sheet.month.words}党建工作月提示",
        blocks=tuple(_blocks(sheet)),
        issuer=ISSUER,
        dated=sheet.as_of,
    )


def text_of_prompt(sheet: PromptSheet) -> str:
    """The prompt as plain text, for a system that takes no files."""
    parts = [f"{sheet.branch}{sheet.month.words}党建工作月提示"]
    if sheet.contact:
        parts.append(f"联系委员：{sheet.contact}")
    lines = [f"{place}. {_sentence(line, sheet)}" for place, line in enumerate(sheet.lines, 1)]
    parts += lines or [NOTHING_DUE]
    parts += [f"◆ {said}" for said in sheet.events]
    parts.append(f"本月无需填报的事项：{_not_needed(sheet)}")
    parts += [NOTHING_TO_FILL, f"{ISSUER} {_day(sheet)}"]
    return "\n".join(parts) + "\n"


def _blocks(sheet: PromptSheet) -> Iterator[Block]:
    if sheet.contact:
        yield Paragraph(f"联系委员：{sheet.contact}", Manner.FLUSH)
    yield Heading("一、本月事项")
    yield _table(sheet) if sheet.lines else Paragraph(NOTHING_DUE)
    if sheet.events:
        yield Heading("二、事件提醒")
        yield Listing(tuple(sheet.events))
    yield Heading(f"{'三' if sheet.events else '二'}、本月无需填报的事项")
    yield Paragraph(_not_needed(sheet))
    yield Paragraph(NOTHING_TO_FILL, Manner.NOTE)
    yield SignOff(ISSUER, sheet.as_of)


def _not_needed(sheet: PromptSheet) -> str:
    return "、".join(sheet.not_needed or ("无",)) + "。"


def _table(sheet: PromptSheet) -> Table:
    columns = (
        Column("事项", 6, strong=True),
        Column("周期或内容", 8),
        Column("时限和状态", 10),
        Column("由谁办", 5),
        Column("规则和依据", 18),
    )
    rows = tuple(
        (line.matter, line.period, _when(line, sheet), line.who, line.basis) for line in sheet.lines
    )
    return Table(columns, rows)


def _when(line: PromptLine, sheet: PromptSheet) -> str:
    if line.due_on is None:
        return line.state_words(sheet.as_of)
    day = f"{line.due_on.month}月{line.due_on.day}日"
    return f"{day}前，{line.state_words(sheet.as_of)}"


def _sentence(line: PromptLine, sheet: PromptSheet) -> str:
    return f"{line.matter}：{line.period}，{_when(line, sheet)}；由{line.who}办。依据：{line.basis}"


def _day(sheet: PromptSheet) -> str:
    return f"{sheet.as_of.year}年{sheet.as_of.month}月{sheet.as_of.day}日"
