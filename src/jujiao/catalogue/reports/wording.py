"""How a report is worded: clauses with places for figures, said only where the ledger bears them out.

A clause is left out where one of its figures is unknown or nil, or where nothing of the kinds it needs
has happened; the sentence around it closes up, so that each must read well without its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from jujiao.kernel.concepts import Focus

TITLES = ".titles"


@dataclass(frozen=True, slots=True)
class Clause:
    """分句. ``{slug}`` is a figure with its measure word, ``{kind.titles}`` names what was registered.

    ``given`` are kinds of which something must have happened, or figures that must be said too.
    With ``of_nil`` the clause is said of a zero that somebody signed, and of nothing else.
    """

    words: str
    given: tuple[str, ...] = ()
    of_nil: bool = False

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Pairs of plain words and the place that follows them; the last place may be empty."""
        for words, place, _, _ in Formatter().parse(self.words):
            yield words, place or ""

    def slugs(self) -> tuple[str, ...]:
        """The figures it states."""
        return tuple(place for _, place in self.pieces() if place and not place.endswith(TITLES))


@dataclass(frozen=True, slots=True)
class Series:
    """并列: clauses joined into one, between a beginning and an end that are said once."""

    clauses: tuple[Clause, ...]
    lead: str = ""
    tail: str = ""
    joint: str = "、"


@dataclass(frozen=True, slots=True)
class Sentence:
    """句. Plain strings frame what is said and never stand alone."""

    parts: tuple[str | Clause | Series, ...]

    def clauses(self) -> Iterator[Clause]:
        """All its clauses."""
        for part in self.parts:
            if isinstance(part, Clause):
                yield part
            elif isinstance(part, Series):
                yield from part.clauses


@dataclass(frozen=True, slots=True)
class Passage:
    """（一）: a paragraph under a small heading."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """一、: what a report says under one focus."""

    focus: Focus
    heading: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class ReportTemplate:
    """文书样式. In ``title``, ``preface`` and ``closing`` stand ``{court}`` and ``{year}``."""

    slug: str
    label: str
    title: str
    preface: str
    sections: tuple[Section, ...]
    closing: str

    def clauses(self) -> Iterator[Clause]:
        """All clauses, in their order."""
        for section in self.sections:
            for passage in section.passages:
                for sentence in passage.sentences:
                    yield from sentence.clauses()

    def slugs(self) -> tuple[str, ...]:
        """The figures it may state, in the order of the text, each once."""
        return tuple(dict.fromkeys(slug for one in self.clauses() for slug in one.slugs()))


def sentence(*parts: str | Clause | Series) -> Sentence:
    """A sentence of these parts."""
    return Sentence(parts)


def series(*clauses: Clause, lead: str = "", tail: str = "", joint: str = "、") -> Series:
    """Clauses in a row."""
    return Series(clauses, lead, tail, joint)


def held(words: str, *kinds: str) -> Clause:
    """A clause that is said where something of these kinds has happened."""
    return Clause(words, given=kinds)
