"""荣誉表彰、院内评优: one form of book for what others award and what the court itself awards."""

from __future__ import annotations

from collections.abc import Sequence

from jujiao.catalogue.honours import COMMENDATION, HONOUR, PERSON, UNIT, classify_honour
from jujiao.exchange.deeds import Deed
from jujiao.exchange.desk import Desk, SheetReader
from jujiao.exchange.readers.recipients import recipients
from jujiao.exchange.tables import DataRow, RowGroup, SheetTable
from jujiao.kernel.levels import Level, parse_level
from jujiao.kernel.spelling import fold
from jujiao.ledger.entries import RecordEntry

OWN_LIST_TITLES = ("先进", "优秀", "评选", "评优", "评先", "表彰名单")
OWN_AWARD_TITLES = ("院内", "本院", "评优评先", "年度评优", "内部表彰")


def read_honour(group: RowGroup, desk: Desk) -> list[Deed]:
    """An award; one that the court itself gave is a commendation and never mixes with the others."""
    row = group.first
    named = recipients(row, desk, "recipient")
    own = is_own_award(row, desk)
    level = Level.COURT if own and not row.text("award_level") else desk.level(row)
    kind = COMMENDATION if own else HONOUR
    people, units = named.in_roles(PERSON, UNIT)
    title = desk.need(row, "title")
    return [
        Deed(
            RecordEntry(
                desk.court_id,
                kind.slug,
                occurred_on=desk.day(row),
                title=title,
                award_level=level,
                issuer=row.text("issuer"),
                document_no=row.text("document_no"),
                outcome="" if own else classify_honour(title),
                people=people,
                units=units,
            )
        )
    ]


def is_own_award(row: DataRow, desk: Desk) -> bool:
    """Whether the court itself gave the award: by its issuer or its level, else by the book.

    Nobody keeps a book of what others awarded without saying who did, or how high: a book that has
    neither column and speaks of 先进 or 优秀 is the court's own list.
    """
    issuer, word = row.text("issuer"), row.text("award_level")
    if issuer and desk.roll.is_own_court(issuer):
        return True
    if word:
        return parse_level(fold(word)) is Level.COURT
    if issuer:
        return False
    table = desk.table
    told = {"issuer", "award_level"} & set(table.recognition.columns)
    words = OWN_AWARD_TITLES if told else OWN_AWARD_TITLES + OWN_LIST_TITLES
    return any(one in table.recognition.heading.title for one in words)


def _titled_own(table: SheetTable) -> bool:
    return any(word in table.recognition.heading.title for word in OWN_AWARD_TITLES)


def _registers(table: SheetTable, deeds: Sequence[Deed]) -> tuple[str, ...]:
    """A book holds honours, commendations or both; an empty one is what its title says."""
    kinds = {deed.entry.kind for deed in deeds if isinstance(deed.entry, RecordEntry)}
    if not kinds:
        kinds = {COMMENDATION.slug if _titled_own(table) else HONOUR.slug}
    kept = {HONOUR.slug: HONOUR.register_slug, COMMENDATION.slug: COMMENDATION.register_slug}
    return tuple(register for kind, register in kept.items() if kind in kinds)


READERS = (SheetReader("honours", "荣誉表彰台账", 6, read_honour, _registers),)
