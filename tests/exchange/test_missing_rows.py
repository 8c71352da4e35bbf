"""A proof that is not in the books is not counted: for every figure, a row left out lowers it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from exchange.counted_by_hand import Registers, figures
from exchange.invented_year import Year
from exchange.other_courts import registers, style_named, written
from exchange.reading_courts import read_court
from jujiao.catalogue import INDICATORS

pytestmark = pytest.mark.django_db
ALWAYS = frozenset({"roster", "retired", "branch_inspections"})
"""Who and which branches there are; without them nothing can be told apart."""
RESTS_ON = {"articles": "outlets", "cases": "admissions", "honours": "changes"}
"""Levels, members and newcomers that another book tells."""


def a_style() -> dict[str, Any]:
    """A house style with something in every register, the one of violations included."""
    style = style_named("a")
    style["traits"] |= {"violations": 2}
    return style


def proofs(slug: str, year: Year, books: Registers) -> Iterator[tuple[str, int, int]]:
    """Every entry without which the figure is lower: register, place, and by how much."""
    whole = figures(year, books)[slug] or 0
    for kind, book in books.items():
        repeated = [id(row.repeats) for row in book.rows if row.repeats]
        for place, entry in enumerate(book.entries):
            if any(row.flag or id(row) in repeated for row in entry.rows):
                continue
            book.entries.remove(entry)
            less = whole - (figures(year, books)[slug] or 0)
            book.entries.insert(place, entry)
            if less > 0:
                yield kind, place, less


def needed(style: dict[str, Any], kind: str) -> dict[str, Any]:
    """The style with the sheets that the figure rests on, and no others."""
    wanted = ALWAYS | {kind, RESTS_ON.get(kind, kind)}
    kept = [
        {**book, "sheet": [one for one in book["sheet"] if _holds(one) & wanted]}
        for book in style["book"]
    ]
    return {**style, "book": [book for book in kept if book["sheet"]]}


def _holds(sheet: dict[str, Any]) -> set[str]:
    return set(sheet.get("holds", ()))


@pytest.mark.parametrize("slug", sorted(INDICATORS))
def test_a_row_left_out_lowers_the_figure_by_what_it_proved(slug: str, tmp_path: Path) -> None:
    style = a_style()
    year = Year(style)
    books = registers(year)
    before = figures(year, books)[slug] or 0
    kind, place, less = next(proofs(slug, year, books))
    del books[kind].entries[place]
    part = needed(style, "cases" if slug == "hard_cases_closed" else kind)
    court = read_court(written(part, year, books, tmp_path))
    assert court.figure(slug) == before - less
