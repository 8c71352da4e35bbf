"""The desk at which a sheet is read: the roll, the outlets, the sheet's own words, and what was noticed."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from jujiao.exchange.cells import parse_count, parse_date, parse_term
from jujiao.exchange.deeds import Deed
from jujiao.exchange.faults import Hint, RowFault, Why
from jujiao.exchange.roll import Roll
from jujiao.exchange.tables import DataRow, RowGroup, SheetTable
from jujiao.kernel.levels import Level, parse_level
from jujiao.kernel.spelling import fold

NO_DAY = re.compile(
    r"无|暂无|没有|(未|尚未|待)(结案?|审结|办结|批复?|批准|审批|备案|整改|完成|结项|结题)?|在办|在研|至今"
)
"""What people write into the cell of a date that has not come."""


@dataclass(slots=True)
class Desk:
    """Everything a reader needs beside the row itself."""

    roll: Roll
    table: SheetTable
    file_name: str
    ledger_year: int
    outlets: dict[str, Level]
    matched: set[int] = field(default_factory=set)
    hints: list[Hint] = field(default_factory=list)

    @property
    def court_id(self) -> int:
        """The court whose book is read."""
        return self.roll.court.pk

    def where(self, row: DataRow) -> str:
        """The row as a person finds it."""
        return f"{self.file_name} {self.table.sheet_name} 第{row.number}行"

    def hint(self, code: str, row: DataRow, message: str) -> None:
        """Notes something to look at that keeps nothing out."""
        self.hints.append(Hint(code, self.where(row), message))

    def day(self, row: DataRow, name: str = "occurred_on") -> date:
        """A date that must be there. Raises RowFault."""
        found = self.maybe_day(row, name)
        if found is None:
            raise RowFault(Why.BAD_DATE, name, "", "没有填日期，请补上。")
        return found

    def maybe_day(self, row: DataRow, name: str) -> date | None:
        """A date that may be blank; one that does not exist is a fault."""
        if not row.text(name) or NO_DAY.fullmatch(fold(row.text(name))):
            return None
        found = parse_date(row.values.get(name))
        if found is None:
            raise RowFault(
                Why.BAD_DATE, name, row.text(name), f"“{row.text(name)}”不是存在的日期，请改正。"
            )
        return found

    def term(self, row: DataRow, name: str = "term") -> tuple[date, date | None]:
        """A term written into one cell. Raises RowFault."""
        found = parse_term(row.values.get(name))
        if found is None or (found[1] is not None and found[1] < found[0]):
            raise RowFault(
                Why.BAD_DATE,
                name,
                row.text(name),
                f"“{row.text(name)}”读不出起止日期，请写成“2024.9.1至2027.8.31”。",
            )
        return found

    def month_day(self, row: DataRow, name: str) -> date | None:
        """A date of a roster, where the month is enough; an unreadable one is a hint."""
        if not row.text(name) or NO_DAY.fullmatch(fold(row.text(name))):
            return None
        found = parse_date(row.values.get(name), month_is_enough=True)
        if found is None:
            header = self.table.header_of(name)
            self.hint("date_unreadable", row, f"“{header}”写作“{row.text(name)}”，没有读入。")
        return found

    def level(self, row: DataRow, name: str = "award_level") -> Level:
        """A level that must be there; a blank one is asked for, never guessed. Raises RowFault."""
        word = row.text(name)
        found = parse_level(fold(word)) if word else None
        if found is None:
            said = f"“{word}”不是级别" if word else "没有填级别"
            raise RowFault(Why.LEVEL_MISSING, name, word, f"{said}，请选定国家级至院级之一。")
        return found

    def count(self, row: DataRow, name: str) -> int | None:
        """A number that may be blank; words in its place are a fault."""
        if not row.text(name):
            return None
        found = parse_count(row.values.get(name))
        if found is None:
            raise RowFault(
                Why.COUNT_UNREADABLE, name, row.text(name), f"“{row.text(name)}”不是人数，请填数。"
            )
        return found

    def need(self, row: DataRow, name: str) -> str:
        """Words that must be there. Raises RowFault."""
        word = row.text(name)
        if not word:
            header = self.table.header_of(name)
            raise RowFault(Why.FIELD_MISSING, name, "", f"“{header}”没有填，请补上。")
        return word


Read = Callable[[RowGroup, Desk], list[Deed]]


@dataclass(frozen=True, slots=True)
class SheetReader:
    """How one kind of sheet becomes facts: ``rank`` orders the books (rosters first).

    ``registers`` says, of what was read, which registers the court keeps. A book that is not
    ``yearly`` may carry another year in its title; one that ``names_units`` says which units exist,
    one that ``tells_levels`` gives the levels of outlets for all other books.
    """

    slug: str
    label: str
    rank: int
    read: Read
    registers: Callable[[SheetTable, Sequence[Deed]], tuple[str, ...]]
    confidential: bool = False
    yearly: bool = True
    names_units: bool = False
    tells_levels: bool = False


def keeps(*slugs: str) -> Callable[[SheetTable, Sequence[Deed]], tuple[str, ...]]:
    """The sheet is these registers, whatever stands in it."""

    def registers(table: SheetTable, deeds: Sequence[Deed]) -> tuple[str, ...]:
        return slugs

    return registers
