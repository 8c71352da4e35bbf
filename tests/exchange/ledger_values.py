"""What a cell of an invented ledger means, before a house style spells it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from exchange.invented_people import Somebody


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a closed list, which every court writes in its own way."""

    of: str
    key: str


@dataclass(frozen=True, slots=True)
class Flagged:
    """Why a row must be kept out, and the column that is to blame."""

    why: str
    column: str


@dataclass(slots=True)
class Row:
    """A row of Excel: its meanings by column, and whether it must be flagged."""

    cells: dict[str, Any]
    flag: Flagged | None = None
    repeats: Row | None = None
    stands_at: int = 0

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)

    @property
    def people(self) -> list[Somebody]:
        """Everybody named in the cell of recipients."""
        named = self.cells.get("who")
        return [one for one in (named if isinstance(named, list) else [named]) if _is_person(one)]

    def on(self, column: str = "date") -> date | None:
        """The day of the row; none where the cell holds no day."""
        value = self.cells.get(column)
        return value if isinstance(value, date) else None


@dataclass(slots=True)
class Entry:
    """One thing that happened: mostly a row, for an inspection of several departments more of them."""

    rows: list[Row]
    merged: tuple[str, ...] = ()

    @property
    def first(self) -> Row:
        """The row that holds what is said once."""
        return self.rows[0]


@dataclass(slots=True)
class Register:
    """A register of the year: what it holds in the order it was written down."""

    kind: str
    entries: list[Entry] = field(default_factory=list)

    def add(self, flag: Flagged | None = None, **cells: Any) -> Row:
        """Writes one thing down on one row."""
        row = Row(cells, flag)
        self.entries.append(Entry([row]))
        return row

    def again(self, row: Row, column: str) -> None:
        """Writes the same row down a second time by mistake."""
        flag = Flagged("duplicate_row", column)
        self.entries.append(Entry([Row(dict(row.cells), flag, repeats=row)]))

    @property
    def rows(self) -> list[Row]:
        """All rows."""
        return [row for entry in self.entries for row in entry.rows]

    @property
    def kept(self) -> list[Row]:
        """Rows that are facts."""
        return [row for row in self.rows if row.flag is None]


def _is_person(value: Any) -> bool:
    return isinstance(value, Somebody)
