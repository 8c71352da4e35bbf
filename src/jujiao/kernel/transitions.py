"""States of a fact and the acts that lead from one to the next."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from jujiao.kernel.problems import refuse


class FactState(StrEnum):
    """Where a fact stands between a note and history."""

    PLANNED = "planned"
    DRAFT = "draft"
    FILED = "filed"
    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """计划, 草稿, 待确认, 已生效, 已更正, 已撤回."""
        return _FACT_LABELS[self]


_FACT_LABELS = {
    FactState.PLANNED: "计划",
    FactState.DRAFT: "草稿",
    FactState.FILED: "待确认",
    FactState.IN_FORCE: "已生效",
    FactState.SUPERSEDED: "已更正",
    FactState.WITHDRAWN: "已撤回",
}


class FindingState(StrEnum):
    """Where a problem stands on its way to being closed; 长期坚持 is no closing."""

    FOUND = "found"
    CONTESTED = "contested"
    OPEN = "open"
    RECTIFYING = "rectifying"
    REPORTED = "reported"
    CLOSED = "closed"
    SUSTAINED = "sustained"

    @property
    def label(self) -> str:
        """待认定, 有异议, 待整改, 整改中, 待核销, 已销号, 长期坚持."""
        return {
            FindingState.FOUND: "待认定",
            FindingState.CONTESTED: "有异议",
            FindingState.OPEN: "待整改",
            FindingState.RECTIFYING: "整改中",
            FindingState.REPORTED: "待核销",
            FindingState.CLOSED: "已销号",
            FindingState.SUSTAINED: "长期坚持",
        }[self]

    @property
    def awaits_reply(self) -> bool:
        """Whether the inspected still have the word: nothing of it may be published."""
        return self in (FindingState.FOUND, FindingState.CONTESTED)


FACT_ACTS: Mapping[str, tuple[frozenset[FactState], FactState]] = {
    "file": (frozenset({FactState.PLANNED, FactState.DRAFT}), FactState.FILED),
    "confirm": (frozenset({FactState.FILED}), FactState.IN_FORCE),
    "send_back": (frozenset({FactState.FILED}), FactState.DRAFT),
    "supersede": (frozenset({FactState.IN_FORCE}), FactState.SUPERSEDED),
    "withdraw": (
        frozenset({FactState.PLANNED, FactState.DRAFT, FactState.FILED, FactState.IN_FORCE}),
        FactState.WITHDRAWN,
    ),
}


FINDING_ACTS: Mapping[str, tuple[frozenset[FindingState], FindingState]] = {
    "confirm": (frozenset({FindingState.FOUND}), FindingState.OPEN),
    "contest": (frozenset({FindingState.FOUND}), FindingState.CONTESTED),
    "uphold": (frozenset({FindingState.CONTESTED}), FindingState.OPEN),
    "dismiss": (frozenset({FindingState.CONTESTED}), FindingState.CONTESTED),
    "correct": (frozenset({FindingState.OPEN}), FindingState.REPORTED),
    "notify": (frozenset({FindingState.OPEN}), FindingState.RECTIFYING),
    "begin": (frozenset({FindingState.OPEN}), FindingState.RECTIFYING),
    "report": (frozenset({FindingState.RECTIFYING}), FindingState.REPORTED),
    "send_back": (frozenset({FindingState.REPORTED}), FindingState.RECTIFYING),
    "close": (frozenset({FindingState.REPORTED}), FindingState.CLOSED),
    "sustain": (
        frozenset({FindingState.RECTIFYING, FindingState.REPORTED}),
        FindingState.SUSTAINED,
    ),
    "reopen": (
        frozenset({FindingState.CLOSED, FindingState.SUSTAINED}),
        FindingState.RECTIFYING,
    ),
}


def next_fact_state(state: str, act: str) -> FactState:
    """The state that an act leads to. Raises Refused where the act does not fit the state."""
    before, after = FACT_ACTS[act]
    if FactState(state) not in before:
        allowed = "、".join(sorted(one.label for one in before))
        raise refuse(
            "wrong_state",
            f"这条记录现在是“{FactState(state).label}”，不能这样办。",
            remedy=f"只有{allowed}的记录可以。",
        )
    return after


def next_finding_state(progress: str, act: str) -> FindingState:
    """The state of a problem that an act leads to. Raises Refused where the act does not fit."""
    before, after = FINDING_ACTS[act]
    if FindingState(progress) not in before:
        allowed = "、".join(one.label for one in FindingState if one in before)
        raise refuse(
            "wrong_state",
            f"这个问题现在是“{FindingState(progress).label}”，不能这样办。",
            remedy=f"只有{allowed}的问题可以。",
        )
    return after
