"""数据质量 and 年终核对: what does not hold, where it is mended, and what stands between it and the report."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from jujiao.catalogue import ALL_KINDS, INDICATORS, RECORD_KINDS
from jujiao.plans.years import Handover
from jujiao.quality.flaws import (
    BATCH_WAITING,
    BRANCH_WITHOUT_MEMBERSHIP,
    DUE_UNKNOWN,
    IMPORT_FLAG,
    IMPORT_HINT,
    MEMBER_WITHOUT_BRANCH,
    OFF_ROSTER,
    REGISTER_UNREAD,
    TWO_DEPARTMENTS,
    ZERO_UNSIGNED,
    Flaw,
    Severity,
)
from jujiao.quality.selectors import counted, flaws
from jujiao.quality.year_end import WALK, Station, year_end
from jujiao.web.addresses import Address
from jujiao.web.agenda.desk import desk_forms
from jujiao.web.agenda.looks import FLAW_LOOKS
from jujiao.web.agenda.year_turn import TURN_ACTS, ahead, may_turn
from jujiao.web.forms.acts import ActForm
from jujiao.web.paging import pages_of
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link, Pages, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

LEDGERS = "台账"
FIGURES_BY_NAME = {one.name: slug for slug, one in INDICATORS.items()}
CLEAR = Look("check", "pine", "没有问题")
OWN_PLACE: Mapping[str, Callable[[Flaw], str]] = {
    IMPORT_FLAG.slug: lambda flaw: reverse("imports"),
    IMPORT_HINT.slug: lambda flaw: reverse("imports"),
    BATCH_WAITING.slug: lambda flaw: reverse("import_batch", args=[flaw.public_id]),
    OFF_ROSTER.slug: lambda flaw: reverse("person", args=[flaw.public_id]),
    MEMBER_WITHOUT_BRANCH.slug: lambda flaw: reverse("person", args=[flaw.public_id]),
    BRANCH_WITHOUT_MEMBERSHIP.slug: lambda flaw: reverse("person", args=[flaw.public_id]),
    TWO_DEPARTMENTS.slug: lambda flaw: reverse("person", args=[flaw.public_id]),
    ZERO_UNSIGNED.slug: lambda flaw: _figure(flaw.where),
    REGISTER_UNREAD.slug: lambda flaw: _figure(flaw.where),
    DUE_UNKNOWN.slug: lambda flaw: _ledger(flaw.fact_kind),
}
UPLOADED = frozenset({IMPORT_FLAG.slug, IMPORT_HINT.slug, BATCH_WAITING.slug})
"""Flaws that are mended on the pages of those who bring ledgers in."""


@dataclass(frozen=True, slots=True)
class FlawLine:
    """One flaw, with the page on which it is looked at or mended."""

    flaw: Flaw
    look: Look
    url: str


@dataclass(frozen=True, slots=True)
class QualityPage:
    """The flaws of one severity, or of one station of the walk."""

    heading: Heading
    tabs: tuple[Tab, ...]
    lines: tuple[FlawLine, ...]
    pages: Pages
    nothing: str


def quality_page(here: Standpoint, address: Address, size: int) -> QualityPage:
    """The flaws of the year as the address asks for them; without a word, the gravest there are."""
    found = flaws(here.asking)
    numbers = counted(found)
    station = next((one for one in WALK if one.slug == address.value("at")), None)
    chosen = _severity(address.value("show"), numbers)
    shown = (
        [one for one in found if one.kind in station.kinds]
        if station
        else [one for one in found if one.severity is chosen]
    )
    cut = Paginator(shown, size).get_page(address.value("page") or 1)
    lead = station.label if station else f"{here.year}年，错误影响数字，先改错误"
    actions = (PRINT, Action("年终核对", reverse("year_end")))
    crumbs = (Link(LEDGERS, reverse("ledgers")), Link("数据质量"))
    return QualityPage(
        Heading("数据质量", lead, crumbs, actions),
        tuple(
            Tab(
                one.label,
                str(address.without("at").having("show", one.value)),
                number,
                one is chosen and station is None,
                one is Severity.ERROR,
            )
            for one, number in numbers.items()
        ),
        tuple(_line(here, one) for one in cut.object_list),
        pages_of(address, cut, size),
        f"{here.year}年这一类没有要看的。",
    )


def _severity(asked: str, numbers: Mapping[Severity, int]) -> Severity:
    if asked in list(Severity):
        return Severity(asked)
    return next((one for one, number in numbers.items() if number), Severity.ERROR)


def _line(here: Standpoint, flaw: Flaw) -> FlawLine:
    is_mendable = flaw.kind.slug not in UPLOADED or here.may("ledger.upload")
    return FlawLine(flaw, FLAW_LOOKS[flaw.severity], _place_of(flaw) if is_mendable else "")


def _place_of(flaw: Flaw) -> str:
    """Where the flaw is looked at or mended, or nothing where that cannot be derived."""
    own = OWN_PLACE.get(flaw.kind.slug)
    if own is not None:
        return own(flaw)
    if flaw.public_id and flaw.fact_kind in ALL_KINDS:
        return reverse("fact", args=[flaw.fact_kind, flaw.public_id])
    return ""


def _figure(name: str) -> str:
    slug = FIGURES_BY_NAME.get(name)
    return reverse("figure", args=[slug]) if slug else ""


def _ledger(kind: str) -> str:
    found = RECORD_KINDS.get(kind)
    return reverse("ledger", args=[found.register_slug]) if found else ""


@dataclass(frozen=True, slots=True)
class StationLine:
    """A station as the walk shows it."""

    ordinal: int
    station: Station
    look: Look
    url: str
    kinds: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class YearEndPage:
    """The walk through the year."""

    heading: Heading
    stations: tuple[StationLine, ...]
    is_ready: bool
    papers: tuple[tuple[str, str, str], ...]
    next_year: Handover
    forms: tuple[ActForm, ...] = ()
    names: tuple[str, ...] = ()


def year_end_page(here: Standpoint, sent: ActForm | None = None) -> YearEndPage:
    """The eight stations as they stand, the report that stands, last year's, and the way to the next year."""
    walked = year_end(here.asking)
    left = sum(not one.is_clear for one in walked.stations)
    lead = f"{len(walked.stations)}站，还有{left}站没有走完" if left else "八站都走完了"
    crumbs = (Link("数据质量", reverse("quality")), Link("年终核对"))
    report = Action("年度总结", reverse("report_draft", args=["annual"]))
    papers = ((here.year, walked.issued), (here.year - 1, walked.last_year))
    return YearEndPage(
        Heading(f"{here.year}年年终核对", lead, crumbs, (PRINT, report)),
        tuple(_station(place, one) for place, one in enumerate(walked.stations, 1)),
        walked.is_ready,
        tuple(_paper(year, report) for year, report in papers),
        ahead(here),
        desk_forms(here, TURN_ACTS if may_turn(here) else {}, sent, reverse("year_end"))[0],
    )


def _paper(year: int, report: Any) -> tuple[str, str, str]:
    """The report of a year: its name, its number, its page."""
    if report is None:
        return f"{year}年", "还没有印发", ""
    url = reverse("report_issued", args=[report.issue_year, report.issue_no])
    return f"{year}年", f"〔{report.issue_year}〕{report.issue_no}号", url


def _station(ordinal: int, station: Station) -> StationLine:
    return StationLine(
        ordinal,
        station,
        _look_of(station.flaws),
        f"{reverse('quality')}?at={station.step.slug}",
        tuple(
            (kind.label, number)
            for kind in station.step.kinds
            if (number := sum(flaw.kind is kind for flaw in station.flaws))
        ),
    )


def _look_of(found: Sequence[Flaw]) -> Look:
    """That of its gravest flaw."""
    if not found:
        return CLEAR
    return FLAW_LOOKS[min((one.severity for one in found), key=lambda one: one.order)]
