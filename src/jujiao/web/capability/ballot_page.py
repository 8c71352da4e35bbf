"""民主测评: whoever holds a token marks the people on its paper once. Nothing says who held it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jujiao.appraisals.polls import cast_ballot
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question
from jujiao.web.parts import Heading
from jujiao.web.standpoint import Standpoint


def _asks(here: Standpoint, paper: Any) -> Sequence[Question]:
    token = Question("token", "选票码")
    if paper is None:
        return (token,)
    hint = f"0到{paper.item.full:g}分"
    return (
        token,
        *(
            Question(one.person.public_id, one.person.full_name, "points", hint=hint)
            for one in paper.people
        ),
    )


def _cast(doing: Doing) -> object:
    marks = {one.pk: doing[one.person.public_id] for one in doing.subject.people}
    return cast_ballot(doing["token"], marks)


CAST = Act(
    "ballot",
    "投票",
    _cast,
    "投了。选票上没有人，也没有时间。",
    _asks,
    ("凭抽到的选票码，每码投一次", "选票上不记人，不记时间，流水里也没有", "不足5票的，结果不公开"),
)


@dataclass(frozen=True, slots=True)
class BallotPage:
    """The paper: first the token, then the people."""

    heading: Heading
    form: ActForm
    names: list[str]
    is_open: bool


def ballot_page(form: ActForm) -> BallotPage:
    """The paper as far as it is opened."""
    paper = form.subject
    title = f"民主测评 {paper.item.label}" if paper else "民主测评"
    return BallotPage(Heading(title, "", crumbs_of("民主测评")), form, [], paper is not None)
