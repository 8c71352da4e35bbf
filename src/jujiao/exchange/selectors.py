"""Questions about imports: batches, what a batch would do, flags that wait, hints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from jujiao.access.actors import Actor
from jujiao.access.scope import Scope, within
from jujiao.catalogue import INDICATORS
from jujiao.exchange.batches import book_of, target_of
from jujiao.exchange.books import Book
from jujiao.exchange.cells import text_of
from jujiao.exchange.faults import Flag
from jujiao.exchange.models import (
    BatchState,
    FlagState,
    ImportBatch,
    ImportFlag,
    SourceSheet,
)
from jujiao.exchange.outcomes import SheetOutcome, WorkbookOutcome
from jujiao.exchange.services import take_in
from jujiao.exchange.tables import DataRow, SheetTable
from jujiao.figures.counting import count_all
from jujiao.journal.services import Act, recording
from jujiao.kernel.periods import year_of
from jujiao.kernel.questions import Indicator
from jujiao.people.models import Origin
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row of a sheet as it was uploaded, in the order of the sheet's own columns."""

    number: int
    cells: tuple[str, ...]
    fields: tuple[str, ...]
    flag: Flag | None = None
    skipped: bool = False


@dataclass(frozen=True, slots=True)
class PreviewSheet:
    """A sheet with all of its rows and what would become of them."""

    outcome: SheetOutcome
    header_row: int
    headers: tuple[str, ...]
    rows: tuple[PreviewRow, ...]

    @property
    def flagged(self) -> tuple[PreviewRow, ...]:
        """The rows that want a person's word."""
        return tuple(row for row in self.rows if row.flag is not None and not row.skipped)


@dataclass(frozen=True, slots=True)
class Moved:
    """A figure that would change."""

    indicator: Indicator
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What a batch would do, had it been confirmed now."""

    outcome: WorkbookOutcome
    sheets: tuple[PreviewSheet, ...]
    moved: tuple[Moved, ...]


def batches(scope: Scope) -> QuerySet[ImportBatch]:
    """The uploaded workbooks of a court, the latest first."""
    return within(ImportBatch.objects.select_related("court"), scope).order_by(
        "-recorded_at", "-pk"
    )


def batch_in_scope(scope: Scope, public_id: str) -> ImportBatch | None:
    """One batch, or None where the scope does not reach."""
    return batches(scope).filter(public_id=public_id).first()


def batches_waiting(scope: Scope, *, not_by: int | None) -> QuerySet[ImportBatch]:
    """Batches of others that wait for a second person."""
    rows = batches(scope).filter(state=BatchState.SUBMITTED)
    return rows.exclude(recorded_by_id=not_by)


def preview_of(batch: ImportBatch, *, by: Actor, at: datetime) -> Preview:
    """Takes the batch in and lets everything go again: what would be accepted, flagged, changed."""
    book, target = book_of(batch), target_of(batch)
    period = year_of(batch.ledger_year)
    act = Act("ledger.preview", at, by.account_id, by.name, batch.court_id)
    with transaction.atomic():
        before = count_all(INDICATORS.values(), batch.court_id, period)
        with recording(act):
            outcome, _ = take_in(target, book, Stamp(at, by, origin=Origin.IMPORTED))
        after = count_all(INDICATORS.values(), batch.court_id, period)
        transaction.set_rollback(True)
    moved = tuple(
        Moved(one, before[one.slug], after[one.slug])
        for one in INDICATORS.values()
        if before[one.slug] != after[one.slug]
    )
    return Preview(outcome, _sheets(book, outcome, batch), moved)


def _sheets(book: Book, outcome: WorkbookOutcome, batch: ImportBatch) -> tuple[PreviewSheet, ...]:
    return tuple(
        _sheet(table, sheet, frozenset(batch.skipped.get(table.sheet_name, ())))
        for table, sheet in zip(book.tables, outcome.sheets, strict=True)
    )


def _sheet(table: SheetTable, outcome: SheetOutcome, skipped: frozenset[int]) -> PreviewSheet:
    flags = {flag.row: flag for flag in outcome.flagged}
    columns = dict(table.recognition.columns)
    columns |= {f"month {month}": place for month, place in table.recognition.months.items()}
    ordered = tuple(sorted(columns, key=columns.__getitem__))
    rows = tuple(
        PreviewRow(
            row.number,
            tuple(_shown(row, name) for name in ordered),
            ordered,
            flags.get(row.number),
            row.number in skipped,
        )
        for group in table.groups
        for row in group.rows
    )
    headers = tuple(table.recognition.headers[columns[name]] for name in ordered)
    return PreviewSheet(outcome, table.recognition.header_row, headers, rows)


def _shown(row: DataRow, name: str) -> str:
    if name.startswith("month "):
        return text_of(row.months.get(int(name.removeprefix("month "))))
    return text_of(row.values.get(name))


def open_flags(court_id: int, year: int) -> QuerySet[ImportFlag]:
    """Rows that were kept out and still wait."""
    rows = ImportFlag.objects.filter(court_id=court_id, ledger_year=year, state=FlagState.OPEN)
    return rows.order_by("file_name", "sheet_name", "row_number")


def sheets_read(court_id: int, year: int) -> QuerySet[SourceSheet]:
    """The sheets that were read into a year, with their hints."""
    rows = SourceSheet.objects.filter(court_id=court_id, ledger_year=year)
    return rows.order_by("file_name", "sheet_name")
