"""Proving: the rows behind a figure, each with its hash and whom it is counted for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from jujiao.confidential.reading import SEALED, is_sealed
from jujiao.figures.answers import ProofRow
from jujiao.figures.counting import covering
from jujiao.figures.forms import (
    FINDINGS,
    PARTICIPANTS,
    PROCEDURES,
    RECORDS,
    TENURES,
    Form,
    form_of,
    key_of,
    meant,
    rows_of,
)
from jujiao.findings.models import Finding
from jujiao.journal.canonical import plain_hash
from jujiao.journal.journalled import Journalled
from jujiao.kernel.periods import Period
from jujiao.kernel.questions import Distinct, Indicator, RoundsCovering
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Fact, Tenure
from jujiao.procedures.models import Procedure

JOINED = {
    RECORDS: ("unit",),
    PARTICIPANTS: ("record", "record__unit", "person", "unit"),
    TENURES: ("person", "counterpart", "unit"),
    PROCEDURES: ("person", "unit"),
    FINDINGS: ("unit",),
}


def proof_of(indicator: Indicator, court_id: int, period: Period) -> tuple[ProofRow, ...]:
    """The rows that make up the figure, in order of their days."""
    form = form_of(indicator)
    rows = rows_of(form, court_id, period, [indicator.kind.slug])
    chosen = rows.filter(meant(indicator, court_id, period)).select_related(*JOINED[form])
    if isinstance(indicator.asks, RoundsCovering):
        chosen = chosen.filter(record__serial__in=covering(indicator, court_id, period))
    keyed = chosen.annotate(counted_key=key_of(indicator))
    named = _people_of_records(form, keyed)
    proof = [_proof_row(indicator, row, named) for row in keyed]
    return tuple(sorted(proof, key=lambda row: (row.day or date.max, row.fact_id)))


def _proof_row(
    indicator: Indicator, row: Journalled, named: dict[int, tuple[str, ...]]
) -> ProofRow:
    fact = row.record if isinstance(row, Participation) else row
    assert isinstance(fact, Fact)
    counts_rows = indicator.distinct is Distinct.PARTICIPATION
    witness: Journalled = row if counts_rows else fact
    people, units = ((), ()) if is_sealed(fact.kind) else _names(row, named)
    return ProofRow(
        fact_id=f"{witness._meta.model_name}:{witness.pk}",
        fact_hash=plain_hash(witness),
        key=row.counted_key,  # type: ignore[attr-defined]
        day=day_of(fact, indicator),
        title=title_of(fact),
        kind=fact.kind,
        public_id=fact.public_id,
        people=people,
        units=units,
        level=fact.level.label if fact.level else "",
        source=fact.source_ref,
    )


def day_of(fact: Fact, indicator: Indicator | None = None) -> date | None:
    """The day on which a fact counts."""
    if isinstance(fact, Record):
        return fact.occurred_on
    if isinstance(fact, Procedure):
        return fact.completed_on
    if isinstance(fact, Finding):
        return fact.closed_on or fact.found_on
    assert isinstance(fact, Tenure)
    return fact.starts_on


def title_of(fact: Fact) -> str:
    """What a fact is called in a list of proofs; a sealed one by its kind alone."""
    if is_sealed(fact.kind):
        return SEALED
    if isinstance(fact, Record):
        return fact.title or fact.serial
    return fact.title or getattr(fact, "outside", "") or str(fact)


def _names(
    row: Journalled, named: dict[int, tuple[str, ...]]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if isinstance(row, Participation):
        unit = row.unit or row.record.unit
        people = (row.person.full_name,) if row.person else ()
        return people, (unit.name,) if unit else ()
    if isinstance(row, Tenure):
        pair = [row.person, row.counterpart]
        return tuple(one.full_name for one in pair if one), (row.unit.name,) if row.unit else ()
    if isinstance(row, Procedure):
        people = (row.person.full_name,) if row.person else ()
        return people, (row.unit.name,) if row.unit else ()
    assert isinstance(row, Fact)
    return named.get(row.pk, ()), (row.unit.name,) if row.unit else ()


def _people_of_records(form: Form, rows: QuerySet[Journalled]) -> dict[int, tuple[str, ...]]:
    """Who took part in each record, by one query for all."""
    if form is not RECORDS:
        return {}
    taken: Iterable[tuple[int, str]] = (
        Participation.objects.filter(record__in=rows.values("pk"), person__isnull=False)
        .order_by("record_id", "position")
        .values_list("record_id", "person__full_name")
    )
    named: dict[int, tuple[str, ...]] = {}
    for record_id, name in taken:
        named[record_id] = (*named.get(record_id, ()), name)
    return named
