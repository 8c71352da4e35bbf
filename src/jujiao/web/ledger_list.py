"""A list of any kind: tabs, filters, columns, rows, pieces, all read off the address."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F, QuerySet
from django.urls import reverse

from jujiao.figures.answers import Figure
from jujiao.figures.selectors import figures_of
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.transitions import FactState
from jujiao.web.addresses import Address
from jujiao.web.ledger_tabs import tabs_of
from jujiao.web.narrowing import ListQuery
from jujiao.web.paging import pages_of
from jujiao.web.parts import Action, Chip, Empty, Heading, Link, OptionRow, Pages, Tab
from jujiao.web.registers import indicators_over
from jujiao.web.sorts.shapes import Beside, Column, Row

MOST_FIGURES = 4


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column, with the address that sorts by it."""

    column: Column
    url: str = ""
    direction: str = ""


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """A column that can be shown or hidden."""

    column: Column
    is_shown: bool


@dataclass(frozen=True, slots=True)
class LedgerPage:
    """All that the list page shows."""

    heading: Heading
    address: Address
    tabs: tuple[Tab, ...]
    chips: tuple[Chip, ...]
    cleared: str
    option_rows: tuple[OptionRow, ...]
    select_rows: tuple[OptionRow, ...]
    words: str
    figures: tuple[Figure, ...]
    heads: tuple[Head, ...]
    choices: tuple[ColumnChoice, ...]
    rows: tuple[Row, ...]
    pages: Pages
    empty: Empty
    batch: tuple[Action, ...]


def rows_asked_for(query: ListQuery) -> QuerySet[Any]:
    """All rows of a list in its order: what an export takes."""
    rows = query.sort.rows(query.here, query.narrowing())
    key = query.address.value("sort")
    known = {column.sort for column in query.sort.columns(query.kinds) if column.sort}
    if key.removeprefix("-") not in known:
        return rows
    name = key.removeprefix("-")
    order = F(name).desc(nulls_last=True) if key.startswith("-") else F(name).asc(nulls_last=True)
    return rows.order_by(order, "-pk")


def columns_asked_for(query: ListQuery) -> tuple[Column, ...]:
    """The columns that are shown: those in the address, else all."""
    every = query.sort.columns(query.kinds)
    asked = set(query.address.values("column"))
    shown = tuple(column for column in every if column.name in asked)
    return shown or every


def filled_rows(query: ListQuery, facts: Sequence[Any], columns: Sequence[Column]) -> Iterator[Row]:
    """The facts as rows of cells; what they share is fetched once."""
    beside: Beside = query.sort.beside(query.here, facts)
    for fact in facts:
        cells = tuple(query.sort.cell(fact, column, beside) for column in columns)
        url = reverse("fact", args=[fact.kind, fact.public_id])
        yield Row(fact.public_id, fact.state, cells, url)


def ledger_page(query: ListQuery, *, size: int) -> LedgerPage:
    """The list as the page shows it."""
    found = Paginator(rows_asked_for(query), size).get_page(query.address.value("page") or 1)
    columns = columns_asked_for(query)
    rows = tuple(filled_rows(query, list(found.object_list), columns))
    every = query.sort.columns(query.kinds)
    cleared = Address(query.address.path, tuple(_kept_when_cleared(query.address)))
    return LedgerPage(
        heading=_heading(query),
        address=query.address,
        tabs=tabs_of(query),
        chips=query.chips(),
        cleared=str(cleared),
        option_rows=query.option_rows(),
        select_rows=query.select_rows(),
        words=query.words,
        figures=_figures(query),
        heads=tuple(_head(query.address, column) for column in columns),
        choices=tuple(ColumnChoice(column, column in columns) for column in every),
        rows=rows,
        pages=pages_of(query.address, found, size),
        empty=_empty(query, str(cleared)),
        batch=_batch(query),
    )


def _kept_when_cleared(address: Address) -> Iterator[tuple[str, str]]:
    return (pair for pair in address.pairs if pair[0] in ("kind", "column", "size", "sort"))


def _heading(query: ListQuery) -> Heading:
    here, kind = query.here, query.kind
    focus = (kind.focus if kind else query.focus) or query.register.focuses[0]
    crumbs = (Link(focus.label, reverse("focus", args=[int(focus)])), Link(query.register.short))
    actions = [
        Action(
            "导出",
            f"{reverse('export', args=[query.register.slug])}{_tail(query.address)}",
            "download",
        )
    ]
    if here.may("ledger.upload"):
        actions.append(Action("导入", reverse("imports"), "upload"))
    fileable = [one for one in query.kinds if isinstance(one, RecordKind)]
    if fileable and here.may("record.file"):
        actions.append(Action("登记", _filing_url(query, fileable), "plus", "main"))
    return Heading(_title(query), _lead(query), crumbs, tuple(actions))


def _title(query: ListQuery) -> str:
    if query.only is not None:
        return query.only.label
    label = query.register.label
    return label if label.endswith(("台账", "清单", "名册")) else f"{label}台账"


def _lead(query: ListQuery) -> str:
    kind = query.kind
    return f"依据{kind.basis.citation}" if isinstance(kind, RecordKind) and kind.basis else ""


def _filing_url(query: ListQuery, fileable: Sequence[RecordKind]) -> str:
    if query.kind or len(fileable) == 1:
        return reverse("file", args=[fileable[0].slug])
    return f"{reverse('filing')}?register={query.register.slug}"


def _tail(address: Address) -> str:
    kept = address.without("page", "size")
    return str(kept).removeprefix(kept.path)


def _figures(query: ListQuery) -> tuple[Figure, ...]:
    if not query.here.may("figure.read"):
        return ()
    asked = indicators_over(query.kinds)
    return tuple(figures_of(query.here.asking, asked[:MOST_FIGURES])) if asked else ()


def _head(address: Address, column: Column) -> Head:
    if not column.sort:
        return Head(column)
    now = address.value("sort")
    if now == f"-{column.sort}":
        return Head(column, str(address.having("sort", column.sort)), "descending")
    direction = "ascending" if now == column.sort else ""
    return Head(column, str(address.having("sort", f"-{column.sort}")), direction)


def _empty(query: ListQuery, cleared: str) -> Empty:
    if query.is_narrowed:
        return Empty("没有符合筛选的记录。", (Action("清除筛选", cleared),))
    label = query.kind.label if query.kind else query.register.short
    actions = [one for one in _heading(query).actions if one.label != "导出"]
    return Empty(f"{query.here.year}年还没有登记{label}。", tuple(reversed(actions)))


def _batch(query: ListQuery) -> tuple[Action, ...]:
    """What can be done to ticked rows; ``tone`` names the state that the act fits."""
    if query.sort.name != "record" or not query.here.may("record.confirm"):
        return ()
    filed = FactState.FILED.value
    return (Action("确认", "confirm", tone=filed), Action("退回", "send_back", tone=filed))
