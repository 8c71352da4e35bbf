"""Rounds: a set of visits under one number; it covers when every branch known at its end was seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class BranchSpan:
    """A branch and the days on which it existed; None is open."""

    unit_id: int
    opened_on: date | None
    closed_on: date | None

    def existed_on(self, day: date) -> bool:
        """Whether it existed on the day."""
        return (self.opened_on is None or self.opened_on <= day) and (
            self.closed_on is None or self.closed_on >= day
        )


@dataclass(frozen=True, slots=True)
class Visit:
    """One branch seen in a round on a day."""

    round_label: str
    unit_id: int
    day: date


def covering_rounds(visits: Iterable[Visit], branches: Iterable[BranchSpan]) -> frozenset[str]:
    """The labels of the rounds that reached all branches known at their end."""
    known = tuple(branches)
    return frozenset(
        label for label, seen in _by_round(visits).items() if known and _covers(seen, known)
    )


def _by_round(visits: Iterable[Visit]) -> Mapping[str, list[Visit]]:
    rounds: dict[str, list[Visit]] = {}
    for visit in visits:
        rounds.setdefault(visit.round_label, []).append(visit)
    return rounds


def _covers(seen: list[Visit], branches: tuple[BranchSpan, ...]) -> bool:
    end = max(visit.day for visit in seen)
    reached = {visit.unit_id for visit in seen}
    return all(branch.unit_id in reached for branch in branches if branch.existed_on(end))
