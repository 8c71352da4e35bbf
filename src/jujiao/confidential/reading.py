"""查看受限台账: a record that few may read opens for a reason, and each opening is written down.

Lists, searches and exports say of it no more than its day, its kind and its state.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.problems import refuse

SEALED = "受限"
SEALED_KINDS = frozenset(
    one.slug for one in RECORD_KINDS.values() if one.confidential and not one.read_by
)


def is_sealed(kind: str) -> bool:
    """Whether records of a kind open one by one and for a reason; one with an office of its own does not."""
    return kind in SEALED_KINDS


@dataclass(frozen=True, slots=True)
class FactReading:
    """A record that somebody wants to read, as the subject of the permission and of the journal."""

    fact: Any

    @property
    def court_id(self) -> int:
        """The court whose record it is."""
        return int(self.fact.court_id)

    def __str__(self) -> str:
        return f"{RECORD_KINDS[self.fact.kind].label} {self.fact.public_id}"


@command("record.read_confidential")
def read_sealed(reading: FactReading, *, reason: str, by: Actor, at: datetime) -> Any:
    """查看: by few, for a reason, and the reading is written down with it. Raises Refused."""
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写查看的原因。", place="reason", remedy="请用一句话写明。"
        )
    return reading.fact
