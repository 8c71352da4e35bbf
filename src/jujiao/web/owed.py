"""The year as a heat map: duties by months, how many of those who owe each did it; each cell opens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.selectors import Cell, matrix
from jujiao.kernel.cadence import Every, Window
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.web.due_grid import DueCell, DueGrid, DueRow, cells_of_year
from jujiao.web.standpoint import Standpoint

SHOWN = {Bearer.COURT: "本院", Bearer.DEPARTMENT: "各部门", Bearer.BRANCH: "各党支部"}
WHOLE_YEAR = 12


def due_heat_map(here: Standpoint) -> DueGrid | None:
    """What court, departments and branches owe through the year; as of the day that the page names,
    and of a year that is over, its last day is over too.
    """
    asked = tuple(one for one in DUTIES.values() if _is_shown(here, one))
    is_past = here.as_of < here.today
    owing = Owing(here.scope, here.as_of, asked, here.year, day_is_over=is_past)
    found = matrix(owing) if asked else {}
    rows = tuple(row for bearer in SHOWN for row in _rows_of(bearer, found))
    return DueGrid(rows) if rows else None


def _is_shown(here: Standpoint, duty: Duty) -> bool:
    is_open = here.scope.confidential or not duty.of[0].confidential
    return is_open and duty.bearer in SHOWN and isinstance(duty.rhythm, Every)


def _rows_of(bearer: Bearer, found: Mapping[str, Mapping[Window, Cell]]) -> Iterator[DueRow]:
    """The duties of one sort of bearer under its name; those that nobody owes are left out."""
    own = [slug for slug in found if DUTIES[slug].bearer is bearer]
    rows = [_row(DUTIES[slug], found[slug]) for slug in own]
    kept = [row for row in rows if any(cell.owing for cell in row.cells)]
    if kept:
        yield DueRow(SHOWN[bearer], (DueCell(WHOLE_YEAR, 0, 0),))
    yield from kept


def _row(duty: Duty, cells: Mapping[Window, Cell]) -> DueRow:
    drawn = (
        (window.period.first.month, _cell(duty, window, cell)) for window, cell in cells.items()
    )
    url = f"{reverse('ledger', args=[duty.register])}?kind={duty.of[0].slug}"
    return DueRow(duty.label, cells_of_year(drawn), url)


def _cell(duty: Duty, window: Window, cell: Cell) -> DueCell:
    """A cell opens to who did it and who did not, and from there to the records."""
    return DueCell(
        window.period.last.month - window.period.first.month + 1,
        cell.owed,
        cell.fulfilled,
        is_running=cell.state is DueState.DUE,
        is_unknown=cell.state is DueState.UNKNOWN,
        url=reverse("due_window", args=[duty.slug, window.label]),
    )
