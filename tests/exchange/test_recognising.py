"""Sheets are known by what they mean: whatever court, whatever words, whatever order of columns."""

from __future__ import annotations

from pathlib import Path

import pytest

from exchange.columns_meant import KINDS, MEANT
from exchange.mixed_styles import mixed_style
from exchange.other_courts import CourtTruth, letters, style_named, write_court
from exchange.styled_books import SheetTruth
from jujiao.exchange.books import open_folder
from jujiao.exchange.tables import SheetTable
from jujiao.exchange.templates import template_kinds, write_template

MIXTURES = range(1, 7)


def tables_read(truth: CourtTruth) -> dict[tuple[str, str], SheetTable]:
    """Every sheet that is recognised, by workbook and name."""
    books, _ = open_folder(truth.folder, lambda line: None)
    return {(book.file_name, table.sheet_name): table for book in books for table in book.tables}


def misread(sheet: SheetTruth, table: SheetTable | None) -> list[str]:
    """What the reader takes a sheet for and should not."""
    if table is None or {KINDS[one] for one in sheet.holds} != {table.kind}:
        return [f"{sheet.name} is taken for {table.kind if table else 'nothing'}"]
    meant = {
        field: sheet.headers[slug]
        for slug, field in MEANT[sheet.holds[0]].items()
        if slug in sheet.headers
    }
    found = {field: table.header_of(field) for field in meant}
    wrong = [f"{sheet.name} {field}" for field in meant if found[field] != meant[field]]
    if (table.recognition.header_row, table.row_count) != (sheet.header_row, sheet.rows):
        wrong.append(f"{sheet.name} has {sheet.rows} rows below row {sheet.header_row}")
    return wrong


def all_misread(truth: CourtTruth) -> list[str]:
    """What is misread in a court's books, and the strangers that are taken for ledgers."""
    tables = tables_read(truth)
    wrong = [one for key, sheet in truth.sheets.items() for one in misread(sheet, tables.get(key))]
    return wrong + [str(key) for key in truth.strangers if key in tables]


@pytest.mark.parametrize("letter", letters())
def test_every_sheet_of_another_court_is_what_it_is(letter: str, tmp_path: Path) -> None:
    assert all_misread(write_court(style_named(letter), tmp_path)) == []


@pytest.mark.parametrize("seed", MIXTURES)
def test_headers_of_many_courts_in_any_order_are_understood(seed: int, tmp_path: Path) -> None:
    styles = [style_named(letter) for letter in letters()]
    assert all_misread(write_court(mixed_style(styles, seed), tmp_path)) == []


@pytest.mark.parametrize("kind", sorted(template_kinds()))
def test_an_empty_workbook_that_we_hand_out_is_known_again(kind: str, tmp_path: Path) -> None:
    write_template(kind, tmp_path / "空表.xlsx")
    books, _ = open_folder(tmp_path, lambda line: None)
    assert [table.kind for book in books for table in book.tables] == [kind]
