"""巡察整改: three lists, the concentrated period, what may be disclosed; all of it derived."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue.external_inspection import (
    CONCENTRATED_MONTHS,
    EXTERNAL_INSPECTION,
    FEEDBACK_AREAS,
    IN_PUBLIC,
    PLAN_DUE_DAYS,
    WITHIN_PARTY,
)
from jujiao.evidence.models import Evidence
from jujiao.findings.casework import MEASURE
from jujiao.findings.models import Finding, FindingMeasure
from jujiao.findings.redaction import redacted
from jujiao.findings.standings import FindingStanding, court_findings, standings
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import Period, add_months
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Person

NOT_DISCLOSED = "（该问题不在公开范围内）"
SHOWN_TO = {WITHIN_PARTY: (WITHIN_PARTY, IN_PUBLIC), IN_PUBLIC: (IN_PUBLIC,)}


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """问题清单: a problem as the feedback words it, and where it stands."""

    number: int
    title: str
    area: str
    state: str
    closed_on: date | None


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """任务清单: under which task a measure stands, when it is due, done, and how it is borne out."""

    number: int
    task: str
    measure: str
    due_on: date
    done_on: date | None
    result: str
    evidence: int


@dataclass(frozen=True, slots=True)
class DutyLine:
    """责任清单: who leads, which unit and who answers for what until when."""

    number: int
    measure: str
    leader: str
    unit: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class ThreeLists:
    """问题清单、任务清单、责任清单 of one feedback; the numbers are those of the problems."""

    problems: tuple[ProblemLine, ...]
    measures: tuple[MeasureLine, ...]
    duties: tuple[DutyLine, ...]


def feedbacks_of(scope: Scope) -> QuerySet[Record]:
    """The feedbacks that a court received, the latest first."""
    rows = within(Record.objects.filter(kind=EXTERNAL_INSPECTION.slug), scope)
    standing = (FactState.FILED.value, FactState.IN_FORCE.value)
    return rows.filter(state__in=standing).order_by("-occurred_on", "-pk")


def three_lists(feedback: Record, *, as_of: date) -> ThreeLists:
    """The lists of a feedback as they stand on a day."""
    shown = problems_of(feedback, as_of=as_of)
    numbers = {one.finding.pk: place for place, one in enumerate(shown, 1)}
    rows = list(
        FindingMeasure.objects.filter(finding__in=numbers)
        .select_related("owner", "unit", "finding__leader")
        .order_by("finding_id", "pk")
    )
    proofs = Evidence.objects.filter(target_type=MEASURE, target_id__in=[row.pk for row in rows])
    borne_out = list(proofs.values_list("target_id", flat=True))
    return ThreeLists(
        tuple(_problem_line(numbers[one.finding.pk], one) for one in shown),
        tuple(_measure_line(numbers[row.finding_id], row, borne_out) for row in rows),
        tuple(_duty_line(numbers[row.finding_id], row) for row in rows),
    )


def problems_of(feedback: Record, *, as_of: date) -> list[FindingStanding]:
    """The problems of a feedback in the order in which it names them."""
    rows = court_findings(feedback.court_id).filter(record=feedback)
    shown = standings(rows, court_id=feedback.court_id, as_of=as_of)
    return sorted(shown, key=lambda one: one.finding.pk)


def concentrated_period(feedback: Record) -> Period:
    """集中整改期: from the day of the feedback, three months or six, as the rule of that day says."""
    assert feedback.occurred_on is not None
    first = feedback.occurred_on
    months = number_in_force(feedback.court_id, CONCENTRATED_MONTHS, on=first)
    return Period(first, add_months(first, months) - timedelta(days=1))


def plan_due_on(feedback: Record) -> date:
    """The last day for the plan of rectification."""
    assert feedback.occurred_on is not None
    days = number_in_force(feedback.court_id, PLAN_DUE_DAYS, on=feedback.occurred_on)
    return feedback.occurred_on + timedelta(days=days)


def phase_on(feedback: Record, day: date) -> str:
    """集中整改, then 持续整改 until everything is struck off or 长期坚持."""
    return "集中整改" if day in concentrated_period(feedback) else "持续整改"


def disclosed_lines(feedback: Record, scope: str) -> Iterator[str]:
    """What may be told of each problem in a scope: the words decided on, without names and numbers."""
    names = list(
        Person.objects.filter(court_id=feedback.court_id).values_list("full_name", flat=True)
    )
    rows = court_findings(feedback.court_id).filter(record=feedback).order_by("pk")
    for finding in rows:
        told = finding.disclosure in SHOWN_TO[scope]
        yield redacted(finding.disclosed_text, names) if told else NOT_DISCLOSED


def _problem_line(number: int, one: FindingStanding) -> ProblemLine:
    finding: Finding = one.finding
    area = FEEDBACK_AREAS.get(finding.area, "未分类")
    return ProblemLine(number, finding.title, area, one.state.label, finding.closed_on)


def _measure_line(number: int, row: FindingMeasure, borne_out: list[int]) -> MeasureLine:
    return MeasureLine(
        number,
        row.task_title,
        row.title,
        row.due_on,
        row.done_on,
        row.result,
        borne_out.count(row.pk),
    )


def _duty_line(number: int, row: FindingMeasure) -> DutyLine:
    leader = row.finding.leader
    return DutyLine(
        number,
        row.title,
        leader.full_name if leader else "",
        row.unit.name if row.unit else "",
        row.owner.full_name,
        row.due_on,
    )
