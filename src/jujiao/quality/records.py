"""Flaws of records: what their kind requires and they do not say; what waits for a second person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.db.models import Q

from jujiao.catalogue import RECORD_KINDS
from jujiao.figures.selectors import Asking
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.quality.flaws import (
    DAY_MISSING,
    DRAFT_LEFT,
    LEVEL_MISSING,
    OUTCOME_MISSING,
    UNCONFIRMED,
    Flaw,
    FlawKind,
)

REQUIRED: Mapping[str, FlawKind] = {
    "award_level": LEVEL_MISSING,
    "occurred_on": DAY_MISSING,
    "outcome": OUTCOME_MISSING,
}
"""Countable columns that a form may require; without them a record is left out of figures."""


def incomplete_records(asking: Asking) -> Iterator[Flaw]:
    """Records in force without a level, a day or an outcome that their kind requires: one query."""
    lacking = Q()
    for column in REQUIRED:
        lacking |= Q(**_empty(column)) & Q(kind__in=_kinds_requiring(column))
    wanted = RecordFilter(period=asking.period, states=(FactState.IN_FORCE.value,))
    for record in records_matching(asking.scope, wanted).filter(lacking):
        for column, kind in REQUIRED.items():
            ask = RECORD_KINDS[record.kind].ask(column)
            if ask and ask.required and getattr(record, column) in (None, ""):
                said = f"没有{ask.label}，按{ask.label}分的数字没有计入这一条。"
                yield _flaw(kind, record, said, f"请更正这条记录，补上{ask.label}。")


def waiting_records(asking: Asking) -> Iterator[Flaw]:
    """Records of the year that are not in force yet: filed by one person, or begun and left."""
    states = (FactState.FILED.value, FactState.DRAFT.value)
    wanted = RecordFilter(period=asking.period, states=states)
    for record in records_matching(asking.scope, wanted):
        yield _WAITING[FactState(record.state)](record)


def _filed(record: Record) -> Flaw:
    said = f"{record.recorded_by_name}登记后还没有第二人确认，没有计入数字。"
    return _flaw(UNCONFIRMED, record, said, "请录入人以外的人确认或退回。")


def _begun(record: Record) -> Flaw:
    said = f"{record.recorded_by_name}的草稿，没有提交，没有计入数字。"
    return _flaw(DRAFT_LEFT, record, said, "请录入人提交，不要的请撤回。")


_WAITING: Mapping[FactState, Callable[[Record], Flaw]] = {
    FactState.FILED: _filed,
    FactState.DRAFT: _begun,
}


def where_of(record: Record) -> str:
    """A record as a person finds it: its kind, its title and its day, or the row it came from."""
    day = record.occurred_on.isoformat() if record.occurred_on else ""
    words = f"{RECORD_KINDS[record.kind].called(record.title or record.serial)} {day}".strip()
    return f"{words}（{record.source_ref}）" if record.source_ref else words


def _flaw(kind: FlawKind, record: Record, said: str, remedy: str) -> Flaw:
    return Flaw(kind, where_of(record), said, remedy, record.kind, record.public_id)


def _empty(column: str) -> dict[str, object]:
    return {column: ""} if column == "outcome" else {f"{column}__isnull": True}


def _kinds_requiring(column: str) -> list[str]:
    asked = ((kind.slug, kind.ask(column)) for kind in RECORD_KINDS.values())
    return [slug for slug, ask in asked if ask and ask.required]
