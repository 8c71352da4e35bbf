"""What the ledger says to a map: each figure with the rows behind it, each list with its facts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from jujiao.blanks.mapping import PARTS_OF_YEAR, FigureSource, ListMap
from jujiao.catalogue import INDICATORS, RECORD_KINDS
from jujiao.confidential.reading import SEALED_KINDS
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import (
    CONFIDENTIAL_NOTE,
    Asking,
    figures_of,
    open_proof,
    proven,
)
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import Period, month_of
from jujiao.kernel.questions import Indicator
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.selectors import records_matching, takers_part
from jujiao.people.models import Tenure
from jujiao.people.narrowing import FactFilter
from jujiao.people.selectors import tenures_matching


@dataclass(frozen=True, slots=True)
class PartOfYear(Asking):
    """The same question of some months of the year."""

    part: Period

    @property
    def period(self) -> Period:
        """The months that are asked for."""
        return self.part


@dataclass(frozen=True, slots=True)
class Answer:
    """What belongs into a cell and the facts behind it; without a value ``lack`` says why."""

    value: str | int | None
    rows: tuple[str, ...] = ()
    lack: str = ""


def figure_answers(asking: Asking, sources: Iterable[FigureSource]) -> dict[FigureSource, Answer]:
    """The answers of all figures of a form: figures of one part of the year are counted together."""
    wanted = list(dict.fromkeys(sources))
    answers: dict[FigureSource, Answer] = {}
    for part in dict.fromkeys(one.part for one in wanted):
        own = [one for one in wanted if one.part == part]
        asked = _asking_of(asking, part)
        figures = figures_of(asked, [_indicator(one) for one in own])
        for source, figure in zip(own, figures, strict=True):
            answers[source] = _answer(asked, proven(asked, figure), source)
    return answers


def _asking_of(asking: Asking, part: str) -> Asking:
    first, last = PARTS_OF_YEAR[part]
    if part == "year":
        return asking
    months = Period(month_of(asking.year, first).first, month_of(asking.year, last).last)
    return PartOfYear(asking.scope, asking.year, asking.as_of, months)


def _indicator(source: FigureSource) -> Indicator:
    """The declared question, or the same question at the level that the form asks for."""
    declared = INDICATORS[source.slug]
    if source.level is None:
        return declared
    return replace(declared, asks=replace(declared.asks, at=source.level, at_least=None))


def _answer(asking: Asking, figure: Figure, source: FigureSource) -> Answer:
    if figure.value is None:
        return Answer(None, (), figure.note)
    ids = tuple(dict.fromkeys(row.public_id for row in open_proof(asking, figure)))
    if not source.unit:
        return Answer(figure.value, ids)
    if not asking.scope.opens(figure.indicator.kind.slug):
        return Answer(None, (), CONFIDENTIAL_NOTE)
    named = [row for row in figure.proof if source.unit in row.units]
    own = tuple(dict.fromkeys(row.public_id for row in named))
    return Answer(figure.by_unit().get(source.unit, 0), own)


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list, field by field, and the fact it stands for."""

    values: Mapping[str, str | int]
    public_id: str


def list_rows(asking: Asking, wanted: ListMap) -> list[ListRow]:
    """The facts of a list in the order of their days; sealed records are opened one by one, never in a list."""
    levels = [int(level) for level in Level if wanted.at_least and level >= wanted.at_least]
    narrowed = FactFilter(
        kinds=(wanted.kind,),
        period=asking.period,
        levels=tuple(levels),
        states=(FactState.IN_FORCE.value,),
    )
    if wanted.kind in RECORD_KINDS:
        rows = records_matching(asking.scope.without(SEALED_KINDS), narrowed).exclude(
            occurred_on=None
        )
        records = list(rows.select_related("unit").order_by("occurred_on", "pk"))
        parts = takers_part(one.pk for one in records)
        return [_record_row(one, parts.get(one.pk, []), wanted) for one in records]
    tenures = tenures_matching(asking.scope, narrowed).order_by("starts_on", "pk")
    return [_tenure_row(one, wanted) for one in tenures]


def fields_of(kind: str) -> frozenset[str]:
    """What a column of a list of this kind may hold."""
    declared = RECORD_KINDS.get(kind)
    if declared is None:
        return frozenset({SERIAL, *FACT_FIELDS, *TENURE_FIELDS})
    details = {one.name for one in fields(declared.details)}
    return frozenset(
        {SERIAL, "recipients", *FACT_FIELDS, *RECORD_FIELDS, *details, *declared.roles}
    )


def _record_row(record: Record, parts: list[Participation], wanted: ListMap) -> ListRow:
    roles = RECORD_KINDS[record.kind].roles

    def value(name: str) -> str | int:
        if name in FACT_FIELDS or name in RECORD_FIELDS:
            return {**FACT_FIELDS, **RECORD_FIELDS}[name](record)
        if name == "recipients" or name in roles:
            named = [one for one in parts if name in ("recipients", one.role)]
            return "、".join(str(one) for one in named)
        return str(record.details.get(name, ""))

    return ListRow({name: value(name) for name in _asked(wanted)}, record.public_id)


def _tenure_row(tenure: Tenure, wanted: ListMap) -> ListRow:
    known = {**FACT_FIELDS, **TENURE_FIELDS}
    return ListRow({name: known[name](tenure) for name in _asked(wanted)}, tenure.public_id)


def _asked(wanted: ListMap) -> list[str]:
    return [name for name in wanted.columns.values() if name != SERIAL]


def _said(day: date | None) -> str:
    return day.isoformat() if day else ""


SERIAL = "serial_no"
FACT_FIELDS: Mapping[str, Callable[[Any], str | int]] = {
    "title": lambda fact: fact.title,
    "unit": lambda fact: fact.unit.name if fact.unit else "",
    "award_level": lambda fact: fact.level.label if fact.level else "",
    "serial": lambda fact: fact.serial,
    "document_no": lambda fact: fact.document_no,
}
RECORD_FIELDS: Mapping[str, Callable[[Record], str | int]] = {
    "occurred_on": lambda record: _said(record.occurred_on),
    "issuer": lambda record: record.issuer,
    "place": lambda record: record.place_name,
    "quantity": lambda record: "" if record.quantity is None else record.quantity,
    "outcome": lambda record: RECORD_KINDS[record.kind].outcomes.get(record.outcome, ""),
}
TENURE_FIELDS: Mapping[str, Callable[[Tenure], str | int]] = {
    "person": lambda tenure: tenure.person.full_name,
    "counterpart": lambda tenure: tenure.counterpart.full_name if tenure.counterpart else "",
    "outside": lambda tenure: tenure.outside,
    "starts_on": lambda tenure: _said(tenure.starts_on),
    "ends_on": lambda tenure: _said(tenure.ends_on),
}
