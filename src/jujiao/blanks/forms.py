"""A blank form as a grid: what stands in its cells, what spans what, what may be written to.

An xlsx has its sheets; the tables of a docx are sheets called 表1, 表2. A cell is named as in Excel.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from jujiao.kernel.problems import refuse

ADDRESS = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
LETTERS = 26
CLERICAL = re.compile("备注|说明|签名|签字|签章|盖章|电话|联系|填表人|制表人|审核|复核|经办|负责人")
ASKING = ("：", ":")
WIDE = 0.6
"""A text that spans more than this part of the columns is a title and labels no column."""


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of a sheet."""

    sheet: str
    at: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.at}"


@dataclass(frozen=True, slots=True)
class FormCell:
    """What stands in a cell, and how far it reaches to the right and down."""

    row: int
    column: int
    text: str = ""
    last_row: int = 0
    last_column: int = 0
    is_formula: bool = False
    is_locked: bool = False

    @property
    def at(self) -> str:
        """Its name: B5."""
        return address(self.row, self.column)

    @property
    def is_blank(self) -> bool:
        """Whether something may be written here."""
        return not self.text and not self.is_formula and not self.is_locked


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet or table: its cells by row and column, each merged area as the one cell that it is.

    ``is_open``: a place may be written to though no cell stands in the file, as in Excel;
    ``is_locked``: such places are locked.
    """

    name: str
    cells: Mapping[tuple[int, int], FormCell]
    covered: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    is_open: bool = False
    is_locked: bool = False

    @property
    def last_row(self) -> int:
        """The last row that has a cell."""
        return max((max(one.last_row, one.row) for one in self.cells.values()), default=0)

    @property
    def last_column(self) -> int:
        """The last column in which a word stands."""
        worded = (one for one in self.cells.values() if one.text)
        return max((max(one.last_column, one.column) for one in worded), default=0)

    def cell(self, row: int, column: int) -> FormCell | None:
        """The cell of the place; of a merged area, whichever place is asked for, the area itself."""
        place = self.covered.get((row, column), (row, column))
        found = self.cells.get(place)
        if found is not None or not self.is_open:
            return found
        return FormCell(row, column, "", row, column, is_locked=self.is_locked)

    def named(self, at: str) -> FormCell | None:
        """The cell of that name."""
        return self.cell(*place_of(at))

    def label_of(self, cell: FormCell) -> str:
        """The words that say what belongs into a cell: those left of it and those above it."""
        return "｜".join(part for part in (self.row_label(cell), self.column_label(cell)) if part)

    def row_label(self, cell: FormCell) -> str:
        """The texts left of a cell, from the left; numbers say nothing."""
        return _joined(self._left(cell))

    def column_label(self, cell: FormCell) -> str:
        """The texts above a cell, from the top, without titles over the whole width."""
        return _joined(self._above(cell))

    def blanks(self) -> list[FormCell]:
        """The cells that want something written: blank, labelled from the left and from above."""
        rows, columns = range(1, self._last_worded() + 1), range(1, self.last_column + 1)
        places = (self.cell(row, column) for row in rows for column in columns)
        found = {one.at: one for one in places if one is not None and one.is_blank}
        return [one for one in found.values() if self._is_wanted(one)]

    def _is_wanted(self, cell: FormCell) -> bool:
        before = self.cell(cell.row, cell.column - 1) if cell.column > 1 else None
        if before is not None and before.text.endswith(ASKING):
            return True
        row, column = self.row_label(cell), self.column_label(cell)
        return bool(row and column) and not (is_clerical(row) or is_clerical(column))

    def _last_worded(self) -> int:
        return max((one.last_row for one in self.cells.values() if one.text), default=0)

    def _left(self, cell: FormCell) -> Iterator[str]:
        for column in range(1, cell.column):
            one = self.cell(cell.row, column)
            if one is not None and not self._is_title(one):
                yield one.text

    def _above(self, cell: FormCell) -> Iterator[str]:
        for row in range(1, cell.row):
            one = self.cell(row, cell.column)
            if one is not None and not self._is_title(one) and one.last_row < cell.row:
                yield "" if one.text.endswith(ASKING) else one.text

    def _is_title(self, cell: FormCell) -> bool:
        return cell.last_column - cell.column + 1 > max(1, WIDE * self.last_column)


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form as it was handed in."""

    file_name: str
    sheets: tuple[FormSheet, ...]

    def sheet(self, name: str) -> FormSheet | None:
        """The sheet of that name; a form with one sheet needs no name."""
        if not name and len(self.sheets) == 1:
            return self.sheets[0]
        return next((one for one in self.sheets if one.name == name), None)

    def cell(self, place: Place) -> FormCell | None:
        """A cell, or None where the form has none there."""
        sheet = self.sheet(place.sheet)
        return sheet.named(place.at) if sheet else None

    def label(self, place: Place) -> str:
        """The words around a cell; nothing where the form has no such cell."""
        sheet = self.sheet(place.sheet)
        cell = sheet.named(place.at) if sheet else None
        return sheet.label_of(cell) if sheet and cell else ""

    def blanks(self) -> list[tuple[FormSheet, FormCell]]:
        """Every cell that wants something written, in the order of the form."""
        return [(sheet, cell) for sheet in self.sheets for cell in sheet.blanks()]


def is_clerical(label: str) -> bool:
    """Whether the words ask for something of the office: a remark, a signature, a telephone number."""
    return CLERICAL.search(label) is not None


def address(row: int, column: int) -> str:
    """B5 of the fifth row and second column."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def place_of(at: str) -> tuple[int, int]:
    """Row and column of B5. Raises Refused for what names no cell."""
    found = ADDRESS.fullmatch(at.strip().upper().replace("$", ""))
    if found is None:
        raise refuse("bad_address", f"“{at}”不是单元格。", remedy="请写成B5这样的列和行。")
    return int(found[2]), column_number(found[1])


def column_number(letters: str) -> int:
    """2 of B."""
    number = 0
    for letter in letters.upper():
        number = number * LETTERS + ord(letter) - ord("A") + 1
    return number


def sheet_of(
    name: str, found: list[FormCell], *, is_open: bool = False, is_locked: bool = False
) -> FormSheet:
    """A sheet of its cells, in rows; places under a merged area lead to it."""
    ordered = sorted(found, key=lambda one: (one.row, one.column))
    covered = {
        (row, column): (one.row, one.column)
        for one in ordered
        for row in range(one.row, one.last_row + 1)
        for column in range(one.column, one.last_column + 1)
        if (row, column) != (one.row, one.column)
    }
    kept = {(one.row, one.column): one for one in ordered if (one.row, one.column) not in covered}
    return FormSheet(name, kept, covered, is_open, is_locked)


def _joined(texts: Iterator[str]) -> str:
    said = ("".join(text.split()) for text in texts)
    return " ".join(dict.fromkeys(text for text in said if text and not text.isdigit()))
