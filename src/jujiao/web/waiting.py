"""The heaps of the first page: what is owed, to be confirmed, sent back, asked of the reader, begun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jujiao.exchange.selectors import batches_waiting
from jujiao.figures.answers import Figure
from jujiao.web.addresses import Address
from jujiao.web.owed import OwedRow, owed_rows
from jujiao.web.parts import Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.todo import waiting_for, zeros_to_sign

OWED, CONFIRM, BACK, TASKS, DRAFTS = "owed", "confirm", "back", "tasks", "drafts"
LABELS = {
    OWED: "应办",
    CONFIRM: "待我确认",
    BACK: "退回给我",
    TASKS: "交办给我",
    DRAFTS: "我的草稿",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """The heap that is shown, cut to what a page holds."""

    owed: Sequence[OwedRow] = ()
    records: Sequence[Any] = ()
    zeros: Sequence[Figure] = ()
    batches: Sequence[Any] = ()
    tasks: Sequence[Any] = ()
    with_reasons: bool = False
    more: int = 0


@dataclass(frozen=True, slots=True)
class Heaps:
    """All heaps of a reader."""

    owed: list[OwedRow]
    to_confirm: Any
    sent_back: Any
    tasks: Any
    drafts: Any
    zeros: list[Figure]
    batches: list[Any]

    @property
    def counts(self) -> dict[str, int]:
        """How much lies on each heap."""
        return {
            OWED: len(self.owed),
            CONFIRM: self.to_confirm.count() + len(self.zeros) + len(self.batches),
            BACK: self.sent_back.count(),
            TASKS: self.tasks.count(),
            DRAFTS: self.drafts.count(),
        }

    def shown(self, asked: str) -> str:
        """The heap asked for, else the first that is not empty."""
        counted = self.counts
        first = next((name for name, count in counted.items() if count), OWED)
        return asked if asked in LABELS else first

    def tabs(self, address: Address, shown: str) -> tuple[Tab, ...]:
        """The heaps as tabs; empty ones are left out, but for the one that is shown."""
        return tuple(
            Tab(
                LABELS[name],
                str(address.having("show", name)),
                count,
                name == shown,
                is_due=name == OWED,
            )
            for name, count in self.counts.items()
            if count or name == shown
        )

    def heap(self, shown: str, most: int) -> Shown:
        """One heap, cut; what is left out is counted."""
        more = max(self.counts[shown] - most, 0)
        if shown == OWED:
            return Shown(owed=self.owed[:most], more=more)
        if shown == CONFIRM:
            return Shown(
                records=self.to_confirm[:most], zeros=self.zeros, batches=self.batches, more=more
            )
        if shown == TASKS:
            return Shown(tasks=self.tasks[:most], more=more)
        rows = self.sent_back if shown == BACK else self.drafts
        return Shown(records=rows[:most], with_reasons=shown == BACK, more=more)


def heaps_of(here: Standpoint) -> Heaps:
    """What waits for the reader, heap by heap."""
    waiting = waiting_for(here)
    confirms = here.may("ledger.confirm")
    return Heaps(
        owed=owed_rows(here),
        to_confirm=waiting.to_confirm,
        sent_back=waiting.sent_back,
        tasks=waiting.tasks,
        drafts=waiting.drafts,
        zeros=zeros_to_sign(here),
        batches=list(batches_waiting(here.scope, not_by=here.actor.account_id)) if confirms else [],
    )
