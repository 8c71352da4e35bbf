"""Filling: the form comes back with what the ledger says, and with a word on every cell that stays blank."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from jujiao.blanks.answers import (
    SERIAL,
    Answer,
    ListRow,
    fields_of,
    figure_answers,
    list_rows,
)
from jujiao.blanks.docx_form import DocxForm
from jujiao.blanks.forms import BlankForm, FormCell, FormSheet, Place, column_number
from jujiao.blanks.lists import list_areas
from jujiao.blanks.mapping import CellMap, FigureSource, FormMap, ListMap, TextSource
from jujiao.blanks.xlsx_form import XlsxForm
from jujiao.catalogue import INDICATORS
from jujiao.figures.selectors import Asking
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.people.models import Unit


class OpenForm(Protocol):
    """A form that was opened: what it shows, and how it is written back."""

    form: BlankForm

    def filled(self, values: Mapping[Place, str | int]) -> bytes:
        """The file with these cells filled."""


OPENERS: Mapping[str, Callable[[Path], OpenForm]] = {".xlsx": XlsxForm, ".docx": DocxForm}


@dataclass(frozen=True, slots=True)
class FilledCell:
    """A cell that was filled: what stands there now, of what it is, and the facts behind it.

    ``rows`` are the public ids of facts of the kind ``kind``.
    """

    place: Place
    value: str | int
    source: str
    kind: str = ""
    rows: tuple[str, ...] = ()
    figure: FigureSource | None = None


@dataclass(frozen=True, slots=True)
class LeftCell:
    """A cell that stays as it was: the words around it and why."""

    place: Place
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Filled:
    """The form with everything that was done to it; ``changed`` are cells whose words are others now."""

    content: bytes
    cells: tuple[FilledCell, ...]
    left: tuple[LeftCell, ...]
    changed: tuple[LeftCell, ...]


def open_form(path: Path, *, name: str = "") -> OpenForm:
    """The form of a file, by how it ends. Raises Refused for anything but xlsx and docx."""
    opener = OPENERS.get(Path(name or path.name).suffix.lower())
    if opener is None:
        raise refuse(
            "not_a_form", "只能填xlsx和docx的表。", place=name or path.name, remedy="请另存后再试。"
        )
    return opener(path)


def fill_form(opened: OpenForm, told: FormMap, asking: Asking) -> Filled:
    """Fills every mapped cell that is still what it was; the others are named, one by one.

    Raises Refused for a map that asks a kind of fact for what it does not have.
    """
    _check_fields(told)
    filling = _Filling(opened.form, told, asking)
    cells = filling.run()
    content = opened.filled({one.place: one.value for one in cells})
    return Filled(content, tuple(cells), tuple(filling.left), tuple(filling.changed))


def _check_fields(told: FormMap) -> None:
    """Raises Refused for a list column that holds what such a fact does not have."""
    problems = [
        Problem(
            "unknown_field",
            f"{one.sheet}!{letter}",
            f"“{one.kind}”没有“{name}”这一项。",
            f"可以写{'、'.join(sorted(fields_of(one.kind)))}。",
        )
        for one in told.lists
        for letter, name in one.columns.items()
        if name not in fields_of(one.kind)
    ]
    if problems:
        raise Refused(*problems)


class _Filling:
    """Keeps what is left over while the cells are filled."""

    def __init__(self, form: BlankForm, told: FormMap, asking: Asking) -> None:
        self.form = form
        self.told = told
        self.asking = asking
        court = Unit.objects.get(pk=asking.scope.court_id)
        self.own = {"{court}": court.name, "{year}": str(asking.year)}
        self.left: list[LeftCell] = []
        self.changed: list[LeftCell] = []
        self.handled: set[tuple[str, int, int]] = set()

    def run(self) -> list[FilledCell]:
        cells = [
            *self._single(),
            *(one for wanted in self.told.lists for one in self._list(wanted)),
        ]
        self.left += self._unmapped()
        return cells

    def _single(self) -> Iterator[FilledCell]:
        ready = [one for one in self.told.cells if self._is_ready(one)]
        sources = [one.source for one in ready if isinstance(one.source, FigureSource)]
        answers = figure_answers(self.asking, sources)
        for one in ready:
            filled = self._filled(one, answers)
            if filled is not None:
                yield filled

    def _filled(self, one: CellMap, answers: Mapping[FigureSource, Answer]) -> FilledCell | None:
        place = self._anchored(one.place)
        if isinstance(one.source, TextSource):
            return FilledCell(place, self._words(one.source), one.source.label)
        answer = answers[one.source]
        if answer.value is None:
            self._leave(one.place, answer.lack)
            return None
        kind = INDICATORS[one.source.slug].kind.slug
        return FilledCell(place, answer.value, one.source.label, kind, answer.rows, one.source)

    def _words(self, source: TextSource) -> str:
        words = source.words
        for name, value in self.own.items():
            words = words.replace(name, value)
        return words

    def _is_ready(self, one: CellMap) -> bool:
        """Whether the cell is there, is what it was when it was mapped, and may be written to."""
        cell = self.form.cell(one.place)
        if cell is None:
            self._report_change(one.place, one.beside, "表里没有这个单元格了")
            return False
        self._handle(one.place.sheet, cell)
        now = self.form.label(one.place)
        if one.beside and now != one.beside:
            said = f"现在写的是“{now}”，不是“{one.beside}”{self._moved(one)}"
            self._report_change(one.place, one.beside, said)
            return False
        return self._may_write(one.place, cell)

    def _moved(self, one: CellMap) -> str:
        """Where the words of the cell stand now, if they stand in one place only."""
        found = [
            Place(sheet.name, cell.at)
            for sheet, cell in self.form.blanks()
            if sheet.label_of(cell) == one.beside
        ]
        return f"，可能移到了{found[0]}" if len(found) == 1 else ""

    def _may_write(self, place: Place, cell: FormCell) -> bool:
        if cell.is_blank:
            return True
        if cell.is_formula:
            why = "是公式，由表自己算"
        else:
            why = f"已写着“{cell.text}”，没有改动" if cell.text else "是锁定的，不让填"
        self._leave(place, why)
        return False

    def _list(self, wanted: ListMap) -> Iterator[FilledCell]:
        sheet = self.form.sheet(wanted.sheet)
        if sheet is None:
            self._report_change(Place(wanted.sheet, f"A{wanted.first_row}"), "", "没有这张表了")
            return
        numbers = range(wanted.first_row, wanted.last_row + 1)
        self.handled |= {
            (sheet.name, number, column_number(letter))
            for number in numbers
            for letter in wanted.columns
        }
        same = {one: name for one, name in wanted.columns.items() if self._same(sheet, wanted, one)}
        rows = list_rows(self.asking, wanted)
        for number, row in zip(numbers, rows, strict=False):
            yield from self._list_row(sheet, number, replace(wanted, columns=same), row)
        if len(rows) > len(numbers):
            self._leave(
                Place(sheet.name, f"A{wanted.last_row}"),
                f"只有{len(numbers)}行，还有{len(rows) - len(numbers)}条没有填入，请在表里加行后再填",
            )

    def _list_row(
        self, sheet: FormSheet, number: int, wanted: ListMap, row: ListRow
    ) -> Iterator[FilledCell]:
        """The cells of one fact; a running number that the form has printed stays."""
        for letter, name in wanted.columns.items():
            place = Place(sheet.name, f"{letter}{number}")
            cell = sheet.named(place.at)
            is_numbered = name == SERIAL and cell is not None and bool(cell.text)
            if cell is not None and not is_numbered and self._may_write(place, cell):
                value = number - wanted.first_row + 1 if name == SERIAL else row.values[name]
                anchored = self._anchored(place)
                yield FilledCell(anchored, value, name, wanted.kind, (row.public_id,))

    def _same(self, sheet: FormSheet, wanted: ListMap, letter: str) -> bool:
        """Whether a column of the list still has the header it had."""
        was = wanted.beside.get(letter, "")
        cell = sheet.cell(wanted.first_row - 1, column_number(letter)) if was else None
        now = cell.text if cell else ""
        if not was or now == was:
            return True
        place = Place(sheet.name, f"{letter}{wanted.first_row - 1}")
        self._report_change(place, was, f"这一列现在叫“{now}”，不是“{was}”")
        return False

    def _unmapped(self) -> Iterator[LeftCell]:
        """Blank cells that nobody has mapped; of a list that nobody has mapped, its first row."""
        for sheet in self.form.sheets:
            areas = list_areas(sheet)
            listed = {row for area in areas for row in range(area.first_row, area.last_row + 1)}
            for area in areas:
                if not any(self._is_handled(sheet, area.first_row, one) for one in area.headers):
                    place = Place(sheet.name, f"A{area.first_row}")
                    yield LeftCell(place, "、".join(area.headers.values()), "列表没有对应")
            for cell in sheet.blanks():
                if cell.row not in listed and not self._is_handled(sheet, cell.row, cell.column):
                    yield LeftCell(Place(sheet.name, cell.at), sheet.label_of(cell), "没有对应")

    def _is_handled(self, sheet: FormSheet, row: int, column: int) -> bool:
        return (sheet.name, row, column) in self.handled

    def _handle(self, sheet_name: str, cell: FormCell) -> None:
        sheet = self.form.sheet(sheet_name)
        assert sheet is not None
        self.handled.add((sheet.name, cell.row, cell.column))

    def _anchored(self, place: Place) -> Place:
        """The first cell of the merged area that the place lies in."""
        sheet, cell = self.form.sheet(place.sheet), self.form.cell(place)
        assert sheet is not None
        assert cell is not None
        return Place(sheet.name, cell.at)

    def _leave(self, place: Place, why: str) -> None:
        self.left.append(LeftCell(place, self.form.label(place), why))

    def _report_change(self, place: Place, label: str, why: str) -> None:
        self.changed.append(LeftCell(place, label, why))
