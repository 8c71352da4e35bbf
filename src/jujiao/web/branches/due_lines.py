"""One due as a line of a page: how it stands, of whom, until when, and where to go about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.people.selectors import units_of
from jujiao.web.branches.places import filing_address, records_address
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

OPEN = frozenset({DueState.DUE, DueState.OVERDUE})
OF_BRANCHES = (Bearer.BRANCH, Bearer.GROUP, Bearer.MEMBER)
NOT_REPORTED = Look("dashed", "ink-3", DueState.UNKNOWN.label)
LAST_FIRST = (DueState.OVERDUE, DueState.DUE, DueState.UNKNOWN)


@dataclass(frozen=True, slots=True)
class DueLine:
    """One due. ``url`` leads to the form where it is open, else to the records that settled it."""

    due: Due
    look: Look
    url: str
    act: str
    said: str = ""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.due.state in OPEN


def owing_of(here: Standpoint, duties: Iterable[Duty] = (), branch_id: int | None = None) -> Owing:
    """What is owed as of the day that the page names; of a year that is over, its last day is over."""
    asked = tuple(duties) or tuple(one for one in DUTIES.values() if one.bearer in OF_BRANCHES)
    scope: Scope = here.scope
    is_past = here.as_of < here.today
    return Owing(scope, here.as_of, asked, here.year, branch_id, day_is_over=is_past)


def due_lines(here: Standpoint, dues: Iterable[Due]) -> tuple[DueLine, ...]:
    """The lines: overdue first, the oldest on top, then what is due, then what is settled."""
    keys = {one.pk: one.public_id for one in units_of(here.scope)}
    today = owing_of(here).today
    ordered = sorted(dues, key=_order)
    return tuple(_line(here, due, keys.get(due.bearer.unit_id or 0, ""), today) for due in ordered)


def _order(due: Due) -> tuple[int, date]:
    places = {state: place for place, state in enumerate(LAST_FIRST)}
    return places.get(due.state, len(places)), due.due_on


def look_of(due: Due, today: date) -> Look:
    """How a due looks: its days, or that it is done, excused, or unknown."""
    if due.state is DueState.UNKNOWN:
        return NOT_REPORTED
    is_done, is_excused = due.state is DueState.FULFILLED, due.state is DueState.EXCUSED
    return look_of_due(due.due_on, as_of=today, is_done=is_done, is_excused=is_excused)


def _line(here: Standpoint, due: Due, unit: str, today: date) -> DueLine:
    kind, look = due.duty.of[0].slug, look_of(due, today)
    if due.state in OPEN:
        url = filing_address(here, kind, unit)
        return DueLine(due, look, url, "登记" if url else "")
    month = due.window.period.first.month if _is_month(due) else 0
    url = records_address(kind, due.duty.register, unit, month)
    if due.state is DueState.EXCUSED:
        return DueLine(due, look, "", "", due.excused_because)
    return DueLine(due, look, url, "看记录" if due.state is DueState.FULFILLED else "")


def _is_month(due: Due) -> bool:
    return due.window.period.first.month == due.window.period.last.month
