"""A workbook uploaded on the web: looked at, corrected in place, submitted, confirmed by a second person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.evidence.services import vault
from jujiao.exchange.books import Book, Owner, check_owner, open_book
from jujiao.exchange.models import BatchState, ImportBatch
from jujiao.exchange.outcomes import WorkbookOutcome
from jujiao.exchange.services import LedgerYear, take_in
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.services import is_closed
from jujiao.people.models import Origin, Unit
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way into the ledger of a court and year."""

    court: Unit
    year: int
    file_name: str

    @property
    def court_id(self) -> int:
        """For the table of permissions."""
        return self.court.pk

    def __str__(self) -> str:
        return f"{self.year}年 {self.file_name}"


def upload_workbook(upload: Upload, *, content: bytes, by: Actor, at: datetime) -> ImportBatch:
    """上传台账: a workbook that is not marked secret is kept and looked at. Raises Refused."""
    marked = MarkedUpload(upload.court_id, "台账")
    screen_upload(marked, file_name=upload.file_name, content=content, by=by, at=at)
    return keep_workbook(upload, content=content, by=by, at=at)


@command("ledger.upload")
def keep_workbook(upload: Upload, *, content: bytes, by: Actor, at: datetime) -> ImportBatch:
    """上传台账: keeps the file and opens a batch for it; nothing of it is in the ledger yet.

    Raises Refused for a file that cannot be read, of another court or year, with no sheet that is
    recognised, and for a closed year.
    """
    if is_closed(upload.court_id, upload.year):
        raise refuse("year_closed", f"{upload.year}年已经封账，不再收台账。", place="file")
    content_hash = vault().keep(content) if content else ""
    if not content_hash:
        raise refuse("empty_file", "文件是空的。", place="file", remedy="请重新选择文件。")
    book = _open(vault().path_of(content_hash), upload.file_name, {})
    check_owner([book], Owner(upload.court.name, upload.year))
    if not book.tables:
        raise refuse(
            "nothing_recognised",
            "没有认出任何一张台账。",
            place="file",
            remedy="请看表头是否在前十二行，或用系统给出的空表。",
        )
    batch = ImportBatch(
        court=upload.court,
        ledger_year=upload.year,
        file_name=upload.file_name[:200],
        content_hash=content_hash,
        state=BatchState.UPLOADED,
        recorded_at=at,
        recorded_by_id=by.account_id,
        recorded_by_name=by.name,
    )
    batch.save()
    return batch


@dataclass(frozen=True, slots=True)
class CellTyped:
    """What a person typed in place of a cell."""

    sheet: str
    row: int
    field: str
    text: str


@command("ledger.amend")
def amend_cell(batch: ImportBatch, typed: CellTyped, *, by: Actor, at: datetime) -> ImportBatch:
    """就地改正: the typed words stand in place of the cell; the file itself stays as it is."""
    _only(batch, BatchState.UPLOADED)
    rows = batch.amendments.setdefault(typed.sheet, {})
    rows.setdefault(str(typed.row), {})[typed.field] = typed.text.strip()
    return _changed(batch)


@command("ledger.amend")
def skip_row(batch: ImportBatch, sheet: str, row: int, *, by: Actor, at: datetime) -> ImportBatch:
    """跳过此行: the row is left out on purpose; skipping it again takes it back in."""
    _only(batch, BatchState.UPLOADED)
    rows = batch.skipped.setdefault(sheet, [])
    if row in rows:
        rows.remove(row)
    else:
        rows.append(row)
    return _changed(batch)


@command("ledger.upload")
def submit_batch(batch: ImportBatch, *, by: Actor, at: datetime) -> ImportBatch:
    """提交: what is in order waits for a second person; unresolved rows hold nothing up."""
    _only(batch, BatchState.UPLOADED)
    batch.state = BatchState.SUBMITTED
    return _changed(batch)


@command("ledger.upload")
def recall_batch(batch: ImportBatch, *, by: Actor, at: datetime) -> ImportBatch:
    """撤回提交: back to be corrected."""
    _only(batch, BatchState.SUBMITTED)
    batch.state = BatchState.UPLOADED
    return _changed(batch)


@command("ledger.confirm")
def confirm_batch(batch: ImportBatch, *, by: Actor, at: datetime) -> WorkbookOutcome:
    """确认整批导入: a second person brings all that is in order in force at once."""
    _only(batch, BatchState.SUBMITTED)
    uploader = Actor(
        batch.recorded_by_name, batch.court_id, frozenset(), account_id=batch.recorded_by_id
    )
    stamp = Stamp(at, uploader, FactState.IN_FORCE, Origin.IMPORTED, confirmed_by=by.name)
    outcome, _ = take_in(target_of(batch), book_of(batch), stamp)
    batch.state, batch.confirmed_at, batch.confirmed_by_name = BatchState.CONFIRMED, at, by.name
    _changed(batch)
    return outcome


@command("ledger.discard")
def discard_batch(batch: ImportBatch, *, by: Actor, at: datetime) -> ImportBatch:
    """放弃: nothing of the file comes into the ledger; the file is kept with the batch."""
    if batch.state == BatchState.CONFIRMED:
        raise refuse("batch_confirmed", "这批已经导入，不能放弃。", remedy="请逐条更正或撤回。")
    batch.state = BatchState.DISCARDED
    return _changed(batch)


def book_of(batch: ImportBatch) -> Book:
    """The workbook of a batch, with what was typed in place of its cells."""
    corrected = {
        sheet: {int(row): typed for row, typed in rows.items()}
        for sheet, rows in batch.amendments.items()
    }
    return _open(vault().path_of(batch.content_hash), batch.file_name, corrected)


def target_of(batch: ImportBatch) -> LedgerYear:
    """Where a batch goes, without the rows that are skipped."""
    skipped = {sheet: frozenset(rows) for sheet, rows in batch.skipped.items()}
    return LedgerYear(batch.court, batch.ledger_year, batch.file_name, skipped)


def _open(
    path: Path, file_name: str, corrected: Mapping[str, Mapping[int, Mapping[str, str]]]
) -> Book:
    book = open_book(path, file_name=file_name, corrected=corrected)
    if isinstance(book, Problem):
        raise Refused(Problem(book.code, "file", book.message, book.remedy))
    return book


def _only(batch: ImportBatch, state: BatchState) -> None:
    if batch.state != state:
        raise refuse(
            "wrong_state",
            f"这批台账现在是“{BatchState(batch.state).label}”，不能这样办。",
            remedy=f"只有“{state.label}”的可以。",
        )


def _changed(batch: ImportBatch) -> ImportBatch:
    batch.version += 1
    batch.save()
    return batch
