"""Inspections as forms: a point of the year, a visit planned, cancelled, made, and its numbered sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jujiao.access.scope import streams_open_to
from jujiao.catalogue.inspection_terms import CAUSES, INSPECTORS, MODES, OPEN_VISIT
from jujiao.catalogue.streams import STREAMS
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES
from jujiao.findings.inspections import focuses_of, parts_of, units_inspected
from jujiao.findings.services.inspections import (
    FocusEntry,
    ProblemSeen,
    VisitEntry,
    VisitMade,
    cancel_inspection,
    plan_inspection,
    record_inspection,
    set_focus,
)
from jujiao.findings.services.sheets import SheetOrder, SheetReturned, number_sheet, read_sheet
from jujiao.findings.sheets import checklists_in_force, reading_of
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    people_question,
    unit_question,
    units_question,
)
from jujiao.web.standpoint import Standpoint
from jujiao.web.workbooks import first_sheet

AREAS = {
    code: label for one in STREAMS.values() if one.own_visits for code, label in one.areas.items()
}
USUAL = "court_affairs"
PROBLEM_ROWS = 3
ONE_UNIT = "只看了一个部门的，问题的部门可以不选"
ONE_VISIT = "一次督察看了几个部门，都是一次"
NOBODY_HIS_OWN = f"谁也不能督察自己所在的部门；督察人员不少于{INSPECTORS.value}人，不足的写明原因"


def _stream(here: Standpoint, value: str = "") -> Question:
    """The streams in which the reader inspects; the usual one is chosen where it is among them."""
    own = streams_open_to(here.actor, "inspection.plan", here.court.pk)
    named = [
        (one.slug, one.label) for one in STREAMS.values() if one.own_visits and one.slug in own
    ]
    usual = USUAL if USUAL in own else next((slug for slug, _ in named), "")
    return choice_question("stream", "督察线", named, value=value or usual)


def _inspected(here: Standpoint, question: Question) -> Question:
    """The question with only those units that the streams of the reader look at."""
    own = streams_open_to(here.actor, "inspection.plan", here.court.pk)
    rows = units_inspected(here.court.pk, [slug for slug in own if STREAMS[slug].own_visits])
    known = set(rows.values_list("public_id", flat=True))
    return replace(question, options=tuple(one for one in question.options if one.value in known))


def _focus_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        _stream(here),
        Question("title", "督察重点"),
        Question("planned_times", "计划几次", "count"),
    )


def _set_focus(doing: Doing) -> object:
    entry = FocusEntry(
        doing.here.court.pk,
        doing["stream"],
        doing.here.year,
        doing["title"],
        doing["planned_times"],
    )
    return set_focus(entry, **doing.who)


def _visit_asks(here: Standpoint, planned: Any) -> tuple[Question, ...]:
    """What a visit is; one that was planned fills it in."""
    parts = list(parts_of(planned)) if planned else []
    names = "、".join(one.person.full_name for one in parts if one.person)
    units = [one.unit_id for one in parts if one.unit_id]
    points = [(str(one.pk), one.title) for one in focuses_of(here.court.pk, here.year)]
    day = planned.planned_on if planned else here.today
    chosen = str(planned.focus_id or "") if planned else ""
    return (
        _stream(here, planned.stream if planned else ""),
        day_question(here, "day", "日期", day=day),
        choice_question(
            "mode",
            "方式",
            ((one, one) for one in MODES),
            value=planned.mode if planned else OPEN_VISIT,
        ),
        Question("title", "内容", value=planned.title if planned else ""),
        _inspected(here, units_question(here, "unit_ids", "被督察部门", chosen=units)),
        people_question("inspector_ids", "督察人员", value=names),
        choice_question("focus", "年度重点", points, value=chosen, required=False),
    )


def _visit(doing: Doing, serial: str = "") -> VisitEntry:
    return VisitEntry(
        doing.here.court.pk,
        doing["stream"],
        doing["day"],
        doing["title"],
        doing["mode"],
        doing["unit_ids"],
        doing["inspector_ids"],
        int(doing["focus"]) if doing["focus"] else None,
        serial,
    )


def _made_asks(here: Standpoint, planned: Any) -> Sequence[Question]:
    problem = (
        Question("title", "问题"),
        _inspected(here, unit_question(here, "unit_id", "部门", required=False)),
        choice_question("area", "类别", AREAS.items(), required=False),
        choice_question("cause", "原因", CAUSES.items(), required=False),
    )
    return (
        *_visit_asks(here, planned),
        Question("serial", "编号", is_required=False),
        Question(
            "problems",
            "发现的问题",
            "rows",
            is_required=False,
            parts=problem,
            rows=PROBLEM_ROWS,
            hint=ONE_UNIT,
        ),
        Question("reason", "说明", is_required=False, hint="督察人不足的、补录的，写原因"),
    )


def _record(doing: Doing) -> object:
    seen = tuple(ProblemSeen(**one) for one in doing["problems"])
    made = VisitMade(_visit(doing, doing["serial"]), seen, doing.subject, doing["reason"])
    return record_inspection(made, **doing.who)


def _sheet_asks(here: Standpoint, planned: Any) -> Sequence[Question]:
    lists = checklists_in_force(here.court.pk, on=here.today)
    return (
        _stream(here, planned.stream if planned else ""),
        choice_question("checklist", "检查单", ((one.slug, one.label) for one in lists.values())),
        _inspected(here, unit_question(here, "unit_id", "被检查部门")),
    )


def _number(doing: Doing) -> object:
    planned_id = doing.subject.pk if doing.subject else None
    order = SheetOrder(
        doing.here.court.pk, doing["stream"], doing["checklist"], doing["unit_id"], planned_id
    )
    return number_sheet(order, **doing.who)


def _read(doing: Doing) -> object:
    reading = reading_of(first_sheet(doing.here, doing["files"][0], place="files"))
    return read_sheet(SheetReturned(doing.here.court.pk, reading, doing["seen_on"]), **doing.who)


def _read_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        day_question(here, "seen_on", "检查日期"),
        Question("files", "填好的检查单", "files", hint="xlsx；“否”变成待认定的问题"),
    )


SET_FOCUS = Act(
    "focus",
    "列年度重点",
    _set_focus,
    "年度重点列好了。",
    _focus_asks,
    (COURT_AFFAIRS_RULES.citation,),
)
PLAN = Act(
    "plan",
    "安排督察",
    lambda doing: plan_inspection(_visit(doing), **doing.who),
    "安排好了。暗访只有这一组的人看得到。",
    _visit_asks,
    (COURT_AFFAIRS_RULES.citation, ONE_VISIT, NOBODY_HIS_OWN, "暗访的安排不进台账、搜索和日历"),
)
RECORD = Act(
    "record",
    "登记督察",
    _record,
    "已登记，待另一人确认；发现的问题等被督察部门认定。",
    _made_asks,
    (COURT_AFFAIRS_RULES.citation, ONE_VISIT, NOBODY_HIS_OWN, "问题先经被督察部门认定或申辩"),
)
CANCEL = Act(
    "cancel",
    "取消安排",
    lambda doing: cancel_inspection(doing.subject, why=doing["why"], **doing.who),
    "安排已取消。",
    lambda here, planned: (Question("why", "取消的原因"),),
    danger=True,
)
NUMBER_SHEET = Act(
    "sheet",
    "编号印检查单",
    _number,
    "检查单编好号了，可以印，也可以下载填写。",
    _sheet_asks,
    ("每张有编号，只读回一次", "没有网络也能填：下载xlsx，填是、否、不适用，没查的留空"),
)
READ_SHEET = Act("read", "读回检查单", _read, "读回了，“否”的各项已列为待认定的问题。", _read_asks)
PLANNED_ACTS = {one.slug: one for one in (NUMBER_SHEET, CANCEL)}
