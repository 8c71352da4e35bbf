"""三个规定: departments by months, each 有, 零 or 未报; one cell with its count and what may be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from jujiao.catalogue.interference import CLASSES, CORRECTIONS, INTERFERENCE_MONTH
from jujiao.catalogue.streams import INTERFERENCE
from jujiao.integrity.counts import MonthReport, month_report_of
from jujiao.integrity.months import (
    MISSING,
    STATE_LABELS,
    DepartmentMonth,
    ZeroStreak,
    closing_day,
    month_matrix,
    owing_units,
    record_of_month,
    total_by_class,
    zero_streaks,
)
from jujiao.integrity.services.interference import (
    Correction,
    confirm_month,
    correct_month,
    report_month,
)
from jujiao.kernel.transitions import FactState
from jujiao.people.selectors import units_of
from jujiao.policies.selectors import work_calendar
from jujiao.web.acting import act_forms
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.tones import Look, look_of_state

MONTHS = range(1, 13)
NOT_COUNTED = "分不清的不填"
COUNT_HINT = "没有情况的填0；只填件数，不填内容"
STATE_TONES = {"reported": "all", "nil": "nil", "missing": "open"}


@dataclass(frozen=True, slots=True)
class MonthCell:
    """A cell of the matrix; blank where the month is not over and nothing was reported."""

    url: str = ""
    text: str = ""
    tone: str = ""
    spoken: str = ""
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department through the year."""

    name: str
    cells: tuple[MonthCell, ...]


@dataclass(frozen=True, slots=True)
class InterferencePage:
    """The matrix, the reminders to verify, and the sums that everybody told apart."""

    heading: Heading
    months: range
    rows: tuple[DepartmentRow, ...]
    reminders: Sequence[ZeroStreak]
    totals: tuple[tuple[str, int | None], ...]
    counts: tuple[tuple[str, int], ...]


def interference_page(here: Standpoint) -> InterferencePage:
    """The year that is shown, as it stands today; a head of department sees his own alone."""
    cells = [
        one
        for one in month_matrix(here.court.pk, here.year, as_of=here.today)
        if _sees_all(here) or one.unit_id in here.own_units
    ]
    states = [one.state for one in cells]
    totals = total_by_class(cells)
    actions = [PRINT]
    if here.may("bulletin.issue"):
        url = reverse("bulletin_compose", args=[INTERFERENCE])
        actions.append(Action("起草季度通报", url))
    lead = "只记件数和状态；人员、案件和经过在全国平台填报"
    return InterferencePage(
        Heading("“三个规定”月报", lead, crumbs_of("三个规定"), tuple(actions)),
        MONTHS,
        _rows(here, cells),
        zero_streaks(here.court.pk, cells, as_of=here.today) if _sees_all(here) else (),
        tuple((label, totals[name]) for name, label in CLASSES.items()),
        tuple((label, states.count(state)) for state, label in STATE_LABELS.items()),
    )


def _sees_all(here: Standpoint) -> bool:
    """Whether the reader sees the months of every department."""
    return here.may("interference.read", Place(here.court.pk))


def _rows(here: Standpoint, cells: Sequence[DepartmentMonth]) -> tuple[DepartmentRow, ...]:
    units: dict[int, str] = {}
    for one in cells:
        units.setdefault(one.unit_id, one.department)
    known = {(one.unit_id, one.month.month): one for one in cells}
    addresses = _addresses(here, units)
    return tuple(
        DepartmentRow(
            name, tuple(_cell(known.get((pk, month)), addresses[pk], month) for month in MONTHS)
        )
        for pk, name in units.items()
    )


def _addresses(here: Standpoint, units: Mapping[int, str]) -> dict[int, str]:
    return dict(units_of(here.scope).filter(pk__in=units).values_list("pk", "public_id"))


def _cell(one: DepartmentMonth | None, unit: str, month: int) -> MonthCell:
    if one is None:
        return MonthCell()
    late = bool(one.late)
    text = "未报" if one.count is None else str(one.count)
    missing = one.state == MISSING
    tone = "one" if missing and late else STATE_TONES[one.state]
    spoken = f"{one.department}{month}月{one.state_label}" + ("，逾期" if late else "")
    url = reverse("interference_month", args=[unit, month]) if unit else ""
    return MonthCell(url, text, tone, spoken, late and not missing)


@dataclass(frozen=True, slots=True)
class MonthOfUnit:
    """A department and a month as the subject of the acts, with what stands in the ledger for it."""

    court_id: int
    unit: Any
    month: date
    record: Any

    @property
    def unit_id(self) -> int:
        """The department that owes it."""
        return int(self.unit.pk)


def month_or_none(here: Standpoint, public_id: str, number: int) -> MonthOfUnit | None:
    """A cell that the reader may open, or None."""
    if number not in MONTHS:
        return None
    month = date(here.year, number, 1)
    unit = next(
        (one for one in owing_units(here.court.pk, month) if one.public_id == public_id), None
    )
    if unit is None or not (_sees_all(here) or unit.pk in here.own_units):
        return None
    return MonthOfUnit(here.court.pk, unit, month, record_of_month(here.court.pk, unit.pk, month))


def _report_asks(here: Standpoint, cell: MonthOfUnit) -> tuple[Question, ...]:
    """Numbers alone; whatever else is typed comes back with the rule."""
    held = cell.record.details if cell.record else {}
    count = str(cell.record.quantity) if cell.record else ""
    classes = tuple(
        Question(
            name, label, is_required=False, hint=NOT_COUNTED, value=str(held.get(name, "") or "")
        )
        for name, label in CLASSES.items()
    )
    return (
        Question("count", "件数", hint=COUNT_HINT, value=count),
        *classes,
        Question("receipt_no", "全国平台回执编号", is_required=False),
        day_question(here, "reported_on", "报送日期"),
    )


def _report_of(doing: Doing) -> MonthReport:
    cell = doing.subject
    said = {name: doing[name] for name in ("count", *CLASSES, "receipt_no")}
    said["reported_on"] = doing["reported_on"].isoformat()
    return month_report_of(cell.court_id, cell.unit_id, cell.month, said, today=doing.here.today)


def _correct(doing: Doing) -> object:
    correction = Correction(doing.subject.record, _report_of(doing), doing["why"])
    return correct_month(correction, **doing.who)


MONTH_ACTS = {
    one.slug: one
    for one in (
        Act(
            "report",
            "报送",
            lambda doing: report_month(_report_of(doing), **doing.who),
            "已报送，待另一人核对确认。",
            _report_asks,
        ),
        Act(
            "confirm",
            "确认",
            lambda doing: confirm_month(doing.subject.record, **doing.who),
            "已与全国平台核对，确认生效。",
        ),
        Act(
            "correct",
            "更正",
            _correct,
            "更正已登记，另一人确认后代替原来的数。",
            lambda here, cell: (
                *_report_asks(here, cell),
                choice_question("why", "更正原因", CORRECTIONS.items()),
            ),
        ),
    )
}


@dataclass(frozen=True, slots=True)
class MonthPage:
    """One department's month."""

    heading: Heading
    facts: tuple[tuple[str, str], ...]
    state: Look | None
    record_url: str
    forms: tuple[ActForm, ...]
    names: list[str]


def month_page(here: Standpoint, cell: MonthOfUnit, sent: ActForm | None = None) -> MonthPage:
    """A cell of the matrix as a page."""
    record = cell.record
    title = f"{cell.unit.name} {cell.month.year}年{cell.month.month}月"
    then = (Link("三个规定", reverse("interference")),)
    return MonthPage(
        Heading(title, "“三个规定”月报", crumbs_of(title, then=then)),
        tuple(_facts(cell)),
        look_of_state(record.state) if record else None,
        reverse("fact", args=[record.kind, record.public_id]) if record else "",
        act_forms(
            here,
            cell,
            MONTH_ACTS,
            _offered(here, cell),
            sent,
            lambda slug: reverse(
                "interference_act", args=[cell.unit.public_id, cell.month.month, slug]
            ),
        ),
        [],
    )


def _offered(here: Standpoint, cell: MonthOfUnit) -> dict[str, bool]:
    record = cell.record
    if record is None:
        place = Place(cell.court_id, cell.unit_id)
        return {"report": True} if here.may("interference.report", place) else {}
    offered = {}
    if record.state == FactState.FILED.value and here.may("interference.confirm", record):
        offered["confirm"] = True
    if record.state == FactState.IN_FORCE.value and here.may("interference.correct", record):
        offered["correct"] = False
    return offered


def _facts(cell: MonthOfUnit) -> list[tuple[str, str]]:
    record = cell.record
    closing = closing_day(cell.court_id, cell.month, work_calendar())
    until = (
        f"{closing.year}年{closing.month}月{closing.day}日"
        if closing
        else "没有当年放假安排，不能算"
    )
    if record is None:
        return [("状态", STATE_LABELS[MISSING]), ("月统计截止", until)]
    classes = [
        (label, f"{record.details[name]}件" if record.details.get(name) is not None else "没有区分")
        for name, label in CLASSES.items()
    ]
    reported = str(record.details.get("reported_on", "")) or "不知道何时报的"
    return [
        ("状态", INTERFERENCE_MONTH.outcomes.get(record.outcome, "")),
        ("件数", f"{record.quantity}件"),
        *classes,
        ("报送日期", reported),
        ("月统计截止", until),
        ("确认人", record.confirmed_by_name or "还没有确认"),
        ("回执编号", record.document_no or "没有填"),
    ]
