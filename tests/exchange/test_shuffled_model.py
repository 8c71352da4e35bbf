"""The model court's books under other names, in another order: the same figures, the same flags."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from jujiao.access.actors import console
from jujiao.exchange.books import open_folder
from jujiao.exchange.outcomes import FolderOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.people.services import NewCourt, open_court
from model_year import AT, COURT, LEDGERS, YEAR, ModelYear

pytestmark = pytest.mark.django_db


def shuffled(folder: Path, seed: int) -> None:
    """Copies the model books: numbers for names of files and sheets, columns in any order."""
    chance = random.Random(seed)
    books, _ = open_folder(LEDGERS, lambda line: None)
    heads = {
        (book.file_name, table.sheet_name): table.recognition.header_row
        for book in books
        for table in book.tables
    }
    paths = sorted(LEDGERS.glob("*.xlsx"))
    chance.shuffle(paths)
    for number, path in enumerate(paths, 1):
        book = openpyxl.load_workbook(path)
        for place, sheet in enumerate(book.worksheets, 1):
            shuffle_columns(sheet, heads[path.name, sheet.title], chance)
            sheet.title = f"Sheet{place}"
        book.save(folder / f"{number:02d}.xlsx")


def shuffle_columns(sheet: Worksheet, header_row: int, chance: random.Random) -> None:
    """Puts the columns below and including the header into another order."""
    order = list(range(1, sheet.max_column + 1))
    chance.shuffle(order)
    moved = list(lift_merges(sheet, header_row))
    for row in sheet.iter_rows(min_row=header_row):
        values = [row[place - 1].value for place in order]
        for cell, value in zip(row, values, strict=True):
            cell.value = value
    for area in moved:
        column = order.index(area.min_col) + 1
        sheet.merge_cells(
            start_row=area.min_row, end_row=area.max_row, start_column=column, end_column=column
        )


def lift_merges(sheet: Worksheet, header_row: int) -> Iterator[CellRange]:
    """Takes the merged cells below the header apart."""
    for area in [one for one in sheet.merged_cells.ranges if one.min_row > header_row]:
        sheet.unmerge_cells(area.coord)
        yield area


def flags(outcome: FolderOutcome) -> set[tuple[str, int, str, str]]:
    """Rows kept out: kind of sheet, row, column, reason."""
    return {
        (sheet.kind, flag.row, flag.column, flag.why.value)
        for book in outcome.workbooks
        for sheet in book.sheets
        for flag in sheet.flagged
    }


def rows(outcome: FolderOutcome) -> dict[str, list[int]]:
    """Rows and accepted rows by kind of sheet."""
    found: dict[str, list[int]] = {}
    for book in outcome.workbooks:
        for sheet in book.sheets:
            found.setdefault(sheet.kind, []).extend((sheet.rows, sheet.accepted))
    return {kind: sorted(numbers) for kind, numbers in found.items()}


@pytest.fixture(scope="module")
def as_it_stands(model_year: ModelYear) -> tuple[dict[str, int | None], FolderOutcome]:
    """The figures of the books as they stand, and what came of reading them."""
    return {slug: one.value for slug, one in model_year.figures().items()}, model_year.outcome


@pytest.mark.parametrize("seed", [3, 14])
def test_names_and_order_of_columns_say_nothing(
    as_it_stands: tuple[dict[str, int | None], FolderOutcome], seed: int, tmp_path: Path
) -> None:
    figures, outcome = as_it_stands
    shuffled(tmp_path, seed)
    court = open_court(NewCourt(f"内蒙古{COURT}"), by=console(), at=AT)
    again = ingest_folder(
        tmp_path,
        LedgerYear(court, YEAR),
        by=console(),
        at=AT,
        progress=lambda line: None,
        dry_run=False,
    )
    assert {slug: one.value for slug, one in ModelYear(court, again).figures().items()} == figures
    assert (flags(again), rows(again)) == (flags(outcome), rows(outcome))
