"""What a figure leaves out: facts of its kind in the year that do not count, and why; corrected ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.figures.forms import (
    FINDINGS,
    PARTICIPANTS,
    PROCEDURES,
    RECORDS,
    TENURES,
    Form,
    form_of,
    meant,
    rows_of,
)
from jujiao.figures.proof import day_of, title_of
from jujiao.figures.selectors import Asking
from jujiao.findings.models import Finding
from jujiao.findings.selectors import findings_of
from jujiao.kernel.periods import Period
from jujiao.kernel.questions import Indicator
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Fact, Tenure
from jujiao.procedures.models import Procedure

WAITING = (FactState.DRAFT.value, FactState.FILED.value, FactState.IN_FORCE.value)
MODELS: Mapping[Form, type[Fact]] = {
    RECORDS: Record,
    PARTICIPANTS: Record,
    TENURES: Tenure,
    PROCEDURES: Procedure,
    FINDINGS: Finding,
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A fact that the figure does not count."""

    kind: str
    public_id: str
    day: date | None
    title: str
    state: str
    why: str


def uncounted(asking: Asking, indicator: Indicator) -> QuerySet[Fact]:
    """Facts of the indicator's kind and level in the year that it does not count."""
    form = form_of(indicator)
    counted = rows_of(form, asking.scope.court_id, asking.period, [indicator.kind.slug])
    chosen = counted.filter(meant(indicator, asking.scope.court_id, asking.period))
    ids = chosen.values(f"{form.fact_path}_id" if form.fact_path else "pk")
    return _facts(asking, indicator).filter(state__in=WAITING).exclude(pk__in=ids).order_by("pk")


def corrected(asking: Asking, indicator: Indicator) -> QuerySet[Fact]:
    """Facts of the indicator's kind and level in the year that a correction replaced."""
    rows = _facts(asking, indicator).filter(state=FactState.SUPERSEDED.value)
    return rows.order_by("pk")


def left_out(indicator: Indicator, fact: Fact) -> LeftOut:
    """The fact with the reason for which it is not counted."""
    return LeftOut(
        fact.kind,
        fact.public_id,
        day_of(fact, indicator),
        title_of(fact),
        fact.state,
        _why(indicator, fact),
    )


def _facts(asking: Asking, indicator: Indicator) -> QuerySet[Fact]:
    model = MODELS[form_of(indicator)]
    rows: QuerySet[Fact] = _within(model, asking.scope).filter(kind=indicator.kind.slug)
    narrowed = rows.filter(_in_period(model, asking.period))
    question = indicator.asks
    if question.at is not None:
        return narrowed.filter(Q(award_level=int(question.at)) | Q(award_level=None))
    return narrowed


def _within(model: type[Fact], scope: Scope) -> QuerySet[Fact]:
    return findings_of(scope) if model is Finding else within(model._default_manager.all(), scope)


def _in_period(model: type[Fact], period: Period) -> Q:
    span = (period.first, period.last)
    if model is Record:
        return Q(occurred_on__range=span) | Q(occurred_on=None)
    if model is Finding:
        return Q(found_on__range=span) | Q(closed_on__range=span)
    first, last = ("starts_on", "ends_on") if model is Tenure else ("started_on", "completed_on")
    begun = Q(**{first: None}) | Q(**{f"{first}__lte": period.last})
    return begun & (Q(**{last: None}) | Q(**{f"{last}__gte": period.first}))


def _why(indicator: Indicator, fact: Fact) -> str:
    if fact.state != FactState.IN_FORCE.value:
        return fact.state_label
    at_least = indicator.asks.at_least
    if at_least is not None and (fact.award_level or 0) < int(at_least):
        return fact.level.label if fact.level else "缺级别"
    outcomes: Mapping[str, str] = getattr(indicator.kind, "outcomes", {})
    narrows_outcome = any(name.startswith("outcome") for name in indicator.asks.where)
    if narrows_outcome and fact.outcome in outcomes:
        return outcomes[fact.outcome]
    return "不合口径"
