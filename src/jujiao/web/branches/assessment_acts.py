"""What may be done about the assessment of a year and about that of one branch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from jujiao.assessments.scheme_sheets import read_bands, read_scheme_lines, total_full
from jujiao.assessments.schemes import NewScheme, adopt_scheme, scheme_of
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
from jujiao.assessments.starter import SORTS, starter_scheme
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused, refuse
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question
from jujiao.web.standpoint import Standpoint
from jujiao.web.workbooks import first_sheet

JUDGED = "judged"
UPHELD, KEPT = "upheld", "kept"


def _adopt(doing: Doing) -> object:
    since = year_of(doing.here.year).first
    return adopt_scheme(starter_scheme(doing.here.court.pk, in_force_from=since), **doing.who)


@dataclass(frozen=True, slots=True)
class YearOfSort:
    """A sort of assessment in a year, and the scheme that is in force for it, if any is."""

    court_id: int
    sort: str
    year: int
    scheme: Any = None


def _import_asks(here: Standpoint, asked: YearOfSort) -> Sequence[Question]:
    return (
        Question(
            "sheet",
            "方案表",
            "files",
            hint="xlsx，表头有“指标”和“分值”；另可有类别、方法、数据来源、依据",
        ),
        Question("label", "名称", value=SORTS[asked.sort]),
        Question(
            "bands", "等次和分数线", "long", hint="从高到低，如：十星 1000、八星 800、未评星 0"
        ),
        Question("basis", "依据", hint="文件名和文号"),
        day_question(here, "in_force_from", "自哪天起用", day=year_of(here.year).first),
    )


def _import(doing: Doing) -> object:
    """A scheme of one's own, or of the level above: the next version, checked before it is adopted."""
    asked: YearOfSort = doing.subject
    try:
        items = read_scheme_lines(first_sheet(doing.here, doing["sheet"][0], place="sheet"))
        new = NewScheme(
            asked.court_id,
            asked.sort,
            doing["label"],
            items,
            read_bands(doing["bands"]),
            doing["in_force_from"],
            doing["basis"],
            total=total_full(items),
        )
        return adopt_scheme(new, **doing.who)
    except Refused as refused:
        asks = {one.name for one in _import_asks(doing.here, asked)}
        said = [
            one if one.place in asks else replace(one, place="sheet") for one in refused.problems
        ]
        raise Refused(*said) from refused


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
IMPORT = Act(
    "import",
    "读入自己的方案",
    _import,
    "方案读入了，成为新的一版；以前的考核仍按以前的版本。",
    _import_asks,
    hint="上级的评星标准表、本院的考核表，一行一项。",
)
OPEN = Act(
    "open",
    "启动考核",
    lambda doing: open_assessments(year_subject(doing.subject), **doing.who),
    "启动了，能由台账算的已经算好。",
)
REVIEW = Act(
    "review",
    "复核",
    lambda doing: review_assessments(year_subject(doing.subject), **doing.who),
    "复核了，由另一人定稿。",
    hint="各项都有分、异议都答复了才能复核。",
)
FREEZE = Act(
    "freeze",
    "定稿",
    lambda doing: freeze_assessments(
        year_subject(doing.subject), consequence=doing["consequence"], **doing.who
    ),
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
    "import": YearAct(IMPORT, "scheme.adopt"),
    "open": YearAct(OPEN, "assessment.open"),
    "review": YearAct(REVIEW, "assessment.review"),
    "freeze": YearAct(FREEZE, "assessment.freeze"),
}
BRANCH_ACTS = {one.slug: one for one in (JUDGE, OBJECT, ANSWER)}


def year_subject(asked: YearOfSort) -> YearOfScheme:
    """The year as its scheme has it. Raises Refused where none is in force."""
    if asked.scheme is None:
        raise refuse("scheme_missing", "还没有采用考核方案。", remedy="请先采用或读入一个方案。")
    return YearOfScheme(asked.scheme, asked.year)
