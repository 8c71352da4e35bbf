"""Writes registers of an invented year as workbooks of a house style, untidy as real ones."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exchange.counted_by_hand import Registers
from exchange.invented_year import Year
from exchange.ledger_values import Entry, Row
from exchange.spellings import Spelling, han, han_year

MONTHS = "%months"
NEVER = 10_000


@dataclass(slots=True)
class SheetTruth:
    """A sheet as it stands in its workbook: how many rows of data, and which must be flagged."""

    name: str
    holds: list[str]
    headers: dict[str, str] = field(default_factory=dict)
    header_row: int = 0
    rows: int = 0
    flags: set[tuple[int, str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its header says, over which other header, and what stands below."""

    header: str
    slug: str
    over: str = ""


def write_book(
    style: dict[str, Any], book: dict[str, Any], year: Year, books: Registers, path: Path
) -> list[SheetTruth]:
    """Writes one workbook and returns the truth of each of its sheets."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    truths = [
        SheetWriter(workbook.create_sheet(sheet["name"]), style, sheet, year).write(books)
        for sheet in book["sheet"]
    ]
    workbook.save(path)
    return truths


class SheetFrame:
    """What stands around the rows: titles, headers, footers, in the words of the house style."""

    def __init__(
        self, sheet: Worksheet, style: dict[str, Any], spec: dict[str, Any], year: Year
    ) -> None:
        self.sheet, self.spec, self.year = sheet, spec, year
        self.style = style
        self.spelling = Spelling(style)
        self.columns = [column for text in spec["columns"] for column in self._columns(text)]
        headers = {column.slug: column.header for column in self.columns}
        self.truth = SheetTruth(spec["name"], spec.get("holds", []), headers)
        self.at = 1 + spec.get("leading_blank", 0)
        self.left: int = spec.get("left", 0)
        self.spelled: dict[tuple[str, Any], Any] = {}

    def _put(self, place: int, value: Any) -> None:
        self.sheet.cell(self.at, place + self.left).value = value

    def _merge(self, top: int, bottom: int, first: int, last: int) -> None:
        self.sheet.merge_cells(
            start_row=top,
            end_row=bottom,
            start_column=first + self.left,
            end_column=last + self.left,
        )

    def _columns(self, text: str) -> list[Column]:
        header, _, slug = text.rpartition("=")
        over, _, below = header.rpartition(">")
        if slug == MONTHS:
            return [
                Column(self._month(below, month), f"{MONTHS}{month}", over)
                for month in range(1, 13)
            ]
        return [Column(below, slug, over)]

    def _month(self, pattern: str, month: int) -> str:
        return pattern.format(n=month, han=han(month), year=self.year.number)

    def _said(self, text: str) -> str:
        number = self.year.number
        return text.format(
            court=self.year.court, year=number, han_year=han_year(number), before=number - 1,
            after=number + 1, rows=self.truth.rows,
        )  # fmt: skip

    def _titles(self) -> None:
        width = len(self.columns)
        for number, line in enumerate(self.spec.get("titles", [])):
            left, _, right = self._said(line).partition("|")
            self._put(1, left)
            if right:
                self._put(width, right)
            elif number == 0 or self.spec.get("merge_lines"):
                self._merge(self.at, self.at, 1, width)
            self.at += 1

    def _headers(self) -> None:
        stacked = any(column.over for column in self.columns)
        below = self.at + 1 if stacked else self.at
        for place, column in enumerate(self.columns, 1):
            if column.over:
                if place == 1 or self.columns[place - 2].over != column.over:
                    self._group_header(place, column.over)
                self.sheet.cell(below, place + self.left, column.header)
            else:
                self._put(place, column.header)
                if stacked:
                    self._merge(self.at, below, place, place)
        self.truth.header_row = below
        self.at = below + 1
        self.top = self.at

    def _group_header(self, place: int, over: str) -> None:
        self._put(place, over)
        last = place + sum(column.over == over for column in self.columns) - 1
        self._merge(self.at, self.at, place, last)

    def _footers(self) -> None:
        for line in self.spec.get("footers", []):
            cells = self._said(line).split("|")
            for place, text in enumerate(cells, 1):
                if text:
                    self._put(place, text)
            self.at += 1

    def _stranger_rows(self) -> None:
        """The rows of a sheet that is no register of ours."""
        for row in self.spec.get("rows", []):
            for place, value in enumerate(row, 1):
                self._put(place, value)
            self.at += 1


class SheetWriter(SheetFrame):
    """Writes one sheet from the top down."""

    def write(self, books: Registers) -> SheetTruth:
        """Titles, header, rows, footers."""
        self._titles()
        self._headers()
        self._stranger_rows()
        entries = [entry for kind in self.truth.holds for entry in books[kind].entries]
        first, last = self.spec.get("slice", (0, len(entries)))
        for number, entry in enumerate(self._gathered(entries[first:last]), 1):
            self._entry(self._joined(entry), number)
            self._interrupt(number)
        self._merge_equals()
        self._footers()
        if self.spec.get("hidden"):
            self.sheet.sheet_state = "hidden"
        return self.truth

    def _interrupt(self, number: int) -> None:
        """What typists leave between rows: nothing, a heading, a subtotal, the header once more."""
        if str(number) in self.spec.get("headings", {}):
            self._put(1, self.spec["headings"][str(number)])
            self._merge(self.at, self.at, 1, len(self.columns))
            self.at += 1
        if number % self.spec.get("blank_every", NEVER) == 0:
            self.at += 1
        if number % self.spec.get("subtotal_every", NEVER) == 0:
            self._put(1, "小计")
            self._put(len(self.columns), number)
            self.at += 1
        if number % self.spec.get("header_every", NEVER) == 0:
            for place, column in enumerate(self.columns, 1):
                self._put(place, column.header)
            self.at += 1

    def _joined(self, entry: Entry) -> Entry:
        """Some houses write the departments of one visit into one cell."""
        column = self.spec.get("joined")
        if not column:
            return entry
        cells = {**entry.first.cells, column: [row[column] for row in entry.rows]}
        return Entry([Row(cells, entry.first.flag)])

    def _gathered(self, entries: list[Entry]) -> list[Entry]:
        """Rows that share what is merged stand together; flagged ones stay at the end."""
        keys = self.spec.get("merge_equal")
        if not keys:
            return entries
        order: dict[tuple[Any, ...], int] = {}
        for entry in entries:
            order.setdefault(tuple(entry.first[key] for key in keys), len(order))
        return sorted(
            entries,
            key=lambda entry: (
                entry.first.flag is not None,
                order[tuple(entry.first[key] for key in keys)],
            ),
        )

    def _entry(self, entry: Entry, number: int) -> None:
        start = self.at
        for position, row in enumerate(entry.rows):
            self._row(row, number, skipped=entry.merged if position else ())
        if len(entry.rows) > 1:
            for place, column in enumerate(self.columns, 1):
                if column.slug in entry.merged:
                    self._merge(start, self.at - 1, place, place)

    def _row(self, row: Row, number: int, *, skipped: tuple[str, ...]) -> None:
        said: dict[str, Any] = {}
        for place, column in enumerate(self.columns, 1):
            if column.slug in skipped:
                continue
            if column.slug not in said:
                said[column.slug] = self._again(column.slug, row) or self._value(
                    column.slug, row, number
                )
            self._put(place, said[column.slug])
            if column.slug in self.spec.get("merge_equal", []):
                self.spelled[column.slug, row[column.slug]] = said[column.slug]
        if row.flag:
            header = next(
                (column.header for column in self.columns if column.slug == row.flag.column), ""
            )
            self.truth.flags.add((self.at, header, row.flag.why))
            if row.repeats:
                self._copy_first(row.repeats, number)
        row.stands_at = self.at
        self.truth.rows += 1
        self.at += 1

    def _again(self, slug: str, row: Row) -> Any:
        """What will be merged is spelled as in the row above."""
        meaning = row[slug]
        if slug not in self.spec.get("merge_equal", []) or meaning is None:
            return None
        return self.spelled.get((slug, meaning))

    def _copy_first(self, first: Row, number: int) -> None:
        """A repeated row is a copy of the cells of the first, but for its running number."""
        for place, column in enumerate(self.columns, 1):
            earlier = self.sheet.cell(first.stands_at, place + self.left).value
            self._put(place, number if column.slug == "#" else earlier)

    def _value(self, slug: str, row: Row, number: int) -> Any:
        if slug == "#":
            return number
        if slug.startswith("*"):
            return self._filler(slug[1:], number)
        if slug.startswith(MONTHS):
            return self.spelling.word(row["months"][int(slug.removeprefix(MONTHS)) - 1])
        if "~" in slug:
            since, until = slug.split("~")
            return self.spelling.span(row[since], row[until], self.spec.get("join", "至"))
        return self.spelling.cell(row[slug])

    def _filler(self, name: str, number: int) -> Any:
        chance = self.spelling.chance
        fillers: dict[str, Any] = {
            "blank": None,
            "phone": f"0479-22{number:02d}16{number % 10}",
            "mobile": f"138{number:04d}{number * 7 % 10000:04d}",
            "status": chance.choice(("已审核", "待审核")),
            "reporter": self.year.staff.officers[number % 5].name,
            "sent": self.spelling.cell(self.year.day()),
            "count": 300 + number * 17,
            "seat": chance.choice(self.year.departments),
            "note": chance.choice((None, None, "材料已存档")),
        }
        return fillers[name]

    def _merge_equals(self) -> None:
        """Runs of equal cells become one cell, as typists like it; a flagged row stays by itself."""
        keys = self.spec.get("merge_equal", [])
        places = [place for place, column in enumerate(self.columns, 1) if column.slug in keys]
        last = min([row for row, _, _ in self.truth.flags], default=self.at)
        start = self.top
        for row in range(self.top + 1, last + 1):
            if row < last and self._alike(start, row, places):
                continue
            for place in places if row - start > 1 else []:
                self._merge(start, row - 1, place, place)
            start = row

    def _alike(self, one: int, other: int, places: list[int]) -> bool:
        return all(
            self.sheet.cell(one, place + self.left).value
            == self.sheet.cell(other, place + self.left).value
            and self.sheet.cell(one, place + self.left).value
            for place in places
        )
