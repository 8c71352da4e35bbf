"""What stands in the form of a meeting before anybody types: what its plan said, or what minutes propose."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jujiao.duties.minutes import Proposal


@dataclass(frozen=True, slots=True)
class Begun:
    """First values by question; ``there`` and ``away`` are names, both empty where nobody was listed."""

    occurred_on: str = ""
    title: str = ""
    place_name: str = ""
    host: str = ""
    recorder: str = ""
    campaign: str = ""
    there: frozenset[str] = frozenset()
    away: frozenset[str] = frozenset()

    def is_there(self, name: str) -> bool:
        """Whether somebody of the roll is ticked at first: all are, but for what a list says."""
        return name not in self.away and (not self.there or name in self.there)


NOTHING_BEGUN = Begun()


def begun_by_plan(plan: Any) -> Begun:
    """What a plan said."""
    day = plan.occurred_on.isoformat() if plan.occurred_on else ""
    campaign = str(plan.campaign_id or "")
    return Begun(day, plan.title, plan.place_name, campaign=campaign)


def begun_by_minutes(found: Proposal) -> Begun:
    """What minutes seem to say."""
    return Begun(
        found.occurred_on.isoformat() if found.occurred_on else "",
        found.title,
        found.place_name,
        found.host,
        found.recorder,
        there=frozenset({*found.present, *([found.host] if found.present and found.host else [])}),
        away=frozenset(found.absent),
    )
