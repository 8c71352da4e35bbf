"""A record as it is to be written: the kind's fields, filled in, before it has a row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.levels import Level


@dataclass(frozen=True, slots=True)
class RecordEntry:
    """What somebody, or a row of a workbook, says happened.

    ``people`` and ``units`` are pairs of role and id, in their order.
    """

    court_id: int
    kind: str
    occurred_on: date | None = None
    title: str = ""
    unit_id: int | None = None
    award_level: Level | None = None
    outcome: str = ""
    serial: str = ""
    issuer: str = ""
    document_no: str = ""
    quantity: int | None = None
    place_name: str = ""
    place_id: int | None = None
    campaign_id: int | None = None
    ended_on: date | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    people: tuple[tuple[str, int], ...] = ()
    units: tuple[tuple[str, int], ...] = ()

    @property
    def record_kind(self) -> RecordKind:
        """The declaration of its kind."""
        return RECORD_KINDS[self.kind]

    def __str__(self) -> str:
        return self.record_kind.called(self.title or self.serial)
