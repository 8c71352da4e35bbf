"""Settling a sheet with the ledger: rows already known, rows corrected, rows that are new.

A row is known when it says what a row read before says. A row that says something else, but stands
where a row of the same sheet stood or shares most of its words, corrects that row: exactly the facts
that differ are superseded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from jujiao.exchange.deeds import Deed
from jujiao.exchange.models import SourceRow, SourceSheet
from jujiao.exchange.reading import ReadGroup, SheetReading
from jujiao.exchange.writing import FactWriter

SAME_SHEET = 0.5
SAME_ROW = 0.5


@dataclass(slots=True)
class Settled:
    """What became of the rows of a sheet, in Excel rows."""

    accepted: int = 0
    known: int = 0
    corrected: list[int] = field(default_factory=list)
    fresh: list[int] = field(default_factory=list)
    missing: list[int] = field(default_factory=list)

    @property
    def changes_nothing(self) -> bool:
        """Whether every row was known."""
        return self.accepted == 0


def settle(
    reading: SheetReading, sheet: SourceSheet, writer: FactWriter, before: Sequence[SourceRow]
) -> Settled:
    """Writes what is new and what was corrected; ``before`` are the rows read earlier."""
    settled = Settled()
    unmatched, remaining = _known(reading.groups, before, settled)
    earlier = _of_same_sheet(sheet, before, remaining, some_known=settled.known > 0)
    pairs, fresh, gone = _paired(unmatched, earlier)
    for group, row in pairs:
        _correct(group, row, sheet, writer)
        settled.corrected.append(group.rows[0].number)
    _enter(fresh, sheet, writer)
    settled.fresh = [group.rows[0].number for group in fresh]
    settled.accepted = sum(len(group.rows) for group in (*fresh, *(one for one, _ in pairs)))
    settled.missing = [row.row_number for row in gone]
    return settled


def _known(
    groups: Iterable[ReadGroup], before: Sequence[SourceRow], settled: Settled
) -> tuple[list[ReadGroup], list[SourceRow]]:
    by_hash: dict[str, list[SourceRow]] = {}
    for row in before:
        by_hash.setdefault(row.content_hash, []).append(row)
    unmatched = []
    for group in groups:
        same = by_hash.get(group.digest)
        if same:
            same.pop()
            settled.known += len(group.rows)
        else:
            unmatched.append(group)
    return unmatched, [row for rows in by_hash.values() for row in rows]


def _of_same_sheet(
    sheet: SourceSheet,
    before: Sequence[SourceRow],
    remaining: Sequence[SourceRow],
    *,
    some_known: bool,
) -> list[SourceRow]:
    """The rows not met again that belong to an earlier state of this very sheet."""
    total: dict[int, int] = {}
    for row in before:
        total[row.sheet_id] = total.get(row.sheet_id, 0) + 1
    left: dict[int, int] = {}
    for row in remaining:
        left[row.sheet_id] = left.get(row.sheet_id, 0) + 1

    def is_same(row: SourceRow) -> bool:
        one = row.sheet
        if (one.file_name, one.sheet_name) == (sheet.file_name, sheet.sheet_name):
            return True
        met = total[row.sheet_id] - left[row.sheet_id]
        return some_known and met / total[row.sheet_id] >= SAME_SHEET

    return [row for row in remaining if is_same(row)]


def _paired(
    groups: Sequence[ReadGroup], earlier: Sequence[SourceRow]
) -> tuple[list[tuple[ReadGroup, SourceRow]], list[ReadGroup], list[SourceRow]]:
    """Which row corrects which: the likest first, each once."""
    scored = sorted(
        (
            (likeness(group, row), group.rows[0].number == row.row_number, number, place)
            for number, group in enumerate(groups)
            for place, row in enumerate(earlier)
        ),
        key=lambda one: (-one[0], not one[1], one[2], one[3]),
    )
    taken_groups: set[int] = set()
    taken_rows: set[int] = set()
    pairs = []
    for like, _, number, place in scored:
        if like < SAME_ROW:
            break
        if number in taken_groups or place in taken_rows:
            continue
        taken_groups.add(number)
        taken_rows.add(place)
        pairs.append((groups[number], earlier[place]))
    fresh = [group for number, group in enumerate(groups) if number not in taken_groups]
    gone = [row for place, row in enumerate(earlier) if place not in taken_rows]
    return pairs, fresh, gone


def likeness(group: ReadGroup, row: SourceRow) -> float:
    """The share of filled fields in which two rows agree; rows without words agree by their place."""
    if not group.cells or not row.cells:
        return 1.0 if group.rows[0].number == row.row_number else 0.0
    names = {name for name in (*group.cells, *row.cells) if name != "serial_no"}
    filled = [name for name in names if group.cells.get(name) or row.cells.get(name)]
    same = sum(group.cells.get(name) == row.cells.get(name) for name in filled)
    return same / len(filled) if filled else 0.0


def _enter(groups: Sequence[ReadGroup], sheet: SourceSheet, writer: FactWriter) -> None:
    """Writes new rows, all at once."""
    if not groups:
        return
    if sheet.pk is None:
        sheet.save()
    deeds = [(group.rows[0].number, deed) for group in groups for deed in group.deeds]
    refs = iter(writer.write(deeds))
    rows = []
    for group in groups:
        facts = [_fact(deed, next(refs)) for deed in group.deeds]
        rows.append(_source_row(group, sheet, facts))
    SourceRow.objects.bulk_create(rows)


def _source_row(group: ReadGroup, sheet: SourceSheet, facts: list[dict[str, str]]) -> SourceRow:
    return SourceRow(
        sheet=sheet,
        row_number=group.rows[0].number,
        row_span=len(group.rows),
        content_hash=group.digest,
        cells=dict(group.cells),
        facts=facts,
    )


def _fact(deed: Deed, ref: str) -> dict[str, str]:
    return {"part": deed.part, "ref": ref, "hash": deed.digest}


def _correct(group: ReadGroup, row: SourceRow, sheet: SourceSheet, writer: FactWriter) -> None:
    """Supersedes the facts of a corrected row that differ, and no others."""
    number = group.rows[0].number
    old = {fact["part"]: fact for fact in row.facts}
    facts = []
    for deed in group.deeds:
        before = old.pop(deed.part, None)
        if before is not None and before["hash"] == deed.digest:
            facts.append(before)
        elif before is not None:
            facts.append(_fact(deed, writer.supersede(number, deed, before["ref"])))
        else:
            [ref] = writer.write([(number, deed)])
            facts.append(_fact(deed, ref))
    for fact in old.values():
        writer.withdraw(fact["ref"])
    if sheet.pk is None:
        sheet.save()
    row.sheet, row.row_number, row.row_span = sheet, number, len(group.rows)
    row.content_hash, row.cells, row.facts = group.digest, dict(group.cells), facts
    row.save()
