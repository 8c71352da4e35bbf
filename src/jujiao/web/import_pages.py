"""Bringing a workbook in: upload, preview with the bad cells marked, correct in place, submit, confirm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from jujiao.exchange.cells import name_and_unit, split_names
from jujiao.exchange.faults import Flag, Why
from jujiao.exchange.selectors import (
    Moved,
    PreviewRow,
    PreviewSheet,
    batches,
    open_flags,
    preview_of,
)
from jujiao.kernel.levels import Level
from jujiao.people.selectors import PeopleFilter, departments_on, people_matching
from jujiao.web.addresses import Address
from jujiao.web.parts import Heading, Link, Option, Tab
from jujiao.web.standpoint import Standpoint

STEPS = ("选择文件", "核对", "提交", "另一人确认")
STEP_OF = {"uploaded": 2, "submitted": 4, "confirmed": 5, "discarded": 5}
MOST_ROWS = 200
NEAR = 4
VIEWS = {"flagged": "要处理", "ready": "无误", "all": "全部"}


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of a flag: words to press, to choose from, or to type."""

    look: str
    field: str
    label: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of the file as it stands there, with what is wrong and the ways out."""

    number: int
    cells: tuple[tuple[str, bool], ...]
    why: str = ""
    message: str = ""
    ways: tuple[Way, ...] = ()
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class GridSheet:
    """A sheet of the file: what it was taken for, its columns, the rows that are shown."""

    name: str
    label: str
    header_row: int
    headers: tuple[str, ...]
    tabs: tuple[Tab, ...]
    rows: tuple[GridRow, ...]
    more: int
    outcome: Any
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ImportPage:
    """One uploaded workbook."""

    heading: Heading
    batch: Any
    step: int
    sheets: tuple[GridSheet, ...]
    unrecognised: tuple[str, ...]
    rows: int
    ready: int
    known: int
    flagged: int
    moved: tuple[Moved, ...]
    may_amend: bool
    may_submit: bool
    may_recall: bool
    may_confirm: bool
    may_discard: bool
    waits_for_other: bool

    @property
    def steps(self) -> tuple[str, ...]:
        """The steps of an import."""
        return STEPS


@dataclass(frozen=True, slots=True)
class ImportsPage:
    """All uploads of a court, and the rows that still wait."""

    heading: Heading
    batches: QuerySet[Any]
    flags: QuerySet[Any]
    flag_count: int


def imports_page(here: Standpoint) -> ImportsPage:
    """The uploads of the court, latest first."""
    flags = open_flags(here.court.pk, here.year)
    crumbs = (Link("台账", reverse("ledgers")), Link("导入"))
    heading = Heading("导入", "Excel台账放进来，核对后由另一人确认，整批生效", crumbs)
    return ImportsPage(heading, batches(here.scope)[:MOST_ROWS], flags[:MOST_ROWS], flags.count())


def import_page(here: Standpoint, batch: Any, address: Address) -> ImportPage:
    """One workbook as it was uploaded, and what would become of it."""
    preview = preview_of(batch, by=here.actor, at=here.now)
    is_open = batch.state == "uploaded"
    may_amend = is_open and here.may("ledger.amend", batch)
    sheets = tuple(_sheet(here, sheet, address, mends=may_amend) for sheet in preview.sheets)
    outcomes = [sheet.outcome for sheet in preview.sheets]
    ready = sum(one.accepted for one in outcomes)
    skipped = sum(row.skipped for sheet in preview.sheets for row in sheet.rows)
    flagged = sum(len(sheet.flagged) for sheet in preview.sheets)
    is_submitted = batch.state == "submitted"
    may_confirm = is_submitted and here.may("ledger.confirm", batch)
    return ImportPage(
        heading=_heading(batch, skipped),
        batch=batch,
        step=STEP_OF[batch.state],
        sheets=sheets,
        unrecognised=preview.outcome.unrecognised,
        rows=sum(one.rows for one in outcomes),
        ready=ready,
        known=sum(one.known for one in outcomes),
        flagged=flagged,
        moved=preview.moved,
        may_amend=may_amend,
        may_submit=is_open and bool(ready) and here.may("ledger.upload", batch),
        may_recall=is_submitted and here.may("ledger.upload", batch),
        may_confirm=may_confirm,
        may_discard=(is_open or is_submitted) and here.may("ledger.discard", batch),
        waits_for_other=is_submitted and not may_confirm,
    )


def _heading(batch: Any, skipped: int) -> Heading:
    crumbs = (
        Link("台账", reverse("ledgers")),
        Link("导入", reverse("imports")),
        Link(batch.file_name),
    )
    lead = f"{batch.ledger_year}年，{batch.recorded_by_name}上传，{batch.get_state_display()}"
    return Heading(batch.file_name, lead + (f"，跳过{skipped}行" if skipped else ""), crumbs)


def _sheet(here: Standpoint, sheet: PreviewSheet, address: Address, *, mends: bool) -> GridSheet:
    waiting = {row.number for row in sheet.flagged}
    views = {
        "flagged": [row for row in sheet.rows if row.number in waiting],
        "ready": [row for row in sheet.rows if row.flag is None and not row.skipped],
        "all": list(sheet.rows),
    }
    asked = address.value("show")
    shown = asked if asked in VIEWS else "flagged"
    chosen = views[shown]
    outcome = sheet.outcome
    return GridSheet(
        name=outcome.sheet,
        label=outcome.label,
        header_row=sheet.header_row,
        headers=sheet.headers,
        tabs=tuple(
            Tab(label, str(address.having("show", name)), len(views[name]), name == shown)
            for name, label in VIEWS.items()
        ),
        rows=tuple(_row(here, row, mends=mends) for row in chosen[:MOST_ROWS]),
        more=max(len(chosen) - MOST_ROWS, 0),
        outcome=outcome,
        hints=tuple(dict.fromkeys(hint.message for hint in outcome.hints)),
    )


def _row(here: Standpoint, row: PreviewRow, *, mends: bool) -> GridRow:
    flag = row.flag
    if flag is None or row.skipped:
        cells = tuple((text, False) for text in row.cells)
        return GridRow(row.number, cells, is_skipped=row.skipped)
    cells = tuple(
        (text or ("空" if name == flag.field else ""), name == flag.field)
        for text, name in zip(row.cells, row.fields, strict=True)
    )
    ways = ways_out(here, flag) if mends else ()
    return GridRow(row.number, cells, flag.why.label, flag.message, ways)


def ways_out(here: Standpoint, flag: Flag) -> tuple[Way, ...]:
    """What can be done about a flagged cell, beside skipping its row."""
    if flag.why is Why.DUPLICATE_ROW:
        return ()
    if flag.why is Why.LEVEL_MISSING:
        levels = tuple(Option(one.label, one.label) for one in reversed(Level))
        return (Way("choose", flag.field, "选择级别", options=levels),)
    pressed = (
        _people_meant(here, flag) if flag.why in (Why.PERSON_UNKNOWN, Why.NAME_AMBIGUOUS) else ()
    )
    return (*pressed, Way("type", flag.field, value=flag.value))


def _people_meant(here: Standpoint, flag: Flag) -> tuple[Way, ...]:
    """The people whom the cell may mean: of the same name, or with it in theirs."""
    names = split_names(flag.value)
    if len(names) != 1:
        return ()
    bare, _ = name_and_unit(names[0])
    found = list(people_matching(here.scope, PeopleFilter(words=bare), on=here.as_of)[:NEAR])
    departments = departments_on([one.pk for one in found], on=here.as_of)
    ways = []
    for one in found:
        unit = departments.get(one.pk)
        written = f"{one.full_name}（{unit}）" if unit else one.full_name
        ways.append(Way("press", flag.field, f"就是{written}", written))
    return tuple(ways)
