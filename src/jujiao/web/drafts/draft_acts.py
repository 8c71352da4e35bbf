"""What may be done about one figure of a draft, and about the words of a court."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jujiao.catalogue import INDICATORS
from jujiao.drafts.services import (
    ACCEPTED,
    REOPENED,
    TAKEN,
    CourtWords,
    add_alias,
    add_synonym,
    correct_binding,
    decide_figure,
)
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.standpoint import Standpoint

NONE = "none"
FIGURES = tuple((one.slug, one.name) for one in INDICATORS.values())


@dataclass(frozen=True, slots=True)
class DraftFigure:
    """One figure of a check, by where it begins."""

    check: Any
    claim: Mapping[str, Any]

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return int(self.claim["start"])


def _decided(decision: Any, doing: Doing, reason: str = "") -> object:
    figure: DraftFigure = doing.subject
    return decide_figure(figure.check, figure.start, decision, reason=reason, **doing.who)


def _bind_asks(here: Standpoint, figure: DraftFigure) -> Sequence[Question]:
    choices = ((NONE, "不对应任何指标"), *FIGURES)
    value = str(figure.claim["indicator"] or NONE)
    return (choice_question("slug", "指标", choices, value=value),)


def _bind(doing: Doing) -> object:
    figure: DraftFigure = doing.subject
    slug = "" if doing["slug"] == NONE else doing["slug"]
    return correct_binding(figure.check, figure.start, slug, **doing.who)


def _words(doing: Doing) -> CourtWords:
    return CourtWords(doing.here.court.pk)


TAKE = Act(
    "take", "采用台账数", lambda doing: _decided(TAKEN, doing), "改好了，下载的稿子用台账数。"
)
KEEP = Act(
    "keep",
    "说明理由，保留",
    lambda doing: _decided(ACCEPTED, doing, doing["reason"]),
    "理由记下了，保留文中的数。",
    lambda here, figure: (Question("reason", "理由"),),
)
REOPEN = Act("reopen", "撤回处理", lambda doing: _decided(REOPENED, doing), "处理撤回了。")
BIND = Act(
    "bind",
    "不是这个指标",
    _bind,
    "记住了，本院以后这样说都对到这里。请重新核对。",
    _bind_asks,
    hint="改的是本院的说法，以后的稿子都照此核对。",
)
FIGURE_ACTS = {one.slug: one for one in (TAKE, KEEP, REOPEN, BIND)}
SYNONYM = Act(
    "synonym",
    "增加一个说法",
    lambda doing: add_synonym(_words(doing), doing["slug"], doing["word"], **doing.who),
    "说法记下了。",
    lambda here, subject: (
        Question("word", "说法", hint="本院稿子里怎么叫这个数"),
        choice_question("slug", "指标", FIGURES),
    ),
)
ALIAS = Act(
    "alias",
    "增加一个简称",
    lambda doing: add_alias(_words(doing), doing["alias"], **doing.who),
    "简称记下了。",
    lambda here, subject: (Question("alias", "简称", hint="稿子里怎么称呼本院"),),
)
WORD_ACTS = {one.slug: one for one in (SYNONYM, ALIAS)}
