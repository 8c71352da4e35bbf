"""Commands about people's way in the court: ``eligible`` and ``appraise``."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from jujiao.appraisals.sheets import appraisal_sheet
from jujiao.careers.selectors import Candidate, LadderAsked, candidates
from jujiao.catalogue.ladders import LADDER_LABELS
from jujiao.catalogue.schemes import SCHEMES
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, day
from jujiao.cli.courts import court_asked

VERDICTS = {True: "符合", False: "不符合", None: "不能判断"}


def _eligible_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument(
        "--ladder",
        required=True,
        choices=list(LADDER_LABELS),
        help="rank 职级，judge 法官等级，police 警务职级",
    )
    parser.add_argument("--as-of", required=True, type=day, help="截至日期，如2025-12-31")


def _eligible(asked: Namespace, console: Console) -> int:
    court = court_asked(asked)
    found = candidates(LadderAsked(court.pk, asked.ladder, asked.as_of))
    for one in found:
        console.say(_line(one))
    console.say(f"共{len(found)}人。符合条件不等于晋升：由党组按程序研究决定。")
    console.answer([_row(one) for one in found])
    return ANSWERED


def _line(one: Candidate) -> str:
    answer, rank = one.answer, one.member.standing.rank or "—"
    reasons = "；".join(f"{ground.detail}（{ground.basis}）" for ground in answer.because)
    return f"{one.member.name} {one.member.department} {rank}→{answer.next or '—'} {VERDICTS[answer.eligible]}：{reasons}"


def _row(one: Candidate) -> dict[str, object]:
    answer = one.answer
    return {
        "person": one.member.name,
        "department": one.member.department,
        "rank": one.member.standing.rank,
        "next": answer.next,
        "eligible": answer.eligible,
        "since": answer.since.isoformat() if answer.since else None,
        "until": answer.until.isoformat() if answer.until else None,
        "because": [asdict(ground) for ground in answer.because],
    }


def _appraise_arguments(parser: ArgumentParser) -> None:
    ask_court_and_year(parser)
    parser.add_argument("--scheme", required=True, help=f"考核方案，如{'、'.join(SCHEMES)}")


def _appraise(asked: Namespace, console: Console) -> int:
    court = court_asked(asked)
    sheet = appraisal_sheet(court.pk, asked.year, asked.scheme)
    console.say(
        f"{sheet.scheme.label}（第{sheet.scheme.version}版，{sheet.scheme.basis.citation}）"
    )
    for line in sheet.lines:
        total = "未知" if line.total is None else line.total
        console.say(f"{line.name} {line.department} {total} {'；'.join(line.missing)}")
    console.say(f"共{len(sheet.lines)}人。分数不等于等次：等次由考核委员会或院领导确定。")
    console.answer(sheet.as_json())
    return ANSWERED


COMMANDS = (
    Command(
        "eligible",
        "按晋升年限列出每名干警是否符合晋升条件及依据",
        _eligible_arguments,
        _eligible,
    ),
    Command(
        "appraise",
        "按考核方案算出每名干警的得分，并列出还缺的数据",
        _appraise_arguments,
        _appraise,
    ),
)
