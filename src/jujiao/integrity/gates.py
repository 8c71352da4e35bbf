"""任前廉政的关口: what an appointment asks before somebody takes up a post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.integrity import INTEGRITY_TALK, TALKED_WITH
from jujiao.catalogue.pre_post_integrity import (
    APPOINTEE,
    APPOINTMENT_TALK_RULE,
    GATES,
    PRE_POST_GATE,
    REQUIRED_GATES,
    TALK_GATE,
)
from jujiao.catalogue.relations import POST
from jujiao.integrity.terms import words_in_force
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation
from jujiao.people.models import Tenure

IN_FORCE = FactState.IN_FORCE.value
BEFORE_POST = "before_post"


@dataclass(frozen=True, slots=True)
class TakingUp:
    """Somebody who is to take up a post on a day."""

    court_id: int
    person_id: int
    post_title: str
    on: date


def objections_to_taking_up(taking_up: TakingUp) -> list[Problem]:
    """The gates that were not passed by the day; with none the appointment may go on.

    Which gates there are is the court's own rule: the talk by default, five where it chose so.
    """
    required = words_in_force(taking_up.court_id, REQUIRED_GATES, on=taking_up.on)
    passed = passed_gates(taking_up)
    return [
        Problem(
            f"gate_{gate}",
            GATES[gate],
            f"任前廉政还没有过“{GATES[gate]}”。",
            f"依据：{APPOINTMENT_TALK_RULE.citation}；{REQUIRED_GATES.basis.document}。",
        )
        for gate in required
        if gate not in passed
    ]


def passed_gates(taking_up: TakingUp) -> frozenset[str]:
    """The gates the person has passed for this post up to the day; a 任前 talk is entered once."""
    own = Participation.objects.filter(
        person_id=taking_up.person_id,
        record__court_id=taking_up.court_id,
        record__state=IN_FORCE,
        record__occurred_on__lte=taking_up.on,
    )
    gates = own.filter(
        role=APPOINTEE, record__kind=PRE_POST_GATE.slug, record__title=taking_up.post_title
    )
    passed = set(gates.values_list("record__outcome", flat=True))
    talks = own.filter(
        role=TALKED_WITH, record__kind=INTEGRITY_TALK.slug, record__outcome=BEFORE_POST
    )
    since = _last_post_since(taking_up)
    if since is not None:
        talks = talks.filter(record__occurred_on__gt=since)
    return frozenset(passed | {TALK_GATE} if talks.exists() else passed)


def _last_post_since(taking_up: TakingUp) -> date | None:
    """Since when the person has held his present post: a talk before that was for that one."""
    held = Tenure.objects.filter(
        person_id=taking_up.person_id,
        kind=POST.slug,
        state=IN_FORCE,
        starts_on__lt=taking_up.on,
    )
    latest = held.order_by("-starts_on").first()
    return latest.starts_on if latest else None
