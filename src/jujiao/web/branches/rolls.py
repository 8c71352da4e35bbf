"""Whose presence a meeting is counted by: the roll of the branch, or the members of its committee."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from jujiao.catalogue.branch_life import COMMITTEE_MEETING
from jujiao.catalogue.branch_setup import POSTS, SECRETARY_POST
from jujiao.kernel.concepts import RecordKind
from jujiao.ledger.rolls import roll_of
from jujiao.procedures.teams import Member, teams
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody on the roll, with the post that he holds there."""

    person_id: int
    name: str
    post: str = ""


Roll = Callable[[Standpoint, Any], tuple[Listed, ...]]


def roll_for(here: Standpoint, kind: RecordKind, unit: Any) -> tuple[Listed, ...]:
    """Who ought to come to a meeting of this kind, those with a post first."""
    return ROLLS.get(kind.slug, whole_roll)(here, unit)


def whole_roll(here: Standpoint, unit: Any) -> tuple[Listed, ...]:
    """All members of the branch."""
    posts = {one.person_id: one.title for one in officers_of(here, unit)}
    order = list(posts)
    listed = [
        Listed(one.pk, one.full_name, posts.get(one.pk, ""))
        for one in roll_of(unit.pk, on=here.today)
    ]
    last = len(order)
    return tuple(
        sorted(
            listed,
            key=lambda one: order.index(one.person_id) if one.person_id in posts else last,
        )
    )


def committee_roll(here: Standpoint, unit: Any) -> tuple[Listed, ...]:
    """The members of the committee; where nobody recorded one, the branch."""
    held = officers_of(here, unit)
    unique = {one.person_id: Listed(one.person_id, one.name, one.title) for one in reversed(held)}
    return tuple(reversed(unique.values())) or whole_roll(here, unit)


def officers_of(here: Standpoint, unit: Any) -> tuple[Member, ...]:
    """Who holds a post in the branch, the secretary first."""
    found = [one for one in teams(here.scope, on=here.today) if one.branch.pk == unit.pk]
    return found[0].members if found else ()


def usual_host(here: Standpoint, unit: Any) -> str:
    """The secretary, who hosts as a rule."""
    held = [one.name for one in officers_of(here, unit) if one.title == POSTS[SECRETARY_POST]]
    return held[0] if held else ""


ROLLS: Mapping[str, Roll] = {COMMITTEE_MEETING.slug: committee_roll}
