"""检查单: a numbered sheet as a grid of cells, on paper, and read back from what was filled in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import xlsxwriter

from jujiao.catalogue.checklists import CHECKLISTS, MARKS, Checklist, checklist_of
from jujiao.findings.models import ChecklistSheet
from jujiao.kernel.problems import Problem, Refused
from jujiao.papers.tree import Column, Manner, Paper, Paragraph, Table, WritingLines
from jujiao.policies.selectors import policies_in_force

HEADER = ("编号", "检查内容", "结果", "说明")
SHEET_LABEL = re.compile(r"检查单〔(\d{4})〕(\d{1,6})号")
POLICY = "checklist"
LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """One line as it was filled in; a blank mark was not looked at."""

    code: str
    mark: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What came back: of which sheet, and its lines."""

    sheet_year: int
    sheet_no: int
    answers: tuple[Answer, ...]


def checklists_in_force(court_id: int, *, on: date) -> dict[str, Checklist]:
    """The lists of a court on a day: its own where it set them, else the shipped ones."""
    own = {
        row.subject: checklist_of(row.subject, row.value)
        for row in policies_in_force(court_id, POLICY, on=on)
    }
    return CHECKLISTS | own


def grid_of(sheet: ChecklistSheet, checklist: Checklist) -> list[tuple[str, ...]]:
    """The sheet as rows of cells: its number above, one line for each item."""
    seen = sheet.unit.name if sheet.unit else ""
    head = [(checklist.label,), (sheet.label,), (f"被检查部门：{seen}",), HEADER]
    return [*head, *((item.code, item.text, "", "") for item in checklist.items)]


def paper_of(sheet: ChecklistSheet, checklist: Checklist) -> Paper:
    """The sheet to be printed, filled in by hand and signed."""
    columns = (
        Column("编号", 4),
        Column("检查内容", 14),
        Column("是 / 否 / 不适用", 8),
        Column("说明", 10),
    )
    rows = tuple((item.code, item.text, "□是 □否 □不适用", "") for item in checklist.items)
    seen = sheet.unit.name if sheet.unit else ""
    return Paper(
        title=checklist.label,
        note=sheet.label,
        blocks=(
            Paragraph(f"被检查部门：{seen}", Manner.FLUSH),
            Table(columns, rows, ruled=True),
            Paragraph(f"检查项依据：{checklist.basis}。", Manner.NOTE),
            WritingLines(1, "检查人员、被检查部门签名"),
        ),
        dated=sheet.issued_on,
    )


def write_sheet(sheet: ChecklistSheet, checklist: Checklist, path: Path) -> None:
    """Saves the sheet as an xlsx that can be filled in without a network."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    page = book.add_worksheet("检查单")
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for width, column in zip((8, 36, 10, 36), range(4), strict=True):
        page.set_column(column, column, width, wrapped)
    rows = grid_of(sheet, checklist)
    for place, row in enumerate(rows):
        for column, text in enumerate(row):
            page.write_string(place, column, text)
    first = len(rows) - len(checklist.items)
    page.data_validation(first, 2, len(rows) - 1, 2, {"validate": "list", "source": list(MARKS)})
    page.freeze_panes(first, 0)
    book.close()


def reading_of(grid: Sequence[Sequence[object]]) -> SheetReading:
    """What a filled-in sheet says. Raises Refused for what is no sheet of ours or a mark there is not."""
    numbered = [SHEET_LABEL.search(_text(cell)) for row in grid[:6] for cell in row]
    label = next((found for found in numbered if found), None)
    lines = [tuple(_text(cell) for cell in row) for row in grid]
    start = next((place for place, row in enumerate(lines) if row[:3] == HEADER[:3]), None)
    if label is None or start is None:
        raise Refused(
            Problem("no_sheet", "", "这不是本系统编号的检查单。", "请用下载的检查单填写。")
        )
    answers = tuple(_answer(row) for row in lines[start + 1 :] if row and row[0])
    problems = [_wrong_mark(one) for one in answers if one.mark not in ("", *MARKS)]
    if problems:
        raise Refused(*problems)
    return SheetReading(int(label[1]), int(label[2]), answers)


def _answer(row: Sequence[str]) -> Answer:
    cells = [*row, "", "", "", ""]
    return Answer(cells[0], cells[2], cells[3][:LONGEST_NOTE])


def _wrong_mark(answer: Answer) -> Problem:
    named = "、".join(MARKS)
    return Problem(
        "unknown_mark", answer.code, f"结果“{answer.mark}”不认识。", f"请填{named}，没有查的留空。"
    )


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
