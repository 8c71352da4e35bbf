"""Complete sets of ledgers of courts that do not exist, each kept in a house style of its own."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from exchange import invented_awards, invented_branches, invented_work
from exchange.counted_by_hand import Registers, figures
from exchange.invented_year import Year
from exchange.styled_books import SheetTruth, write_book

HOUSE_STYLES = Path(__file__).parent / "house_styles"
MAKERS = {
    # whoever joined the party is drawn first: the roster and the cases know of it
    "admissions": invented_branches.admissions,
    "roster": invented_work.roster,
    "retired": invented_work.retired,
    "honours": invented_awards.honours,
    "commendations": invented_awards.commendations,
    "contests": invented_awards.contests,
    "hosted": invented_awards.hosted,
    "outlets": invented_awards.outlets,
    "articles": invented_awards.articles,
    "videos": invented_awards.videos,
    "research": invented_awards.research,
    "branch_inspections": invented_branches.branch_inspections,
    "branch_life": invented_branches.branch_life,
    "elections": invented_branches.elections,
    "strongholds": invented_branches.strongholds,
    "cases": invented_work.cases,
    "changes": invented_work.changes,
    "mentors": invented_work.mentors,
    "vice_principals": invented_work.vice_principals,
    "court_inspections": invented_work.court_inspections,
    "bulletins": invented_work.bulletins,
    "conduct_inspections": invented_work.conduct_inspections,
    "trial_problems": invented_work.trial_problems,
    "violations": invented_work.violations,
    "activities": invented_work.activities,
    "policies": invented_work.policies,
    "interference": invented_work.interference,
}
NAMES_PEOPLE = ("admissions", "changes", "mentors", "vice_principals")


@dataclass(slots=True)
class CourtTruth:
    """What reading the ledgers of an invented court must come to."""

    court: str
    year: int
    folder: Path
    books: Registers
    figures: dict[str, int | None]
    months: Counter[str]
    held: Counter[str]
    newcomers: list[str]
    sheets: dict[tuple[str, str], SheetTruth] = field(default_factory=dict)
    strangers: set[tuple[str, str]] = field(default_factory=set)


def letters() -> list[str]:
    """The house styles there are."""
    return sorted(path.stem for path in HOUSE_STYLES.glob("*.toml"))


def style_named(letter: str) -> dict[str, Any]:
    """A house style as it is written down; one with a ``layout`` names only what it calls otherwise."""
    style = tomllib.loads((HOUSE_STYLES / f"{letter}.toml").read_text(encoding="utf-8"))
    if "layout" in style:
        words = style_named(style["like"])["words"]
        style["words"] = {**words, **style.get("words", {})}
        style["book"] = [
            {"file": file, "sheet": [_sheet(style["tables"], said) for said in sheets]}
            for file, sheets in style["layout"].items()
        ]
    return style


def _sheet(tables: dict[str, Any], said: str) -> dict[str, Any]:
    """荣誉=honours names a sheet and the table that it holds; a table may hold two registers."""
    name, _, table = said.rpartition("=")
    known = set(table.split("+")) <= set(MAKERS)
    return {"name": name, **({"holds": table.split("+")} if known else {}), **tables[table]}


def registers(year: Year) -> Registers:
    """All registers of a year."""
    return {kind: make(year) for kind, make in MAKERS.items()}


def write_court(style: dict[str, Any], folder: Path) -> CourtTruth:
    """Writes the workbooks of a house style into a folder, and says what they must come to."""
    year = Year(style)
    return written(style, year, registers(year), folder)


def written(style: dict[str, Any], year: Year, books: Registers, folder: Path) -> CourtTruth:
    """Writes these registers of a year."""
    truth = CourtTruth(
        year.court,
        year.number,
        folder,
        books,
        figures(year, books),
        Counter(word.key for row in books["interference"].rows for word in row["months"]),
        _held(books),
        _newcomers(books),
    )
    folder.mkdir(parents=True, exist_ok=True)
    for book in style["book"]:
        sheets = write_book(style, book, year, books, folder / book["file"])
        truth.sheets |= {(book["file"], sheet.name): sheet for sheet in sheets if sheet.holds}
        truth.strangers |= {(book["file"], sheet.name) for sheet in sheets if not sheet.holds}
    return truth


def _held(books: Registers) -> Counter[str]:
    """How often each sort of activity and of branch meeting was held."""
    sorts = [row["sort"] for row in books["activities"].kept]
    return Counter(
        word.key for word in [*sorts, *(row["meeting"] for row in books["branch_life"].kept)]
    )


def _newcomers(books: Registers) -> list[str]:
    """Whom the roster lacks and a personnel book names."""
    named = [row["who"] for kind in NAMES_PEOPLE for row in books[kind].kept]
    return sorted({one.name for one in named if not one.on_roster})
