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
        return "" if is_standing(one) else ORDINAL
    return first_reason(one, COUNT_RULES)
