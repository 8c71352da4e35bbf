"""The program knows no court: no name out of the demo ledgers stands in its source or its tests."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from python_calamine import CalamineWorkbook

from architecture.sources import PROJECT, tracked_files

SOURCES = {".py", ".toml", ".html", ".typ", ".css", ".js"}
NAME = re.compile(r"[\u4e00-\u9fff]{2,4}")
HEADERS = {"姓名", "当事人", "师傅", "徒弟", "承办人", "作者", "被考核人"}
FEWEST = 50


def _column_of_names(rows: list[list[object]]) -> set[str]:
    """What stands below a header that names people."""
    names: set[str] = set()
    for top, row in enumerate(rows[:6]):
        places = [place for place, cell in enumerate(row) if str(cell).strip() in HEADERS]
        for below in rows[top + 1 :]:
            names |= {str(below[place]).strip() for place in places if place < len(below)}
    return {name for name in names if NAME.fullmatch(name)}


@cache
def ledger_names() -> frozenset[str]:
    names: set[str] = set()
    for path in sorted((PROJECT / "demo" / "ledgers").rglob("*.xlsx")):
        book = CalamineWorkbook.from_path(str(path))
        for sheet in book.sheet_names:
            names |= _column_of_names(book.get_sheet_by_name(sheet).to_python())
    return frozenset(names)


def _written_names(path: Path) -> set[str]:
    """Names as a text would hold one: between marks, not inside a longer run of characters."""
    return set(
        re.findall(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,4}(?![\u4e00-\u9fff])", path.read_text())
    )


def test_the_ledgers_hold_names_to_look_for() -> None:
    assert len(ledger_names()) > FEWEST


def test_no_source_and_no_test_names_anybody_of_the_ledgers() -> None:
    found = {
        f"{path.relative_to(PROJECT)}: {name}"
        for path in tracked_files()
        if path.suffix in SOURCES and "demo/ledgers" not in path.as_posix()
        for name in _written_names(path) & ledger_names()
    }
    assert found == set()
