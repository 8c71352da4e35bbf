"""民主测评 of a branch on the screen: opened with slips that are shown once, closed, and then counted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.branch_life import EXCELLENT, GRADES
from jujiao.catalogue.member_appraisal import excellent_cap
from jujiao.duties.ballots import (
    SMALLEST_GROUP,
    BallotResult,
    NewBallot,
    close_ballot,
    open_ballot,
    result_of,
)
from jujiao.duties.selectors import ballots_of
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.rolls import roll_of
from jujiao.people.selectors import branches_of
from jujiao.web.acting import act_forms
from jujiao.web.branches.places import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint

TITLE = "民主测评"
RULES = (
    "选票码抽签领取，每码投一次",
    "选票上不记人、不记时间，流水里也没有",
    f"不足{SMALLEST_GROUP}票的，不显示结果",
    "测评只是评议的一步，评定意见由支委会综合提出",
)


def branches_for(here: Standpoint) -> list[Any]:
    """The branches in which the reader may have members appraised by ballot."""
    return [
        one
        for one in branches_of(here.court.pk, on=here.today)
        if here.may("ballot.open", Place(here.court.pk, one.pk))
    ]


def _open_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    own = branches_for(here)
    first = own[0].public_id if len(own) == 1 else ""
    return (
        choice_question("unit", "支部", [(one.public_id, one.name) for one in own], value=first),
        Question("title", "名称", value=f"{here.year}年度民主评议党员测评"),
        Question("slips", "选票数", "count", hint="到会有表决权的人数"),
    )


def _open(doing: Doing) -> tuple[Any, list[str]]:
    here = doing.here
    branch = next(one for one in branches_for(here) if one.public_id == doing["unit"])
    people = tuple(one.pk for one in roll_of(branch.pk, on=here.today))
    new = NewBallot(here.court.pk, branch.pk, doing["title"], people, doing["slips"])
    return open_ballot(new, on=here.today, **doing.who)


OPEN = Act("open", "发起测评", _open, "", _open_asks, RULES)
CLOSE = Act(
    "close",
    "结束测评",
    lambda doing: close_ballot(doing.subject, on=doing.here.today, **doing.who),
    "测评结束了。",
    hint="结束后不能再投，才能看结果。",
)


@dataclass(frozen=True, slots=True)
class BallotsPage:
    """The ballots of the year, and opening another."""

    heading: Heading
    ballots: tuple[tuple[Any, str], ...]
    forms: tuple[ActForm, ...]
    rules: tuple[str, ...]
    names: list[str]


def ballots_page(here: Standpoint, sent: ActForm | None = None) -> BallotsPage:
    """The ballots that the reader's office may see."""
    known = {one.pk for one in branches_for(here)}
    lines = tuple(
        (one, reverse("branch_ballot", args=[one.public_id]))
        for one in ballots_of(here.scope, year=here.year)
        if one.unit_id in known
    )
    forms = act_forms(
        here,
        None,
        {OPEN.slug: OPEN},
        {OPEN.slug: True} if known else {},
        sent,
        lambda slug: reverse("branch_ballots"),
    )
    heading = Heading(TITLE, "评议党员时用，选票不对应到人", crumbs_of(TITLE))
    return BallotsPage(heading, lines, forms, RULES, [])


@dataclass(frozen=True, slots=True)
class TokensPage:
    """The tokens of a ballot, shown this once."""

    heading: Heading
    tokens: list[str]


def tokens_page(ballot: Any, tokens: list[str]) -> TokensPage:
    """The slips to be printed, cut and drawn."""
    return TokensPage(
        Heading(
            "选票码", f"{ballot}，{len(tokens)}个", _way(ballot), (Action("打印", "#", "print"),)
        ),
        tokens,
    )


def _way(ballot: Any) -> tuple[Link, ...]:
    return crumbs_of(str(ballot), then=(Link(TITLE, reverse("branch_ballots")),))


@dataclass(frozen=True, slots=True)
class ResultLine:
    """How often each grade was given to one member."""

    name: str
    times: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class BallotPage:
    """One ballot: its result once it is closed, else how to vote."""

    heading: Heading
    ballot: Any
    grades: tuple[str, ...]
    lines: tuple[ResultLine, ...]
    why_hidden: Problem | None
    cap: str
    forms: tuple[ActForm, ...]
    names: list[str]
    voting: str


def ballot_page(here: Standpoint, ballot: Any, sent: ActForm | None = None) -> BallotPage:
    """A ballot as far as it has come."""
    result, hidden = _result(ballot)
    is_open = ballot.closed_on is None
    lead = "投票中" if is_open else f"已结束，发出{ballot.slip_count}票"
    if result is not None:
        lead += f"，收回{result.returned}票"
    lines = _lines(ballot, result.grades) if result is not None else ()
    return BallotPage(
        Heading(str(ballot), lead, _way(ballot), (Action("打印", "#", "print"),)),
        ballot,
        tuple(GRADES.values()),
        lines,
        hidden if not is_open else None,
        f"参加评议{len(lines)}人，评为{GRADES[EXCELLENT]}的一般不超过{excellent_cap(len(lines))}人。",
        act_forms(
            here,
            ballot,
            {CLOSE.slug: CLOSE},
            {CLOSE.slug: True} if is_open else {},
            sent,
            lambda slug: reverse("branch_ballot_close", args=[ballot.public_id]),
        ),
        [],
        reverse("vote"),
    )


def _result(ballot: Any) -> tuple[BallotResult | None, Problem | None]:
    try:
        return result_of(ballot), None
    except Refused as refused:
        return None, refused.problems[0]


def _lines(ballot: Any, grades: Mapping[int, Mapping[str, int]]) -> tuple[ResultLine, ...]:
    members = ballot.members.select_related("person")
    names = {one.person_id: one.person.full_name for one in members}
    return tuple(
        ResultLine(names[one], tuple(times.get(grade, 0) for grade in GRADES))
        for one, times in grades.items()
    )
