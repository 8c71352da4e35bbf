"""What belongs to a figure: its own words, what its list shares, and what the sentence said before.

In 在国家级刊物发表文章28篇、自治区级181篇 the second figure has no noun of its own and takes that of the first;
in 疑难案件165件、普通案件300件 it has one and takes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jujiao.drafts.claims import Claim
from jujiao.drafts.layout import CLAUSE_END, Span
from jujiao.drafts.level_words import MENTION
from jujiao.drafts.signs import UNIT, C, D

COUNTED = rf"{D}[余多+]?[万亿]?(?:{UNIT}|[余多+])?|{C}+[余多几]?(?:{UNIT})"
SAYS_NOTHING = re.compile(
    rf"{COUNTED}|[.,+%“”()\s]|其中|包括|分别|共计?|累计|合计|另有|以及|各|[和与及在的为有含了是由获、]|全年|今年以来|已|达到?"
)
WHOM = re.compile("优秀|先进|个人|集体|干警|人员|部门|单位|同志|法官|党员")
MUCH = 2
LONGEST_PHRASE = 30
NOT_COUNTED = re.compile(
    rf"{COUNTED}|[.,+%“”()\[\]《》:\s]+|^[、和与及]|其中|累计|共计|合计|全年|今年以来|共有?(?!产|青|同|建)|先后|目前"
    r"|截至[^,]*"
)


@dataclass(frozen=True, slots=True)
class Frames:
    """The words around one figure by how closely they belong to it."""

    own: str
    head: str
    tail: str
    before: str
    sentence: str

    @property
    def inherited(self) -> str:
        """What a figure without a noun of its own takes over."""
        return self._nearest if says_nothing(self.own) else ""

    @property
    def governed(self) -> str:
        """What governs a figure that says no more than who or what it counts (个人22名)."""
        return self._nearest if says_nothing(WHOM.sub("", self.own)) else ""

    @property
    def _nearest(self) -> str:
        """The words before it, from as near as they can be had."""
        if not says_nothing(self.head):
            return self.head
        clauses = (one for one in reversed(CLAUSE_END.split(self.before)) if one)
        return next((one for one in clauses if not says_nothing(one)), "")

    @property
    def clause(self) -> str:
        """Its own words with what the list shares."""
        return self.own + self.head + self.tail + self.governed


def frames_of(text: str, claims: Sequence[Claim], at: int) -> Frames:
    """The frames of the claim at this place of the list; ``text`` is the normal form."""
    claim = claims[at]
    peers = _peers(claims, at)
    first, last = peers[0].numeral, peers[-1].numeral
    span = _own(claim, peers)
    own = text[span.start : claim.numeral.start] + text[claim.numeral.end : span.end]
    head = "" if claim is peers[0] else text[claim.clause.start : first.start]
    tail = "" if claim is peers[-1] else text[last.end : claim.clause.end]
    before = text[claim.sentence.start : claim.clause.start]
    return Frames(own, head, tail, before, claim.sentence.of(text))


def _peers(claims: Sequence[Claim], at: int) -> list[Claim]:
    """The claims of the same clause."""
    clause = claims[at].clause
    first, last = at, at
    while first > 0 and claims[first - 1].clause == clause:
        first -= 1
    while last + 1 < len(claims) and claims[last + 1].clause == clause:
        last += 1
    return list(claims[first : last + 1])


def _own(claim: Claim, peers: Sequence[Claim]) -> Span:
    """The item of the list, cut at its neighbours; a figure alone in its clause has all of it."""
    if len(peers) == 1:
        return claim.clause
    start, end = claim.item.start, claim.item.end
    for peer in peers:
        if peer.numeral.end <= claim.numeral.start:
            start = max(start, peer.numeral.end)
        if peer.numeral.start >= claim.numeral.end:
            end = min(end, peer.numeral.start)
    return Span(start, end)


def says_nothing(words: str) -> bool:
    """Whether nothing but levels, measure words and connectives is left of the words."""
    return len(SAYS_NOTHING.sub("", MENTION.sub("", words))) < MUCH


def phrase_of(frames: Frames) -> str:
    """In short, what is counted: its own words, with those it inherits where it has none."""
    own = NOT_COUNTED.sub("", frames.own)
    inherited = NOT_COUNTED.sub("", frames.inherited)
    return (inherited + own)[-LONGEST_PHRASE:]
