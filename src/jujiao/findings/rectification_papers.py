"""整改情况报告 and 整改公开 as papers: what was done of each problem, the rate, what stays to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jujiao.catalogue.external_inspection import DISCLOSURES, INSPECTION_REGULATIONS
from jujiao.findings.rectification_lists import (
    ThreeLists,
    concentrated_period,
    disclosed_lines,
    problems_of,
    three_lists,
)
from jujiao.findings.standings import Tally, tally
from jujiao.ledger.models import Record
from jujiao.papers.tree import (
    Appendix,
    Block,
    Column,
    Heading,
    Listing,
    Manner,
    Paper,
    Paragraph,
    SignOff,
    Table,
    said_day,
)
from jujiao.people.models import Unit


def completion_paper(feedback: Record, *, as_of: date) -> Paper:
    """整改情况报告: how the problems of a feedback stand on a day, with the three lists behind it."""
    court = Unit.objects.get(pk=feedback.court_id)
    counted = tally(problems_of(feedback, as_of=as_of), court_id=feedback.court_id, as_of=as_of)
    lists = three_lists(feedback, as_of=as_of)
    return Paper(
        title=f"关于{feedback.title}反馈问题整改情况的报告",
        blocks=(
            Heading("一、整改总体情况"),
            Paragraph(_summary(feedback, counted)),
            Heading("二、逐项整改情况"),
            *_progress(lists),
            Heading("三、下一步工作"),
            Paragraph(_outlook(counted)),
            SignOff(court.name, as_of),
            *_appendices(lists),
            Paragraph(f"销号依据：{INSPECTION_REGULATIONS.citation}。", Manner.NOTE),
        ),
        issuer=court.name,
        dated=as_of,
    )


def disclosure_paper(feedback: Record, scope: str, *, as_of: date) -> Paper:
    """整改公开: what is told within the party or in public; the rest is named and not told."""
    court = Unit.objects.get(pk=feedback.court_id)
    return Paper(
        title=f"关于{feedback.title}整改情况的通报",
        note=f"{DISCLOSURES[scope]}稿",
        blocks=(Listing(tuple(disclosed_lines(feedback, scope))), SignOff(court.name, as_of)),
        issuer=court.name,
        dated=as_of,
    )


def _summary(feedback: Record, counted: Tally) -> str:
    rate = f"，完成率{counted.completion}" if counted.completion else ""
    kept = f"另有{counted.sustained}个转为长期坚持，不计入完成率。" if counted.sustained else ""
    return (
        f"{feedback.issuer}反馈问题{counted.found}个，集中整改期为"
        f"{concentrated_period(feedback).label}。已销号{counted.closed}个{rate}。{kept}"
    )


def _progress(lists: ThreeLists) -> Iterator[Block]:
    for problem in lists.problems:
        yield Paragraph(f"{problem.number}．{problem.title}（{problem.state}）")
        done = [one for one in lists.measures if one.number == problem.number and one.done_on]
        for measure in done:
            yield Paragraph(f"{measure.measure}：{measure.result}")


def _outlook(counted: Tally) -> str:
    left = counted.to_close - counted.closed
    if left:
        return f"尚有{left}个问题没有销号，将按期限和责任继续整改，逐项复查。"
    return "已销号问题纳入回头看，防止反弹；长期坚持事项持续推进。"


def _appendices(lists: ThreeLists) -> Iterator[Appendix]:
    problems = Table(
        (Column("序号", 3), Column("问题", 14), Column("类别", 8), Column("状态", 5)),
        tuple((str(one.number), one.title, one.area, one.state) for one in lists.problems),
        ruled=True,
    )
    measures = Table(
        (
            Column("序号", 3),
            Column("任务", 5),
            Column("措施", 8),
            Column("期限", 7),
            Column("完成", 7),
        ),
        tuple(
            (
                str(one.number),
                one.task,
                one.measure,
                said_day(one.due_on),
                said_day(one.done_on) if one.done_on else "未完成",
            )
            for one in lists.measures
        ),
        ruled=True,
    )
    duties = Table(
        (
            Column("序号", 3),
            Column("措施", 11),
            Column("责任领导", 5),
            Column("责任部门", 7),
            Column("责任人", 4),
        ),
        tuple(
            (str(one.number), one.measure, one.leader, one.unit, one.owner) for one in lists.duties
        ),
        ruled=True,
    )
    tables = (("问题清单", problems), ("任务清单", measures), ("责任清单", duties))
    for place, (title, table) in enumerate(tables, 1):
        yield Appendix(title, (table,), label=f"附件{place}")
