"""通报 as a paper: 期号 and issuer above, 基本情况、好的做法、发现的问题、整改要求, the list of rectification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby
from typing import Any

from jujiao.findings.bulletins import BulletinContent
from jujiao.kernel.periods import Period
from jujiao.papers.tree import (
    Appendix,
    Block,
    Colophon,
    Column,
    Heading,
    Manner,
    Masthead,
    Paper,
    Paragraph,
    SignOff,
    Table,
    said_day,
)

ORDINALS = "一二三四五"
DRAFT_NOTE = "送审稿"


def paper_of_bulletin(content: BulletinContent, *, note: str = "") -> Paper:
    """The issue as a paper; ``note`` marks what has not been issued."""
    day = date.fromisoformat(content.issued_on)
    sections = _quarter_sections if content.quarter else _visit_sections
    about = content.quarter.get("label") or _span(content)
    blocks: list[Block] = []
    for place, (title, body) in enumerate(sections(content)):
        blocks += [Heading(f"{ORDINALS[place]}、{title}"), *body]
    return Paper(
        title=f"关于{about}{content.name.removesuffix('通报').removesuffix('季度')}情况的通报",
        blocks=(*blocks, SignOff(content.issuer, day), *_appendix(content)),
        note=note,
        issuer=content.issuer,
        dated=day,
        masthead=Masthead(content.name, content.serial, content.issuer, day),
        colophon=Colophon(content.issuer, day, content.copies_to),
    )


def _visit_sections(content: BulletinContent) -> Iterator[tuple[str, list[Block]]]:
    yield "督察基本情况", [Paragraph(_summary(content)), _visits(content)]
    if content.good_practice:
        yield "好的做法", _paragraphs(content.good_practice)
    yield "发现的问题", list(_problems(content))
    yield "处理与整改要求", _paragraphs(content.demands or DEMANDS)


DEMANDS = "被通报部门应当对照问题逐项整改，明确责任人，在规定期限内报送整改情况，由督察部门复查。"


def _span(content: BulletinContent) -> str:
    days = sorted(date.fromisoformat(one["day"]) for one in content.visits if one["day"])
    return said_day(days[0]) if days[0] == days[-1] else Period(days[0], days[-1]).label


def _summary(content: BulletinContent) -> str:
    units = dict.fromkeys(unit for one in content.visits for unit in one["units"])
    modes = "、".join(dict.fromkeys(one["mode"] for one in content.visits if one["mode"]))
    manner = f"，方式为{modes}" if modes else ""
    return (
        f"{_span(content)}开展督察{len(content.visits)}次{manner}，"
        f"涉及{len(units)}个部门，发现问题{len(content.problems)}个。"
    )


def _visits(content: BulletinContent) -> Table:
    rows = tuple(
        (_day(one["day"]), one["title"], one["mode"], "、".join(one["units"]))
        for one in content.visits
    )
    columns = (Column("日期", 8), Column("内容", 8), Column("方式", 4), Column("被督察部门", 8))
    return Table(columns, rows)


def _day(frozen: str) -> str:
    """A day as it was frozen, in words; blank where none was known."""
    return said_day(date.fromisoformat(frozen)) if frozen else ""


def _problems(content: BulletinContent) -> Iterator[Block]:
    if not content.problems:
        yield Paragraph("未发现问题。")
    for place, (area, own) in enumerate(groupby(content.problems, key=lambda one: one["area"])):
        yield Heading(f"（{_chinese(place + 1)}）{area}", 2)
        for number, one in enumerate(own, 1):
            yield Paragraph(f"{number}．{_whose(one)}{one['title']}。")


def _whose(problem: Mapping[str, Any]) -> str:
    who = "".join(part for part in (problem["unit"], problem["owner"]) if part)
    return f"{who}：" if who else ""


def _appendix(content: BulletinContent) -> tuple[Block, ...]:
    if not content.problems:
        return ()
    columns = (
        Column("序号", 3),
        Column("问题", 9),
        Column("责任部门", 6),
        Column("期限", 8),
        Column("进展", 4),
    )
    rows = tuple(
        (
            str(place),
            one["title"],
            one["unit"] or "未注明",
            _day(one["due"]) or "未定",
            one["state"],
        )
        for place, one in enumerate(content.problems, 1)
    )
    return (Appendix("整改清单", (Table(columns, rows, ruled=True),)),)


def _quarter_sections(content: BulletinContent) -> Iterator[tuple[str, list[Block]]]:
    quarter = content.quarter
    yield (
        "报送基本情况",
        [
            Paragraph(
                f"{quarter['label']}，应报部门{quarter['departments']}个，"
                f"共报送{quarter['reported']}件。{_by_class(quarter['classes'])}"
            )
        ],
    )
    yield "报送时限", [Paragraph(_timeliness(quarter))]
    reminders = [Paragraph(line) for line in quarter["reminders"]]
    yield "零报告提醒", [*(reminders or [Paragraph("没有需要提醒核实的部门。")])]
    yield "工作要求", _paragraphs(REMINDER)


REMINDER = (
    "各部门应当全面、如实、及时记录报告，做到应报尽报。提醒核实不设件数要求，"
    "零报告不影响任何考核。具体内容一律在全国平台填报。"
)


def _by_class(classes: Mapping[str, int | None]) -> str:
    if any(count is None for count in classes.values()):
        return "分类件数未全部区分或者数目较小，不予列出。"
    return "其中" + "，".join(f"{label}{count}件" for label, count in classes.items()) + "。"


def _timeliness(quarter: Mapping[str, Any]) -> str:
    late = f"逾期报送：{'、'.join(quarter['late'])}。" if quarter["late"] else ""
    missing = f"未报送：{'、'.join(quarter['missing'])}。" if quarter["missing"] else ""
    return late + missing or "各部门均按时报送。"


def _paragraphs(text: str) -> list[Block]:
    return [Paragraph(line.strip(), Manner.BODY) for line in text.splitlines() if line.strip()]


def _chinese(number: int) -> str:
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    head = "" if not tens else "十" if tens == 1 else digits[tens] + "十"
    return head + (digits[ones] if ones or not tens else "")
