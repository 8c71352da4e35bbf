"""When a figure that is not meant exactly still holds: 20余 is 20 to 29, 近30 is 27 to 30, 约30 is 27 to 33.

Bands after the rules of the checker's taxonomy; a number rounded to 万 holds within half a step.
"""

from __future__ import annotations

import re
from decimal import Decimal

from jujiao.drafts.magnitudes import MYRIADS
from jujiao.drafts.numerals import Hedge, Numeral

JUST_UNDER = Decimal("0.9")
ABOUT = Decimal("0.1")
SINGLE_DIGITS = 10
ROUNDED = re.compile(r"\d*(?:\.(?P<places>\d+))?(?P<scale>[万亿])")


def holds(numeral: Numeral, surface: str, ledger: int) -> bool:
    """Whether the ledger's number lies where the hedge, the range or the rounding allows."""
    value = numeral.value
    if value is None:
        return False
    if numeral.value_high is not None:
        return value <= ledger <= numeral.value_high
    if numeral.hedge is Hedge.AT_LEAST:
        return value <= ledger < value + step_of(value)
    if numeral.hedge is Hedge.JUST_UNDER:
        return value * JUST_UNDER <= ledger <= value
    if numeral.hedge is Hedge.ABOUT:
        return abs(value - ledger) <= max(Decimal(1), value * ABOUT)
    return abs(value - ledger) * 2 <= _rounding(surface)


def step_of(value: Decimal) -> Decimal:
    """The next round step: 10 for 20, 100 for 300, 100,000 for 10余万."""
    if value < SINGLE_DIGITS:
        return SINGLE_DIGITS - value
    step = Decimal(1)
    while value % (step * 10) == 0:
        step *= 10
    return step


def _rounding(surface: str) -> Decimal:
    """The worth of the last written place of a number in 万 or 亿; 0 where every unit is written."""
    rounded = ROUNDED.search(surface)
    if rounded is None:
        return Decimal(0)
    return Decimal(MYRIADS[rounded["scale"]]).scaleb(-len(rounded["places"] or ""))
