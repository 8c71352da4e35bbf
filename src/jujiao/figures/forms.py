"""From a question of the catalogue to a query: the closed set of forms, one class of rows each.

Each form says which rows it looks at in a period (``rows``), which of them a question means
(``meant``) and what is counted once (``key``). Counting and proving use the same three.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import Combinable

from jujiao.findings.models import Finding
from jujiao.kernel.questions import (
    Distinct,
    FindingsClosed,
    Indicator,
    ParticipantsCounted,
    ProceduresActive,
    ProceduresCompleted,
    Question,
    RecordsCounted,
    RoundsCovering,
    TenuresBegun,
    TenuresOverlapping,
)
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Tenure
from jujiao.procedures.models import Procedure

IN_FORCE = FactState.IN_FORCE.value
PAIR_SHIFT = 1 << 32


class AnySpan(Protocol):
    """A period, or the two places in a statement where one will be filled in."""

    @property
    def first(self) -> date | Combinable: ...

    @property
    def last(self) -> date | Combinable: ...


@dataclass(frozen=True, slots=True)
class Form:
    """One sort of rows that questions are asked of; all its questions are answered by one query."""

    name: str
    questions: tuple[type, ...]
    fact_path: str = ""

    def asks(self, question: Question) -> bool:
        """Whether the question is of this form."""
        return isinstance(question, self.questions)


RECORDS = Form("records", (RecordsCounted,))
PARTICIPANTS = Form("participants", (ParticipantsCounted, RoundsCovering), "record")
TENURES = Form("tenures", (TenuresOverlapping, TenuresBegun))
PROCEDURES = Form("procedures", (ProceduresCompleted, ProceduresActive))
FINDINGS = Form("findings", (FindingsClosed,))
FORMS = (RECORDS, PARTICIPANTS, TENURES, PROCEDURES, FINDINGS)


def form_of(indicator: Indicator) -> Form:
    """The form of an indicator's question."""
    return next(form for form in FORMS if form.asks(indicator.asks))


def rows_of(
    form: Form, court_id: int | Combinable, period: AnySpan, kinds: Iterable[str]
) -> QuerySet[Any]:
    """The rows of the court that questions of this form look at in the period."""
    within = (period.first, period.last)
    wanted = sorted(set(kinds))
    if form is RECORDS:
        return Record.objects.filter(
            court_id=court_id, kind__in=wanted, state=IN_FORCE, occurred_on__range=within
        )
    if form is PARTICIPANTS:
        return Participation.objects.filter(
            record__court_id=court_id,
            record__kind__in=wanted,
            record__state=IN_FORCE,
            record__occurred_on__range=within,
        )
    if form is TENURES:
        return Tenure.objects.filter(
            Q(starts_on=None) | Q(starts_on__lte=period.last),
            Q(ends_on=None) | Q(ends_on__gte=period.first),
            court_id=court_id,
            kind__in=wanted,
            state=IN_FORCE,
        )
    if form is PROCEDURES:
        return Procedure.objects.filter(
            Q(started_on=None) | Q(started_on__lte=period.last),
            Q(completed_on=None) | Q(completed_on__gte=period.first),
            court_id=court_id,
            kind__in=wanted,
            state=IN_FORCE,
        )
    return Finding.objects.filter(court_id=court_id, kind__in=wanted, state=IN_FORCE)


def meant(indicator: Indicator, court_id: int | Combinable, period: AnySpan) -> Q:
    """Which of the form's rows the indicator means in a court and period."""
    question = indicator.asks
    prefix = "record__" if isinstance(question, ParticipantsCounted | RoundsCovering) else ""
    condition = Q(**{f"{prefix}kind": indicator.kind.slug})
    if question.at is not None:
        condition &= Q(**{f"{prefix}award_level": int(question.at)})
    if question.at_least is not None:
        condition &= Q(**{f"{prefix}award_level__gte": int(question.at_least)})
    condition &= Q(**{f"{prefix}{name}": value for name, value in question.where.items()})
    return condition & _particular(question, court_id, period)


def _particular(question: Question, court_id: int | Combinable, period: AnySpan) -> Q:
    within = (period.first, period.last)
    if isinstance(question, TenuresBegun):
        return Q(starts_on__range=within)
    if isinstance(question, ProceduresCompleted):
        return Q(completed_on__range=within)
    if isinstance(question, FindingsClosed):
        undated = Q(closed_on=None, found_on__range=within)
        return Q(progress=FindingState.CLOSED.value) & (Q(closed_on__range=within) | undated)
    if isinstance(question, ParticipantsCounted):
        return Q(role=question.role) & _holding(question) & _highest(question, court_id, period)
    return Q(role=question.role) if isinstance(question, RoundsCovering) else Q()


def _holding(question: ParticipantsCounted) -> Q:
    """The person held the tenure on the day of the record."""
    if question.holding is None:
        return Q()
    day = OuterRef("record__occurred_on")
    held = Tenure.objects.filter(
        Q(starts_on=None) | Q(starts_on__lte=day),
        Q(ends_on=None) | Q(ends_on__gte=day),
        person_id=OuterRef("person_id"),
        kind=question.holding.slug,
        state=IN_FORCE,
    )
    return Q(Exists(held))


def _highest(question: ParticipantsCounted, court_id: int | Combinable, period: AnySpan) -> Q:
    """The unit was not named at a higher level in the same period."""
    if not question.highest_only or question.at is None:
        return Q()
    higher = Participation.objects.filter(
        unit__isnull=False,
        role=question.role,
        record__court_id=court_id,
        record__kind=question.kind.slug,
        record__state=IN_FORCE,
        record__occurred_on__range=(period.first, period.last),
        record__award_level__gt=int(question.at),
    )
    return ~Q(unit_id__in=higher.values("unit_id"))


def key_of(indicator: Indicator) -> Combinable:
    """What the measure word counts once: 人 persons, 个 units, 人次 rows, 件 records, 对 pairs, 轮 rounds."""
    if indicator.distinct is Distinct.PAIR:
        return F("person_id") * PAIR_SHIFT + F("counterpart_id")
    if indicator.distinct is Distinct.PERSON:
        return F("person_id")
    if indicator.distinct is Distinct.UNIT:
        return F("unit_id")
    if indicator.distinct is Distinct.ROUND:
        return F("record__serial")
    if form_of(indicator) is PARTICIPANTS and indicator.distinct is not Distinct.PARTICIPATION:
        return F("record_id")
    return F("pk")
