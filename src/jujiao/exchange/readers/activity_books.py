"""活动台账: what the court held, each activity as its own kind."""

from __future__ import annotations

from jujiao.catalogue import kinds_of_register
from jujiao.catalogue.activities import OTHER_ACTIVITY
from jujiao.exchange.cells import split_names
from jujiao.exchange.deeds import Deed
from jujiao.exchange.desk import Desk, SheetReader, keeps
from jujiao.exchange.readers.wording import kind_called
from jujiao.exchange.tables import RowGroup
from jujiao.ledger.entries import RecordEntry

KINDS = kinds_of_register(OTHER_ACTIVITY.register_slug)


def read_activity(group: RowGroup, desk: Desk) -> list[Deed]:
    """An activity; a type that no kind is declared for is kept under 其他活动 with its own word."""
    row = group.first
    word = desk.need(row, "activity_type")
    called = kind_called(word, KINDS)
    names = split_names(row.text("unit_name"))
    units = [desk.roll.unit(name, where=desk.where(row)) for name in names]
    first = next((unit for unit in units if unit is not None), None)
    entry = RecordEntry(
        desk.court_id,
        (called or OTHER_ACTIVITY).slug,
        occurred_on=desk.day(row),
        title=row.text("title") or word,
        unit_id=first.pk if first else None,
        place_name=row.text("place"),
        quantity=desk.count(row, "headcount"),
        details={} if called else {"activity_type": word},
    )
    return [Deed(entry)]


READERS = (SheetReader("activities", "活动台账", 6, read_activity, keeps("activities")),)
