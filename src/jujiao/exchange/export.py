"""Writing a list as a workbook that reads back: words stay words, whatever they begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

WIDEST, NARROWEST = 46, 8
TITLE_ROW, HEAD_ROW = 0, 1


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """A column: its head, and whether its cells are words, numbers or days."""

    label: str
    look: str = "text"


@dataclass(frozen=True, slots=True)
class ExportSheet:
    """A list: title over heads over rows; the notes stand on a sheet of their own."""

    title: str
    columns: Sequence[ExportColumn]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()


def write_workbook(sheet: ExportSheet) -> bytes:
    """The bytes of an xlsx file. No cell is a formula or a link, even where the words look like one."""
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        styles = {
            "title": book.add_format({"bold": True, "font_size": 14, "valign": "vcenter"}),
            "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        _write_rows(book.add_worksheet("台账"), sheet, styles)
        notes = book.add_worksheet("说明")
        notes.set_column(0, 0, 80)
        for row, line in enumerate(sheet.notes):
            notes.write_string(row, 0, line)
    return buffer.getvalue()


def _write_rows(out: Worksheet, sheet: ExportSheet, styles: dict[str, object]) -> None:
    last = max(len(sheet.columns) - 1, 0)
    if last:
        out.merge_range(TITLE_ROW, 0, TITLE_ROW, last, sheet.title, styles["title"])
    else:
        out.write_string(TITLE_ROW, 0, sheet.title, styles["title"])
    for place, column in enumerate(sheet.columns):
        out.write_string(HEAD_ROW, place, column.label, styles["head"])
        out.set_column(place, place, _width(column, [row[place] for row in sheet.rows]))
    for number, row in enumerate(sheet.rows, HEAD_ROW + 1):
        for place, value in enumerate(row):
            _write(out, number, place, value, styles)
    out.freeze_panes(HEAD_ROW + 1, 1)
    out.repeat_rows(HEAD_ROW)
    out.set_landscape()
    out.set_paper(9)
    out.fit_to_pages(1, 0)
    out.set_footer("&C&P / &N")


def _write(out: Worksheet, row: int, place: int, value: object, styles: dict[str, object]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, date):
        out.write_datetime(row, place, value, styles["day"])
    elif isinstance(value, int):
        out.write_number(row, place, value)
    else:
        out.write_string(row, place, _printable(str(value)), styles["text"])


def _printable(text: str) -> str:
    """The words without control characters, which no workbook can hold."""
    return "".join(char for char in text if char >= " " or char in "\n\t")


def _width(column: ExportColumn, values: Sequence[object]) -> int:
    longest = max((len(str(value)) for value in values), default=0)
    if column.look == "day":
        return 12
    return max(NARROWEST, min(WIDEST, 2 * max(longest, len(column.label)) + 2))
