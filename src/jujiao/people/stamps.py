"""The stamp of a fact: when and by whom it was entered, where it came from, in which state."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from jujiao.access.actors import Actor
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Origin


@dataclass(frozen=True, slots=True)
class Stamp:
    """Everything about an entry that is not the fact itself."""

    at: datetime
    by: Actor
    state: FactState = FactState.IN_FORCE
    origin: Origin = Origin.NATIVE
    source_ref: str = ""
    reason: str = ""
    confirmed_by: str = ""

    def columns(self) -> dict[str, Any]:
        """The columns of a Fact that the stamp fills."""
        return {
            "state": self.state.value,
            "origin": self.origin.value,
            "source_ref": self.source_ref[:300],
            "recorded_at": self.at,
            "recorded_by_id": self.by.account_id,
            "recorded_by_name": self.by.name,
            "reason": self.reason,
            "confirmed_at": self.at if self.confirmed_by else None,
            "confirmed_by_name": self.confirmed_by,
        }

    def from_source(self, source_ref: str) -> Stamp:
        """The same stamp for another row of the same workbook."""
        return replace(self, source_ref=source_ref)
