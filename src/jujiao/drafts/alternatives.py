"""Other ways to count the same: the other level rule, 人次 for 人, with reprints, the year before.

Each is the indicator's own question with one thing changed, asked of the same facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from jujiao.catalogue import INDICATORS
from jujiao.drafts.verdicts import Reading
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.questions import Distinct, Indicator, ParticipantsCounted

MEASURES = {Distinct.PERSON: Distinct.PARTICIPATION, Distinct.PARTICIPATION: Distinct.PERSON}
MEASURE_LABELS = {Distinct.PERSON: "按人计", Distinct.PARTICIPATION: "按人次计"}


@dataclass(frozen=True, slots=True)
class OtherCounting:
    """An indicator asked otherwise."""

    label: str
    indicator: Indicator
    is_other_measure: bool = False


def readings_of(asking: Asking, slug: str) -> Sequence[Reading]:
    """What the other ways to count a figure give; nothing for a figure that is signed."""
    indicator = INDICATORS[slug]
    if indicator.signed_zero:
        return ()
    others = list(other_countings(indicator))
    found = figures_of(asking, [one.indicator for one in others])
    readings = [
        Reading(other.label, figure.value, other.is_other_measure)
        for other, figure in zip(others, found, strict=True)
    ]
    before = Asking(asking.scope, asking.year - 1, date(asking.year - 1, 12, 31))
    last_year = figures_of(before, [indicator])[0]
    return (*readings, Reading(f"{asking.year - 1}年", last_year.value))


def other_countings(indicator: Indicator) -> Iterator[OtherCounting]:
    """The indicator's question with one thing changed at a time."""
    asks = indicator.asks
    if asks.at_least is not None:
        only = replace(asks, at=asks.at_least, at_least=None)
        yield OtherCounting(f"只算{asks.at_least.label}", _asked_so(indicator, only, "only"))
    elif asks.at is not None:
        up = replace(asks, at=None, at_least=asks.at)
        yield OtherCounting(f"{asks.at.label}及以上", _asked_so(indicator, up, "up"))
    if isinstance(asks, ParticipantsCounted) and indicator.distinct in MEASURES:
        distinct = MEASURES[indicator.distinct]
        changed = replace(_asked_so(indicator, asks, "measure"), distinct=distinct)
        yield OtherCounting(MEASURE_LABELS[distinct], changed, is_other_measure=True)
    if indicator.policy and "outcome__in" in asks.where:
        where = {name: value for name, value in asks.where.items() if name != "outcome__in"}
        everything = replace(asks, where=where)
        yield OtherCounting("含转载", _asked_so(indicator, everything, "all"))


def _asked_so(indicator: Indicator, asks: object, how: str) -> Indicator:
    return replace(indicator, slug=f"{indicator.slug}_{how}", asks=asks)  # type: ignore[arg-type]
