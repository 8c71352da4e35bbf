"""督查清单 on paper and as an offline xlsx that reads back: what was found goes in, nothing else changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

import xlsxwriter

from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.oversight.checklists import BranchChecklist
from jujiao.oversight.rounds import FaultSeen, VisitMade
from jujiao.papers.tree import Column, Manner, Paper, Paragraph, Table, WritingLines

HEADER = ("代号", "督查内容", "台账已知", "结果", "问题", "整改期限")
FINE, FAULT, SKIPPED = "无问题", "有问题", "未查"
RESULTS = (FINE, FAULT, SKIPPED)
DAY_LABEL = "督查日期"


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as it was filled in."""

    code: str
    result: str
    fault: str
    due_on: date | None


def paper_of_checklist(checklist: BranchChecklist) -> Paper:
    """The list to be printed and filled in by hand."""
    columns = (
        Column("督查内容", 12),
        Column("台账已知", 14),
        Column("结果", 6),
        Column("问题和整改期限", 10),
    )
    rows = tuple((row.matter, row.known, "□无问题 □有问题", "") for row in checklist.rows)
    return Paper(
        title="党建督查清单",
        note=checklist.label,
        blocks=(
            Table(columns, rows, ruled=True),
            WritingLines(1, "督查人（签名）"),
            WritingLines(1, "支部书记（签名）"),
            Paragraph("台账已知的不再填写；请看会议记录原件、与党员交谈后填写结果。", Manner.NOTE),
        ),
        dated=checklist.check.round.starts_on,
    )


def write_checklist(checklist: BranchChecklist) -> bytes:
    """The list as an xlsx that can be filled in without a network."""
    content = BytesIO()
    book = xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("督查清单")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for column, width in enumerate((16, 30, 40, 10, 36, 14)):
        page.set_column(column, column, width, wrapped)
    page.write_string(0, 0, checklist.label)
    page.write_string(1, 0, DAY_LABEL)
    for column, title in enumerate(HEADER):
        page.write_string(2, column, title)
    for place, row in enumerate(checklist.rows, 3):
        for column, text in enumerate((row.code, row.matter, row.known)):
            page.write_string(place, column, text)
    last = 2 + len(checklist.rows)
    page.data_validation(3, 3, last, 3, {"validate": "list", "source": list(RESULTS)})
    page.freeze_panes(3, 2)
    book.close()
    return content.getvalue()


def read_checklist(grid: Sequence[Sequence[object]], checklist: BranchChecklist) -> VisitMade:
    """What a filled-in list says, row by row. Raises Refused for a list of another branch, or a line
    that cannot be."""
    if not grid or str(grid[0][0] or "").strip() != checklist.label:
        raise refuse(
            "other_sheet", f"这不是{checklist.label}。", remedy="请用为这个支部下载的清单填写。"
        )
    checked_on = _day(grid[1][1] if len(grid) > 1 else None)
    lines = [_line(row) for row in grid[3:] if row and row[0]]
    problems = [problem for line in lines for problem in _problems(line, checklist)]
    if checked_on is None:
        problems.append(Problem("required", "B2", "没有填督查日期。", "请在第2行填写。"))
    if problems or checked_on is None:
        raise Refused(*problems)
    faults = [FaultSeen(line.fault, line.due_on) for line in lines if line.result == FAULT]
    skipped = sum(line.result in ("", SKIPPED) for line in lines)
    return VisitMade(checked_on, tuple(faults), f"未查{skipped}项" if skipped else "")


def _problems(line: SheetLine, checklist: BranchChecklist) -> list[Problem]:
    known = {row.code for row in checklist.rows}
    checks = (
        (line.code not in known, "清单里没有这一行。"),
        (
            line.result not in ("", *RESULTS),
            f"结果“{line.result}”不认识，请填{'、'.join(RESULTS)}。",
        ),
        (line.result == FAULT and not line.fault, "有问题的没有写问题内容。"),
        (line.result != FAULT and bool(line.fault), "写了问题，结果没有填“有问题”。"),
    )
    return [Problem("sheet_line", line.code, said) for bad, said in checks if bad]


def _line(row: Sequence[object]) -> SheetLine:
    cells = [*row, *([None] * len(HEADER))][: len(HEADER)]
    text = ["" if cell is None else str(cell).strip() for cell in cells]
    return SheetLine(text[0], text[3], text[4], _day(cells[5]))


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell or "").strip())
    except ValueError:
        return None
