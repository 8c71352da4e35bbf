"""A superior's blank form as an office makes one: merged heads, locked cells, sums, a list beneath."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from docx import Document
from openpyxl.styles import Protection

SHEET, LIST = "汇总", "名单"
ROWS = (
    ("荣誉表彰", "获市级以上表彰集体（个）"),
    ("荣誉表彰", "获市级以上表彰个人（名）"),
    ("支部建设", "完成支部补选（个）"),
    ("支部建设", "新发展预备党员（名）"),
    ("信息宣传", "市级媒体刊发稿件（篇）"),
)
HEADS = ("序号", "获奖集体/个人", "荣誉名称", "授予单位", "级别", "表彰时间")


def a_form(folder: Path, *, first_label: str = ROWS[0][1]) -> Path:
    """The form as an xlsx: figures on the first sheet, a list of honours on the second."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    _figures(sheet, first_label)
    _list(book.create_sheet(LIST))
    path = folder / "队伍建设情况统计表.xlsx"
    book.save(path)
    return path


def _figures(sheet: openpyxl.worksheet.worksheet.Worksheet, first_label: str) -> None:
    sheet["A1"] = "全区法院队伍建设情况统计表"
    sheet.merge_cells("A1:D1")
    sheet["A2"] = "填报单位："
    sheet.merge_cells("B2:C2")
    for column, head in zip("ABCD", ("项目", "内容", "全年", "备注"), strict=True):
        sheet[f"{column}3"] = head
    for number, (group, label) in enumerate(ROWS, 4):
        sheet[f"A{number}"] = group
        sheet[f"B{number}"] = first_label if number == 4 else label
        sheet[f"C{number}"].protection = Protection(locked=False)
    sheet.merge_cells("A4:A5")
    sheet.merge_cells("A6:A7")
    sheet["A9"], sheet["B9"], sheet["C9"] = "合计", "表彰集体和个人", "=C4+C5"
    sheet["B2"].protection = Protection(locked=False)
    sheet.protection.sheet = True
    sheet.protection.password = "1234"
    sheet.print_title_rows = "1:3"


def _list(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    sheet["A1"] = "对外表彰名单"
    sheet.merge_cells("A1:F1")
    for column, head in zip("ABCDEF", HEADS, strict=True):
        sheet[f"{column}2"] = head
    for number in range(3, 8):
        sheet[f"A{number}"] = number - 2
        for column in "BCDEF":
            sheet[f"{column}{number}"].number_format = "@"
    sheet["A8"] = "审核人："


def a_document(folder: Path) -> Path:
    """The same figures as a table of a docx, with a merged head."""
    document = Document()
    document.add_paragraph("全区法院队伍建设情况统计表")
    table = document.add_table(rows=6, cols=3)
    table.style = "Table Grid"
    for place, head in enumerate(("项目", "内容", "全年")):
        table.cell(0, place).text = head
    for number, (group, label) in enumerate(ROWS, 1):
        table.cell(number, 0).text = group if number in (1, 3, 5) else ""
        table.cell(number, 1).text = label
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(4, 0))
    path = folder / "队伍建设情况统计表.docx"
    document.save(path)
    return path
