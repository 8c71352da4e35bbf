"""What every sort of fact can do for a page: list itself, find one, name its columns, fill a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from django.db.models import QuerySet

from jujiao.kernel.concepts import AnyKind
from jujiao.kernel.levels import Level
from jujiao.people.narrowing import FactFilter
from jujiao.web.parts import Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

# A fact as a page reads it. The web names no model; the selectors say what it is.
AnyFact = Any


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list: its name in the address, its head, how its cells look, what sorts it."""

    name: str
    label: str
    look: str = "text"
    sort: str = ""

    @property
    def is_right(self) -> bool:
        """Whether head and cells stand right."""
        return self.look in ("day", "full_day", "number")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: of its look, only what that look needs is filled."""

    look: str
    text: str = ""
    url: str = ""
    day: date | None = None
    level: Level | None = None
    state: Look | None = None
    links: tuple[Link, ...] = ()
    marks: tuple[Look, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One fact in a list."""

    public_id: str
    state: str
    cells: tuple[Cell, ...]
    url: str
    may_tick: bool = True


@dataclass(frozen=True, slots=True)
class Beside:
    """What is fetched once for all rows of a page."""

    people: Mapping[int, Sequence[AnyFact]] = field(default_factory=dict)
    files: Mapping[int, int] = field(default_factory=dict)
    late_after: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a fact's page: what it says under which name."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Narrowing:
    """The filter of a list, with what only some sorts know."""

    facts: FactFilter
    progress: tuple[str, ...] = ()


class Sort(Protocol):
    """One sort of fact."""

    name: str
    has_levels: bool
    has_progress: bool

    def rows(self, here: Standpoint, wanted: Narrowing) -> QuerySet[AnyFact]:
        """The rows of a list."""

    def one(self, here: Standpoint, public_id: str) -> AnyFact | None:
        """One fact, or None where the reader does not reach."""

    def columns(self, kinds: Sequence[AnyKind]) -> tuple[Column, ...]:
        """The columns of a list of these kinds."""

    def beside(self, here: Standpoint, facts: Sequence[AnyFact]) -> Beside:
        """What the rows need beyond themselves."""

    def cell(self, fact: AnyFact, column: Column, beside: Beside) -> Cell:
        """One cell."""

    def said(self, here: Standpoint, fact: AnyFact) -> list[Said]:
        """What the fact says, line by line."""


def text(value: object) -> Cell:
    """Plain words."""
    return Cell("text", text="" if value is None else str(value))


def number(value: int | None) -> Cell:
    """A number, or a blank."""
    return Cell("number", text="" if value is None else str(value))


def day(value: date | None) -> Cell:
    """A day of the year that is shown."""
    return Cell("day", day=value)
