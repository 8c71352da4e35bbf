"""Prepared questions: the statement over a set of indicators is composed once and asked of any court
and period afterwards. Composing it takes the ORM longer than answering it takes the database.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Count, Expression, Max, QuerySet, Value

from jujiao.catalogue import INDICATORS
from jujiao.figures.forms import FORMS, PARTICIPANTS, Form, key_of, meant, rows_of
from jujiao.figures.rounds import BranchSpan, Visit
from jujiao.kernel.periods import Period
from jujiao.kernel.questions import Distinct, Indicator
from jujiao.people.models import Unit, UnitSort


class Slot(Expression):
    """A place in a statement that is filled when it is asked."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """A parameter that stands for itself until it is filled."""
        return "%s", [self]


@dataclass(frozen=True, slots=True)
class AnyPeriod:
    """The period of a statement before it is asked."""

    first: Slot
    last: Slot


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL with slots among its parameters."""

    sql: str
    parameters: tuple[Any, ...]

    def ask(self, court_id: int, period: Period) -> list[tuple[Any, ...]]:
        """The rows it answers for a court and period."""
        adapted = connection.ops.adapt_datefield_value
        values = {"court": court_id, "first": adapted(period.first), "last": adapted(period.last)}
        filled = [values[one.name] if isinstance(one, Slot) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, filled)
            return list(cursor.fetchall())


COURT = Slot("court")
PERIOD = AnyPeriod(Slot("first"), Slot("last"))


def count_form(
    form: Form, indicators: Sequence[Indicator], court_id: int, period: Period
) -> dict[str, int]:
    """Slug → number for indicators of one form, by one query."""
    slugs = tuple(one.slug for one in indicators)
    if all(INDICATORS.get(one.slug) is one for one in indicators):
        statement = _declared(connection.vendor, FORMS.index(form), slugs)
    else:
        statement = _counting(form, indicators)
    return {slugs[place]: number for place, number in statement.ask(court_id, period)}


def visits_of(indicator: Indicator, court_id: int, period: Period) -> list[Visit]:
    """Which branch was last seen when in each round of the period."""
    if INDICATORS.get(indicator.slug) is indicator:
        statement = _declared_visits(connection.vendor, indicator.slug)
    else:
        statement = _visiting(indicator)
    return [
        Visit(label, unit_id, date.fromisoformat(str(day)))
        for label, unit_id, day in statement.ask(court_id, period)
    ]


def branch_spans(court_id: int) -> list[BranchSpan]:
    """All branches of a court with the days on which they existed."""
    rows = Unit.objects.filter(court_id=court_id, sort=UnitSort.BRANCH)
    return [BranchSpan(*row) for row in rows.values_list("pk", "opened_on", "closed_on")]


@lru_cache(maxsize=256)
def _declared(vendor: str, place: int, slugs: tuple[str, ...]) -> Statement:
    """The statement over indicators of the catalogue; engines differ in their SQL."""
    return _counting(FORMS[place], [INDICATORS[slug] for slug in slugs])


@lru_cache(maxsize=16)
def _declared_visits(vendor: str, slug: str) -> Statement:
    return _visiting(INDICATORS[slug])


def _counting(form: Form, indicators: Sequence[Indicator]) -> Statement:
    """All questions of a form in one statement, each along the index that suits it."""
    parts = [
        _counted(form, one, place).query.sql_with_params() for place, one in enumerate(indicators)
    ]
    sql = " UNION ALL ".join(part for part, _ in parts)
    return Statement(sql, tuple(one for _, parameters in parts for one in parameters))


def _counted(form: Form, indicator: Indicator, place: int) -> QuerySet[Any, Any]:
    """One row: the place of the question and its number."""
    rows = rows_of(form, COURT, PERIOD, [indicator.kind.slug])
    placed = rows.filter(meant(indicator, COURT, PERIOD)).annotate(question=Value(place))
    number = Count(key_of(indicator), distinct=indicator.distinct is not Distinct.PARTICIPATION)
    counted: QuerySet[Any, Any] = placed.values("question").annotate(number=number)
    return counted.values_list("question", "number")


def _visiting(indicator: Indicator) -> Statement:
    rows = rows_of(PARTICIPANTS, COURT, PERIOD, [indicator.kind.slug])
    seen = rows.filter(meant(indicator, COURT, PERIOD)).values_list("record__serial", "unit_id")
    return Statement(*seen.annotate(last=Max("record__occurred_on")).query.sql_with_params())
