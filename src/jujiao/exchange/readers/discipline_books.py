"""审务督察、通报、专项督查、庭审作风整治、违纪违法、三个规定月报: the books of discipline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from jujiao.catalogue.integrity import (
    INTERFERENCE_MONTH,
    NIL,
    PERSON,
    REPORTED,
    VIOLATION,
)
from jujiao.catalogue.supervision import (
    CONDUCT_FINDINGS,
    CONDUCT_INSPECTION,
    COURT_AFFAIRS_FINDINGS,
    COURT_AFFAIRS_INSPECTION,
    INSPECTED_UNIT,
    INSPECTION_BULLETIN,
    TRIAL_CONDUCT_FINDINGS,
)
from jujiao.exchange.cells import is_blank, parse_count, split_names, text_of
from jujiao.exchange.deeds import Deed
from jujiao.exchange.desk import Desk, Read, SheetReader, keeps
from jujiao.exchange.faults import RowFault, Why
from jujiao.exchange.readers.recipients import recipients
from jujiao.exchange.tables import DataRow, RowGroup
from jujiao.exchange.workbooks import CellValue
from jujiao.findings.rules import is_problem, progress_named
from jujiao.findings.services import FindingEntry
from jujiao.kernel.concepts import FindingStream, RecordKind
from jujiao.kernel.spelling import fold
from jujiao.kernel.transitions import FindingState
from jujiao.ledger.entries import RecordEntry
from jujiao.people.models import Unit

SILENT = re.compile(r"(未|没有?|漏|缺|迟)(及时|按时)?(上?报|填|送)|缺$")
NOT_YET = ("未", "没", "尚", "否", "在改", "进行", "×")
NIL_WORDS = frozenset({"零", "〇", "零报告", "零报", "无", "零件", "0件"})


def _units(row: DataRow, desk: Desk) -> list[Unit]:
    names = split_names(row.text("unit_name"))
    units = [desk.roll.unit(name, where=desk.where(row)) for name in names]
    return [unit for unit in units if unit is not None]


def _inspection(kind: RecordKind, stream: FindingStream) -> Read:
    """One inspection, whether it saw one department or stands on several rows."""

    def read(group: RowGroup, desk: Desk) -> list[Deed]:
        first = group.first
        seen_on = desk.day(first)
        seen = [(row, _units(row, desk)) for row in group.rows]
        units = dict.fromkeys(unit.pk for _, own in seen for unit in own)
        topics = dict.fromkeys(row.text("topic") for row in group.rows if row.text("topic"))
        mode = first.text("mode")
        record = RecordEntry(
            desk.court_id,
            kind.slug,
            occurred_on=seen_on,
            title="、".join(topics),
            details={"mode": mode} if mode else {},
            units=tuple((INSPECTED_UNIT, unit_id) for unit_id in units),
        )
        found = [
            Deed(
                _finding(desk, stream, row, own, seen_on),
                part=f"finding {place}",
                of_part="fact",
            )
            for place, (row, own) in enumerate(seen)
            if is_problem(row.text("problem"))
        ]
        return [Deed(record), *found]

    return read


def _finding(
    desk: Desk, stream: FindingStream, row: DataRow, units: Sequence[Unit], found_on: date
) -> FindingEntry:
    return FindingEntry(
        desk.court_id,
        stream.slug,
        title=row.text("problem"),
        found_on=found_on,
        unit_id=units[0].pk if len(units) == 1 else None,
        progress=progress_named(row.text("rectification")),
    )


def read_bulletin(group: RowGroup, desk: Desk) -> list[Deed]:
    """An issued bulletin."""
    row = group.first
    entry = RecordEntry(
        desk.court_id,
        INSPECTION_BULLETIN.slug,
        occurred_on=desk.day(row),
        serial=fold(desk.need(row, "issue_no")),
        title=row.text("note"),
    )
    return [Deed(entry)]


def read_trial_conduct(group: RowGroup, desk: Desk) -> list[Deed]:
    """A problem of conduct in the courtroom, and how far its rectification is."""
    row = group.first
    units, found_on = _units(row, desk), desk.day(row)
    closed_on = desk.maybe_day(row, "closed_on")
    entry = FindingEntry(
        desk.court_id,
        TRIAL_CONDUCT_FINDINGS.slug,
        title=desk.need(row, "problem"),
        found_on=found_on,
        unit_id=units[0].pk if units else None,
        progress=_progress(row.text("rectification"), dated=closed_on is not None),
        closed_on=closed_on,
    )
    return [Deed(entry)]


def _progress(words: str, *, dated: bool) -> FindingState:
    """How far a rectification is; a day on which it was complete speaks where the words are no help."""
    told = progress_named(words)
    if told is not FindingState.OPEN or any(one in words for one in NOT_YET):
        return told
    done = dated or fold(words) in ("是", "√", "✓", "改完", "已改", "完成")
    return FindingState.CLOSED if done else told


def read_violation(group: RowGroup, desk: Desk) -> list[Deed]:
    """A violation that was dealt with; restricted."""
    row = group.first
    named = recipients(row, desk, "person_name")
    entry = RecordEntry(
        desk.court_id,
        VIOLATION.slug,
        occurred_on=desk.day(row),
        details={"sanction": row.text("sanction")},
        people=tuple((PERSON, one) for one in named.people),
    )
    return [Deed(entry)]


def read_interference(group: RowGroup, desk: Desk) -> list[Deed]:
    """A department's months: a number is reported, a written zero is nil, silence is neither."""
    row = group.first
    unit = desk.roll.unit(desk.need(row, "unit_name"), where=desk.where(row))
    deeds = []
    for month, cell in sorted(row.months.items()):
        said = _said_of_month(month, cell)
        if said is None:
            continue
        entry = RecordEntry(
            desk.court_id,
            INTERFERENCE_MONTH.slug,
            occurred_on=date(desk.ledger_year, month, 1),
            unit_id=unit.pk if unit else None,
            outcome=REPORTED if said else NIL,
            quantity=said,
        )
        deeds.append(Deed(entry, part=f"month {month}"))
    return deeds


def _said_of_month(month: int, cell: CellValue) -> int | None:
    """The count of a month, or None where nothing was reported. Raises RowFault."""
    if is_blank(cell):
        return None
    word = fold(text_of(cell))
    if word in NIL_WORDS:
        return 0
    if SILENT.match(word):
        return None
    count = parse_count(cell)
    if count is None or count < 0:
        raise RowFault(
            Why.COUNT_UNREADABLE,
            f"month {month}",
            word,
            f"“{word}”既不是件数，也不是零报告，请改正。",
        )
    return count


READERS = (
    SheetReader(
        "court_affairs_inspections",
        "审务督察台账",
        6,
        _inspection(COURT_AFFAIRS_INSPECTION, COURT_AFFAIRS_FINDINGS),
        keeps("court_affairs_inspections"),
    ),
    SheetReader("bulletins", "督察通报登记", 7, read_bulletin, keeps("inspection_bulletins")),
    SheetReader(
        "conduct_inspections",
        "纪律作风督查台账",
        6,
        _inspection(CONDUCT_INSPECTION, CONDUCT_FINDINGS),
        keeps("conduct_inspections"),
    ),
    SheetReader(
        "trial_conduct_findings",
        "庭审作风整治清单",
        6,
        read_trial_conduct,
        keeps("trial_conduct"),
    ),
    SheetReader(
        "violations", "违纪违法登记", 7, read_violation, keeps("violations"), confidential=True
    ),
    SheetReader(
        "interference_months",
        "三个规定月报表",
        6,
        read_interference,
        keeps("interference_months"),
    ),
)
