"""Claims: what a text says was counted, of whom, at which level, when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jujiao.drafts.bodies import Bodies, Scope
from jujiao.drafts.figures_in_text import Judged
from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.level_words import NO_LEVEL, LevelFound, Levels
from jujiao.drafts.numerals import Numeral
from jujiao.drafts.period_words import PeriodFound, period_of

MODIFIERS = re.compile(
    "其中|连续|共计|累计|合计|总计|分别|同比|人均|平均|每[月年人季周]|另有|含|各(?=[0-9一二两三四五六七八九十组举开])|共(?!同|青|产)"
)
STANDINGS = frozenset({"place_in_order", "top"})


@dataclass(frozen=True, slots=True)
class Claim:
    """One figure that the text asserts.

    ``is_scope_carried``: whose it is was said in an earlier sentence, or nowhere.
    ``item`` is its own part of a list, ``clause`` and ``sentence`` are what stands around it.
    """

    numeral: Numeral
    level: LevelFound
    scope: Scope
    is_scope_carried: bool
    period: PeriodFound
    modifiers: tuple[str, ...]
    item: Span
    clause: Span
    sentence: Span

    @property
    def is_part(self) -> bool:
        """Whether it is said to be part of the figure before (其中, 含)."""
        return "其中" in self.modifiers or "含" in self.modifiers


def read_claims(layout: Layout, judged: Iterable[Judged]) -> Iterator[Claim]:
    """The claims of a text in order."""
    bodies, levels = Bodies(layout), Levels(layout)
    numerals = [one.numeral for one in judged if one.is_claim]
    level, sentence, last = NO_LEVEL, -1, 0
    for at, numeral in enumerate(numerals):
        place = Span(numeral.start, numeral.end)
        whole = layout.sentence(numeral.core)
        goes_on = whole.start == sentence and ";" not in layout.text[last : numeral.core]
        level, last = level if goes_on else NO_LEVEL, numeral.end
        clause = layout.clause(numeral.core)
        following = tuple(
            Span(one.start, one.end) for one in numerals[at + 1 : at + 9] if one.core < clause.end
        )
        level = levels.of(Span(numeral.core, numeral.end), level, following=following)
        sentence = whole.start
        yield Claim(
            numeral,
            level,
            bodies.scope(numeral.start, numeral.end, counts_things=numeral.shape not in STANDINGS),
            bodies.is_carried(numeral.start),
            period_of(layout, numeral.core),
            _modifiers(layout, place),
            layout.item(numeral.core),
            clause,
            whole,
        )


def _modifiers(layout: Layout, place: Span) -> tuple[str, ...]:
    clause = layout.clause(place.start)
    return tuple(dict.fromkeys(MODIFIERS.findall(layout.text, clause.start, place.start)))
