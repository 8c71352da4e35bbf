"""The heaps of the first page: what is to be done, what waits for a decision, what is pressed, what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jujiao.ledger.selectors import own_drafts
from jujiao.notices.matters import Reader
from jujiao.notices.news import news_of
from jujiao.notices.selectors import Today, court_day, today_of
from jujiao.web.addresses import Address
from jujiao.web.matter_lines import (
    TO_DECIDE,
    MatterLine,
    NewsLine,
    matter_lines,
    news_lines,
)
from jujiao.web.parts import Tab
from jujiao.web.standpoint import Standpoint

OWED, CONFIRM, PRESSED, NEWS, DRAFTS = "owed", "confirm", "pressed", "news", "drafts"
LABELS = {
    OWED: "我要办的",
    CONFIRM: "等我决定",
    PRESSED: "我督办的",
    NEWS: "与我有关",
    DRAFTS: "我的草稿",
}
MOST_ROWS = 8
MOST_WAITING = 200


@dataclass(frozen=True, slots=True)
class Shown:
    """The heap that is shown, cut to what a page holds; ``more`` were left out."""

    matters: Sequence[MatterLine] = ()
    news: Sequence[NewsLine] = ()
    drafts: Sequence[Any] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Heaps:
    """All heaps of a reader as of the day on which he looks."""

    here: Standpoint
    today: Today
    news: list[Any]
    drafts: Any

    @property
    def counts(self) -> dict[str, int]:
        """How much lies on each heap."""
        to_decide = sum(one.matter.sort in TO_DECIDE for one in self.today.asked)
        return {
            OWED: len(self.today.asked) - to_decide,
            CONFIRM: to_decide,
            PRESSED: len(self.today.overseen),
            NEWS: len(self.news),
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
        if shown == DRAFTS:
            return Shown(drafts=self.drafts[:most], more=more)
        if shown == NEWS:
            return Shown(news=news_lines(self.news[:most]), more=more)
        return Shown(matters=matter_lines(self.here, self._asked(shown)[:most]), more=more)

    def _asked(self, shown: str) -> Sequence[Any]:
        if shown == PRESSED:
            return self.today.overseen
        is_decision = shown == CONFIRM
        return [one for one in self.today.asked if (one.matter.sort in TO_DECIDE) is is_decision]


def heaps_of(here: Standpoint) -> Heaps:
    """What the day asks of the reader in the court that is shown, whatever the year."""
    day = court_day(here.court.pk, here.today)
    account_id = here.actor.account_id
    known = day.readers.get(account_id or 0)
    reader = known or Reader(here.actor, here.court.pk, frozenset(here.own_units))
    return Heaps(
        here,
        today_of(day, reader),
        news_of(here.scope, here.actor.person_id, at=here.now),
        own_drafts(here.scope, account_id),
    )
