"""What is owed, as pages show it: rows for those who answer for it, and the year as a heat map."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from jujiao.access.policy import objection
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import Cell, dues, matrix
from jujiao.kernel.cadence import Every, Window
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.people.selectors import units_of
from jujiao.web.due_grid import DueCell, DueGrid, DueRow
from jujiao.web.standpoint import Place, Standpoint
from jujiao.web.tones import Look, look_of_due

OPEN = (DueState.OVERDUE, DueState.DUE)
OWN_UNIT_BEARERS = frozenset({Bearer.BRANCH, Bearer.GROUP, Bearer.DEPARTMENT})
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class OwedRow:
    """One due: its look, what, who, on what basis, when, and the form that settles it."""

    look: Look
    label: str
    window: str
    bearer: str
    basis: str
    due_on: date
    is_late: bool
    file_url: str
    is_first_in_time: bool = False

    @property
    def order(self) -> tuple[bool, date, str]:
        """Late first, the oldest on top."""
        return (not self.is_late, self.due_on, self.bearer)


def owed_rows(here: Standpoint) -> list[OwedRow]:
    """What the reader answers for and is not done: his unit's, the court's, or his own."""
    asked = tuple(duty for duty in DUTIES.values() if _concerns(here, duty))
    if not asked:
        return []
    names = {one.pk: one.public_id for one in units_of(here.scope)}
    owing = _owing(here, asked)
    found = [due for due in dues(owing) if due.state in OPEN and _own(here, due)]
    rows = sorted((_row(here, due, names, owing.today) for due in found), key=lambda row: row.order)
    late = sum(row.is_late for row in rows)
    return [
        replace(row, is_first_in_time=bool(late) and place == late)
        for place, row in enumerate(rows)
    ]


def _owing(here: Standpoint, asked: tuple[Duty, ...]) -> Owing:
    """As of the day that the page names; of a year that is over, its last day is over too."""
    is_past = here.as_of < here.today
    return Owing(here.scope, here.as_of, asked, here.year, day_is_over=is_past)


def _concerns(here: Standpoint, duty: Duty) -> bool:
    """Duties of persons concern the person; of units and the court, whoever files for them."""
    if duty.bearer.is_person:
        return here.actor.person_id is not None
    return here.may("record.file") and (_files_for_court(here) or duty.bearer in OWN_UNIT_BEARERS)


def _files_for_court(here: Standpoint) -> bool:
    return objection(here.actor, "record.file", Place(here.court.pk)) is None


def _own(here: Standpoint, due: Due) -> bool:
    if due.duty.bearer.is_person:
        return due.bearer.bearer_id == here.actor.person_id
    return _files_for_court(here) or due.bearer.bearer_id in here.own_units


def _row(here: Standpoint, due: Due, names: Mapping[int, str], today: date) -> OwedRow:
    return OwedRow(
        look=look_of_due(due.due_on, as_of=today),
        label=due.duty.label,
        window=due.window.words.removeprefix(f"{here.year}年"),
        bearer=due.bearer.name,
        basis=due.duty.basis.citation,
        due_on=due.due_on,
        is_late=due.state is DueState.OVERDUE,
        file_url=_file_url(here, due, names),
    )


def _file_url(here: Standpoint, due: Due, names: Mapping[int, str]) -> str:
    """The form, with the unit filled in; nothing where the reader may not file it."""
    kind = due.duty.of[0]
    if not here.may("record.file") or (kind.confidential and not here.scope.confidential):
        return ""
    unit = names.get(due.bearer.bearer_id, "") if not due.duty.bearer.is_person else ""
    address = reverse("file", args=[kind.slug])
    return f"{address}?unit={unit}" if unit and kind.ask("unit") else address


def due_heat_map(here: Standpoint) -> DueGrid | None:
    """The duties of the branches through the year; blank where nothing is owed."""
    asked = tuple(
        duty
        for duty in DUTIES.values()
        if duty.bearer is Bearer.BRANCH and isinstance(duty.rhythm, Every)
    )
    found = matrix(_owing(here, asked)) if asked else {}
    rows = [_grid_row(DUTIES[slug], cells) for slug, cells in found.items()]
    shown = tuple(row for row in rows if any(cell.owing for cell in row.cells))
    return DueGrid(shown) if shown else None


def _grid_row(duty: Duty, cells: Mapping[Window, Cell]) -> DueRow:
    """The cells of a duty; months that have not begun are blank."""
    url = reverse("ledger", args=[duty.register])
    kind = duty.of[0].slug
    drawn = [_grid_cell(window, cell, f"{url}?kind={kind}") for window, cell in cells.items()]
    rest = MONTHS_OF_YEAR - sum(one.months for one in drawn)
    return DueRow(duty.label, (*drawn, *_blank(rest)), f"{url}?kind={kind}")


def _grid_cell(window: Window, cell: Cell, url: str) -> DueCell:
    first, last = window.period.first, window.period.last
    months = last.month - first.month + 1
    address = f"{url}&month={first.month}" if months == 1 else url
    return DueCell(
        months,
        cell.owed,
        cell.fulfilled,
        is_running=cell.state is DueState.DUE,
        is_unknown=cell.state is DueState.UNKNOWN,
        url=address,
    )


def _blank(months: int) -> Iterable[DueCell]:
    return (DueCell(months, 0, 0),) if months > 0 else ()
