"""What a list of facts is narrowed to, whatever sort they are; the same words stand in its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db.models import QuerySet

from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Fact

AnyFact = TypeVar("AnyFact", bound=Fact)
SHOWN_STATES = tuple(
    one.value for one in FactState if one not in (FactState.WITHDRAWN, FactState.SUPERSEDED)
)


@dataclass(frozen=True, slots=True)
class FactFilter:
    """The kinds, days, words, levels, outcomes, states and unit that are asked for; empty is any."""

    kinds: tuple[str, ...] = ()
    period: Period | None = None
    words: str = ""
    levels: tuple[int, ...] = ()
    outcomes: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    unit_id: int | None = None
    month: int | None = None


def narrowed(rows: QuerySet[AnyFact], wanted: FactFilter) -> QuerySet[AnyFact]:
    """The rows of these kinds, states, levels and outcomes; withdrawn and corrected ones on demand."""
    if wanted.kinds:
        rows = rows.filter(kind__in=wanted.kinds)
    rows = rows.filter(state__in=wanted.states or SHOWN_STATES)
    if wanted.levels:
        rows = rows.filter(award_level__in=wanted.levels)
    if wanted.outcomes:
        rows = rows.filter(outcome__in=wanted.outcomes)
    return rows
