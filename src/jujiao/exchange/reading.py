"""Reading one sheet: every row becomes facts or a flag, and nothing is dropped or guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jujiao.exchange.cells import text_of
from jujiao.exchange.deeds import Deed, row_digest
from jujiao.exchange.desk import Desk, SheetReader
from jujiao.exchange.faults import Flag, RowFault, Why
from jujiao.exchange.tables import DataRow, RowGroup, SheetTable
from jujiao.exchange.vocabulary import header_wanted, sheet_vocabulary
from jujiao.kernel.digests import hash_hex
from jujiao.kernel.spelling import fold


@dataclass(frozen=True, slots=True)
class ReadGroup:
    """The rows of one fact after reading: what they say, in which words, under which digest."""

    rows: tuple[DataRow, ...]
    deeds: tuple[Deed, ...]
    cells: Mapping[str, str]

    @property
    def digest(self) -> str:
        """The digest of all that the rows say."""
        return row_digest(self.deeds)


@dataclass(slots=True)
class SheetReading:
    """A sheet after reading."""

    table: SheetTable
    reader: SheetReader
    groups: list[ReadGroup] = field(default_factory=list)
    flags: list[Flag] = field(default_factory=list)

    @property
    def deeds(self) -> list[Deed]:
        """Everything the sheet says."""
        return [deed for group in self.groups for deed in group.deeds]


def read_sheet(
    desk: Desk, reader: SheetReader, skipped: frozenset[int] = frozenset()
) -> SheetReading:
    """Reads the rows of the desk's sheet; rows in ``skipped`` are left out on purpose."""
    reading = SheetReading(desk.table, reader)
    for group in desk.table.groups:
        rows = tuple(row for row in group.rows if row.number not in skipped)
        kept = tuple(row for row in rows if row.number not in desk.table.repeats)
        reading.flags += [_repeat_flag(desk, row) for row in rows if row not in kept]
        if kept:
            _read_group(desk, reader, kept, reading)
    return reading


def _read_group(
    desk: Desk, reader: SheetReader, rows: tuple[DataRow, ...], reading: SheetReading
) -> None:
    try:
        deeds = reader.read(RowGroup(rows), desk)
    except RowFault as fault:
        reading.flags += [_flag(desk, row, fault) for row in rows]
        return
    reading.groups.append(ReadGroup(rows, tuple(deeds), _cells(desk, rows, reader)))


def _cells(desk: Desk, rows: Sequence[DataRow], reader: SheetReader) -> dict[str, str]:
    """The words of the rows by field, for telling later which row was corrected."""
    if reader.confidential:
        return {}
    words: dict[str, str] = {}
    for place, row in enumerate(rows):
        suffix = f" {place}" if place else ""
        words |= {f"{name}{suffix}": text_of(value) for name, value in row.values.items()}
        words |= {f"month {month}": text_of(value) for month, value in row.months.items()}
    return words


def _flag(desk: Desk, row: DataRow, fault: RowFault) -> Flag:
    column = desk.table.header_of(fault.field) or header_wanted(desk.table.kind, fault.field)
    return Flag(row.number, column, fault.value, fault.why, fault.message, fault.field)


def _repeat_flag(desk: Desk, row: DataRow) -> Flag:
    name = leading_field(desk.table)
    earlier = next(
        one.number
        for group in desk.table.groups
        for one in group.rows
        if one.spelled == row.spelled
    )
    return Flag(
        row.number,
        desk.table.header_of(name),
        row.text(name),
        Why.DUPLICATE_ROW,
        f"与第{earlier}行完全相同，只收前一行；确是两件事的，请写出区别。",
        name,
    )


def leading_field(table: SheetTable) -> str:
    """The field by which a row is called: the first that such a sheet has, numbers aside."""
    words = next(words for words in sheet_vocabulary() if words.slug == table.kind)
    places = table.recognition.columns
    return next(name for name in words.fields if name in places and name != "serial_no")


def hash_of_row(row: DataRow) -> str:
    """A row as it stands, for telling whether a flagged row is the same one again."""
    return hash_hex("sha256", "\x1f".join(fold(text) for text in row.spelled).encode())
