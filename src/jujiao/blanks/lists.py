"""Where a form wants a list: a header row with blank rows beneath it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jujiao.blanks.forms import FormCell, FormSheet

LEAST_HEADERS, LEAST_ROWS = 3, 2


@dataclass(frozen=True, slots=True)
class ListArea:
    """Blank rows under their headers: column number → header."""

    sheet: str
    first_row: int
    last_row: int
    headers: Mapping[int, str]

    @property
    def rows(self) -> int:
        """How many rows there are to fill."""
        return self.last_row - self.first_row + 1


def list_areas(sheet: FormSheet) -> list[ListArea]:
    """The lists of a sheet, from the top."""
    found: list[ListArea] = []
    for row in range(1, sheet.last_row):
        if found and row <= found[-1].last_row:
            continue
        headers = _headers(sheet, row)
        last = _last_blank(sheet, row + 1, headers)
        if len(headers) >= LEAST_HEADERS and last - row >= LEAST_ROWS:
            found.append(ListArea(sheet.name, row + 1, last, headers))
    return found


def _headers(sheet: FormSheet, row: int) -> dict[int, str]:
    """The single-column texts that end in a row."""
    cells = _ending_in(sheet, row)
    return {one.column: one.text for one in cells if one.text and one.last_column == one.column}


def _ending_in(sheet: FormSheet, row: int) -> Iterator[FormCell]:
    for column in range(1, sheet.last_column + 1):
        one = sheet.cell(row, column)
        if one is not None and one.last_row == row and one.column == column:
            yield one


def _last_blank(sheet: FormSheet, first: int, headers: Mapping[int, str]) -> int:
    """The last row from ``first`` on that is blank but for running numbers."""
    row = first
    while row <= sheet.last_row and all(_is_free(sheet.cell(row, place)) for place in headers):
        row += 1
    return row - 1


def _is_free(cell: FormCell | None) -> bool:
    return cell is not None and (cell.is_blank or cell.text.isdigit())
