"""Passages that people have rewritten: their words around figures that stay live.

``{honour_persons_city_up}`` is a figure with its measure word, ``{court}`` and ``{year}`` are what they
say. A sentence without a figure rests on no record, and that is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import Formatter

from jujiao.catalogue import INDICATORS
from jujiao.catalogue.reports.wording import ReportTemplate
from jujiao.kernel.problems import Problem

PREFACE, CLOSING = "开头", "结尾"
OWN_PLACES = frozenset({"court", "year"})
SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
UNPROVEN = "（台账没有对应记录）"
LONGEST = 4000


@dataclass(frozen=True, slots=True)
class WrittenSentence:
    """A sentence in pieces: words and the figure that follows them, blank at the end."""

    pieces: tuple[tuple[str, str], ...]

    @property
    def slugs(self) -> tuple[str, ...]:
        """The figures that it states."""
        return tuple(slug for _, slug in self.pieces if slug)

    def said(self, figures: Mapping[str, str]) -> str:
        """The sentence with these words for its figures."""
        return "".join(words + figures.get(slug, "") for words, slug in self.pieces)


def passage_names(template: ReportTemplate) -> tuple[str, ...]:
    """The passages of a report that may be rewritten, in order."""
    named = (one.heading for section in template.sections for one in section.passages)
    return (PREFACE, *named, CLOSING)


def sentences_of(words: str, own: Mapping[str, object]) -> Iterator[WrittenSentence]:
    """The sentences of a rewritten passage; ``own`` are court and year."""
    for found in SENTENCE.finditer(words):
        text = found.group().strip()
        if text:
            yield WrittenSentence(tuple(_pieces(text, own)))


def _pieces(text: str, own: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    before = ""
    for words, place, _, _ in Formatter().parse(text):
        before += words
        if place and place in own:
            before += str(own[place])
        elif place:
            yield before, place
            before = ""
    yield before, ""


def problems_in_words(words: str) -> list[Problem]:
    """What keeps a rewritten passage from being kept."""
    if len(words) > LONGEST:
        return [Problem("too_long", "words", f"一段最多{LONGEST}字。", "请写短些。")]
    try:
        places = [place for _, place, _, _ in Formatter().parse(words) if place is not None]
    except ValueError:
        return [Problem("bad_braces", "words", "花括号没有成对。", "数字写成{数字的代号}。")]
    unknown = sorted({one for one in places if one not in INDICATORS} - OWN_PLACES)
    return [
        Problem(
            "unknown_figure", "words", f"没有名为“{one}”的数字。", "请从数字清单里选，或改成文字。"
        )
        for one in unknown
    ]
