"""年度考核登记表、晋升材料: forms filled from the person's own facts; what only people know stays blank."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jujiao.careers.personal import Deed, PersonalPage
from jujiao.careers.selectors import Candidate
from jujiao.catalogue import TENURE_KINDS
from jujiao.catalogue.honours import COMMENDATION, HONOUR
from jujiao.catalogue.relations import POST, RANK, UNIT_MEMBERSHIP
from jujiao.kernel.ladders import YearGrade
from jujiao.kernel.periods import year_of
from jujiao.papers.tree import (
    Block,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    SignOff,
    Table,
    WritingLines,
    said_day,
)
from jujiao.people.models import Tenure

RESTS_ON = "本表由台账生成，所列各项均可在台账里打开；空白处由本人和有权机关填写。"
AWARDS = frozenset({HONOUR.slug, COMMENDATION.slug})
NOTHING = "台账里没有记录"


def appraisal_form(page: PersonalPage, *, year: int, as_of: date) -> Paper:
    """年度考核登记表: who, what he did in the year by kind, his honours; summary and opinions stay blank."""
    period = year_of(year)
    own = [one for one in page.deeds if one.day is not None and one.day in period]
    return Paper(
        title=f"{year}年度考核登记表",
        blocks=(
            _about(page),
            Heading("一、本年度参加的工作"),
            _counted(own),
            Heading("二、本年度荣誉表彰"),
            _listed([one for one in own if one.kind in AWARDS]),
            Heading("三、个人总结"),
            WritingLines(8),
            Heading("四、主管领导评语和考核等次建议"),
            WritingLines(3, "签名和日期"),
            Heading("五、机关负责人或考核委员会意见"),
            WritingLines(3, "签名和日期"),
            Heading("六、本人意见"),
            WritingLines(2, "签名和日期"),
            Paragraph(RESTS_ON, Manner.NOTE),
        ),
        issuer=page.person.court.name,
        dated=as_of,
    )


def promotion_material(page: PersonalPage, *, as_of: date) -> Paper:
    """晋升材料: the standing with its clauses, the course of service, grades, honours and deeds by kind."""
    return Paper(
        title=f"{page.person.full_name}同志晋升材料",
        note="供党组研究，条件符合不等于晋升",
        blocks=(
            _about(page),
            Heading("一、晋升条件"),
            *_standing(page.ladders or ()),
            Heading("二、任职经历"),
            _service(page.tenures),
            Heading("三、年度考核"),
            _grades(page.grades),
            Heading("四、荣誉表彰"),
            _listed([one for one in page.deeds if one.kind in AWARDS]),
            Heading("五、参加的工作"),
            _counted(page.deeds),
            SignOff(page.person.court.name, as_of),
            Paragraph(RESTS_ON, Manner.NOTE),
        ),
        issuer=page.person.court.name,
        dated=as_of,
    )


def _about(page: PersonalPage) -> Table:
    person = page.person
    held = {one.kind: one for one in reversed(page.tenures) if one.ends_on is None}
    rank = held.get(RANK.slug)
    rows = (
        ("民族", person.ethnicity, "出生日期", _day(person.born_on)),
        ("部门", _unit(held.get(UNIT_MEMBERSHIP.slug)), "职务", _title(held.get(POST.slug))),
        ("职级或等级", _title(rank), "任现职级", _day(rank.starts_on if rank else None)),
        ("参加工作", _day(person.joined_work_on), "到院工作", _day(person.joined_court_on)),
    )
    columns = (
        Column("姓名", 5),
        Column(person.full_name, 9),
        Column("性别", 5),
        Column(person.sex, 9),
    )
    return Table(columns, rows, ruled=True)


def _standing(ladders: Sequence[Candidate]) -> Iterator[Block]:
    if not ladders:
        yield Paragraph("没有登记职级或等级，不能判断。")
    for one in ladders:
        verdict = {True: "符合", False: "不符合", None: "不能判断"}[one.answer.eligible]
        rank, following = one.member.standing.rank or "没有登记", one.answer.next or "没有上一级"
        yield Paragraph(f"现为{rank}，上一级是{following}，{verdict}晋升条件。")
        for ground in one.answer.because:
            yield Paragraph(f"{ground.detail}（{ground.basis}）。")


def _service(tenures: Sequence[Tenure]) -> Table:
    rows = tuple(
        (
            f"{_day(one.starts_on) or '不详'}至{_day(one.ends_on) or '今'}",
            TENURE_KINDS[one.kind].label,
            " ".join(part for part in (_unit(one), one.title) if part),
        )
        for one in tenures
    )
    return _table(("起止", 10), ("类别", 6), ("内容", 12), rows=rows)


def _grades(grades: Sequence[YearGrade] | None) -> Table:
    rows = tuple((f"{one.year}年", one.grade.label) for one in grades or ())
    return _table(("年度", 10), ("等次", 18), rows=rows)


def _listed(deeds: Sequence[Deed]) -> Table:
    rows = tuple((_day(one.day), one.title or one.label) for one in deeds)
    return _table(("日期", 8), ("名称", 20), rows=rows)


def _counted(deeds: Sequence[Deed]) -> Table:
    counts: dict[str, int] = {}
    for one in deeds:
        counts[one.label] = counts.get(one.label, 0) + 1
    rows = tuple((label, str(count)) for label, count in counts.items())
    return _table(("类别", 20), ("件数", 8), rows=rows)


def _table(*columns: tuple[str, float], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table; without a row it says that the ledger has none."""
    blank = ((NOTHING, *("" for _ in columns[1:])),)
    return Table(tuple(Column(title, width) for title, width in columns), rows or blank, ruled=True)


def _day(day: date | None) -> str:
    return said_day(day) if day else ""


def _unit(tenure: Tenure | None) -> str:
    return tenure.unit.name if tenure and tenure.unit else ""


def _title(tenure: Tenure | None) -> str:
    return tenure.title if tenure else ""
