"""What is done with a plan: adopted from a file, reported each quarter, sent to the court above as figures."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from jujiao.access.scope import Scope
from jujiao.catalogue.plan_sorts import INSPECTION_PLAN, PLAN_SORTS
from jujiao.kernel.problems import refuse
from jujiao.papers.tree import Paper
from jujiao.plans.drafts import PlanDraft, plan_of_toml
from jujiao.plans.packages import state_package
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.plans.sheets import measures_of_rows
from jujiao.plans.standings import plan_standings, view_of
from jujiao.reports.plan_reports import PlanQuarter, issue_plan_report, quarter_told
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question
from jujiao.web.standpoint import Standpoint
from jujiao.web.workbooks import first_sheet

ADOPTED = {slug: one for slug, one in PLAN_SORTS.items() if one is not INSPECTION_PLAN}
QUARTERS = (1, 2, 3, 4)


def _adopt_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        choice_question("sort", "哪类方案", [(slug, one.label) for slug, one in ADOPTED.items()]),
        Question("files", "举措表", "files", hint="xlsx一行一项举措；也可以是toml"),
        Question("title", "方案名称", is_required=False, hint="toml里写了的不用填"),
        day_question(here, "adopted_on", "印发日期"),
        Question("document_no", "文号", is_required=False),
    )


def _adopt(doing: Doing) -> object:
    adoption = Adoption(doing.here.court.pk, doing["sort"], _draft(doing))
    return adopt_plan(adoption, **doing.who)


def _draft(doing: Doing) -> PlanDraft:
    [file] = doing["files"][:1]
    if file.name.lower().endswith(".toml"):
        return plan_of_toml(file.read().decode("utf-8", errors="replace"))
    if not doing["title"]:
        raise refuse("required", "没有填方案名称。", place="title", remedy="请填上。")
    measures = measures_of_rows(first_sheet(doing.here, file, place="files"))
    year, number = doing.here.year, doing["document_no"]
    return PlanDraft(doing["title"], doing["adopted_on"], year, measures, document_no=number)


ADOPT = Act(
    "adopt",
    "采用方案",
    _adopt,
    "采用了，进度从台账算出。",
    _adopt_asks,
    hint="同一类再采用一次，新的接替旧的，旧的仍可查到",
)
ISSUE = Act(
    "issue",
    "印发季度报告",
    lambda doing: issue_plan_report(
        PlanQuarter(doing.here.court.pk, doing["sort"], doing.here.year, int(doing["quarter"])),
        **doing.who,
    ),
    "印发了，编号定稿。",
    lambda here, subject: (
        choice_question("sort", "哪类方案", [(slug, one.label) for slug, one in ADOPTED.items()]),
        choice_question("quarter", "季度", [(str(one), f"第{one}季度") for one in QUARTERS]),
    ),
)
PLAN_ACTS = {ADOPT.slug: (ADOPT, "plan.adopt"), ISSUE.slug: (ISSUE, "report.issue")}


def quarter_paper(here: Standpoint, sort: str, quarter: int) -> Paper:
    """The quarter's report as a draft. Raises Refused."""
    asked = PlanQuarter(here.court.pk, sort, here.year, quarter)
    return quarter_told(asked, on=here.today).paper(asked.window)


def package_of(here: Standpoint, sort: str) -> bytes:
    """方案状态包 for the court above: figures, and nothing about any person. Raises Refused."""
    view = view_of(Scope(here.court.pk), here.year, as_of=here.as_of)
    found = next((one for one in plan_standings(view) if one.sort == sort), None)
    if found is None:
        raise refuse("no_plan", f"{here.year}年没有“{PLAN_SORTS[sort].label}”。")
    said = json.dumps(state_package(found, view), ensure_ascii=False, indent=1)
    return f"{said}\n".encode()
