"""年度考核登记表、评优推荐审批表、晋升审批表: the grids that are signed, filled from a person's own facts.

What only people know (summary, opinions, signatures) stays blank, with room to write.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from jujiao.careers.personal import Deed, PersonalPage, counts_in_words
from jujiao.catalogue.honours import COMMENDATION, HONOUR
from jujiao.catalogue.relations import (
    PARTY_MEMBERSHIP,
    POLITICAL_STATUS,
    POST,
    RANK,
    UNIT_MEMBERSHIP,
)
from jujiao.catalogue.training import HOURS_COUNT_IN
from jujiao.kernel.periods import year_of
from jujiao.papers.tree import Field, Form, FormRow, Manner, Paper, Paragraph, Words, said_day
from jujiao.people.models import Tenure

AWARDS = frozenset({HONOUR.slug, COMMENDATION.slug})
COURSES = frozenset(kind.slug for kind in HOURS_COUNT_IN)
RESTS_ON = "本表由台账生成，所填各项均可在台账里打开；空白处由本人和有权机关填写。"
NOTHING = "台账里没有记录"
SIGNED = "签名：　　　　　　年　　月　　日"
SEALED = "（盖章）　　　　　　年　　月　　日"
WIDTHS = (5.0, 6.0, 4.0, 5.0, 5.0, 6.0)
GRADES_LOOKED_AT = 3
MOST_NAMED = 12


def appraisal_form(page: PersonalPage, *, year: int, as_of: date) -> Paper:
    """公务员年度考核登记表: who; what the ledger holds of his year; summary and opinions to be written."""
    own = deeds_of(page, year)
    courses = [one for one in own if one.kind in COURSES]
    rows = (
        *_about(page, as_of),
        _across("单位及\n职务职级", _place_and_post(page, as_of)),
        _across("本年度\n参加工作", *_counted(own), height=30),
        _across("个人总结", height=62),
        _across("参加\n培训情况", *_courses(courses), height=16),
        _across("荣誉表彰", *_named(one for one in own if one.kind in AWARDS), height=16),
        _across("主管领导\n评语和考核\n等次建议", foot=SIGNED, height=34),
        _across("机关负责人\n或考核委员会\n意见", foot=SEALED, height=26),
        _across("本人意见", foot=SIGNED, height=20),
        _across("未确定等次\n或不参加考核\n情况说明", foot=SEALED, height=20),
    )
    return _paper(page, f"公务员年度考核登记表\n（{year}年度）", rows, as_of)


def commendation_form(page: PersonalPage, *, year: int, as_of: date) -> Paper:
    """评优推荐审批表: the award is left to be written; deeds of the year, grades, honours so far."""
    own = deeds_of(page, year)
    awards = (one for one in page.deeds if one.kind in AWARDS)
    rows = (
        *_about(page, as_of),
        _across("单位及\n职务职级", _place_and_post(page, as_of)),
        _across("拟推荐\n荣誉称号"),
        _across("近三年\n年度考核", *_grades(page, year), height=14),
        _across("曾受表彰", *_named(awards), height=20),
        _across("主要事迹", *_counted(own), *_named(_remarkable(own), empty=()), height=70),
        _across("推荐部门\n意见", foot=SIGNED, height=24),
        _across("廉政意见", foot=SEALED, height=24),
        _across("党组意见", foot=SEALED, height=24),
        _across("审批机关\n意见", foot=SEALED, height=24),
    )
    return _paper(page, f"评优推荐审批表\n（{year}年度）", rows, as_of)


def promotion_form(page: PersonalPage, *, as_of: date) -> Form:
    """晋升审批表: from which rank to which, since when, the grades of its years; opinions to be signed."""
    ladders = page.ladders or ()
    steps = [
        f"{one.member.standing.rank or '没有登记'}升{one.answer.next}"
        for one in ladders
        if one.answer.next
    ]
    rank = held(page, RANK.slug, as_of)
    since = rank.starts_on.year if rank and rank.starts_on else as_of.year - GRADES_LOOKED_AT
    return Form(
        WIDTHS,
        (
            *_about(page, as_of),
            _across("单位及\n职务职级", _place_and_post(page, as_of)),
            _across("拟晋升\n职级等级", "；".join(steps) or NOTHING),
            _across("任现职级\n期间考核", *_grades(page, as_of.year, since=since), height=14),
            _across("民主推荐\n（测评）", height=14),
            _across("考察意见", foot=SEALED, height=20),
            _across("廉政意见", foot=SEALED, height=16),
            _across("党组意见", foot=SEALED, height=18),
            _across("审批机关\n意见", foot=SEALED, height=18),
        ),
    )


def deeds_of(page: PersonalPage, year: int) -> list[Deed]:
    """What the person took part in within the year."""
    period = year_of(year)
    return [one for one in page.deeds if one.day is not None and one.day in period]


def held(page: PersonalPage, kind: str, on: date) -> Tenure | None:
    """The latest relation of a kind that lasts on the day."""
    found = (
        one
        for one in page.tenures
        if one.kind == kind and (one.ends_on is None or one.ends_on > on)
    )
    return next(found, None)


def _paper(page: PersonalPage, title: str, rows: Sequence[FormRow], as_of: date) -> Paper:
    blocks = (Form(WIDTHS, tuple(rows)), Paragraph(RESTS_ON, Manner.NOTE))
    return Paper(title, blocks, issuer=page.person.court.name, dated=as_of)


def _about(page: PersonalPage, on: date) -> tuple[FormRow, ...]:
    person, rank = page.person, held(page, RANK.slug, on)
    return (
        _pairs(
            ("姓名", person.full_name), ("性别", person.sex), ("出生年月", _month(person.born_on))
        ),
        _pairs(
            ("政治面貌", _political(page, on)),
            ("民族", person.ethnicity),
            ("参加工作\n时间", _month(person.joined_work_on)),
        ),
        _pairs(
            ("职级等级", rank.title if rank else ""),
            ("任现\n职级", _month(rank.starts_on if rank else None)),
            ("到院工作\n时间", _month(person.joined_court_on)),
        ),
    )


def _pairs(*pairs: tuple[str, str]) -> FormRow:
    return FormRow(
        tuple(one for label, said in pairs for one in (_label(label), Field((said,)))), height=11
    )


def _across(label: str, *lines: Words, foot: str = "", height: float = 11) -> FormRow:
    return FormRow((_label(label), Field(lines, span=5, foot=foot)), height)


def _label(said: str) -> Field:
    return Field(tuple(said.split("\n")), is_label=True)


def _political(page: PersonalPage, on: date) -> str:
    if held(page, PARTY_MEMBERSHIP.slug, on) is not None:
        return PARTY_MEMBERSHIP.label
    status = held(page, POLITICAL_STATUS.slug, on)
    return status.title if status else ""


def _place_and_post(page: PersonalPage, on: date) -> str:
    unit, post = held(page, UNIT_MEMBERSHIP.slug, on), held(page, POST.slug, on)
    parts = (unit.unit.name if unit and unit.unit else "", post.title if post else "")
    return "　".join(one for one in parts if one)


def _counted(deeds: Sequence[Deed]) -> tuple[str, ...]:
    return (f"台账记载：{counts_in_words(deeds)}。",) if deeds else (NOTHING,)


def _courses(courses: Sequence[Deed]) -> tuple[str, ...]:
    if not courses:
        return (NOTHING,)
    hours = sum(one.quantity or 0 for one in courses)
    return (f"培训{len(courses)}期，{hours}学时。", *_named(courses))


def _remarkable(deeds: Iterable[Deed]) -> list[Deed]:
    """What stands out of the year without anybody's judgement: whatever a body above gave a level."""
    return [one for one in deeds if one.level is not None and one.kind not in AWARDS]


def _named(deeds: Iterable[Deed], *, empty: tuple[str, ...] = (NOTHING,)) -> tuple[str, ...]:
    """Each by day and name; what is more than a form can hold is referred to 事迹清单."""
    found = list(deeds)
    lines = [f"{_month(one.day)}　{one.said}" for one in found[:MOST_NAMED]]
    more = len(found) - MOST_NAMED
    return (*lines, f"另有{more}件，见事迹清单。") if more > 0 else tuple(lines) or empty


def _grades(page: PersonalPage, year: int, *, since: int | None = None) -> tuple[str, ...]:
    """The grades of the last three years, or since a year; blank for a reader who may not see them."""
    if page.grades is None:
        return ()
    first = year - GRADES_LOOKED_AT if since is None else since
    said = [f"{one.year}年{one.grade.label}" for one in page.grades if first <= one.year <= year]
    return ("；".join(said) or NOTHING,)


def _month(day: date | None) -> str:
    return said_day(day).rpartition("月")[0] + "月" if day else ""
