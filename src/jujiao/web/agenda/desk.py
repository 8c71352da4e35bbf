"""A desk: a page of tables that say how a mechanism stands, with the acts that belong to it beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from jujiao.kernel.problems import Problem
from jujiao.web.acting import act_forms
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Heading, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look


@dataclass(frozen=True, slots=True)
class DeskCell:
    """What stands in a column: words, a number, or a look; with ``url`` it leads somewhere."""

    text: str = ""
    url: str = ""
    look: Look | None = None
    css: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its title; ``nothing`` is said where it has no rows."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[DeskCell, ...], ...]
    nothing: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """The page: tables, the forms beside them, and what keeps it from saying more."""

    heading: Heading
    tables: tuple[Table, ...]
    forms: tuple[ActForm, ...] = ()
    names: Sequence[str] = ()
    problem: Problem | None = None
    tabs: tuple[Tab, ...] = ()
    notes: tuple[str, ...] = ()


def title(text: str, url: str = "") -> DeskCell:
    """The foremost words of a row."""
    return DeskCell(text, url, css="title")


def short(text: str, url: str = "") -> DeskCell:
    """A few words."""
    return DeskCell(text, url, css="short" if text else "short blank")


def words(text: str, url: str = "") -> DeskCell:
    """As many words as there are: they run over several lines."""
    return DeskCell(text, url, css="" if text else "blank")


def number(value: int | str | None) -> DeskCell:
    """A number; what is not known is said."""
    return DeskCell("未知" if value is None else str(value), css="number")


def looking(look: Look | None) -> DeskCell:
    """A glyph with its word."""
    return DeskCell(look=look, css="short")


def table(
    name: str,
    heads: tuple[str, ...],
    rows: Iterable[tuple[DeskCell, ...]],
    nothing: str,
    note: str = "",
) -> Table:
    """A table whose cells know their heads, as a phone shows them."""
    told = (
        tuple(replace(cell, label=head) for head, cell in zip(heads, row, strict=True))
        for row in rows
    )
    return Table(name, heads, tuple(told), nothing, note)


def desk_forms(
    here: Standpoint,
    acts: Mapping[str, tuple[Act, str]],
    sent: ActForm | None,
    url: str,
    subject: Any = None,
) -> tuple[tuple[ActForm, ...], Sequence[str]]:
    """The forms of the acts that the reader's office opens (act, permission), and the names they offer."""
    offered = {slug: False for slug, (_, action) in acts.items() if here.may(action, subject)}
    plain = {slug: act for slug, (act, _) in acts.items()}
    forms = act_forms(here, subject, plain, offered, sent, lambda slug: f"{url}{slug}/")
    return forms, known_names(here) if forms else []
