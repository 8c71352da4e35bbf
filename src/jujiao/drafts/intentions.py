"""What a sentence says is to be, as against what is: plans, rules and quotas claim nothing.

A sentence turns to the future at 拟, 计划, 力争, 必须 …, and back to the facts at 已, 实际, 目前 …
"""

from __future__ import annotations

import re

from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.lexicon import either

TURN = re.compile(
    rf"(?P<future>{either('plans', 'future')}"
    r"|要求(?=[各每全支党部干])|规定(?=[每党干应须各])|确保(?=[每全达各\d])"
    rf"|(?<![模虚草])拟(?=再?(?:{either('plans', 'verbs_after_intend')}))"
    rf"|(?<![工度习训改案体标作])计划(?=[^\d一二三四五六七八九十百,;。的书性、])"
    rf"|(?<![即行])将(?=(?:{either('plans', 'verbs_after_will')}))"
    r"|(?<![从至、截止])到20\d\d年(?!的)|[们须定]要(?=再|在|把|培))"
    rf"|(?P<fact>{either('plans', 'fact')}|;|(?<=,)(?:全年|今年以来|一年来|年内|该院|本院|我院|全院|去年)(?!计划|拟|预计|力争))"
)


class Intentions:
    """For each sentence the places where it turns from fact to plan and back; found when asked."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._turns: dict[int, list[tuple[int, bool]]] = {}

    def planned(self, place: int) -> bool:
        """Whether the text speaks of what is to be at this place."""
        sentence = self.layout.sentence(place)
        planned = False
        for at, future in self._of(sentence):
            if at > place:
                break
            planned = future
        return planned

    def _of(self, sentence: Span) -> list[tuple[int, bool]]:
        if sentence.start not in self._turns:
            found = TURN.finditer(self.layout.text, sentence.start, sentence.end)
            self._turns[sentence.start] = [
                (turn.start(), turn.lastgroup == "future") for turn in found
            ]
        return self._turns[sentence.start]
