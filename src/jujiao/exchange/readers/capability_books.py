"""媒体级别对照、稿件、视频、竞赛、课题、制度、疑难案件: what the court's people wrote, won, studied and led."""

from __future__ import annotations

import re
from datetime import date

from jujiao.catalogue.contests import CONTEST_HOSTED, CONTEST_PRIZE, WINNER, WINNING_UNIT
from jujiao.catalogue.hard_cases import CLOSED, HARD_CASE, LEAD, PENDING
from jujiao.catalogue.publicity import (
    ARTICLE,
    EXCERPT,
    FIRST,
    MULTIPLE,
    ORIGINAL_VIDEO,
    OUTLET_LEVEL,
    REPRINT,
)
from jujiao.catalogue.publicity import AUTHOR as ARTICLE_AUTHOR
from jujiao.catalogue.regulations import REGULATION
from jujiao.catalogue.relations import COURT_LEADERSHIP
from jujiao.catalogue.research import (
    AUTHOR,
    LED_BY_LEADER,
    LED_BY_OTHERS,
    RESEARCH_OUTPUT,
    RESEARCH_PROJECT,
)
from jujiao.exchange.cells import split_names
from jujiao.exchange.deeds import Deed
from jujiao.exchange.desk import Desk, SheetReader, keeps
from jujiao.exchange.faults import RowFault, Why
from jujiao.exchange.readers.recipients import found_people, recipients
from jujiao.exchange.tables import DataRow, RowGroup
from jujiao.kernel.levels import Level
from jujiao.kernel.spelling import fold
from jujiao.ledger.entries import RecordEntry
from jujiao.policies.services import PolicySetting
from jujiao.procedures.services import ProcedureEntry

PLACEMENTS = (
    (REPRINT, ("转载", "转发", "转摘", "转刊")),
    (EXCERPT, ("摘登", "摘编", "摘发", "摘要")),
    (MULTIPLE, ("一稿多发", "多发")),
    (FIRST, ("首发", "原创", "首次", "独家", "是")),
)
OUTPUTS = re.compile(r"《[^》]+》|[^；;\n]+")


def read_outlet(group: RowGroup, desk: Desk) -> list[Deed]:
    """The level of an outlet, as the court's own table has it from the year on."""
    row = group.first
    outlet, level = desk.need(row, "outlet"), desk.level(row)
    desk.outlets[fold(outlet)] = level
    setting = PolicySetting(
        desk.court_id,
        OUTLET_LEVEL,
        fold(outlet),
        int(level),
        date(desk.ledger_year, 1, 1),
        basis=desk.table.recognition.heading.title,
    )
    return [Deed(setting)]


def read_article(group: RowGroup, desk: Desk) -> list[Deed]:
    """One placement of a work in an outlet; a blank level is read off the court's table of outlets."""
    row = group.first
    outlet = row.text("outlet")
    if not outlet:
        raise RowFault(Why.OUTLET_MISSING, "outlet", "", "没有填刊发媒体，请补上。")
    authors = _people(row, desk, "author")
    level = _level_of_placement(row, desk, outlet)
    return [
        Deed(
            RecordEntry(
                desk.court_id,
                ARTICLE.slug,
                occurred_on=desk.day(row),
                title=desk.need(row, "title"),
                issuer=outlet,
                award_level=level,
                outcome=_placement(row, desk),
                people=tuple((ARTICLE_AUTHOR, one) for one in authors),
            )
        )
    ]


def _level_of_placement(row: DataRow, desk: Desk, outlet: str) -> Level:
    tabled = desk.outlets.get(fold(outlet))
    if row.text("award_level"):
        level = desk.level(row)
        if tabled is not None and tabled is not level:
            desk.hint(
                "level_differs",
                row,
                f"“{outlet}”填作{level.label}，对照表为{tabled.label}；按所填计。",
            )
        return level
    if tabled is None:
        raise RowFault(
            Why.LEVEL_MISSING,
            "award_level",
            "",
            f"没有填级别，媒体级别对照表里也没有“{outlet}”，请选定。",
        )
    return tabled


def _placement(row: DataRow, desk: Desk) -> str:
    word = fold(row.text("reprint_state"))
    if word in ("否", "非首发"):
        return REPRINT
    for outcome, words in PLACEMENTS:
        if any(one in word for one in words):
            return outcome
    desk.hint("placement_unknown", row, "没有写明首发还是转载，按首发计。")
    return FIRST


def _people(row: DataRow, desk: Desk, name: str) -> tuple[int, ...]:
    """People of the roll in a cell that may also name a unit (which is nobody)."""
    names = [
        one
        for one in split_names(row.text(name))
        if desk.roll.namesakes(one) or not desk.roll.looks_like_unit(one)
    ]
    return found_people(names, row, desk, name)


def read_video(group: RowGroup, desk: Desk) -> list[Deed]:
    """An original video that was published."""
    row = group.first
    authors = _people(row, desk, "author")
    entry = RecordEntry(
        desk.court_id,
        ORIGINAL_VIDEO.slug,
        occurred_on=desk.day(row),
        title=desk.need(row, "title"),
        people=tuple((ARTICLE_AUTHOR, one) for one in authors),
    )
    return [Deed(entry)]


def read_prize(group: RowGroup, desk: Desk) -> list[Deed]:
    """A prize: each member of a team is one 人次; a prize for a unit counts nobody."""
    row = group.first
    named = recipients(row, desk, "recipients")
    people, units = named.in_roles(WINNER, WINNING_UNIT)
    return [
        Deed(
            RecordEntry(
                desk.court_id,
                CONTEST_PRIZE.slug,
                award_level=desk.level(row),
                occurred_on=desk.day(row),
                title=desk.need(row, "title"),
                issuer=row.text("issuer"),
                details={"prize": row.text("prize")},
                people=people,
                units=units,
            )
        )
    ]


def read_hosted(group: RowGroup, desk: Desk) -> list[Deed]:
    """A contest that the court held for others."""
    row = group.first
    entry = RecordEntry(
        desk.court_id,
        CONTEST_HOSTED.slug,
        award_level=desk.level(row),
        occurred_on=desk.day(row),
        title=desk.need(row, "title"),
    )
    return [Deed(entry)]


def read_project(group: RowGroup, desk: Desk) -> list[Deed]:
    """A research project, on one row or several, and apart from it each output that came of it."""
    row = group.first
    leader = desk.roll.find(desk.need(row, "leader"), row.text("unit_name"), field="leader")
    days = [desk.maybe_day(one, "occurred_on") for one in group.rows]
    done = max((day for day in days if day is not None), default=None) if all(days) else None
    cards = [card for card in desk.roll.namesakes(leader.full_name) if card.person.pk == leader.pk]
    leads = any(COURT_LEADERSHIP.slug in card.kinds for card in cards)
    led = LED_BY_LEADER if leads or "领导" in desk.table.header_of("leader") else LED_BY_OTHERS
    title = desk.need(row, "title")
    project = ProcedureEntry(
        desk.court_id,
        RESEARCH_PROJECT.slug,
        person_id=leader.pk,
        title=title,
        outcome=led,
        completed_on=done,
        steps=(("completed", done),) if done else (),
    )
    outputs = [
        RecordEntry(
            desk.court_id,
            RESEARCH_OUTPUT.slug,
            occurred_on=day,
            title=output,
            outcome=led,
            people=((AUTHOR, leader.pk),),
        )
        for one, day in zip(group.rows, days, strict=True)
        for output in _outputs(one)
    ]
    told = [Deed(entry, part=f"output {place}") for place, entry in enumerate(outputs)]
    return [Deed(project), *told]


def _outputs(row: DataRow) -> list[str]:
    return [one.strip() for one in OUTPUTS.findall(row.text("output_title")) if one.strip()]


def read_regulation(group: RowGroup, desk: Desk) -> list[Deed]:
    """A regulation that the court adopted."""
    row = group.first
    unit = desk.roll.unit(row.text("unit_name"), where=desk.where(row))
    entry = RecordEntry(
        desk.court_id,
        REGULATION.slug,
        occurred_on=desk.day(row),
        title=desk.need(row, "title"),
        unit_id=unit.pk if unit else None,
        document_no=row.text("document_no"),
    )
    return [Deed(entry)]


def read_hard_case(group: RowGroup, desk: Desk) -> list[Deed]:
    """A hard case: its number, who leads it, whether it is closed; never what it is about."""
    row = group.first
    leads = _people(row, desk, "person_name")
    if not leads:
        raise RowFault(Why.FIELD_MISSING, "person_name", "", "没有填承办人，请补上。")
    closed_on = desk.maybe_day(row, "occurred_on")
    closed = is_closed(row.text("progress"), dated=closed_on is not None)
    if closed and closed_on is None:
        raise RowFault(Why.BAD_DATE, "occurred_on", "", "已结案而没有结案日期，请补上。")
    unit = desk.roll.unit(row.text("unit_name"), where=desk.where(row))
    entry = RecordEntry(
        desk.court_id,
        HARD_CASE.slug,
        occurred_on=closed_on,
        title=desk.need(row, "case_no"),
        unit_id=unit.pk if unit else None,
        outcome=CLOSED if closed else PENDING,
        details={"cause": row.text("cause")},
        people=tuple((LEAD, one) for one in leads),
    )
    return [Deed(entry)]


def is_closed(word: str, *, dated: bool) -> bool:
    """Whether the words of the book mean a closed case; where they are blank its date tells."""
    if not word:
        return dated
    open_words = ("未结", "在办", "审理中", "未办结", "未审结", "正在", "在审", "执行中", "否")
    if any(one in word for one in open_words):
        return False
    return "结" in word or word == "是" or dated


READERS = (
    SheetReader(
        "outlet_levels",
        "媒体级别对照表",
        4,
        read_outlet,
        keeps(OUTLET_LEVEL),
        yearly=False,
        tells_levels=True,
    ),
    SheetReader("articles", "信息宣传台账", 6, read_article, keeps("articles")),
    SheetReader("videos", "原创视频台账", 6, read_video, keeps("original_videos")),
    SheetReader("contest_prizes", "竞赛获奖台账", 6, read_prize, keeps("contest_prizes")),
    SheetReader("contests_hosted", "承办竞赛台账", 6, read_hosted, keeps("contests_hosted")),
    SheetReader("research_projects", "课题调研台账", 6, read_project, keeps("research")),
    SheetReader("regulations", "制度文件台账", 6, read_regulation, keeps("regulations")),
    SheetReader("hard_cases", "疑难复杂案件台账", 6, read_hard_case, keeps("hard_cases")),
)
