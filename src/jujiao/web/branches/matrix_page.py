"""The matrix of duties: by duty or by branch, each cell leading to who did it and who did not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue.duties import DUTIES
from jujiao.duties.rules import Due
from jujiao.duties.selectors import Cell, dues, duties_in_force, matrix
from jujiao.duties.services import DueNamed, excuse_duty
from jujiao.kernel.cadence import Every, Window
from jujiao.kernel.obligations import Bearer, DueState, Duty
from jujiao.people.selectors import branches_of
from jujiao.web.acting import act_forms
from jujiao.web.branches.due_lines import DueLine, due_lines, owing_of
from jujiao.web.branches.places import crumbs_of
from jujiao.web.due_grid import DueCell, DueGrid, DueRow
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Action, Heading, Link, Tab
from jujiao.web.standpoint import Standpoint

MONTHS = 12
PRINT = Action("打印", "#", "print")


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """The heat map, how to turn it, and the rules on which it rests."""

    heading: Heading
    tabs: tuple[Tab, ...]
    grid: DueGrid | None
    rules: tuple[Duty, ...]


def matrix_page(here: Standpoint, by: str) -> MatrixPage:
    """The year of all branches: by duty, or by branch; the branches stand in register order."""
    by_branch = by == "branch"
    url = reverse("duties")
    tabs = (
        Tab("按事项", url, is_current=not by_branch),
        Tab("按支部", f"{url}?by=branch", is_current=by_branch),
    )
    rows = tuple(_branch_rows(here) if by_branch else _duty_rows(here))
    lead = "格内为已办数，未办的点开就看到是谁；支部按登记次序，不排名"
    rules = tuple(
        one for one in duties_in_force(here.scope, on=here.as_of) if one.bearer is Bearer.BRANCH
    )
    heading = Heading("应办事项", lead, crumbs_of("应办事项"), (PRINT,))
    return MatrixPage(heading, tabs, DueGrid(rows) if rows else None, rules)


def _duty_rows(here: Standpoint) -> Iterable[DueRow]:
    asked = tuple(
        one
        for one in DUTIES.values()
        if one.bearer is Bearer.BRANCH and isinstance(one.rhythm, Every)
    )
    for slug, cells in matrix(owing_of(here, asked)).items():
        row = _duty_row(DUTIES[slug], cells)
        if any(one.owing for one in row.cells):
            yield row


def _duty_row(duty: Duty, cells: Mapping[Window, Cell]) -> DueRow:
    drawn = [_duty_cell(duty, window, cell) for window, cell in cells.items()]
    return DueRow(duty.label, (*drawn, *_rest(drawn)))


def _duty_cell(duty: Duty, window: Window, cell: Cell) -> DueCell:
    first, last = window.period.first, window.period.last
    return DueCell(
        last.month - first.month + 1,
        cell.owed,
        cell.fulfilled,
        is_running=cell.state is DueState.DUE,
        is_unknown=cell.state is DueState.UNKNOWN,
        url=reverse("due_window", args=[duty.slug, window.label]),
    )


def _rest(drawn: Iterable[DueCell]) -> tuple[DueCell, ...]:
    """The months that have not begun are blank."""
    left = MONTHS - sum(one.months for one in drawn)
    return (DueCell(left, 0, 0),) if left > 0 else ()


def _branch_rows(here: Standpoint) -> Iterable[DueRow]:
    asked = tuple(one for one in DUTIES.values() if one.bearer is Bearer.BRANCH)
    found = dues(owing_of(here, asked))
    for branch in branches_of(here.court.pk, on=here.as_of):
        mine = [due for due in found if due.bearer.bearer_id == branch.pk]
        url = reverse("branch_dues", args=[branch.public_id])
        cells = tuple(_month_cell(mine, month, url) for month in range(1, MONTHS + 1))
        yield DueRow(branch.name, cells, url)


def _month_cell(mine: Iterable[Due], month: int, url: str) -> DueCell:
    """What falls due in the month."""
    falling = [due for due in mine if due.due_on.month == month]
    missing = [one for one in falling if one.state is not DueState.FULFILLED]
    owing = [one for one in falling if one.state is not DueState.EXCUSED]
    return DueCell(
        1,
        len(owing),
        sum(one.state is DueState.FULFILLED for one in owing),
        is_running=bool(missing) and all(one.state is DueState.DUE for one in missing),
        is_unknown=bool(owing) and all(one.state is DueState.UNKNOWN for one in owing),
        url=f"{url}?month={month}",
        missing=tuple(one.duty.label for one in missing if one.state is DueState.OVERDUE),
    )


@dataclass(frozen=True, slots=True)
class DuesPage:
    """Dues one under the other."""

    heading: Heading
    lines: tuple[DueLine, ...]
    rule: str
    basis: str
    forms: tuple[ActForm, ...]
    tabs: tuple[Tab, ...]
    names: list[str]


def window_page(
    here: Standpoint, duty: Duty, window: Window, sent: ActForm | None = None
) -> DuesPage:
    """One duty in one window: every branch that owes it."""
    found = [due for due in dues(owing_of(here, (duty,))) if due.window.label == window.label]
    done = sum(one.state is DueState.FULFILLED for one in found)
    return DuesPage(
        Heading(
            f"{window.words}{duty.label}",
            f"应办{len(found)}个，已办{done}个",
            crumbs_of(window.words, then=_to_matrix()),
            (PRINT,),
        ),
        due_lines(here, found),
        duty.rule,
        duty.basis.citation,
        _excusing(here, tuple(found), sent, reverse("due_window", args=[duty.slug, window.label])),
        (),
        [],
    )


def branch_page(
    here: Standpoint, branch: Any, month: int | None, sent: ActForm | None = None
) -> DuesPage:
    """What one branch owes in the year, or what falls due in a month."""
    every = dues(owing_of(here, branch_id=branch.pk))
    found = [due for due in every if month is None or due.due_on.month == month]
    url = reverse("branch_dues", args=[branch.public_id])
    tabs = (
        Tab("全年", url, is_current=month is None),
        *(
            Tab(f"{one}月", f"{url}?month={one}", is_current=month == one)
            for one in range(1, here.as_of.month + 1)
        ),
    )
    late = sum(one.state is DueState.OVERDUE for one in found)
    lead = f"{len(found)}项，逾期{late}项" if late else f"{len(found)}项，没有逾期的"
    heading = Heading(branch.name, lead, crumbs_of(branch.name, then=_to_matrix()), (PRINT,))
    forms = _excusing(here, tuple(found), sent, url)
    return DuesPage(heading, due_lines(here, found), "", "", forms, tabs, [])


def _to_matrix() -> tuple[Link, ...]:
    return (Link("应办事项", reverse("duties")),)


def _excuse_asks(here: Standpoint, found: tuple[Due, ...]) -> tuple[Question, ...]:
    missed = [due for due in found if due.state in (DueState.OVERDUE, DueState.DUE)]
    named = [(_key(due), f"{due.bearer.name} {due.window.words}{due.duty.label}") for due in missed]
    return (choice_question("due", "哪一项", named), Question("reason", "原因"))


def _key(due: Due) -> str:
    return f"{due.duty.slug}:{due.window.label}:{due.bearer.bearer_id}"


def _excuse(doing: Doing) -> object:
    due = next(one for one in doing.subject if _key(one) == doing["due"])
    is_person = due.duty.bearer.is_person
    named = DueNamed(
        doing.here.court.pk,
        due.duty.slug,
        due.window.label,
        unit_id=None if is_person else due.bearer.bearer_id,
        person_id=due.bearer.bearer_id if is_person else None,
    )
    return excuse_duty(named, reason=doing["reason"], **doing.who)


EXCUSE = Act(
    "excuse",
    "核免一项",
    _excuse,
    "核免了，原因留着可查。",
    _excuse_asks,
    hint="核免的不算逾期，也不算已办。",
)


def _excusing(
    here: Standpoint, found: tuple[Due, ...], sent: ActForm | None, url: str
) -> tuple[ActForm, ...]:
    is_open = any(due.state in (DueState.OVERDUE, DueState.DUE) for due in found)
    offered = {EXCUSE.slug: False} if is_open and here.may("duty.excuse") else {}
    return act_forms(here, found, {EXCUSE.slug: EXCUSE}, offered, sent, lambda slug: url)
