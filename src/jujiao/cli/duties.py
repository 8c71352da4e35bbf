"""Commands about what is owed: ``dues``, ``prompt`` and the arithmetic of a ``vote``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings

from jujiao.access.scope import Scope
from jujiao.cli.commands import ANSWERED, Command, Console, court_missing, day
from jujiao.duties.facts import Owing
from jujiao.duties.listing import as_rows
from jujiao.duties.selectors import dues
from jujiao.kernel.cadence import Every, parse_window, window_of
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import refuse
from jujiao.kernel.votes import VOTE_RULES, Count, VoteKind, decide, least_candidates
from jujiao.oversight.prompt_lines import PromptSheet
from jujiao.oversight.prompt_papers import paper_of_prompt, text_of_prompt
from jujiao.oversight.prompts import prompt_sheets
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import PaperFonts, paper_fonts
from jujiao.papers.pdf_writer import write_pdf
from jujiao.people.selectors import court_named, units_called


def _vote_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in VoteKind])
    parser.add_argument("--entitled", required=True, type=int, help="应到有表决权的人数")
    parser.add_argument("--present", required=True, type=int, help="实到有表决权的人数")
    parser.add_argument("--yes", required=True, type=int, help="赞成票数")
    parser.add_argument("--seats", type=int, help="应选名额，用来算候选人数")


def _vote(asked: Namespace, console: Console) -> int:
    rule = VOTE_RULES[VoteKind(asked.kind)]
    outcome = decide(rule, Count(asked.entitled, asked.present, asked.yes))
    answer: dict[str, object] = {
        "kind": rule.kind.value,
        "opens": outcome.opens,
        "passed": outcome.passed,
        "needed": outcome.needed,
        "denominator": outcome.denominator,
        "counted_over": rule.counted_over.value,
        "present_needed": outcome.present_needed,
        "rule": rule.text,
        "basis": rule.basis.citation,
    }
    if asked.seats is not None:
        answer["least_candidates"] = least_candidates(asked.seats)
    meeting = "可以开会" if outcome.opens else f"不能开会，至少要到{outcome.present_needed}人"
    carried = "通过" if outcome.passed else "未通过"
    over = f"{rule.counted_over.value}{outcome.denominator}人"
    console.say(f"{rule.kind.label}：{meeting}；{carried}，{over}中要有{outcome.needed}票赞成。")
    if asked.seats is not None:
        console.say(f"应选{asked.seats}名，候选人至少{least_candidates(asked.seats)}名。")
    console.say(f"规则：{rule.text}。依据：{rule.basis.citation}。")
    console.answer(answer)
    return ANSWERED


def _dues_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--as-of", required=True, type=day, help="截至哪一天终了，如2025-12-31")
    parser.add_argument("--branch", help="只看一个支部")


def _branch_id(scope: Scope, name: str | None) -> int | None:
    if name is None:
        return None
    found = units_called(scope, [name])
    if not found:
        raise refuse("branch_unknown", f"没有名为“{name}”的支部。", place="--branch")
    return found[0].pk


def _dues(asked: Namespace, console: Console) -> int:
    court = court_named(asked.court)
    if court is None:
        raise court_missing(asked.court)
    scope = Scope(court.pk, confidential=True)
    branch_id = _branch_id(scope, asked.branch)
    owing = Owing(scope, asked.as_of, branch_id=branch_id, day_is_over=True)
    found = dues(owing)
    console.answer(as_rows(owing, found))
    for state in DueState:
        console.say(f"{state.label}{sum(due.state is state for due in found)}项")
    for due in found:
        if due.state is DueState.OVERDUE:
            late = (owing.today - due.due_on).days
            console.say(f"逾期{late}天　{due.bearer.name}　{due.window.words}　{due.duty.label}")
    return ANSWERED


def _prompt_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--month", required=True, help="月份，如2025-06")
    parser.add_argument("--out", required=True, type=Path, help="放月提示的文件夹")


def _prompt(asked: Namespace, console: Console) -> int:
    court = court_named(asked.court)
    if court is None:
        raise court_missing(asked.court)
    month = parse_window(asked.month)
    if month != window_of(Every.MONTH, month.period.first):
        raise refuse("no_month", f"“{asked.month}”不是一个月。", place="--month")
    fonts, answer = paper_fonts(settings.FONT_DIRS), []
    asked.out.mkdir(parents=True, exist_ok=True)
    for sheet in prompt_sheets(Scope(court.pk), month):
        files = _write_prompt(sheet, asked.out, fonts)
        console.say(text_of_prompt(sheet))
        answer.append(sheet.as_json() | {"files": [str(file) for file in files]})
    console.answer(answer)
    return ANSWERED


def _write_prompt(sheet: PromptSheet, folder: Path, fonts: PaperFonts) -> list[Path]:
    paper = paper_of_prompt(sheet)
    contents = {
        "docx": write_docx(paper),
        "pdf": write_pdf(paper, fonts),
        "txt": text_of_prompt(sheet).encode(),
    }
    files = []
    for ending, content in contents.items():
        file = folder / f"{sheet.month.label}{sheet.branch}月提示.{ending}"
        file.write_bytes(content)
        files.append(file)
    return files


COMMANDS = (
    Command("dues", "某日为止谁该办什么，办了没有", _dues_arguments, _dues),
    Command("prompt", "写出各支部某月的月提示", _prompt_arguments, _prompt),
    Command("vote", "算一次表决：能不能开会，过没过", _vote_arguments, _vote),
)
