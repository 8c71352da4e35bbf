"""数据质量: everything in a court's year that somebody has to look at, the gravest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain

from jujiao.figures.selectors import Asking
from jujiao.quality.flaws import FLAW_KINDS, Flaw, Severity
from jujiao.quality.imports import flagged_rows, hinted_rows, waiting_batches
from jujiao.quality.records import incomplete_records, waiting_records
from jujiao.quality.roster import (
    facts_after_leaving,
    membership_gaps,
    people_in_two_departments,
    people_off_the_roster,
)
from jujiao.quality.unknowns import duties_without_state, unknown_figures

LOOKS: tuple[Callable[[Asking], Iterator[Flaw]], ...] = (
    flagged_rows,
    hinted_rows,
    waiting_batches,
    incomplete_records,
    waiting_records,
    facts_after_leaving,
    people_off_the_roster,
    membership_gaps,
    people_in_two_departments,
    unknown_figures,
    duties_without_state,
)
ORDER = list(FLAW_KINDS)


def flaws(asking: Asking) -> list[Flaw]:
    """All flaws of the year, by severity and kind; the number of queries does not grow with them."""
    found = chain.from_iterable(look(asking) for look in LOOKS)
    return sorted(found, key=lambda flaw: (flaw.severity.order, ORDER.index(flaw.kind.slug)))


def counted(found: list[Flaw]) -> dict[Severity, int]:
    """How many flaws of each severity, none left out."""
    return {one: sum(flaw.severity is one for flaw in found) for one in Severity}
