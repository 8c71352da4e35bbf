"""The text of a draft as blocks of a page: headings and paragraphs with their figures marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jujiao.drafts.marked_text import segments
from jujiao.drafts.verdicts import Verdict

LOOK_NAMES = {
    Verdict.AGREES: "agrees",
    Verdict.ROUGHLY: "about",
    Verdict.DIFFERS: "differs",
    Verdict.NOT_OURS: "foreign",
    Verdict.NO_INDICATOR: "unproven",
    Verdict.CANNOT_VERIFY: "unknowable",
}
NUMBERED = re.compile(
    r"\s*(?:#+\s|\d+[ 、．.]|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)[^。；]{1,36}\Z"
)
TITLE = re.compile(r"[^。；，]{1,40}\Z")
LONGEST_PHRASE = 24


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure in the text: its raised number, the look of its verdict, where it leads.

    ``taken`` is what stands in its place, where the ledger's number was taken.
    """

    number: int
    start: int
    look: str
    label: str
    url: str
    is_current: bool = False
    taken: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block: words alone, or a figure."""

    text: str
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the draft: title, head, or body."""

    manner: str
    pieces: tuple[Piece, ...]


def in_brief(claim: Mapping[str, Any]) -> str:
    """What a figure counts, with its number: 审务督察26次."""
    phrase, surface = str(claim["phrase"] or ""), str(claim["surface"])
    if surface in phrase:
        return phrase
    return f"{phrase[-LONGEST_PHRASE:]}{surface}"


def blocks_of(
    text: str, claims: Sequence[Mapping[str, Any]], marks: Sequence[Mark]
) -> Iterator[Block]:
    """The blocks of a text; blank lines are none."""
    is_first = True
    for pieces in _lines(text, claims, marks):
        whole = "".join(one.text for one in pieces).strip()
        if whole:
            yield Block(_manner(whole, is_first=is_first), pieces)
            is_first = False


def _manner(words: str, *, is_first: bool) -> str:
    if is_first and TITLE.match(words):
        return "title"
    return "head" if NUMBERED.match(words) else "body"


def _lines(
    text: str, claims: Sequence[Mapping[str, Any]], marks: Sequence[Mark]
) -> Iterator[tuple[Piece, ...]]:
    line: list[Piece] = []
    for segment in segments(text, claims):
        if segment.place is not None:
            line.append(Piece(segment.text, marks[segment.place]))
            continue
        first, *others = segment.text.split("\n")
        line.append(Piece(first))
        for other in others:
            yield tuple(line)
            line = [Piece(other)]
    yield tuple(line)
