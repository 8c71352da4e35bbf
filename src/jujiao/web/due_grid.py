"""The heat map of duties: rows are duties or units, a cell is as wide as its rhythm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class DueCell:
    """One stretch of months: how many owe, how many did, and whether the time is still running."""

    months: int
    owing: int
    done: int
    is_running: bool = False
    is_unknown: bool = False
    url: str = ""
    missing: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """7 where all did, 6/7 where not, 未报 where nobody can know, nothing where nothing is owed."""
        if not self.owing:
            return ""
        if self.is_unknown:
            return "未报"
        return str(self.owing) if self.done >= self.owing else f"{self.done}/{self.owing}"

    @property
    def tone(self) -> str:
        """all, one, more, open, unknown, or nothing."""
        absent = self.owing - self.done
        if not self.owing:
            return ""
        if self.is_unknown:
            return "unknown"
        if absent <= 0:
            return "all"
        if self.is_running:
            return "open"
        return "one" if absent == 1 else "more"

    @property
    def spoken(self) -> str:
        """What a screen reader says, and what a pointer shows."""
        if not self.owing:
            return ""
        named = f"，未办{len(self.missing)}个：{'、'.join(self.missing)}" if self.missing else ""
        return f"已办{self.done}个，应办{self.owing}个{named}"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One duty, or one unit, through the year."""

    label: str
    cells: tuple[DueCell, ...]
    url: str = ""


@dataclass(frozen=True, slots=True)
class DueGrid:
    """The whole picture: twelve months wide."""

    rows: tuple[DueRow, ...]
    bearer: str = "支部"

    @property
    def months(self) -> range:
        """The twelve months over the columns."""
        return range(1, 13)


def cells_of_year(drawn: Iterable[tuple[int, DueCell]]) -> tuple[DueCell, ...]:
    """The cells of a row, each with the month in which it begins; blank where nothing is drawn."""
    cells: list[DueCell] = []
    free = 1
    for first, cell in sorted(drawn, key=lambda one: one[0]):
        if first > free:
            cells.append(DueCell(first - free, 0, 0))
        cells.append(cell)
        free = first + cell.months
    if free <= MONTHS_OF_YEAR:
        cells.append(DueCell(MONTHS_OF_YEAR + 1 - free, 0, 0))
    return tuple(cells)
