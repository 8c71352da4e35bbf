"""How each kind of sheet becomes facts, in the order in which a court's books are read."""

from __future__ import annotations

from collections.abc import Mapping

from jujiao.exchange.desk import SheetReader
from jujiao.exchange.readers import (
    activity_books,
    capability_books,
    discipline_books,
    honour_books,
    party_books,
    personnel_books,
    roster_books,
)

READERS: Mapping[str, SheetReader] = {
    reader.slug: reader
    for reader in (
        *roster_books.READERS,
        *personnel_books.READERS,
        *party_books.READERS,
        *honour_books.READERS,
        *capability_books.READERS,
        *discipline_books.READERS,
        *activity_books.READERS,
    )
}
