"""Reading a text: all numerals, and which of them claim something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jujiao.drafts.intentions import Intentions
from jujiao.drafts.layout import Layout, Spans
from jujiao.drafts.nonclaims import (
    COUNT_RULES,
    NAME,
    ORDINAL,
    PLAN,
    RULES,
    Setting,
    first_reason,
    fixed_phrases,
)
from jujiao.drafts.numerals import Numeral, find_numerals
from jujiao.drafts.standings import is_standing

STANDINGS = ("place_in_order", "top", "prize")


@dataclass(frozen=True, slots=True)
class Judged:
    """A numeral and, where it claims nothing, the reason."""

    numeral: Numeral
    reason: str

    @property
    def is_claim(self) -> bool:
        """Whether the text asserts this number of something."""
        return not self.reason


def read_numerals(layout: Layout) -> Iterator[Judged]:
    """All numerals of the text in order, each with the reason why it is no claim, if any."""
    numerals = tuple(find_numerals(layout.text))
    intentions = Intentions(layout)
    fixed = Spans(iter(fixed_phrases(layout, numerals)))
    for at, numeral in enumerate(numerals):
        one = Setting(numeral, layout, intentions, numerals[max(0, at - 4) : at + 5])
        yield Judged(numeral, _reason(one, fixed))


def _reason(one: Setting, fixed: Spans) -> str:
    reason = first_reason(one, RULES)
    if reason:
        return reason
    if fixed.holding(one.numeral.core) is not None:
        return NAME
    if one.numeral.shape in STANDINGS:
        return _reason_of_standing(one)
    return first_reason(one, COUNT_RULES)


def _reason_of_standing(one: Setting) -> str:
    """A place that is striven for (力争位居前三名) is won as little as a label (二等奖20篇)."""
    if not is_standing(one):
        return ORDINAL
    return PLAN if one.intentions.planned(one.numeral.core) else ""
