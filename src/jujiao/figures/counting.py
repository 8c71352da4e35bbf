"""Counting: all indicators of a court and period by one grouped query for each form."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jujiao.figures.forms import FORMS, form_of, meant, rows_of
from jujiao.figures.prepared import branch_spans, count_form, visits_of
from jujiao.figures.rounds import covering_rounds
from jujiao.kernel.periods import Period
from jujiao.kernel.questions import Indicator, RoundsCovering
from jujiao.people.models import Fact, Origin


def count_all(indicators: Iterable[Indicator], court_id: int, period: Period) -> dict[str, int]:
    """Slug → number. Whether a zero may be said is not decided here."""
    asked = list(indicators)
    counted: dict[str, int] = {}
    for form in FORMS:
        own = [one for one in asked if form.asks(one.asks)]
        rounds = [one for one in own if isinstance(one.asks, RoundsCovering)]
        others = [one for one in own if one not in rounds]
        if others:
            counted |= count_form(form, others, court_id, period)
        for one in rounds:
            counted[one.slug] = len(covering(one, court_id, period))
    return counted


def covering(indicator: Indicator, court_id: int, period: Period) -> frozenset[str]:
    """The rounds of the period that covered every branch."""
    return covering_rounds(visits_of(indicator, court_id, period), branch_spans(court_id))


def counts(indicator: Indicator, fact: Fact, period: Period) -> bool:
    """Whether a fact is among the rows that an indicator counts in the period."""
    form = form_of(indicator)
    rows = rows_of(form, fact.court_id, period, [indicator.kind.slug])
    own = rows.filter(**{f"{form.fact_path}_id" if form.fact_path else "pk": fact.pk})
    if not own.filter(meant(indicator, fact.court_id, period)).exists():
        return False
    if isinstance(indicator.asks, RoundsCovering):
        return fact.serial in covering(indicator, fact.court_id, period)
    return True


def known_or_none(
    counted: Mapping[str, int], indicator: Indicator, kept: frozenset[str]
) -> int | None:
    """The number, or None: a register that was not read holds no zero, and no part of a number."""
    return counted[indicator.slug] if indicator.register in kept else None


def filed_registers(
    indicators: Iterable[Indicator],
    counted: Mapping[str, int],
    kept: frozenset[str],
    *,
    court_id: int,
    period: Period,
) -> frozenset[str]:
    """Registers that no book was read for, but that the court keeps by filing in the system itself.

    A few facts of the year that stand in another year's book make no register.
    """
    unread = [one for one in indicators if counted[one.slug] and one.register not in kept]
    return frozenset(one.register for one in unread if _holds_native(one, court_id, period))


def _holds_native(indicator: Indicator, court_id: int, period: Period) -> bool:
    form = form_of(indicator)
    origin = f"{form.fact_path}__origin" if form.fact_path else "origin"
    rows = rows_of(form, court_id, period, [indicator.kind.slug])
    return rows.filter(**{origin: Origin.NATIVE.value}).exists()
