"""The page of a figure: the number, what it counts, its months, its rows, what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from jujiao.catalogue import INDICATORS, REGISTER_LABELS
from jujiao.catalogue.publicity import COUNTING_POLICIES
from jujiao.exchange.export import ExportColumn, ExportSheet, write_workbook
from jujiao.figures.answers import Figure, Lack, ProofRow
from jujiao.figures.selectors import Asking, figure_of, figures_of, open_proof, signed_zeros
from jujiao.figures.uncounted import LeftOut, corrected, left_out, uncounted
from jujiao.kernel.concepts import Focus
from jujiao.kernel.questions import Indicator
from jujiao.people.selectors import units_of
from jujiao.reports.selectors import reports_stating
from jujiao.web.addresses import Address
from jujiao.web.charts import MonthTable, month_table
from jujiao.web.focuses import figures_before
from jujiao.web.navigation import is_readable
from jujiao.web.paging import pages_of
from jujiao.web.parts import Action, Heading, Link, Pages, Tab
from jujiao.web.registers import registers
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import VERDICTS, Look

ROWS = 50
LISTS = {"uncounted": "未计入", "corrected": "后续更正"}


@dataclass(frozen=True, slots=True)
class StatedIn:
    """An issued paper in which the figure stands, and whether it still says what the ledger says."""

    link: Link
    document_no: str
    value: int
    look: Look


@dataclass(frozen=True, slots=True)
class FigurePage:
    """All that the page shows."""

    heading: Heading
    figure: Figure
    last_year: Figure | None
    whole: Figure | None
    months: MonthTable | None
    by_unit: tuple[tuple[str, int], ...]
    by_person: tuple[tuple[str, int], ...]
    tabs: tuple[Tab, ...]
    rows: Sequence[ProofRow]
    others: Sequence[LeftOut]
    first: int
    withheld: int
    pages: Pages
    sentence: str
    stated_in: tuple[StatedIn, ...]
    signatures: Sequence[Any]
    may_sign: bool
    may_withdraw: bool
    register: str
    policy: str
    month: int | None

    @property
    def with_people(self) -> bool:
        """Whether any of the rows names people."""
        return any(row.people for row in self.rows)

    @property
    def with_units(self) -> bool:
        """Whether any of the rows names units."""
        return any(row.units for row in self.rows)

    @property
    def with_levels(self) -> bool:
        """Whether any of the rows has a level."""
        return any(row.level for row in self.rows)

    @property
    def difference(self) -> str:
        """Against the year before, in words."""
        if self.last_year is None or self.last_year.value is None or self.figure.value is None:
            return ""
        change = self.figure.value - self.last_year.value
        unit = self.figure.indicator.unit
        return f"增{change}{unit}" if change > 0 else f"减{-change}{unit}" if change else "持平"


def figure_page(here: Standpoint, indicator: Indicator, address: Address) -> FigurePage:
    """The page of a figure as the address asks for it."""
    figure = figure_of(here.asking, indicator.slug)
    last_year = figure_of(Asking(here.scope, here.year - 1, here.as_of), indicator.slug)
    chosen = address.value("list") if address.value("list") in LISTS else ""
    left = uncounted(here.asking, indicator), corrected(here.asking, indicator)
    month = _month(address)
    proof = open_proof(here.asking, figure)
    withheld = len(figure.fact_ids) - len({row.fact_id for row in proof})
    shown = _of_month(proof, month) if not chosen else _others(indicator, left, chosen)
    cut = Paginator(shown, ROWS).get_page(address.value("page") or 1)
    piece = list(cut.object_list)
    standing = [one for one in signed_zeros(here.asking) if one.slug == indicator.slug]
    return FigurePage(
        heading=_heading(here, figure, proof),
        figure=figure,
        last_year=last_year,
        whole=_whole(here, indicator),
        months=None if withheld else _months(figure, last_year, address),
        by_unit=() if withheld else _by_unit(here, figure),
        by_person=() if withheld else tuple(sorted(figure.by_person().items())),
        tabs=_tabs(address, figure, [rows.count() for rows in left], chosen),
        rows=[] if chosen else piece,
        others=[left_out(indicator, fact) for fact in piece] if chosen else [],
        first=max(cut.start_index(), 1),
        withheld=withheld,
        pages=pages_of(address, cut, ROWS),
        sentence=_sentence(figure),
        stated_in=_stated_in(here, figure),
        signatures=standing,
        may_sign=figure.lack is Lack.UNSIGNED and here.may("zero.sign"),
        may_withdraw=figure.signature is not None and here.may("zero.withdraw"),
        register=REGISTER_LABELS[indicator.register],
        policy=COUNTING_POLICIES.get(indicator.policy, indicator.policy),
        month=month,
    )


def _heading(here: Standpoint, figure: Figure, proof: Sequence[ProofRow]) -> Heading:
    one = figure.indicator
    register = registers()[one.register]
    is_open = is_readable(here, register)
    crumbs = (
        Link(one.focus.label, reverse("focus", args=[int(one.focus)])),
        Link(register.short, reverse("ledger", args=[register.slug]) if is_open else ""),
        Link("数字"),
    )
    actions = [Action("打印", "#", "print")]
    if proof:
        actions.insert(0, Action("导出依据", reverse("proof", args=[one.slug]), "download"))
    return Heading(one.name, "", crumbs, tuple(actions))


def _month(address: Address) -> int | None:
    asked = address.value("month")
    return int(asked) if asked in {str(one) for one in range(1, 13)} else None


def _of_month(rows: Sequence[ProofRow], month: int | None) -> list[ProofRow]:
    """The proof, latest first; of one month where one was clicked."""
    chosen = [row for row in rows if month is None or (row.day and row.day.month == month)]
    return chosen[::-1]


def _others(indicator: Indicator, left: tuple[Any, Any], chosen: str) -> Any:
    return left[list(LISTS).index(chosen)]


def _whole(here: Standpoint, indicator: Indicator) -> Figure | None:
    """The figure of which this one is a part."""
    if not indicator.part_of:
        return None
    return figures_of(here.asking, [INDICATORS[indicator.part_of]])[0]


def _months(figure: Figure, last_year: Figure | None, address: Address) -> MonthTable | None:
    """The months, where all that is counted happened in the year."""
    days = [row.day for row in figure.proof if row.day]
    if not figure.value or any(day not in figure.period for day in days):
        return None
    return month_table(figure, last_year, address.path)


def _by_unit(here: Standpoint, figure: Figure) -> tuple[tuple[str, int], ...]:
    """Units in register order: never a ranking."""
    counted = figure.by_unit()
    if set(counted) <= {"未注明"}:
        return ()
    order = {one.name: place for place, one in enumerate(units_of(here.scope))}
    return tuple(sorted(counted.items(), key=lambda pair: order.get(pair[0], len(order))))


def _tabs(address: Address, figure: Figure, left: list[int], chosen: str) -> tuple[Tab, ...]:
    bare = address.without("list", "month")
    tabs = [Tab("计入", str(bare), len(figure.fact_ids), not chosen)]
    for (name, label), count in zip(LISTS.items(), left, strict=True):
        if count or name == chosen:
            tabs.append(Tab(label, str(bare.having("list", name)), count, name == chosen))
    return tuple(tabs)


def _stated_in(here: Standpoint, figure: Figure) -> tuple[StatedIn, ...]:
    """The issued papers of the year that state the figure, those that were replaced left out."""
    if not here.may("report.read"):
        return ()
    papers = reports_stating(here.scope, figure.slug)
    standing = papers.filter(report_year=here.year, replaced_by=None)
    return tuple(
        StatedIn(
            Link(one.title, reverse("report_issued", args=[one.issue_year, one.issue_no])),
            one.document_no,
            one.stated[figure.slug]["value"],
            _still_true(one.stated[figure.slug]["value"], figure.value),
        )
        for one in standing
    )


def _still_true(then: int, now: int | None) -> Look:
    return VERDICTS["agrees" if then == now else "differs"]


def _sentence(figure: Figure) -> str:
    """The figure as it stands in a report, ready to be copied."""
    phrase = figure.indicator.phrase
    return f"{phrase.format(n=figure.text)}。" if phrase and figure.value else ""


@dataclass(frozen=True, slots=True)
class FocusFigures:
    """The figures of one focus, each with last year's."""

    focus: Focus
    figures: tuple[tuple[Figure, Figure | None], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All figures."""

    heading: Heading
    parts: tuple[FocusFigures, ...]
    last_year: int


def figures_page(here: Standpoint) -> FiguresPage:
    """All figures of the year by focus, with what each counts."""
    now, then = figures_of(here.asking), figures_before(here)
    parts = tuple(
        FocusFigures(
            focus,
            tuple((one, then.get(one.slug)) for one in now if one.indicator.focus is focus),
        )
        for focus in Focus
    )
    known = sum(one.value is not None for one in now)
    lead = f"{len(now)}项，{known}项已有数；每个数字都能打开到它的依据"
    shown = tuple(part for part in parts if part.figures)
    return FiguresPage(Heading("数字与口径", lead), shown, here.year - 1)


def proof_workbook(here: Standpoint, indicator: Indicator) -> tuple[str, bytes]:
    """The rows that prove a figure, as a workbook."""
    figure = figure_of(here.asking, indicator.slug)
    proof = open_proof(here.asking, figure)
    heads = ("序号", "日期", "名称", "人员", "单位", "级别", "来源", "记录编号")
    looks = ("number", "day", "text", "text", "text", "text", "text", "text")
    rows = [
        (
            number,
            row.day,
            row.title,
            "、".join(row.people),
            "、".join(row.units),
            row.level,
            row.source,
            row.fact_id,
        )
        for number, row in enumerate(proof, 1)
    ]
    title = f"{here.court.name}{here.year}年{indicator.name}数据依据"
    notes = (
        f"数字：{figure.text or '未报'}，列出依据{len(proof)}行",
        f"期间：{figure.period.label}，截至{figure.as_of:%Y-%m-%d}",
        f"口径：{indicator.definition_said}",
        f"校验码：{figure.digest}",
    )
    columns = tuple(ExportColumn(head, look) for head, look in zip(heads, looks, strict=True))
    return f"{title}.xlsx", write_workbook(ExportSheet(title, columns, rows, notes))
