"""全覆盖: which branches a round has to see, which it has seen, and which not yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.oversight.models import InspectionRound
from jujiao.oversight.rules import unseen
from jujiao.people.models import Unit
from jujiao.people.selectors import branches_of


@dataclass(frozen=True, slots=True)
class RoundCoverage:
    """How far a round has come: seen of all, and those that are left."""

    seen: int
    all: int
    left: tuple[Unit, ...]

    @property
    def is_complete(self) -> bool:
        """Whether every branch was seen."""
        return self.all > 0 and not self.left


def branches_to_see(court_id: int, *, on: date) -> list[Unit]:
    """The branches that a round has to see: all that exist on the day, those of retirees included."""
    return list(branches_of(court_id, on=on))


def unseen_branches(asked: InspectionRound, *, on: date) -> list[Unit]:
    """The branches of the day that no visit of the round has reached."""
    branches = {branch.pk: branch for branch in branches_to_see(asked.court_id, on=on)}
    seen = asked.checks.exclude(record=None).values_list("unit_id", flat=True)
    return [branches[pk] for pk in unseen(branches, seen)]


def coverage_of(asked: InspectionRound, *, on: date) -> RoundCoverage:
    """How far the round had come by the day; a closed round is judged by the day it was closed."""
    day = min(on, asked.closed_on) if asked.closed_on else on
    left = unseen_branches(asked, on=day)
    every = len(branches_to_see(asked.court_id, on=day))
    return RoundCoverage(every - len(left), every, tuple(left))
