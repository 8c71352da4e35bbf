"""本支部、本部门: what the units that a reader answers for owe through the year, and what lies with them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.findings.standings import court_findings, standings
from jujiao.kernel.cadence import Every
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.people.selectors import units_of
from jujiao.web.branches.places import filing_address, records_address
from jujiao.web.due_grid import DueCell, DueGrid, DueRow, cells_of_year
from jujiao.web.standpoint import Standpoint

OF_UNITS = (Bearer.BRANCH, Bearer.GROUP, Bearer.DEPARTMENT)


@dataclass(frozen=True, slots=True)
class UnitView:
    """One unit: its name and page, its year, how many problems it has open and how many are late."""

    name: str
    url: str
    grid: DueGrid | None
    open_findings: int
    late_findings: int


def unit_views(here: Standpoint) -> tuple[UnitView, ...]:
    """The units that the reader answers for, as of the day that the page names."""
    own = set(here.own_units)
    units = [one for one in units_of(here.scope) if one.pk in own] if own else []
    if not units:
        return ()
    asked = tuple(
        one
        for one in DUTIES.values()
        if one.bearer in OF_UNITS and isinstance(one.rhythm, Every) and _is_open(here, one)
    )
    is_past = here.as_of < here.today
    found = dues(Owing(here.scope, here.as_of, asked, here.year, day_is_over=is_past))
    return tuple(_view(here, unit, found) for unit in units)


def _is_open(here: Standpoint, duty: Duty) -> bool:
    return here.scope.opens(duty.of[0].slug)


def _view(here: Standpoint, unit: Any, found: Sequence[Due]) -> UnitView:
    own = [one for one in found if unit.pk in (one.bearer.bearer_id, one.bearer.unit_id)]
    rows = tuple(_rows(here, own, unit.public_id))
    rows_found = court_findings(here.court.pk).filter(unit_id=unit.pk)
    known = standings(rows_found, court_id=here.court.pk, as_of=here.as_of)
    return UnitView(
        unit.name,
        reverse("unit", args=[unit.public_id]),
        DueGrid(rows, "") if rows else None,
        sum(one.is_open for one in known),
        sum(bool(one.overdue_days) for one in known),
    )


def _rows(here: Standpoint, own: Iterable[Due], unit: str) -> Iterator[DueRow]:
    by_duty: dict[str, dict[str, list[Due]]] = {}
    for one in own:
        windows = by_duty.setdefault(one.duty.slug, {})
        windows.setdefault(one.window.label, []).append(one)
    for slug, windows in by_duty.items():
        duty = DUTIES[slug]
        drawn = [
            (group[0].window.period.first.month, _cell(here, group, unit))
            for group in windows.values()
        ]
        url = records_address(duty.of[0].slug, duty.register, unit)
        yield DueRow(duty.label, cells_of_year(drawn), url)


def _cell(here: Standpoint, group: Sequence[Due], unit: str) -> DueCell:
    """Those that owe in a window: the unit itself, or each of its groups. What is open leads to the form."""
    first = group[0]
    period, kind = first.window.period, first.duty.of[0].slug
    months = period.last.month - period.first.month + 1
    owing = [one for one in group if one.state is not DueState.EXCUSED]
    is_open = any(one.state in (DueState.DUE, DueState.OVERDUE) for one in owing)
    month = period.first.month if months == 1 else 0
    form = filing_address(here, kind, unit) if is_open else ""
    return DueCell(
        months,
        len(owing),
        sum(one.state is DueState.FULFILLED for one in owing),
        is_running=any(one.state is DueState.DUE for one in owing),
        is_unknown=bool(owing) and all(one.state is DueState.UNKNOWN for one in owing),
        url=form or records_address(kind, first.duty.register, unit, month),
    )
