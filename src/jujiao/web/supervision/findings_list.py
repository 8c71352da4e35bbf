"""The findings of all streams in one list, as they stand today; who sees which follows the scope."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from jujiao.catalogue.streams import STREAMS
from jujiao.findings.selectors import findings_of
from jujiao.findings.standings import FindingStanding, Tally, standings, tally
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.people.selectors import units_of
from jujiao.web.addresses import Address
from jujiao.web.parts import Action, Empty, Heading, Option, OptionRow, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.tones import Look, look_of_due, look_of_progress

MOST = 300
GOING = (FindingState.OPEN, FindingState.RECTIFYING)
WAITING = (FindingState.FOUND, FindingState.CONTESTED)
Chosen = Callable[[FindingStanding], bool]
VIEWS: Mapping[str, tuple[str, Chosen]] = {
    "open": ("未销号", lambda one: one.is_open),
    "late": ("逾期", lambda one: one.overdue_days > 0),
    "waiting": ("待认定", lambda one: one.state in WAITING),
    "going": ("整改中", lambda one: one.state in GOING),
    "reported": ("待核销", lambda one: one.state is FindingState.REPORTED),
    "sustained": ("长期坚持", lambda one: one.state is FindingState.SUSTAINED),
    "closed": ("已销号", lambda one: one.state is FindingState.CLOSED),
    "all": ("全部", lambda one: True),
}
FIRST = "open"


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in the list."""

    standing: FindingStanding
    url: str
    state: Look
    due: Look | None
    rung: str
    is_red: bool
    is_first_in_time: bool = False


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """The list with its filters and what it adds up to."""

    heading: Heading
    tabs: tuple[Tab, ...]
    address: Address
    selects: tuple[OptionRow, ...]
    rows: tuple[FindingRow, ...]
    more: int
    tally: Tally | None
    groups: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
    empty: Empty


def findings_page(here: Standpoint, address: Address) -> FindingsPage:
    """The findings that the address asks for: all that are open, and those of the year that is shown."""
    known = _known(here, address)
    view = address.value("show") if address.value("show") in VIEWS else FIRST
    chosen = sorted((one for one in known if VIEWS[view][1](one)), key=_order)
    counted = (
        tally(chosen, court_id=here.court.pk, as_of=here.today)
        if here.oversees_findings and chosen
        else None
    )
    return FindingsPage(
        heading=_heading(here, known),
        tabs=_tabs(address, known, view),
        address=address,
        selects=_selects(here, address),
        rows=_rows(here, chosen[:MOST]),
        more=max(0, len(chosen) - MOST),
        tally=counted,
        groups=_groups(here, counted),
        empty=_empty(here, address, known),
    )


def _order(one: FindingStanding) -> tuple[bool, int]:
    """What is open by its deadline, as the standings have it; what is done by its day, the latest first."""
    found_on = one.finding.found_on or date.min
    return (not one.is_open, 0 if one.is_open else -found_on.toordinal())


def _known(here: Standpoint, address: Address) -> list[FindingStanding]:
    rows = findings_of(here.scope).filter(state=FactState.IN_FORCE.value)
    stream, unit = STREAMS.get(address.value("stream")), address.value("unit")
    if stream is not None:
        rows = rows.filter(kind=stream.findings.slug)
    if unit:
        rows = rows.filter(unit__public_id=unit)
    found = standings(rows, court_id=here.court.pk, as_of=here.today)
    return [one for one in found if one.is_open or _of_the_year(here, one)]


def _of_the_year(here: Standpoint, one: FindingStanding) -> bool:
    days = (one.finding.found_on, one.finding.closed_on)
    return any(day is None or day in here.period for day in days)


def _heading(here: Standpoint, known: Sequence[FindingStanding]) -> Heading:
    still_open = sum(one.is_open for one in known)
    late = sum(one.overdue_days > 0 for one in known)
    late_words = f"，其中逾期{late}个" if late else ""
    lead = f"截至{here.today.month}月{here.today.day}日，未销号{still_open}个{late_words}"
    actions = [Action("打印", "#", "print")]
    if here.may("inspection.record"):
        actions.append(Action("登记督察", reverse("visit_new"), "plus", "main"))
    return Heading("问题整改", lead, crumbs_of("问题整改"), tuple(actions))


def _tabs(address: Address, known: Sequence[FindingStanding], view: str) -> tuple[Tab, ...]:
    counts = {name: sum(map(chosen, known)) for name, (_, chosen) in VIEWS.items()}
    return tuple(
        Tab(label, str(address.having("show", name)), counts[name], name == view)
        for name, (label, _) in VIEWS.items()
        if counts[name] or name in (view, FIRST)
    )


def _selects(here: Standpoint, address: Address) -> tuple[OptionRow, ...]:
    streams = {one.slug: one.label for one in STREAMS.values()}
    rows = [_select(address, "stream", "来源", streams)]
    if here.oversees_findings:
        units = {one.public_id: one.name for one in units_of(here.scope)}
        rows.append(_select(address, "unit", "责任部门", units))
    return tuple(rows)


def _select(address: Address, name: str, label: str, named: Mapping[str, str]) -> OptionRow:
    chosen = address.value(name)
    options = tuple(Option(code, word, code == chosen) for code, word in named.items())
    return OptionRow(name, label, options, many=False)


def _rows(here: Standpoint, chosen: Sequence[FindingStanding]) -> tuple[FindingRow, ...]:
    late = sum(one.overdue_days > 0 for one in chosen)
    return tuple(
        FindingRow(
            one,
            reverse("finding", args=[one.finding.public_id]),
            look_of_progress(one.state.value),
            look_of_due(one.due_on, as_of=here.today) if one.due_on and one.is_open else None,
            one.rung.label if one.rung else "",
            bool(one.rung) and one.overdue_days > 0,
            is_first_in_time=bool(late) and place == late,
        )
        for place, one in enumerate(chosen)
    )


def _groups(
    here: Standpoint, counted: Tally | None
) -> tuple[tuple[str, tuple[tuple[str, int], ...]], ...]:
    """By area, department and cause; departments in register order, nobody is ranked."""
    if counted is None:
        return ()
    named = (
        ("按类别", counted.by_area), ("按部门", counted.by_unit), ("按原因", counted.by_cause),
    )  # fmt: skip
    order = {
        name: place
        for place, name in enumerate(units_of(here.scope).values_list("name", flat=True))
    }
    return tuple(
        (label, tuple(sorted(counts.items(), key=lambda pair: order.get(pair[0], 0))))
        for label, counts in named
    )


def _empty(here: Standpoint, address: Address, known: Sequence[FindingStanding]) -> Empty:
    if known:
        return Empty("这一类没有问题。", (Action("看全部", str(address.having("show", "all"))),))
    if address.value("stream") or address.value("unit"):
        return Empty("没有符合筛选的问题。", (Action("清除筛选", address.path),))
    if not here.may("inspection.record"):
        return Empty("现在没有需要您看的问题。")
    return Empty(
        f"{here.year}年还没有登记问题。登记一次督察时，把发现的问题一起记下。",
        (Action("登记督察", reverse("visit_new"), "plus", "main"),),
    )
