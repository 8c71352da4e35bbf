"""年度评优 as forms: the names in the public notice, and the decision with the appraisals it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from jujiao.careers.commendations import (
    Commending,
    commend,
    publish_nominees,
    published_nominees,
)
from jujiao.people.selectors import people_of
from jujiao.web.capability.selection_acts import override_asked
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, day_question, people_question, unit_options
from jujiao.web.parts import Option
from jujiao.web.standpoint import Standpoint


def _notice_asks(here: Standpoint, selection: Any) -> Sequence[Question]:
    return (
        people_question("person_ids", "公示的个人", required=False),
        day_question(here, "on", "公示开始"),
        Question("document_no", "公示文号", is_required=False),
        *override_asked(here, selection),
    )


def _publish(doing: Doing) -> object:
    return publish_nominees(
        doing.subject,
        doing["person_ids"] or (),
        on=doing["on"],
        document_no=doing["document_no"],
        override_basis=doing.said.get("override_basis", ""),
        **doing.who,
    )


def _published(here: Standpoint, selection: Any) -> dict[str, Any]:
    """Those in the notice, by the name that a form sends."""
    rows = people_of(here.scope).filter(pk__in=published_nominees(selection))
    return {one.public_id: one for one in rows.order_by("full_name", "pk")}


def _decide_asks(here: Standpoint, selection: Any) -> Sequence[Question]:
    people = tuple(
        Option(key, one.full_name, is_chosen=True)
        for key, one in _published(here, selection).items()
    )
    persons = (
        Question("person_title", "个人荣誉名称", is_required=False, hint="如“优秀干警”"),
        Question("person_ids", "表彰的个人", "ticks", is_required=False, options=people),
    )
    return (
        *(persons if people else ()),
        Question("unit_title", "集体荣誉名称", is_required=False, hint="如“先进集体”"),
        Question("unit_ids", "表彰的集体", "units", is_required=False, options=unit_options(here)),
        Question("clause", "依据的条款"),
        day_question(here, "on", "决定日期"),
        Question("document_no", "决定文号"),
    )


def _decide(doing: Doing) -> object:
    chosen = set(doing.said.get("person_ids") or ())
    people = _published(doing.here, doing.subject)
    commending = Commending(
        doing.subject,
        doing["clause"],
        doing.said.get("person_title", ""),
        tuple(one.pk for key, one in people.items() if key in chosen),
        doing["unit_title"],
        tuple(doing["unit_ids"] or ()),
    )
    return commend(commending, on=doing["on"], document_no=doing["document_no"], **doing.who)


NOMINATE = Act(
    "nominate",
    "公示评优人选",
    _publish,
    "公示开始，满5个工作日且异议处理完才能结束。",
    _notice_asks,
    hint="超过名额的不收；规则不允许推荐的，写出条款。人选见“评优人选”。",
)
COMMEND = Act(
    "commend",
    "登记表彰决定",
    _decide,
    "表彰登记了，依据的考核一并写明；考核以后有变，会列在“结果运用”。",
    _decide_asks,
)
