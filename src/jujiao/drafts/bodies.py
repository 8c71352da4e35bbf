"""Whose figure it is: the court's own, or that of a larger body (全省法院, 两级法院, a forum as a whole).

The subject stands at the head of a clause and is carried on, within the paragraph, until another one
stands there. A body inside an honour, a contest or a place in an order is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from jujiao.drafts.layout import Layout, Span
from jujiao.drafts.lexicon import either
from jujiao.drafts.signs import UNIT, N


class Scope(StrEnum):
    """Own figures can be checked against the ledger, those of a larger body cannot."""

    OWN = "own"
    LARGER = "larger-body"


AREA = f"(?:{either('bodies', 'areas')})"
LARGER = (
    rf"{AREA}(?:{either('bodies', 'members')})?|(?:{either('bodies', 'alone')})(?:{either('bodies', 'members')})?"
    rf"|[一-鿿]{{2,8}}?(?:法院|检察院|检察机关|政法)系统"
    rf"|(?:{either('bodies', 'provinces')})(?:省|市|自治区)?(?:各级|两级|三级)?(?:法院|检察机关)"
)
NAMED_COURT = r"(?:(?![全各两三个家所对到在向的与和为由])[一-鿿]){2,12}?(?:人民法院|中院|高院|检察院|(?:县|区|旗|市|州)法院|司法局|法院)"
SUBJECT = re.compile(
    rf"(?P<larger>{LARGER})|(?P<own>{either('bodies', 'own')}|{NAMED_COURT}|(?<![一-鿿“])法庭|(?<![全各个两家数])(?:县|区|旗)(?:法院|检察院)|(?P<some>[0-9两一二三四五六七八九十]+名干警))"
)
DENIED = re.compile(either("bodies", "denied"))
TITLE = re.compile(rf"(?:系统)?(?:的)?(?:{either('bodies', 'titles')}|评[选比](?!表彰|出))")
LONGEST_LEAD = 18
COUNTED_HERE = re.compile(
    rf"(?:{AREA})(?:{either('bodies', 'members')})?(?:共有|仅有|现有|共计|仅|共|有|的|约|近|超|逾|超过|就有)?[ ]?\Z"
    rf"|(?<![于出过比])(?:{AREA})(?:{either('bodies', 'members')})?(?:平均[数值]|均值)[为是]?\Z"
)
COURTS_COUNTED = re.compile(
    rf"(?<=[家个所])[ ]?(?:{either('bodies', 'sorts_of_court')})*(?:法院|检察院)(?!干警|联|系统)"
)
AMONG_COURTS = re.compile(rf"{N}[家个所][^,;。]{{0,8}}(?:法院|检察院)(?:之?中|里)\Z")
ORIGIN = re.compile(rf"来自(?:{AREA}|[省国][内外]|各地|各级)")
HOSTS = re.compile("由[^,;。]{2,40}?(?:主办|承办|协办)")
AS_A_WHOLE = re.compile(
    rf"(?:本届|本次|此次|该)?(?:{either('bodies', 'occasions')})(?=由|共|于|自|历时|收|吸引|设|评出)"
)
COME_HERE = re.compile("[^,;。]{0,12}?(?:前来|来访|来院|到[该我本]院)")
LISTED_HERE = re.compile(
    rf"(?:{AREA})(?:{either('bodies', 'members')})?(?:共有|仅有|现有|共计|仅|共|有|的)?[ ]?"
    rf"(?:{N}[余多+]?{UNIT}[^,;。、0-9]{{0,12}}[、和及])+\Z"
)
VISITED = re.compile(
    r"(?:与|同|对|赴|到|向|走访|邀请|协助|指导|联合|商|给|督查|检查|调研)[^,;。]{0,3}\Z"
)
OCCASION = re.compile(
    rf"(?:{either('bodies', 'occasions')}|(?P<contest>{either('bodies', 'contests')}))"
    rf"[^,;。]{{0,6}}(?:{either('bodies', 'gathered')})"
)
GIVER = re.compile(
    rf"(?:{either('bodies', 'givers')})[^;。]{{0,24}}?(?:{either('bodies', 'giving')})"
)
OWN = re.compile(either("bodies", "own"))
WIDE = re.compile("全国|全省|全市|全区|全州|全盟|最高|省级|国家级|本届|届")


class Bodies:
    """For each sentence the places where its subject becomes a larger body, or the court again."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self._turns: dict[int, list[tuple[int, Scope]]] = {}
        self._ends: dict[int, Scope] = {}

    def scope(self, start: int, end: int, *, counts_things: bool = True) -> Scope:
        """Whose figure stands from ``start`` to ``end``."""
        if counts_things and self._counted_of_a_larger_body(start, end):
            return Scope.LARGER
        sentence = self.layout.sentence(start)
        return self._turned(sentence, start) or self._carried(sentence)

    def is_carried(self, start: int) -> bool:
        """Whether the sentence itself names no subject before this place."""
        return self._turned(self.layout.sentence(start), start) is None

    def _turned(self, sentence: Span, place: int) -> Scope | None:
        """What the sentence's own subjects make of the place; None where it has none."""
        turned = [scope for at, scope in self._of(sentence) if at <= place]
        return turned[-1] if turned else None

    def _counted_of_a_larger_body(self, start: int, end: int) -> bool:
        """全国仅8家法院, 全市9家基层法院, 13个中级人民法院."""
        clause = self.layout.clause(start)
        text = self.layout.text
        if COUNTED_HERE.search(text, clause.start, start) or LISTED_HERE.search(
            text, clause.start, start
        ):
            return True
        courts = COURTS_COUNTED.match(text, end, clause.end)
        if courts is None or VISITED.search(text, clause.start, start):
            return False
        return COME_HERE.match(text, courts.end(), clause.end) is None

    def _carried(self, sentence: Span) -> Scope:
        """The subject at the end of the sentence before, in the same paragraph."""
        silent: list[int] = []
        scope, before = Scope.OWN, self.layout.sentence_before(sentence)
        while before is not None:
            turns = self._of(before)
            if turns or before.start in self._ends:
                scope = turns[-1][1] if turns else self._ends[before.start]
                break
            silent.append(before.start)
            before = self.layout.sentence_before(before)
        self._ends |= dict.fromkeys(silent, scope)
        return scope

    def _of(self, sentence: Span) -> list[tuple[int, Scope]]:
        if sentence.start not in self._turns:
            turns = [
                turn
                for clause in self.layout.clauses_of(sentence)
                for turn in self._in_clause(clause, sentence)
            ]
            self._turns[sentence.start] = turns
        return self._turns[sentence.start]

    def _in_clause(self, clause: Span, sentence: Span) -> Iterator[tuple[int, Scope]]:
        yield from self._named(clause)
        text = self.layout.text
        giver = GIVER.match(text, clause.start, sentence.end)
        if (
            giver
            and not OWN.search(text, clause.start, clause.end)
            and not OWN.search(giver.group())
        ):
            yield giver.end() - 1, Scope.LARGER
        for whole in (ORIGIN, AMONG_COURTS):
            found = whole.search(text, clause.start, clause.end)
            if found:
                yield found.end() - 1, Scope.LARGER
        if AS_A_WHOLE.match(text, clause.start):
            yield clause.start, Scope.LARGER
        occasion = OCCASION.search(text, clause.start, clause.end)
        if occasion and self._is_a_whole(occasion, sentence):
            yield occasion.start(), Scope.LARGER

    def _named(self, clause: Span) -> Iterator[tuple[int, Scope]]:
        """The subjects that the clause names; in 全市法院3名干警, 两级法院党组 they are the larger body's."""
        text, larger_end = self.layout.text, -1
        hosts = HOSTS.search(text, clause.start, clause.end)
        for found in SUBJECT.finditer(text, clause.start, clause.end):
            lead = text[clause.start : found.start()]
            if len(lead) > LONGEST_LEAD or DENIED.search(lead):
                continue
            if hosts and hosts.start() < found.start() < hosts.end():
                continue
            if found["own"] and not DENIED.match(found.group()):
                is_of_it = larger_end >= 0 and (found["some"] or found.start() == larger_end)
                if not is_of_it:
                    yield found.start(), Scope.OWN
            elif found["larger"] and not TITLE.match(text, found.end()):
                larger_end = found.end()
                yield found.start(), Scope.LARGER

    def _is_a_whole(self, occasion: re.Match[str], sentence: Span) -> bool:
        """A forum or round of awards as such; a contest only where it is wider than the court."""
        before = self.layout.text[sentence.start : occasion.start()]
        if OWN.search(before):
            return False
        return occasion["contest"] is None or WIDE.search(before) is not None
