"""The first page: what waits for the reader, the five focuses in figures; a leader sees two years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from jujiao.catalogue import FINDING_STREAMS
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import figures_of
from jujiao.findings.selectors import StreamCount, streams_counted
from jujiao.kernel.concepts import Focus
from jujiao.web.addresses import Address
from jujiao.web.agenda.plan_page import PlanBlock, action_plan
from jujiao.web.charts import TwoYearRow
from jujiao.web.due_grid import DueGrid
from jujiao.web.focuses import figures_before
from jujiao.web.outlook import Outlook, outlook_of
from jujiao.web.owed import due_heat_map
from jujiao.web.parts import Action, Empty, Heading, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.unit_view import UnitView, unit_views
from jujiao.web.waiting import MOST_ROWS, MOST_WAITING, Shown, heaps_of

WEEKDAYS = "一二三四五六日"
LEADERS = frozenset({StaffRole.COURT_LEADER, StaffRole.SUPERIOR_VIEWER})
MOST_FIGURES = 6
TRACK = 88


@dataclass(frozen=True, slots=True)
class StreamRow:
    """The problems of one source, with the bar that shows how far they are."""

    label: str
    url: str
    count: StreamCount

    @property
    def bar(self) -> tuple[tuple[str, int, int], ...]:
        """Pieces of the bar: tone, where it begins, how long it is."""
        if not self.count.found:
            return ()
        pieces = (
            ("closed", self.count.closed),
            ("going", self.count.going),
            ("late", self.count.late),
        )
        begin, drawn = 0, []
        for tone, number in pieces:
            length = round(TRACK * number / self.count.found)
            drawn.append((tone, begin, length))
            begin += length
        return tuple(drawn)


@dataclass(frozen=True, slots=True)
class FocusFigures:
    """A focus with its foremost figures."""

    focus: Focus
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """All that the first page shows."""

    heading: Heading
    is_leader: bool
    tabs: tuple[Tab, ...]
    shown: str
    waiting: Shown
    focuses: tuple[FocusFigures, ...]
    figure_count: int
    two_years: tuple[TwoYearRow, ...]
    streams: tuple[StreamRow, ...]
    grid: DueGrid | None
    units: tuple[UnitView, ...]
    outlook: Outlook | None
    plan: PlanBlock | None
    empty: Empty | None
    last_year: int


def home_page(here: Standpoint, address: Address) -> Home:
    """The first page of this reader."""
    waiting = heaps_of(here)
    shown = waiting.shown(address.value("show"))
    figures = figures_of(here.asking) if here.may("figure.read") else []
    leads = bool(here.actor.roles & LEADERS)
    then = figures_before(here) if leads and figures else {}
    return Home(
        heading=_heading(here, leads=leads),
        is_leader=leads,
        tabs=waiting.tabs(address, shown),
        shown=shown,
        waiting=waiting.heap(shown, MOST_ROWS),
        focuses=_focuses(figures),
        figure_count=len(figures),
        two_years=_two_years(figures, then),
        streams=_streams(here),
        grid=due_heat_map(here) if leads else None,
        units=unit_views(here) if not leads else (),
        outlook=outlook_of(here) if leads else None,
        plan=action_plan(here) if leads and here.may("figure.read") else None,
        empty=_empty(here, figures),
        last_year=here.year - 1,
    )


@dataclass(frozen=True, slots=True)
class TodoPage:
    """What waits, and nothing else."""

    heading: Heading
    tabs: tuple[Tab, ...]
    shown: str
    waiting: Shown


def todo_page(here: Standpoint, address: Address) -> TodoPage:
    """Everything that waits for the reader."""
    waiting = heaps_of(here)
    shown = waiting.shown(address.value("show"))
    heading = Heading("待办", "逾期的在前，最早的在上")
    return TodoPage(heading, waiting.tabs(address, shown), shown, waiting.heap(shown, MOST_WAITING))


def _heading(here: Standpoint, *, leads: bool) -> Heading:
    actions = [Action("打印本页", "#", "print")]
    if here.may("record.file"):
        actions.append(Action("登记一件事", reverse("filing"), "plus", "main"))
    day = here.today
    title = f"{day.month}月{day.day}日 星期{WEEKDAYS[day.weekday()]}"
    lead = here.period.label if here.year == day.year else f"看的是{here.year}年"
    return Heading("全院一览" if leads else title, title if leads else lead, (), tuple(actions))


def _focuses(figures: Sequence[Figure]) -> tuple[FocusFigures, ...]:
    """The foremost figures of each focus; those that are unknown stand last."""
    parts = []
    for focus in Focus:
        own = [one for one in figures if one.indicator.focus is focus]
        own.sort(key=lambda one: one.value is None and not one.indicator.signed_zero)
        parts.append(FocusFigures(focus, tuple(own[:MOST_FIGURES])))
    return tuple(parts)


def _two_years(figures: Sequence[Figure], then: dict[str, Figure]) -> tuple[TwoYearRow, ...]:
    if not then:
        return ()
    rows: list[TwoYearRow] = []
    for focus in Focus:
        own = [one for one in figures if one.indicator.focus is focus and one.value is not None]
        rows += [
            TwoYearRow(one, then.get(one.slug), "" if place else focus.ordinal)
            for place, one in enumerate(own[:MOST_FIGURES])
        ]
    return tuple(rows)


def _streams(here: Standpoint) -> tuple[StreamRow, ...]:
    """How problems stand, for those who oversee the whole court."""
    if not here.oversees_findings:
        return ()
    counted = streams_counted(here.scope, here.period, as_of=here.as_of)
    known = {one.stream: one for one in counted}
    return tuple(
        StreamRow(
            stream.label.removesuffix("问题"),
            f"{reverse('ledger', args=[stream.register_slug])}?kind={slug}",
            known[slug],
        )
        for slug, stream in FINDING_STREAMS.items()
        if slug in known
    )


def _empty(here: Standpoint, figures: Sequence[Figure]) -> Empty | None:
    """What to do where the year holds nothing yet."""
    if any(one.value is not None for one in figures) or not figures:
        return None
    acts = [("ledger.upload", Action("导入台账", reverse("imports"), "upload", "main"))]
    acts.append(("record.file", Action("登记一件事", reverse("filing"), "plus")))
    allowed = tuple(action for act, action in acts if here.may(act))
    others = here.years[0] if here.years and here.years[0] != here.year else None
    text = f"{here.year}年还没有读入任何台账，所以没有数字。"
    return Empty(text + (f"可在页面上方换到{others}年。" if others else ""), allowed)
