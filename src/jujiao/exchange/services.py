"""Reading workbooks into the ledger of a court and year: a folder from the console, a batch from the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from django.db import transaction

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.exchange.books import (
    Book,
    Owner,
    check_owner,
    open_folder,
    reading_order,
    tabled_levels,
)
from jujiao.exchange.desk import Desk
from jujiao.exchange.faults import Flag
from jujiao.exchange.flagging import sync_flags
from jujiao.exchange.models import SourceRow, SourceSheet
from jujiao.exchange.outcomes import FolderOutcome, SheetOutcome, WorkbookOutcome
from jujiao.exchange.readers import READERS
from jujiao.exchange.reading import SheetReading, read_sheet
from jujiao.exchange.roll import Roll
from jujiao.exchange.settling import Settled, settle
from jujiao.exchange.tables import DataRow, SheetTable
from jujiao.exchange.writing import FactWriter
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import refuse
from jujiao.kernel.spelling import fold
from jujiao.kernel.transitions import FactState
from jujiao.ledger.services import is_closed, open_registers
from jujiao.people.models import Origin, Unit, UnitSort
from jujiao.people.stamps import Stamp
from jujiao.policies.selectors import outlet_levels

SKIP_NOTHING: Mapping[str, frozenset[int]] = {}


@dataclass(frozen=True, slots=True)
class LedgerYear:
    """The court and year that books are read into; the subject of the act.

    ``outlets`` are the levels that the tables of the same folder give, whichever workbook has them.
    """

    court: Unit
    year: int
    file_name: str = ""
    skipped: Mapping[str, frozenset[int]] = field(default_factory=dict)
    outlets: Mapping[str, Level] = field(default_factory=dict)

    @property
    def court_id(self) -> int:
        """For the table of permissions."""
        return self.court.pk

    def __str__(self) -> str:
        return f"{self.year}年 {self.file_name}"


def ingest_folder(
    folder: Path,
    target: LedgerYear,
    *,
    by: Actor,
    at: datetime,
    progress: Callable[[str], None],
    dry_run: bool,
) -> FolderOutcome:
    """Reads every xlsx of a folder into the court's year, one transaction a workbook.

    With ``dry_run`` nothing stays written. Raises Refused, with nothing read at all, for a workbook
    that cannot be opened, that is of another court or year, and for a year that is closed.
    """
    books, ignored = open_folder(folder, progress)
    check_owner(books, Owner(target.court.name, target.year))
    target = replace(target, outlets=tabled_levels(books))
    outcome = FolderOutcome(ignored=ignored)
    with _rehearsal() if dry_run else nullcontext():
        read: dict[str, WorkbookOutcome] = {}
        parts = reading_order(books)
        for number, book in enumerate(parts, 1):
            progress(f"读入 {number}/{len(parts)} {book.file_name}")
            part = _ingest_one(book, target, by=by, at=at)
            read[book.file_name] = (
                read[book.file_name].with_more(part) if book.file_name in read else part
            )
    outcome.workbooks = list(read.values())
    return outcome


@contextmanager
def _rehearsal() -> Iterator[None]:
    """Everything happens, and nothing of it stays."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _ingest_one(book: Book, target: LedgerYear, *, by: Actor, at: datetime) -> WorkbookOutcome:
    """One workbook; where it says nothing new, not even the journal moves."""
    subject = replace(target, file_name=book.file_name)
    with transaction.atomic():
        outcome, wrote = read_book(subject, book=book, by=by, at=at)
        if not wrote:
            transaction.set_rollback(True)
    return outcome


@command("ledger.ingest")
def read_book(
    target: LedgerYear, *, book: Book, by: Actor, at: datetime, reason: str = "初始导入"
) -> tuple[WorkbookOutcome, bool]:
    """初始导入: a workbook of the court's confirmed ledger, in force at once. Returns what came of it,
    and whether anything was written."""
    return take_in(target, book, Stamp(at, by, FactState.IN_FORCE, Origin.IMPORTED))


def take_in(target: LedgerYear, book: Book, stamp: Stamp) -> tuple[WorkbookOutcome, bool]:
    """Takes a workbook in, inside the running command."""
    outlets = {
        fold(name): Level(value)
        for name, value in outlet_levels(target.court_id, on=date(target.year, 12, 31)).items()
    }
    outlets |= target.outlets
    roll = Roll(target.court)
    sheets: list[SheetOutcome] = []
    wrote = False
    for table in book.tables:
        desk = Desk(roll, table, book.file_name, target.year, outlets)
        outcome, changed = _take_in_sheet(desk, target, stamp)
        sheets.append(outcome)
        wrote = wrote or changed
    return WorkbookOutcome(book.file_name, tuple(sheets), book.unrecognised), wrote


def _take_in_sheet(desk: Desk, target: LedgerYear, stamp: Stamp) -> tuple[SheetOutcome, bool]:
    table, reader = desk.table, READERS[desk.table.kind]
    if reader.names_units:
        desk.roll.open_units(row.text("unit_name") for row in _rows(table))
        branches = (row.text("branch_name") for row in _rows(table))
        desk.roll.open_units(branches, named_as=UnitSort.BRANCH)
    skipped = target.skipped.get(table.sheet_name, frozenset())
    reading = read_sheet(desk, reader, skipped)
    sheet = _sheet_row(desk, target, stamp)
    before = list(
        SourceRow.objects.filter(
            sheet__court=target.court, sheet__ledger_year=target.year, sheet__kind=table.kind
        ).select_related("sheet")
    )
    writer = FactWriter(target.court_id, stamp, lambda number: f"{sheet} 第{number}行")
    settled = settle(reading, sheet, writer, before)
    if settled.accepted and is_closed(target.court_id, target.year):
        raise refuse(
            "year_closed",
            f"{target.year}年已经封账，{sheet}里有{settled.accepted}行台账里没有的内容，没有读入。",
            remedy="封账后只能在系统里逐条更正。",
        )
    flags_moved = sync_flags(sheet, reading, settled, at=stamp.at)
    registers_opened = open_registers(
        target.court,
        target.year,
        reader.registers(table, reading.deeds),
        at=stamp.at,
        basis=str(sheet),
    )
    _keep_hints(sheet, desk, reading)
    wrote = settled.accepted > 0 or flags_moved or registers_opened
    return _outcome(desk, reading, settled, table), wrote


def _rows(table: SheetTable) -> Iterator[DataRow]:
    return (row for group in table.groups for row in group.rows)


def _sheet_row(desk: Desk, target: LedgerYear, stamp: Stamp) -> SourceSheet:
    """The row of the sheet: the one it has, or a new one that is saved when something is written."""
    known = SourceSheet.objects.filter(
        court=target.court,
        ledger_year=target.year,
        file_name=desk.file_name,
        sheet_name=desk.table.sheet_name,
        kind=desk.table.kind,
    ).first()
    return known or SourceSheet(
        court=target.court,
        ledger_year=target.year,
        file_name=desk.file_name,
        sheet_name=desk.table.sheet_name,
        kind=desk.table.kind,
        read_at=stamp.at,
        read_by_name=stamp.by.name,
    )


def _keep_hints(sheet: SourceSheet, desk: Desk, reading: SheetReading) -> None:
    hints = [asdict(hint) for hint in (*desk.hints, *desk.roll.hints)]
    if sheet.pk is not None and sheet.hints != hints and hints:
        sheet.hints = hints
        sheet.save()


def _outcome(
    desk: Desk, reading: SheetReading, settled: Settled, table: SheetTable
) -> SheetOutcome:
    hints = (*desk.hints, *desk.roll.hints)
    desk.roll.hints.clear()
    return SheetOutcome(
        table.sheet_name,
        table.kind,
        reading.reader.label,
        rows=table.row_count,
        accepted=settled.accepted,
        known=settled.known,
        flagged=tuple(sorted(reading.flags, key=_by_row)),
        corrected=tuple(settled.corrected),
        missing=tuple(settled.missing),
        hints=hints,
    )


def _by_row(flag: Flag) -> int:
    return flag.row


def problems_of(outcomes: Sequence[WorkbookOutcome]) -> int:
    """How many rows were kept out."""
    return sum(outcome.flagged for outcome in outcomes)
