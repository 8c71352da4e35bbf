"""The five focuses: what was done under each, in figures and in registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure
from jujiao.figures.registers import register_counts
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.concepts import Focus
from jujiao.web.charts import TwoYearRow
from jujiao.web.navigation import DESKS, is_readable
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.registers import ledgers_of
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register with how many rows stand in it."""

    label: str
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class FocusPart:
    """One focus with its registers and its figures, set against the year before."""

    focus: Focus
    registers: tuple[RegisterLine, ...]
    rows: tuple[TwoYearRow, ...]
    desks: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class FocusPage:
    """A page of one focus or of all."""

    heading: Heading
    parts: tuple[FocusPart, ...]
    last_year: int


def ledgers_page(here: Standpoint) -> FocusPage:
    """All registers under their focuses."""
    counted = register_counts(here.scope, here.period)
    parts = tuple(FocusPart(focus, _registers(here, focus, counted), ()) for focus in Focus)
    keeping = (Action("启用登记簿", reverse("keeping")),) if here.may("register.open") else ()
    heading = Heading("全部台账", f"{here.year}年，各簿现有行数", actions=keeping)
    return FocusPage(heading, parts, here.year - 1)


def focus_page(here: Standpoint, focus: Focus) -> FocusPage:
    """One focus."""
    counted = register_counts(here.scope, here.period)
    desks = tuple(
        Link(label, reverse(name)) for label, name, act in DESKS.get(focus, ()) if here.may(act)
    )
    part = FocusPart(focus, _registers(here, focus, counted), two_years(here, focus), desks)
    crumbs = (Link("五个聚焦", reverse("ledgers")),)
    return FocusPage(Heading(focus.label, here.period.label, crumbs), (part,), here.year - 1)


def two_years(here: Standpoint, focus: Focus) -> tuple[TwoYearRow, ...]:
    """The figures of a focus beside those of the year before."""
    asked = [one for one in INDICATORS.values() if one.focus is focus]
    now, then = figures_of(here.asking, asked), figures_before(here, asked)
    return tuple(TwoYearRow(one, then.get(one.slug)) for one in now)


def figures_before(here: Standpoint, asked: Iterable[object] | None = None) -> dict[str, Figure]:
    """Last year's figures by slug."""
    before = Asking(here.scope, here.year - 1, here.as_of)
    return {one.slug: one for one in figures_of(before, asked)}  # type: ignore[arg-type]


def _registers(here: Standpoint, focus: Focus, counted: dict[str, int]) -> tuple[RegisterLine, ...]:
    lines = []
    for one in ledgers_of(focus):
        if not is_readable(here, one):
            continue
        url = reverse("ledger", args=[one.slug])
        narrowed = url if len(one.focuses) == 1 else f"{url}?focus={int(focus)}"
        count = sum(counted.get(kind.slug, 0) for kind in one.of_focus(focus))
        lines.append(RegisterLine(one.short, narrowed, count))
    return tuple(lines)
