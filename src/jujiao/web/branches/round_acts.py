"""What may be done about a round of inspection and about one branch in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jujiao.catalogue.guidance import GUIDANCE_RULES
from jujiao.kernel.problems import Refused, refuse
from jujiao.oversight.checklists import checklist_of
from jujiao.oversight.interviews import draw_interviews, record_interview
from jujiao.oversight.rounds import (
    SORTS,
    FaultSeen,
    RoundPlan,
    VisitMade,
    close_round,
    plan_round,
    record_visit,
    replace_inspector,
)
from jujiao.oversight.rules import INTERVIEW_RESULTS
from jujiao.oversight.selectors import checks_of, interviews_of, rounds_of
from jujiao.oversight.sheets import read_checklist
from jujiao.people.selectors import branches_of, people_of
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    person_question,
)
from jujiao.web.standpoint import Standpoint
from jujiao.web.workbooks import first_sheet

INSPECTOR, FAULT_ROWS = "inspector-", 3
NOBODY_HIS_OWN = "谁也不能督查自己联系的、自己所在的支部"


def _plan_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    """When, and who sees which branch; those of the last round stand there at first."""
    last = rounds_of(here.scope).first()
    seen_by = {one.unit_id: one.inspector.full_name for one in checks_of(last)} if last else {}
    kinds = ((slug, one.label) for slug, one in SORTS.items())
    return (
        Question("serial", "轮次", hint="如：第4轮；一年里不重复"),
        choice_question("sort", "哪一类", kinds, value=next(iter(SORTS))),
        day_question(here, "starts_on", "开始"),
        day_question(here, "ends_on", "结束"),
        *(
            Question(f"{INSPECTOR}{one.pk}", one.name, "person", value=seen_by.get(one.pk, ""))
            for one in branches_of(here.court.pk, on=here.today)
        ),
    )


def _plan(doing: Doing) -> object:
    """Plans the round; what is wrong with an inspector is said beside his branch."""
    branches = list(branches_of(doing.here.court.pk, on=doing.here.today))
    plan = RoundPlan(
        doing.here.court.pk,
        doing["serial"],
        SORTS[doing["sort"]],
        doing["starts_on"],
        doing["ends_on"],
        {one.pk: doing[f"{INSPECTOR}{one.pk}"] for one in branches},
    )
    fields = {one.name: f"{INSPECTOR}{one.pk}" for one in branches}
    try:
        return plan_round(plan, **doing.who)
    except Refused as refused:
        said = [replace(one, place=fields.get(one.place, one.place)) for one in refused.problems]
        raise Refused(*said) from refused


def _fault_parts(here: Standpoint) -> tuple[Question, ...]:
    return (
        Question("title", "问题"),
        Question("due_on", "整改期限", "day", is_required=False),
    )


def _visit_asks(here: Standpoint, check: Any) -> Sequence[Question]:
    return (
        day_question(here, "checked_on", "督查日期"),
        Question(
            "faults",
            "发现的问题",
            "rows",
            is_required=False,
            parts=_fault_parts(here),
            rows=FAULT_ROWS,
            hint="没有问题的空着",
        ),
        Question("note", "说明", is_required=False),
    )


def _visit(doing: Doing) -> object:
    faults = tuple(FaultSeen(one["title"], one["due_on"]) for one in doing["faults"])
    visit = VisitMade(doing["checked_on"], faults, doing["note"])
    return record_visit(doing.subject, visit, **doing.who)


def _read(doing: Doing) -> object:
    grid = first_sheet(doing.here, doing["files"][0], place="files")
    try:
        visit = read_checklist(grid, checklist_of(doing.subject))
        return record_visit(doing.subject, visit, **doing.who)
    except Refused as refused:
        raise Refused(*(replace(one, place="files") for one in refused.problems)) from refused


def _replace(doing: Doing) -> object:
    person = people_of(doing.here.scope).filter(pk=doing["inspector"]).first()
    if person is None:
        raise refuse("person_unknown", "花名册没有这个人。", place="inspector", remedy="请核对。")
    try:
        return replace_inspector(doing.subject, person, **doing.who)
    except Refused as refused:
        raise Refused(*(replace(one, place="inspector") for one in refused.problems)) from refused


def _asked_asks(here: Standpoint, check: Any) -> Sequence[Question]:
    drawn = [one for one in interviews_of(check.round) if one.branch_check_id == check.pk]
    named = [(str(one.pk), f"{one.person}：{one.record}") for one in drawn]
    return (
        choice_question("interview", "访谈谁", named),
        choice_question("result", "说的", INTERVIEW_RESULTS.items()),
        day_question(here, "on", "日期"),
    )


def _asked(doing: Doing) -> object:
    drawn = {str(one.pk): one for one in interviews_of(doing.subject.round)}
    return record_interview(drawn[doing["interview"]], doing["result"], on=doing["on"], **doing.who)


PLAN = Act(
    "plan",
    "安排一轮",
    _plan,
    "安排好了，每个支部都有人督查。",
    _plan_asks,
    (NOBODY_HIS_OWN, "一轮要看遍所有支部，看遍了才能办结", GUIDANCE_RULES),
)
DRAW = Act(
    "draw",
    "抽取访谈对象",
    lambda doing: draw_interviews(doing.subject, **doing.who),
    "抽好了，抽取的种子存在这一轮里。",
    hint="每个支部抽三人，抽了不能重抽。",
)
CLOSE = Act(
    "close", "办结这一轮", lambda doing: close_round(doing.subject, **doing.who), "这一轮办结了。"
)
VISIT = Act("visit", "登记督查", _visit, "已登记，问题列入整改。", _visit_asks)
READ = Act(
    "read",
    "读回填好的清单",
    _read,
    "读回了，问题列入整改。",
    lambda here, check: (Question("files", "清单", "files", hint="为这个支部下载的xlsx"),),
)
REPLACE = Act(
    "replace",
    "换督查人",
    _replace,
    "换好了。",
    lambda here, check: (person_question("inspector", "督查人"),),
)
ASKED = Act("asked", "登记访谈", _asked, "访谈登记好了。", _asked_asks)
ROUND_ACTS = {one.slug: one for one in (DRAW, CLOSE)}
CHECK_ACTS = {one.slug: one for one in (VISIT, READ, ASKED, REPLACE)}
