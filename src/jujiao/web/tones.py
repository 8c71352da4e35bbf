"""How states look: a glyph, an ink and a word for each; the word alone says it too."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.kernel.transitions import FactState, FindingState

SOON = 7


@dataclass(frozen=True, slots=True)
class Look:
    """A glyph, an ink and a word."""

    icon: str
    tone: str
    label: str


FACT_LOOKS = {
    FactState.PLANNED: Look("ring", "ink-2", FactState.PLANNED.label),
    FactState.DRAFT: Look("dashed", "ink-3", FactState.DRAFT.label),
    FactState.FILED: Look("half", "gold", FactState.FILED.label),
    FactState.IN_FORCE: Look("disc", "pine", FactState.IN_FORCE.label),
    FactState.SUPERSEDED: Look("struck", "slate", FactState.SUPERSEDED.label),
    FactState.WITHDRAWN: Look("bar", "ink-3", FactState.WITHDRAWN.label),
}
FINDING_LOOKS = {
    FindingState.FOUND: Look("dashed", "ink-3", FindingState.FOUND.label),
    FindingState.CONTESTED: Look("question", "slate", FindingState.CONTESTED.label),
    FindingState.OPEN: Look("ring", "gold", FindingState.OPEN.label),
    FindingState.RECTIFYING: Look("clock", "gold", FindingState.RECTIFYING.label),
    FindingState.REPORTED: Look("half", "gold", FindingState.REPORTED.label),
    FindingState.CLOSED: Look("disc", "pine", FindingState.CLOSED.label),
    FindingState.SUSTAINED: Look("bar", "ink-2", FindingState.SUSTAINED.label),
}
VERDICTS = {
    "agrees": Look("check", "pine", "一致"),
    "differs": Look("differs", "red", "不一致"),
    "about": Look("about", "pine", "约数成立"),
    "foreign": Look("court", "slate", "非本院"),
    "unproven": Look("question", "gold", "无据"),
    "unknowable": Look("bar", "ink-2", "无法核对"),
}


def look_of_state(state: str) -> Look:
    """How a record, tenure or procedure in this state looks."""
    return FACT_LOOKS[FactState(state)]


def look_of_progress(progress: str) -> Look:
    """How a problem looks on its way to being closed."""
    return FINDING_LOOKS[FindingState(progress)]


def look_of_due(
    due_on: date, *, as_of: date, is_done: bool = False, is_excused: bool = False
) -> Look:
    """How a date that is owed looks: always with the days, late, soon, or in time."""
    days = (due_on - as_of).days
    if is_done:
        return Look("check", "pine", "已办")
    if is_excused:
        return Look("bar", "ink-3", "已核免")
    if days < 0:
        return Look("late", "red", f"逾期{-days}天")
    if days == 0:
        return Look("clock", "gold", "今日到期")
    return Look(
        "clock" if days <= SOON else "ring", "gold" if days <= SOON else "ink-2", f"还有{days}天"
    )
