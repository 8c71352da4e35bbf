"""Commands on plans: ``plan``, ``plan-adopt``, ``plan-report``, ``plan-package`` and ``law-report``."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.access.scope import Scope
from jujiao.catalogue.plan_sorts import ACTION_PLAN, INSPECTION_PLAN, PLAN_SORTS
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, day
from jujiao.cli.courts import court_asked
from jujiao.cli.findings import write_paper
from jujiao.exchange.workbooks import open_workbook
from jujiao.kernel.cadence import Every, window_of
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.outreach.papers import law_report, paper_of_law_report
from jujiao.plans.drafts import PlanDraft, plan_of_toml
from jujiao.plans.gauges import View
from jujiao.plans.packages import measure_line, state_package
from jujiao.plans.papers import quarterly_report
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.plans.sheets import measures_of_rows
from jujiao.plans.standings import PlanStanding, plan_standings, view_of

QUARTERS = (1, 2, 3, 4)


def _ask_for_a_plan(parser: ArgumentParser) -> None:
    ask_court_and_year(parser)
    choices = "、".join(f"{one.slug}（{one.label}）" for one in PLAN_SORTS.values())
    parser.add_argument(
        "--sort", choices=sorted(PLAN_SORTS), default=ACTION_PLAN.slug, help=f"哪类方案：{choices}"
    )


def _plan_arguments(parser: ArgumentParser) -> None:
    _ask_for_a_plan(parser)
    parser.add_argument("--as-of", type=day, help="截至日期；不写的是今天")


def plan(asked: Namespace, console: Console) -> int:
    """Every measure of the plan, and what shows how far it is; none where no plan was adopted."""
    found = _standing(asked, _view(asked, asked.as_of or timezone.localdate()))
    measures = found.measures if found else ()
    console.answer({"measures": [measure_line(one) for one in measures]})
    if found is None:
        console.say(f"{asked.year}年没有导入“{PLAN_SORTS[asked.sort].label}”。")
    for one in measures:
        percent = "未知" if one.percent is None else f"{one.percent}%"
        console.say(f"{one.ordinal}\t{percent}\t{one.state.label}\t{one.title}")
    return ANSWERED


def _adopt_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="方案文件：toml，或者xlsx")
    _ask_for_a_plan(parser)
    parser.add_argument("--title", default="", help="xlsx的方案名称")
    parser.add_argument("--adopted-on", type=day, help="xlsx的印发日期")
    parser.add_argument("--document-no", default="", help="xlsx的文号")


def adopt(asked: Namespace, console: Console) -> int:
    """采用方案: reads the file whole or not at all."""
    court = court_asked(asked)
    adoption = Adoption(court.pk, asked.sort, _draft(asked))
    adopted = adopt_plan(adoption, by=console_actor(court.pk), at=timezone.now())
    count = adopted.measures.count()
    console.say(f"已采用《{adopted.title}》，{count}项，自{adopted.first_year}年起。")
    console.answer({"plan": adopted.title, "measures": count, "first_year": adopted.first_year})
    return ANSWERED


def _report_arguments(parser: ArgumentParser) -> None:
    _ask_for_a_plan(parser)
    parser.add_argument("--quarter", required=True, type=int, choices=QUARTERS, help="第几季度")
    parser.add_argument("--out", required=True, type=Path, help="放文书的文件夹")


def report(asked: Namespace, console: Console) -> int:
    """The quarter's report of the plan as docx, pdf and html."""
    window = window_of(Every.QUARTER, date(asked.year, 3 * asked.quarter, 1))
    last = min(window.period.last, timezone.localdate())
    view = _view(asked, last, since=window.period.first - timedelta(days=1))
    paper = quarterly_report(_need(asked, view), view, window)
    return _say_files(write_paper(paper, asked.out), console)


def _package_arguments(parser: ArgumentParser) -> None:
    _ask_for_a_plan(parser)
    parser.add_argument("--out", required=True, type=Path, help="写到哪个json文件")


def package(asked: Namespace, console: Console) -> int:
    """方案状态包: one file of figures for the court above, without any personal data."""
    view = _view(asked, timezone.localdate())
    said = state_package(_need(asked, view), view)
    text = json.dumps(said, ensure_ascii=False, indent=1)
    try:
        asked.out.write_text(text + "\n", encoding="utf-8")
    except OSError as fault:
        raise refuse(
            "not_written", f"写不进{asked.out}：{fault.strerror}。", place="--out"
        ) from fault
    return _say_files([asked.out], console)


def _law_arguments(parser: ArgumentParser) -> None:
    ask_court_and_year(parser)
    parser.add_argument("--out", required=True, type=Path, help="放文书的文件夹")


def law(asked: Namespace, console: Console) -> int:
    """普法责任制履职报告: a draft as docx, pdf and html."""
    scope = Scope(court_asked(asked).pk)
    told = law_report(scope, asked.year, as_of=timezone.localdate())
    return _say_files(write_paper(paper_of_law_report(told), asked.out), console)


def _view(asked: Namespace, as_of: date, *, since: date | None = None) -> View:
    """What leaves the court holds no small number of a restricted register."""
    return view_of(Scope(court_asked(asked).pk), asked.year, as_of=as_of, since=since)


def _standing(asked: Namespace, view: View) -> PlanStanding | None:
    return next((one for one in plan_standings(view) if one.sort == asked.sort), None)


def _need(asked: Namespace, view: View) -> PlanStanding:
    found = _standing(asked, view)
    if found is None:
        label = PLAN_SORTS[asked.sort].label
        remedy = "请先用 plan-adopt 导入。"
        if asked.sort == INSPECTION_PLAN.slug:
            remedy = "请先列年度督察重点。"
        raise refuse("no_plan", f"{asked.year}年没有“{label}”。", place="--sort", remedy=remedy)
    return found


def _draft(asked: Namespace) -> PlanDraft:
    if not asked.file.is_file():
        raise refuse("no_file", f"没有文件{asked.file}。", place="file")
    if asked.file.suffix == ".toml":
        return plan_of_toml(asked.file.read_text(encoding="utf-8"))
    book = open_workbook(asked.file)
    if isinstance(book, Problem):
        raise Refused(book)
    if not asked.title or asked.adopted_on is None:
        raise refuse(
            "required",
            "没有写方案名称或印发日期。",
            place="--title",
            remedy="请加--title和--adopted-on。",
        )
    measures = measures_of_rows(book.sheets[0].rows)
    return PlanDraft(
        asked.title, asked.adopted_on, asked.year, measures, document_no=asked.document_no
    )


def _say_files(files: list[Path], console: Console) -> int:
    for file in files:
        console.say(f"已写出 {file}")
    console.answer({"files": [str(file) for file in files]})
    return ANSWERED


COMMANDS = (
    Command("plan", "列出方案的举措和进度", _plan_arguments, plan),
    Command("plan-adopt", "采用一个方案：toml或xlsx", _adopt_arguments, adopt),
    Command("plan-report", "写方案的季度推进情况报告", _report_arguments, report),
    Command("plan-package", "写出方案状态包，报上级法院", _package_arguments, package),
    Command("law-report", "写普法责任制履职报告（送审稿）", _law_arguments, law),
)
