"""结果运用: each decision names the appraisal it rests on; when that changes, the decision is marked.

Nothing is undone by itself: somebody looks at the decision again and says what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.careers.models import Reliance
from jujiao.catalogue.appraisal import ANNUAL_GRADE
from jujiao.catalogue.commendation import PAY_RULES, PERFORMANCE_PAY
from jujiao.kernel.periods import Period
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.people.stamps import Stamp
from jujiao.procedures.models import Procedure

IN_FORCE = FactState.IN_FORCE.value
PROCEDURE, RECORD = "procedure", "record"
EARLIEST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about people: 晋升, 评优, 绩效分配; named by (type, id)."""

    court_id: int
    decision_type: str
    decision_id: int
    title: str
    decided_on: date

    def __str__(self) -> str:
        return self.title


@command("decision.rest")
def rest_decision(
    decision: Decision, records: Iterable[Record], *, clause: str, by: Actor, at: datetime
) -> list[Reliance]:
    """Names the appraisals that the decision rests on. Raises Refused without clause or records in force."""
    resting = list(records)
    if not resting or not clause.strip():
        raise refuse(
            "nothing_to_rest_on",
            "没有写明依据哪次考核、哪一条。",
            place="clause",
            remedy="请填写。",
        )
    if any(one.state != IN_FORCE or one.court_id != decision.court_id for one in resting):
        raise refuse(
            "appraisal_not_in_force",
            "所依据的考核还没有生效，或已被更正。",
            remedy="请选已生效的结果。",
        )
    return Reliance.objects.bulk_create(
        [
            Reliance(
                court_id=decision.court_id,
                decision_type=decision.decision_type,
                decision_id=decision.decision_id,
                decision_title=decision.title[:200],
                decided_on=decision.decided_on,
                record=one,
                clause=clause,
                recorded_at=at,
                recorded_by_name=by.name,
            )
            for one in resting
        ]
    )


def shaken(court_id: int) -> QuerySet[Reliance]:
    """Decisions whose appraisal was corrected or withdrawn, and that nobody has looked at since."""
    changed = ~Q(record__state=IN_FORCE)
    return (
        Reliance.objects.filter(changed, court_id=court_id, reviewed_on=None)
        .select_related("record")
        .order_by("decided_on", "pk")
    )


@dataclass(frozen=True, slots=True)
class PayDecision:
    """绩效分配: a decision on performance pay, by the grades of a year; no sums of persons are kept."""

    court_id: int
    year: int
    title: str
    clause: str

    def __str__(self) -> str:
        return f"{PERFORMANCE_PAY.label} {self.title}"


@command("pay.decide")
def decide_pay(pay: PayDecision, *, on: date, document_no: str, by: Actor, at: datetime) -> Record:
    """直接挂钩: the decision and every grade of the year that it rests on. Raises Refused without any."""
    _check_pay(pay, on, today=timezone.localdate(at))
    grades = grades_of_year(pay.court_id, pay.year)
    if not grades:
        raise refuse(
            "nothing_to_rest_on",
            f"{pay.year}年度考核还没有审定的等次，绩效分配没有依据（{PAY_RULES.citation}）。",
            place="year",
            remedy="请先审定考核，或补录等次。",
        )
    entry = RecordEntry(
        pay.court_id,
        PERFORMANCE_PAY.slug,
        on,
        title=pay.title,
        serial=str(pay.year),
        document_no=document_no,
    )
    [record] = enter_records([entry], [Stamp(at, by)])
    decision = Decision(pay.court_id, RECORD, record.pk, str(pay), on)
    rest_decision(decision, grades, clause=pay.clause, by=by, at=at)
    return record


def _check_pay(pay: PayDecision, on: date, *, today: date) -> None:
    if not EARLIEST_YEAR <= pay.year <= today.year:
        raise refuse(
            "bad_year", f"没有{pay.year}年度的考核。", place="year", remedy="请填四位数年份。"
        )
    if on > today:
        raise refuse("future_date", "日期还没有到。", place="on", remedy="请填决定作出的日期。")
    if is_closed(pay.court_id, on.year):
        raise refuse("year_closed", f"{on.year}年已经封账，不能再登记。", place="on")


@dataclass(frozen=True, slots=True)
class Resting:
    """A decision with how many appraisals it rests on, and how many of them have changed since."""

    title: str
    decided_on: date
    clause: str
    appraisals: int
    changed: int


def decisions_resting(court_id: int, period: Period) -> list[Resting]:
    """结果运用: the decisions of a period that name their appraisals, the latest first."""
    in_force = Q(record__state=IN_FORCE)
    rows = (
        Reliance.objects.filter(court_id=court_id, decided_on__range=(period.first, period.last))
        .values_list("decision_title", "decided_on", "clause")
        .annotate(appraisals=Count("pk"), changed=Count("pk", filter=~in_force))
    )
    return [Resting(*row) for row in rows.order_by("-decided_on", "decision_title")]


@command("decision.review")
def review_decision(
    reliance: Reliance, *, on: date, note: str, by: Actor, at: datetime
) -> Reliance:
    """复核: somebody looked at a marked decision and says what follows from the change."""
    if not note.strip():
        raise refuse(
            "note_missing", "没有写复核意见。", place="note", remedy="请写明维持还是另行处理。"
        )
    reliance.reviewed_on, reliance.reviewed_by_name = on, by.name
    reliance.review_note = note
    reliance.save()
    return reliance


def rested_on(decision_type: str, decision_id: int) -> QuerySet[Reliance]:
    """The appraisals that a decision rests on."""
    rows = Reliance.objects.filter(decision_type=decision_type, decision_id=decision_id)
    return rows.select_related("record").order_by("pk")


def reliance_in_court(court_id: int, reliance_id: int) -> Reliance | None:
    """One of the marked decisions of a court, or None."""
    return shaken(court_id).filter(pk=reliance_id).first()


def grades_in_force(procedure: Procedure) -> list[Record]:
    """The yearly grades of the person whom a procedure is about, the latest first."""
    rows = Record.objects.filter(
        court_id=procedure.court_id,
        kind=ANNUAL_GRADE.slug,
        state=IN_FORCE,
        participations__person_id=procedure.person_id or 0,
    )
    return list(rows.order_by("-serial", "-pk"))


def grades_of_year(
    court_id: int, year: int, person_ids: Collection[int] | None = None
) -> list[Record]:
    """The grades in force of a year of appraisal, of these persons or of all."""
    rows = Record.objects.filter(
        court_id=court_id,
        kind=ANNUAL_GRADE.slug,
        state=IN_FORCE,
        serial__startswith=str(year),
    )
    if person_ids is not None:
        rows = rows.filter(participations__person_id__in=person_ids)
    return list(rows.distinct().order_by("pk"))


def resting_on(record: Record) -> QuerySet[Reliance]:
    """The decisions that rest on a record, asked before it is corrected."""
    return Reliance.objects.filter(record=record).order_by("decided_on", "pk")
