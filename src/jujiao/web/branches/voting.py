"""Voting with a slip: no login, no actor, no act. Whoever holds the token votes once, and nothing says who."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jujiao.catalogue.branch_life import GRADES
from jujiao.duties.ballots import BallotPaper, cast_slip, paper_of
from jujiao.kernel.problems import Problem, Refused, refuse


@dataclass(frozen=True, slots=True)
class Choice:
    """One member on the paper, with the grade that was ticked."""

    key: str
    name: str
    chosen: str


@dataclass(frozen=True, slots=True)
class VotePage:
    """The slip: first the token, then the members; at last a word that it was cast."""

    token: str = ""
    paper: BallotPaper | None = None
    choices: tuple[Choice, ...] = ()
    problems: tuple[Problem, ...] = ()
    is_cast: bool = False

    @property
    def grades(self) -> Mapping[str, str]:
        """The four grades."""
        return GRADES


def opened(token: str) -> VotePage:
    """The paper of a token, blank; or what is wrong with the token."""
    return _page(token, {}, ())


def cast(token: str, typed: Mapping[str, str]) -> VotePage:
    """Casts what was ticked; what is missing comes back with everything ticked so far."""
    try:
        paper = paper_of(token)
        given = {one.pk: typed.get(str(one.pk), "") for one in paper.members}
        if not all(given.values()):
            raise refuse("grade_missing", "还有人没有评。", remedy="请每人选一个等次。")
        cast_slip(token, given)
    except Refused as refused:
        return _page(token, typed, refused.problems)
    return VotePage(is_cast=True)


def _page(token: str, typed: Mapping[str, str], problems: tuple[Problem, ...]) -> VotePage:
    try:
        paper = paper_of(token)
    except Refused as refused:
        return VotePage(token, problems=refused.problems)
    choices = tuple(
        Choice(str(one.pk), one.person.full_name, typed.get(str(one.pk), ""))
        for one in paper.members
    )
    return VotePage(token, paper, choices, problems)
