"""What stands in the form of a meeting before anybody types: what its plan said, what
minutes propose, or what was the same last time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from jujiao.catalogue.branch_life import HOST, RECORDER
from jujiao.duties.minutes import Proposal
from jujiao.kernel.concepts import RecordKind
from jujiao.ledger.selectors import last_filed, participations_of
from jujiao.web.forms.names import written_names
from jujiao.web.standpoint import Standpoint


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


def begun_like_last(here: Standpoint, kind: RecordKind, unit: Any) -> Begun:
    """照上次: theme, place, host and recorder of the reader's last meeting of this kind in this branch.

    When it was and who came is of that one time, and is asked anew.
    """
    last = last_meeting(here, kind, unit)
    if last is None:
        return NOTHING_BEGUN
    taking_part = list(participations_of(last))
    named = {
        role: written_names(here, [one for one in taking_part if one.role == role])
        for role in (HOST, RECORDER)
    }
    return Begun(
        title=last.title,
        place_name=last.place_name,
        host=named[HOST],
        recorder=named[RECORDER],
        campaign=str(last.campaign_id or ""),
    )


def last_meeting(here: Standpoint, kind: RecordKind, unit: Any) -> Any:
    """The meeting of a kind that the reader filed last for a branch, or None."""
    account_id = here.actor.account_id
    if kind.confidential or account_id is None:
        return None
    return last_filed(here.scope, kind.slug, account_id, unit.pk)


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
