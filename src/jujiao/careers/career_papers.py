"""晋升材料、事迹清单、个人履职情况: papers about one person, each with the records that it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from jujiao.careers.person_forms import AWARDS, NOTHING, RESTS_ON, deeds_of, promotion_form
from jujiao.careers.personal import Deed, PersonalPage, counted_by_kind, counts_in_words
from jujiao.careers.selectors import Candidate
from jujiao.catalogue import TENURE_KINDS
from jujiao.kernel.ladders import YearGrade
from jujiao.papers.tree import (
    Appendix,
    Block,
    Column,
    Heading,
    Manner,
    Paper,
    Paragraph,
    SignOff,
    Table,
    said_day,
)
from jujiao.people.models import Tenure

SHORT_ID = 8


def promotion_material(page: PersonalPage, *, as_of: date) -> Paper:
    """晋升材料: the form to be signed; then the conditions with their clauses, service, honours, deeds."""
    return Paper(
        title="职级（等级）晋升审批表",
        note="供党组研究，条件符合不等于晋升",
        blocks=(
            promotion_form(page, as_of=as_of),
            Paragraph(RESTS_ON, Manner.NOTE),
            Appendix(
                "晋升条件和任职经历",
                (
                    Heading("一、晋升条件"),
                    *_standing(page.ladders or ()),
                    Heading("二、任职经历"),
                    _service(page.tenures),
                    Heading("三、荣誉表彰"),
                    _listed([one for one in page.deeds if one.kind in AWARDS]),
                    Heading("四、参加的工作"),
                    _counted(page.deeds),
                    SignOff(page.person.court.name, as_of),
                ),
            ),
        ),
        issuer=page.person.court.name,
        dated=as_of,
    )


def deeds_list(page: PersonalPage, *, year: int, as_of: date) -> Paper:
    """事迹清单: everything of a year in its order, by day, kind, role and level, with its record."""
    own = sorted(deeds_of(page, year), key=lambda one: one.day or date.max)
    return Paper(
        title=f"{page.person.full_name}同志{year}年事迹清单",
        blocks=(
            Paragraph(f"共{len(own)}件：{counts_in_words(own)}。" if own else f"{NOTHING}。"),
            _proved(own),
            Paragraph(_rests(own, as_of), Manner.NOTE),
            SignOff(page.person.court.name, as_of),
        ),
        issuer=page.person.court.name,
        dated=as_of,
    )


def career_sheet(page: PersonalPage, *, as_of: date) -> Paper:
    """个人履职情况: the page as a paper, as this reader may see it; an appendix names every record."""
    graded = () if page.grades is None else (("年度考核", _grades(page.grades)),)
    parts: tuple[tuple[str, Block], ...] = (
        ("任职与关系", _service([*page.tenures, *page.pairs])),
        *graded,
        ("荣誉表彰", _listed([one for one in page.deeds if one.kind in AWARDS])),
        ("参加的工作", _counted(page.deeds)),
    )
    blocks = (
        *(
            one
            for number, part in zip("一二三四", parts, strict=False)
            for one in _part(number, *part)
        ),
        Paragraph("不是档案，也不代替档案。", Manner.NOTE),
        SignOff(page.person.court.name, as_of),
        Appendix(
            "所依据的台账记录",
            (_proved(page.deeds), Paragraph(_rests(page.deeds, as_of), Manner.NOTE)),
        ),
    )
    title = f"{page.person.full_name}同志履职情况"
    return Paper(title, blocks, issuer=page.person.court.name, dated=as_of)


def _part(number: str, title: str, block: Block) -> tuple[Block, Block]:
    return Heading(f"{number}、{title}"), block


def _rests(deeds: Sequence[Deed], as_of: date) -> str:
    return (
        f"依据台账已生效的记录{len(deeds)}条，截至{said_day(as_of)}；编号为记录编号前{SHORT_ID}位。"
    )


def _proved(deeds: Sequence[Deed]) -> Table:
    rows = tuple(
        (_day(one.day), one.label, one.said, one.role, one.public_id[:SHORT_ID]) for one in deeds
    )
    return _table(("日期", 6), ("类别", 4), ("事项", 11), ("角色", 3), ("编号", 4), rows=rows)


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
            " ".join(part for part in (_what(one), one.title) if part),
        )
        for one in tenures
    )
    return _table(("起止", 10), ("类别", 6), ("内容", 12), rows=rows)


def _what(tenure: Tenure) -> str:
    if tenure.counterpart is not None:
        return f"{tenure.person}带{tenure.counterpart}"
    return tenure.unit.name if tenure.unit else tenure.outside


def _grades(grades: Sequence[YearGrade]) -> Table:
    rows = tuple((f"{one.year}年", one.grade.label) for one in grades)
    return _table(("年度", 10), ("等次", 18), rows=rows)


def _listed(deeds: Sequence[Deed]) -> Table:
    rows = tuple((_day(one.day), one.said) for one in deeds)
    return _table(("日期", 8), ("名称", 20), rows=rows)


def _counted(deeds: Sequence[Deed]) -> Table:
    rows = tuple((label, str(count)) for label, count in counted_by_kind(deeds).items())
    return _table(("类别", 20), ("件数", 8), rows=rows)


def _table(*columns: tuple[str, float], rows: tuple[tuple[str, ...], ...]) -> Table:
    """A table; without a row it says that the ledger has none."""
    blank = ((NOTHING, *("" for _ in columns[1:])),)
    return Table(tuple(Column(title, width) for title, width in columns), rows or blank, ruled=True)


def _day(day: date | None) -> str:
    return said_day(day) if day else ""
