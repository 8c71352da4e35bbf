"""Flags of a sheet: new ones are kept, those whose row was mended are closed, the same ones stay."""

from __future__ import annotations

from datetime import datetime

from jujiao.exchange.faults import Flag
from jujiao.exchange.models import FlagState, ImportFlag, SourceSheet
from jujiao.exchange.reading import SheetReading, hash_of_row
from jujiao.exchange.settling import Settled


def sync_flags(
    sheet: SourceSheet, reading: SheetReading, settled: Settled, *, at: datetime
) -> bool:
    """Keeps the flags of this reading, inside the running command; whether anything was written."""
    rows = {row.number: row for group in reading.table.groups for row in group.rows}
    said = {(hash_of_row(rows[flag.row]), flag.why.value): flag for flag in reading.flags}
    standing = {
        (flag.row_hash, flag.why): flag
        for flag in ImportFlag.objects.filter(
            court=sheet.court,
            ledger_year=sheet.ledger_year,
            kind=sheet.kind,
            state__in=(FlagState.OPEN, FlagState.SKIPPED),
        )
    }
    fresh = [_row(sheet, flag, key[0], at) for key, flag in said.items() if key not in standing]
    ImportFlag.objects.bulk_create(fresh)
    mended = [flag for key, flag in standing.items() if key not in said and _is_of(flag, sheet)]
    for flag in mended:
        flag.state = FlagState.MENDED
        flag.save()
    return bool(fresh or mended)


def _is_of(flag: ImportFlag, sheet: SourceSheet) -> bool:
    return (flag.file_name, flag.sheet_name) == (sheet.file_name, sheet.sheet_name)


def _row(sheet: SourceSheet, flag: Flag, row_hash: str, at: datetime) -> ImportFlag:
    return ImportFlag(
        court=sheet.court,
        ledger_year=sheet.ledger_year,
        kind=sheet.kind,
        file_name=sheet.file_name,
        sheet_name=sheet.sheet_name,
        row_number=flag.row,
        column_name=flag.column[:60],
        cell_value=flag.value[:300],
        why=flag.why.value,
        message=flag.message[:300],
        row_hash=row_hash,
        flagged_at=at,
    )
