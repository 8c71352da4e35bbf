"""What may be done about the assessment of a year and about that of one branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from jujiao.assessments.schemes import adopt_scheme, scheme_of
from jujiao.assessments.selectors import objections_of
from jujiao.assessments.services import (
    YearOfScheme,
    answer_objection,
    file_objection,
    freeze_assessments,
    judge_item,
    open_assessments,
    review_assessments,
)
from jujiao.assessments.starter import starter_scheme
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.standpoint import Standpoint

JUDGED = "judged"
UPHELD, KEPT = "upheld", "kept"


def _adopt(doing: Doing) -> object:
    since = year_of(doing.here.year).first
    return adopt_scheme(starter_scheme(doing.here.court.pk, in_force_from=since), **doing.who)


def _judge_asks(here: Standpoint, assessment: Any) -> Sequence[Question]:
    scheme = scheme_of(assessment.scheme)
    items = [
        (one.slug, f"{one.label}（满分{one.full.normalize():f}）")
        for one in scheme.leaves()
        if one.source is not None and one.source.form == JUDGED
    ]
    vetoes = [(one.slug, f"一票否决：{one.label}（有填1，没有填0）") for one in scheme.vetoes]
    return (
        choice_question("item", "项目", (*items, *vetoes)),
        Question("points", "得分", "points"),
        Question("note", "理由", is_required=False),
    )


def _judge(doing: Doing) -> object:
    try:
        return judge_item(
            doing.subject, doing["item"], doing["points"], note=doing["note"], **doing.who
        )
    except Refused as refused:
        items = {doing["item"]: "points"}
        said = [replace(one, place=items.get(one.place, one.place)) for one in refused.problems]
        raise Refused(*said) from refused


def _object_asks(here: Standpoint, assessment: Any) -> Sequence[Question]:
    leaves = ((one.slug, one.label) for one in scheme_of(assessment.scheme).leaves())
    return (choice_question("item", "项目", leaves), Question("said", "异议", "long"))


def _answer_asks(here: Standpoint, assessment: Any) -> Sequence[Question]:
    labels = {one.slug: one.label for one in scheme_of(assessment.scheme).leaves()}
    waiting = [one for one in objections_of(assessment) if one.answered_at is None]
    named = [
        (str(one.pk), f"{labels.get(one.item_slug, one.item_slug)}：{one.said}") for one in waiting
    ]
    return (
        choice_question("objection", "哪一件", named),
        choice_question("upheld", "采纳", ((UPHELD, "采纳"), (KEPT, "不采纳"))),
        Question("answer", "答复", "long"),
    )


def _answer(doing: Doing) -> object:
    found = {str(one.pk): one for one in objections_of(doing.subject)}
    return answer_objection(
        found[doing["objection"]],
        upheld=doing["upheld"] == UPHELD,
        answer=doing["answer"],
        **doing.who,
    )


@dataclass(frozen=True, slots=True)
class YearAct:
    """An act on a whole year with the line of the table of permissions that it needs."""

    act: Act
    action: str


ADOPT = Act("adopt", "采用起步方案", _adopt, "方案采用了，以后可以换自己的。")
OPEN = Act(
    "open",
    "启动考核",
    lambda doing: open_assessments(doing.subject, **doing.who),
    "启动了，能由台账算的已经算好。",
)
REVIEW = Act(
    "review",
    "复核",
    lambda doing: review_assessments(doing.subject, **doing.who),
    "复核了，由另一人定稿。",
    hint="各项都有分、异议都答复了才能复核。",
)
FREEZE = Act(
    "freeze",
    "定稿",
    lambda doing: freeze_assessments(doing.subject, consequence=doing["consequence"], **doing.who),
    "定稿了，分数连同方案版本不再变动。",
    lambda here, subject: (
        Question("consequence", "结果运用", is_required=False, hint="如：差的支部书记约谈"),
    ),
    hint="复核人以外的另一人办。",
)
JUDGE = Act("judge", "评分", _judge, "评好了。", _judge_asks)
OBJECT = Act(
    "object",
    "提出异议",
    lambda doing: file_objection(doing.subject, doing["item"], said=doing["said"], **doing.who),
    "异议提出了，答复前不能定稿。",
    _object_asks,
)
ANSWER = Act("answer", "答复异议", _answer, "答复了；采纳的请在来源处改正。", _answer_asks)
YEAR_ACTS = {
    "adopt": YearAct(ADOPT, "scheme.adopt"),
    "open": YearAct(OPEN, "assessment.open"),
    "review": YearAct(REVIEW, "assessment.review"),
    "freeze": YearAct(FREEZE, "assessment.freeze"),
}
BRANCH_ACTS = {one.slug: one for one in (JUDGE, OBJECT, ANSWER)}


def year_subject(scheme: Any, here: Standpoint) -> YearOfScheme | None:
    """The year that is assessed, where a scheme is in force for it."""
    return YearOfScheme(scheme, here.year) if scheme is not None else None
