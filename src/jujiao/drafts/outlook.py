"""Which parts of a text speak of what is to be: a plan or notice as a whole, the sections under 下一步打算 or
评选名额, a paragraph that begins with 要.

A heading holds for all that stands under it until the next one of its rank; what a heading does not say
is taken from the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jujiao.drafts.layout import Layout, Span, Spans
from jujiao.drafts.lexicon import either

LINE = re.compile(r"[^\n\r]+")
NUMBERED = re.compile(
    r"[ ]*(?:(?P<chapter>[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}部分[:,、 ]?)"
    r"|(?P<section>\([一二三四五六七八九十]{1,3}\))|(?P<point>\d{1,2}[.、]|\(\d{1,2}\)))"
)
RANKS = {"chapter": 1, "section": 2, "point": 3}
TITLE_RANK, LOOSE_RANK = 0, 1
HEADING = re.compile(r"[ ]*(?P<words>[^,。;:\n]{2,40})(?:[:。]|[ ]*\Z)")
LOOSE_HEADING = re.compile(r"[ ]*(?P<words>[^,。;:\n]{2,40}):?[ ]*\Z")
RUN_IN = re.compile(r"[ ]*(?P<words>[^,。;:\n]{2,20}):")
NEUTRAL = re.compile(r"[ ]*(?![附注特各此])[^\d,。;:\n\t()]{2,12}[ ]*")
REMARK = re.compile(r"\([^()]*\)[ ]*\Z")
TITLE_AHEAD = re.compile(rf"(?:{either('outlook', 'papers')})\Z")
NO_TITLE_AHEAD = re.compile(either("outlook", "papers_of_facts"))
AHEAD = re.compile(
    rf"(?:{either('outlook', 'times')})|(?:20\d\d年度?|第?[一二三四]季度|[上下]半年|{either('outlook', 'kinds')}|[和与及、的])*(?:{either('outlook', 'matters')})\Z"
)
BEHIND = re.compile(either("outlook", "facts"))
LEAD = r"(?:[ ]*(?:第?[一二三四五六七八九十]{1,3}[,、]|\([一二三四五六七八九十\d]{1,3}\)|\d{1,2}[.、]|[一二三四五六七八九十](?=要)))?"
EXHORTS = re.compile(rf"{LEAD}[ ]*(?:要(?!{either('outlook', 'no_must')})|必须)")


class Outlook:
    """The stretches of a text that speak of what is to be."""

    def __init__(self, layout: Layout) -> None:
        self._ahead = Spans(_stretches_ahead(layout.text))

    def is_ahead(self, place: int) -> bool:
        """Whether the part of the text that holds the place speaks of what is to be."""
        return self._ahead.holding(place) is not None


def _stretches_ahead(text: str) -> Iterator[Span]:
    moods: dict[int, bool] = {}
    has_begun = False
    for found in LINE.finditer(text):
        line = found.group()
        rank, words = _heading(line, has_begun=has_begun)
        has_begun = has_begun or rank != TITLE_RANK
        mood = _mood(words, rank)
        if rank is not None and (
            mood is not None or NUMBERED.match(line) or NEUTRAL.fullmatch(line)
        ):
            moods = {one: held for one, held in moods.items() if one < max(rank, LOOSE_RANK)}
            if mood is not None:
                moods[rank] = mood
        held = moods[max(moods)] if moods else False
        if (held and not REMARK.fullmatch(line.strip())) or _opens_ahead(line):
            yield Span(*found.span())


def _opens_ahead(line: str) -> bool:
    """要突出政治建设…, 明年打算:…: a paragraph that says by its first words that it looks ahead."""
    run_in = RUN_IN.match(line)
    return EXHORTS.match(line) is not None or bool(run_in and _mood(run_in["words"], LOOSE_RANK))


def _heading(line: str, *, has_begun: bool) -> tuple[int | None, str]:
    """The rank of the heading with which a line begins, and its words; None for a line without one."""
    number = NUMBERED.match(line)
    if number:
        heading = HEADING.match(line, number.end())
        return RANKS[number.lastgroup or "point"], heading["words"] if heading else ""
    heading = LOOSE_HEADING.match(line)
    if heading is None:
        return None, ""
    return (LOOSE_RANK if has_begun else TITLE_RANK), heading["words"]


def _mood(words: str, rank: int | None) -> bool | None:
    """Ahead, behind, or None where the heading does not say."""
    said = REMARK.sub("", words).strip()
    if rank == TITLE_RANK:
        ahead = TITLE_AHEAD.search(said) and not NO_TITLE_AHEAD.search(said)
        return True if ahead else None
    if BEHIND.search(said):
        return None if AHEAD.match(said) else False
    return True if AHEAD.match(said) else None
