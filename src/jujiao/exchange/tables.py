"""The rows of a recognised sheet: merged cells filled, footers and blank lines set aside, repeats found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jujiao.exchange.cells import counts_up, is_blank, parse_date, says_nothing, text_of
from jujiao.exchange.headers import MARKS
from jujiao.exchange.recognition import Recognition, recognise
from jujiao.exchange.workbooks import CellValue, Grid
from jujiao.kernel.spelling import fold

SERIAL_HEADER = re.compile(r"^(序号?|编号|序列号|次序|号|行号|NO|No)$")
TOTAL = re.compile(r"(合计|总计|小计|共计|累计|汇总)(\(.*\))?:?(共?\d.*)?")
REMARK = re.compile(
    r"(填表|制表|审核|填报|报送|复核|审签|负责人|单位负责|分管领导|经办|联系人|联系电话|备注:|注:|说明:|注释|此表|本表)"
    r"|以下(空白|无)"
)
NIL_SENTENCE = re.compile(
    r"\(?((经[核查]|截至|全年|本年|今年|\d{4}年|目前).*(无|没有|未)|无此|无.*(情况|案件|人员|数据|记录|发生)|零报告$)"
)
CORRECTED = Mapping[int, Mapping[str, str]]
"""Excel row → field → what a person typed in place of the cell."""


@dataclass(frozen=True, slots=True)
class DataRow:
    """One row of data. ``number`` is the row as Excel counts; ``values`` are the cells by field."""

    number: int
    values: Mapping[str, CellValue]
    months: Mapping[int, CellValue]
    spelled: tuple[str, ...]

    def text(self, name: str) -> str:
        """The words of a field; of a dash, of 无 or of an absent column, nothing."""
        value = self.values.get(name)
        return "" if says_nothing(value) else text_of(value)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """The rows of one fact: mostly one row, several where an inspection stands on several."""

    rows: tuple[DataRow, ...]

    @property
    def first(self) -> DataRow:
        """The row that carries what all share."""
        return self.rows[0]


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A recognised sheet with its data."""

    sheet_name: str
    recognition: Recognition
    groups: tuple[RowGroup, ...]
    repeats: frozenset[int] = field(default_factory=frozenset)

    @property
    def kind(self) -> str:
        """The kind of ledger."""
        return self.recognition.kind

    @property
    def row_count(self) -> int:
        """How many rows of data stand in the sheet."""
        return sum(len(group.rows) for group in self.groups)

    @property
    def _places(self) -> Mapping[str, int]:
        months = {f"month {month}": place for month, place in self.recognition.months.items()}
        return {**self.recognition.columns, **months}

    def header_of(self, name: str) -> str:
        """The sheet's own word for a field, as it stands in its header."""
        place = self._places.get(name)
        return self.recognition.headers[place] if place is not None else ""


def table_of(grid: Grid, corrected: CORRECTED | None = None) -> SheetTable | None:
    """The data of a sheet, or None where the sheet is not recognised."""
    found = recognise(grid)
    if found is None:
        return None
    rows = list(_data_rows(grid, found, corrected or {}))
    groups = _grouped(grid, found, rows)
    return SheetTable(grid.name, found, groups, _repeats(groups))


def _data_rows(grid: Grid, found: Recognition, corrected: CORRECTED) -> Iterator[DataRow]:
    filled = _merges_filled(grid, found.header_row)
    serial = serial_column(grid, found)
    banners = _banners(grid, found.header_row)
    for index in range(found.header_row, len(filled)):
        cells = filled[index]
        if index in banners or not _is_data(cells, grid.rows[index], found, serial):
            continue
        yield _row(index + 1, cells, found, serial, corrected.get(index + 1, {}))


def _row(
    number: int,
    cells: Sequence[CellValue],
    found: Recognition,
    serial: int | None,
    typed: Mapping[str, str],
) -> DataRow:
    values = {name: _cell(cells, place) for name, place in found.columns.items()}
    months = {month: _cell(cells, place) for month, place in found.months.items()}
    spelled = tuple(_said(cell) for place, cell in enumerate(cells) if place != serial)
    return DataRow(number, {**values, **typed}, months, spelled + tuple(typed.values()))


def serial_column(grid: Grid, found: Recognition) -> int | None:
    """The column of running numbers, by its name or its numbers, which says nothing about a fact."""
    places = [
        place
        for place, header in enumerate(found.headers)
        if SERIAL_HEADER.match(fold(header).strip(MARKS))
    ]
    if places:
        return places[0]
    used = {*found.columns.values(), *found.months.values()}
    rows = grid.rows[found.header_row :]
    free = [place for place in range(len(found.headers)) if place not in used]
    return next((place for place in free if counts_up([_cell(row, place) for row in rows])), None)


def _cell(cells: Sequence[CellValue], place: int) -> CellValue:
    return cells[place] if place < len(cells) else None


def _said(cell: CellValue) -> str:
    """A cell as it is compared with the same cell of another row: a date by its day."""
    day = parse_date(cell)
    return day.isoformat() if day else fold(text_of(cell))


def _banners(grid: Grid, header_row: int) -> set[int]:
    """Rows below the header that are one wide cell and nothing else: 一、集体荣誉, a title once more."""
    return {
        first
        for first, _, left, right in grid.merged
        if header_row <= first < len(grid.rows)
        and 2 * (right - left + 1) > len(grid.rows[first])
        and sum(bool(text_of(cell)) for cell in grid.rows[first]) < 2
    }


def _merges_filled(grid: Grid, header_row: int) -> list[list[CellValue]]:
    """The rows with every vertically merged cell written out."""
    rows = [list(row) for row in grid.rows]
    for first, last, left, _ in grid.merged:
        if first < header_row or last == first:
            continue
        for index in range(first + 1, min(last + 1, len(rows))):
            if left < len(rows[index]):
                rows[index][left] = rows[first][left]
    return rows


def _is_data(
    cells: Sequence[CellValue], own: Sequence[CellValue], found: Recognition, serial: int | None
) -> bool:
    """Whether a row is data: not blank, no footer, no header again, no line that says 无."""
    texts = [text_of(cell) for place, cell in enumerate(cells) if place != serial]
    said = [text for text in texts if text and not is_blank(text)]
    if all(says_nothing(text.strip("()（）。.")) for text in said):
        return False
    mapped = {*found.columns.values(), *found.months.values()}
    if _is_footer([fold(text_of(cell)) for cell in own if text_of(cell)], len(mapped)):
        return False
    if len(said) == 1 and not any(text_of(_cell(cells, place)) for place in mapped):
        return False
    repeated = sum(
        fold(text_of(cell)) == fold(header)
        for cell, header in zip(cells, found.headers, strict=False)
        if header
    )
    return repeated < max(2, len([header for header in found.headers if header]) - 1)


def _is_footer(texts: Sequence[str], width: int) -> bool:
    """A total, or a remark of the office; a remark leaves most columns empty, as a fact does not."""
    if any(TOTAL.fullmatch(text) for text in texts[:2]):
        return True
    if len(texts) == 1 and NIL_SENTENCE.match(texts[0]):
        return True
    return 2 * len(texts) <= max(2, width) and any(REMARK.match(text) for text in texts[:2])


def _grouped(grid: Grid, found: Recognition, rows: Sequence[DataRow]) -> tuple[RowGroup, ...]:
    if found.kind in TITLED_TOGETHER:
        return _by_title(rows)
    if found.kind not in GROUPED:
        return tuple(RowGroup((row,)) for row in rows)
    leading = [serial_column(grid, found), found.columns.get("occurred_on")]
    blocks = {
        index: (first, left)
        for first, last, left, _ in grid.merged
        if left in leading and last > first
        for index in range(first, last + 1)
    }
    groups: list[list[DataRow]] = []
    for row in rows:
        index = row.number - 1
        together = groups and (
            (index in blocks and blocks.get(groups[-1][-1].number - 1) == blocks[index])
            or _continues(row, groups[-1])
        )
        if together:
            groups[-1].append(row)
        else:
            groups.append([row])
    return tuple(RowGroup(tuple(group)) for group in groups)


def _by_title(rows: Sequence[DataRow]) -> tuple[RowGroup, ...]:
    """Rows of one title are one thing told in parts: a project with several outputs."""
    groups: dict[str, list[DataRow]] = {}
    for row in rows:
        title = fold(row.text("title"))
        groups.setdefault(title or f"row {row.number}", []).append(row)
    return tuple(RowGroup(tuple(group)) for group in groups.values())


def _continues(row: DataRow, group: Sequence[DataRow]) -> bool:
    """A row that leaves number and date blank goes on with the one above."""
    return (
        row.number == group[-1].number + 1
        and not row.text("occurred_on")
        and not row.text("serial_no")
    )


def _repeats(groups: Sequence[RowGroup]) -> frozenset[int]:
    """Rows that equal an earlier one in every column but the running number; the first stays."""
    seen: set[tuple[str, ...]] = set()
    again: set[int] = set()
    for group in groups:
        for row in group.rows:
            if row.spelled in seen:
                again.add(row.number)
            seen.add(row.spelled)
    return frozenset(again)


GROUPED = frozenset({"court_affairs_inspections", "conduct_inspections"})
TITLED_TOGETHER = frozenset({"research_projects"})
