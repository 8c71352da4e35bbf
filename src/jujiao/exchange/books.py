"""Workbooks as they are opened, before anything is written: whose they are, of which year, in which order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from jujiao.exchange.readers import READERS
from jujiao.exchange.tables import CORRECTED, SheetTable, table_of
from jujiao.exchange.workbooks import open_workbook
from jujiao.kernel.levels import Level, parse_level
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.spelling import fold

UNTITLED: Mapping[str, CORRECTED] = {}
LAST = 99
CITING = 4
"""From this rank on, books only cite people; those before say who there is."""


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook whose sheets were recognised, rosters and tables first."""

    file_name: str
    tables: tuple[SheetTable, ...]
    unrecognised: tuple[str, ...] = ()

    @property
    def rank(self) -> int:
        """Where the workbook stands in the order of reading."""
        return min((READERS[table.kind].rank for table in self.tables), default=LAST)


@dataclass(frozen=True, slots=True)
class Owner:
    """The court and year that a book must be of."""

    court_name: str
    year: int


def open_book(
    path: Path, *, file_name: str = "", corrected: Mapping[str, CORRECTED] = UNTITLED
) -> Book | Problem:
    """Opens a workbook and recognises its sheets, or says why it is not read."""
    opened = open_workbook(path)
    if isinstance(opened, Problem):
        return opened
    found = [(grid, table_of(grid, corrected.get(grid.name))) for grid in opened.sheets]
    tables = [table for _, table in found if table is not None]
    unknown = [grid.name for grid, table in found if table is None and not grid.hidden]
    ordered = sorted(tables, key=lambda table: READERS[table.kind].rank)
    return Book(file_name or opened.file_name, tuple(ordered), tuple(unknown))


def open_folder(folder: Path, progress: Callable[[str], None]) -> tuple[list[Book], list[str]]:
    """All workbooks of a folder in the order of reading, and the names of what is no xlsx.

    Raises Refused for a folder that is not there, and where a workbook cannot be read: then nothing is.
    """
    if not folder.is_dir():
        raise refuse("folder_missing", f"没有文件夹“{folder}”。", remedy="请核对路径。")
    files = sorted(path for path in folder.iterdir() if path.is_file())
    workbooks = [path for path in files if _is_workbook(path)]
    ignored = [path.name for path in files if path not in workbooks]
    books: list[Book] = []
    problems: list[Problem] = []
    for number, path in enumerate(workbooks, 1):
        progress(f"打开 {number}/{len(workbooks)} {path.name}")
        book = open_book(path)
        (problems if isinstance(book, Problem) else books).append(book)  # type: ignore[arg-type]
    if problems:
        raise Refused(*problems)
    return sorted(books, key=lambda book: book.rank), ignored


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx" and not path.name.startswith(("~$", "."))


def reading_order(books: Sequence[Book]) -> list[Book]:
    """The order in which workbooks are read. Whoever is named in a personnel book exists for all others:
    where such sheets stand in several workbooks, they are read before the rest of any of them."""
    naming = [book for book in books if _part(book, naming=True).tables]
    if len(naming) < 2 or not any(_part(book, naming=False).tables for book in naming):
        return list(books)
    rest = [
        part for book in books if (part := _part(book, naming=False)).tables or book not in naming
    ]
    return [*(_part(book, naming=True) for book in naming), *rest]


def _part(book: Book, *, naming: bool) -> Book:
    """The sheets of a workbook that say who there is, or the others."""
    tables = tuple(table for table in book.tables if (READERS[table.kind].rank < CITING) is naming)
    return replace(book, tables=tables)


def tabled_levels(books: Iterable[Book]) -> dict[str, Level]:
    """The levels of outlets that the tables of these books give, whichever workbook has them."""
    rows = [
        group.first
        for book in books
        for table in book.tables
        if READERS[table.kind].tells_levels
        for group in table.groups
    ]
    told = {fold(row.text("outlet")): parse_level(fold(row.text("award_level"))) for row in rows}
    return {outlet: level for outlet, level in told.items() if outlet and level is not None}


def check_owner(books: Iterable[Book], owner: Owner) -> None:
    """Raises Refused, naming both, where a book is of another court or another year."""
    problems = [problem for book in books for problem in _foreign(book, owner)]
    if problems:
        raise Refused(*problems)


def _foreign(book: Book, owner: Owner) -> Sequence[Problem]:
    problems = []
    for table in book.tables:
        heading = table.recognition.heading
        place = f"{book.file_name} {table.sheet_name}"
        if heading.court_name and not same_court(heading.court_name, owner.court_name):
            problems.append(
                Problem(
                    "foreign_court",
                    place,
                    f"这是“{heading.court_name}”的台账，要读入的是“{owner.court_name}”。",
                    "请核对文件或法院名称，没有读入任何行。",
                )
            )
        if READERS[table.kind].yearly and heading.year not in (None, owner.year):
            problems.append(
                Problem(
                    "foreign_year",
                    place,
                    f"这是{heading.year}年的台账，要读入的是{owner.year}年。",
                    "请核对文件或年度，没有读入任何行。",
                )
            )
    return problems


def same_court(one: str, other: str) -> bool:
    """示例旗人民法院, 示例旗法院 and a name with its province or city before it are one court."""
    first, second = (name.replace("人民法院", "法院") for name in (one, other))
    return first == second or (
        min(len(first), len(second)) > 3 and (first.endswith(second) or second.endswith(first))
    )
