"""后续更正: how an issued report and today's ledger differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypedDict

from jujiao.figures.answers import Figure
from jujiao.reports.annexes import FigureChange


class StatedThen(TypedDict):
    """A figure as an issued report stated it."""

    name: str
    unit: str
    value: int
    digest: str
    rows: int


def stated_then(figure: Figure) -> StatedThen:
    """What is kept of a figure when its report is issued."""
    assert figure.value is not None
    return StatedThen(
        name=figure.indicator.name,
        unit=figure.indicator.unit,
        value=figure.value,
        digest=figure.digest,
        rows=len(figure.fact_ids),
    )


def corrections(
    then: Mapping[str, StatedThen], now: Mapping[str, Figure], saying: frozenset[str]
) -> tuple[FigureChange, ...]:
    """What changed since: values, figures that came or went, and proofs that were corrected.

    ``saying`` are the slugs that the report would state today.
    """
    changes: list[FigureChange] = []
    for slug, was in then.items():
        figure = now.get(slug)
        value = figure.value if figure and slug in saying else None
        if value != was["value"] or (figure and figure.digest != was["digest"]):
            change = FigureChange(slug, was["name"], was["unit"], was["value"], value)
            changes.append(change)
    for slug in sorted(saying - then.keys()):
        indicator = now[slug].indicator
        changes.append(FigureChange(slug, indicator.name, indicator.unit, None, now[slug].value))
    return tuple(changes)
