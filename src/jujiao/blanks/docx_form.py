"""The tables of a blank docx: read as grids, and written back with some cells filled, the rest as it was."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from jujiao.blanks.forms import BlankForm, FormCell, FormSheet, Place, place_of, sheet_of
from jujiao.drafts.word_archive import WordArchive
from jujiao.kernel.problems import refuse

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VALUE = f"{WORD}val"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
LARGEST = 20 * 1024 * 1024

Xml = Any
"""lxml's elements have no public type."""


class DocxForm:
    """A docx that was handed in as a form. Raises Refused for what is no harmless docx."""

    def __init__(self, path: Path) -> None:
        content = path.read_bytes()
        if not content or len(content) > LARGEST:
            raise refuse("bad_size", "文件是空的，或超过20兆。", place=path.name)
        self._archive = WordArchive(content)
        self._document = self._archive.xml(self._archive.main)
        self._cells: dict[tuple[str, int, int], Xml] = {}
        tables = [one for one in self._document.iter(f"{WORD}tbl") if not _is_nested(one)]
        self.form = BlankForm(
            path.name,
            tuple(self._sheet(f"表{number}", table) for number, table in enumerate(tables, 1)),
        )

    def filled(self, values: Mapping[Place, str | int]) -> bytes:
        """The same file with these cells filled."""
        for place, value in values.items():
            _write(self._cells[(place.sheet, *place_of(place.at))], str(value))
        written = etree.tostring(
            self._document, xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return self._archive.with_parts({self._archive.main: written})

    def _sheet(self, name: str, table: Xml) -> FormSheet:
        found: dict[tuple[int, int], FormCell] = {}
        for number, row in enumerate(table.iterfind(f"{WORD}tr"), 1):
            for column, last, cell in _columns(row):
                above = _reaching(found, number, column) if _goes_on(cell) else None
                if above is not None:
                    found[above.row, above.column] = _down_to(above, number)
                else:
                    self._cells[name, number, column] = cell
                    one = FormCell(number, column, _text(cell), number, last)
                    found[number, column] = one
        return sheet_of(name, list(found.values()))


def _is_nested(table: Xml) -> bool:
    return any(one.tag == f"{WORD}tbl" for one in table.iterancestors())


def _columns(row: Xml) -> Iterator[tuple[int, int, Xml]]:
    """First column, last column and element of each cell of a row."""
    column = 1 + _number(row.find(f"{WORD}trPr/{WORD}gridBefore"))
    for cell in row.iter(f"{WORD}tc"):
        if next(cell.iterancestors(f"{WORD}tr")) is not row:
            continue
        span = _number(cell.find(f"{WORD}tcPr/{WORD}gridSpan"), default=1)
        yield column, column + span - 1, cell
        column += span


def _number(element: Xml, default: int = 0) -> int:
    said = element.get(VALUE) if element is not None else None
    return int(said) if said and said.isdigit() else default


def _goes_on(cell: Xml) -> bool:
    """Whether the cell only carries on the merged one above."""
    merge = cell.find(f"{WORD}tcPr/{WORD}vMerge")
    return merge is not None and merge.get(VALUE) in (None, "continue")


def _reaching(found: Mapping[tuple[int, int], FormCell], row: int, column: int) -> FormCell | None:
    """The merged cell that ends just above."""
    ending = (one for one in found.values() if one.column == column and one.last_row == row - 1)
    return next(ending, None)


def _down_to(cell: FormCell, row: int) -> FormCell:
    return FormCell(cell.row, cell.column, cell.text, row, cell.last_column)


def _text(cell: Xml) -> str:
    lines = ("".join(one.itertext(f"{WORD}t")) for one in cell.iterfind(f"{WORD}p"))
    return "\n".join(lines).strip()


def _write(cell: Xml, value: str) -> None:
    """Puts words into the first paragraph of a cell, in the look that it has for its text."""
    paragraph = cell.find(f"{WORD}p")
    if paragraph is None:
        paragraph = etree.SubElement(cell, f"{WORD}p")
    look = paragraph.find(f"{WORD}r/{WORD}rPr")
    if look is None:
        look = paragraph.find(f"{WORD}pPr/{WORD}rPr")
    run = etree.SubElement(paragraph, f"{WORD}r")
    if look is not None:
        copied = deepcopy(look)
        run.append(copied)
    text = etree.SubElement(run, f"{WORD}t")
    text.text = "".join(char for char in value if char >= " ")
    text.set(SPACE, "preserve")
