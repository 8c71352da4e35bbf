"""Composing: the sentences of a report that the ledger bears out, with their figures set in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from jujiao.catalogue.reports.wording import (
    TITLES,
    Clause,
    Passage,
    ReportTemplate,
    Section,
    Sentence,
    Series,
)
from jujiao.figures.answers import Figure
from jujiao.papers.tree import Block, Heading, Inline, Paragraph, StatedFigure, inlines
from jujiao.reports.passages import (
    CLOSING,
    PREFACE,
    UNPROVEN,
    WrittenSentence,
    sentences_of,
)

ORDINALS = "一二三四五六七八九十"
MOST_TITLES = 3


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """What is known of a court's year: its figures, what sorts of things happened, what was registered.

    ``rewritten`` are the passages in people's own words.
    """

    court: str
    year: int
    as_of: date
    figures: Mapping[str, Figure]
    happened: frozenset[str] = frozenset()
    titles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rewritten: Mapping[str, str] = field(default_factory=dict)

    def stated(self, slug: str, *, of_nil: bool = False) -> Figure | None:
        """The figure where it may be said: a positive one, or a signed nil where that is asked for."""
        figure = self.figures.get(slug)
        if figure is None or figure.value is None:
            return None
        fits = figure.value == 0 and figure.signature if of_nil else figure.value > 0
        return figure if fits else None

    def bears_out(self, clause: Clause) -> bool:
        """Whether everything that the clause says is so."""
        figures = all(self.stated(slug, of_nil=clause.of_nil) for slug in clause.slugs())
        titles = all(self.titles.get(kind) for kind in _titled(clause))
        return figures and titles and all(self._is_there(one) for one in clause.given)

    def _is_there(self, name: str) -> bool:
        return name in self.happened or self.stated(name) is not None


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure as the text says it: the words around it are 文中表述."""

    figure: Figure
    words: str


@dataclass(frozen=True, slots=True)
class Composition:
    """The text of a report and the figures it states, each once, in the order of the text.

    ``unproven`` are sentences in people's own words behind which no record stands; ``unknown`` are
    figures that such words cite and that nobody knows yet.
    """

    blocks: tuple[Block, ...]
    statements: tuple[Statement, ...]
    unproven: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def compose(template: ReportTemplate, facts: ReportFacts, *, marked: bool) -> Composition:
    """Writes the report; ``marked`` raises the number of its line in 数据依据 behind each figure."""
    return _Writer(facts, marked=marked).written(template)


class _Writer:
    """Keeps count of the figures while the sentences are written."""

    def __init__(self, facts: ReportFacts, *, marked: bool) -> None:
        self.facts = facts
        self.marked = marked
        self.statements: dict[str, Statement] = {}
        self.unproven: list[str] = []
        self.unknown: list[str] = []
        self.own = {"court": facts.court, "year": facts.year}

    def written(self, template: ReportTemplate) -> Composition:
        """The whole report."""
        blocks: list[Block] = [Paragraph(self._framing(PREFACE, template.preface))]
        sections = ((one, self._passages(one)) for one in template.sections)
        kept = [(section, passages) for section, passages in sections if passages]
        for ordinal, (section, passages) in zip(ORDINALS, kept, strict=False):
            blocks.append(Heading(f"{ordinal}、{section.heading}"))
            blocks += _numbered(passages)
        blocks.append(Paragraph(self._framing(CLOSING, template.closing)))
        return Composition(
            tuple(blocks),
            tuple(self.statements.values()),
            tuple(self.unproven),
            tuple(dict.fromkeys(self.unknown)),
        )

    def _framing(self, name: str, words: str) -> tuple[Inline, ...]:
        """The first or the last paragraph, which claims nothing as long as it is the template's."""
        own = self.facts.rewritten.get(name)
        return self._rewritten(own) if own else (words.format_map(self.own),)

    def _passages(self, section: Section) -> list[tuple[Passage, tuple[Inline, ...]]]:
        written = [(one, self._passage(one)) for one in section.passages]
        return [(passage, words) for passage, words in written if words]

    def _passage(self, passage: Passage) -> tuple[Inline, ...]:
        own = self.facts.rewritten.get(passage.heading)
        return self._rewritten(own) if own else self._sentences(passage.sentences)

    def _rewritten(self, words: str) -> tuple[Inline, ...]:
        found = sentences_of(words, self.own)
        return tuple(inline for one in found for inline in self._own_sentence(one))

    def _own_sentence(self, sentence: WrittenSentence) -> Iterator[Inline]:
        for words, slug in sentence.pieces:
            yield words
            if slug:
                yield self._cited(slug, sentence)
        if not sentence.slugs:
            self.unproven.append(sentence.said({}))
            yield UNPROVEN if self.marked else ""

    def _cited(self, slug: str, sentence: WrittenSentence) -> Inline:
        """The live figure; one that nobody knows yet is named in its place."""
        figure = self.facts.figures[slug]
        if figure.value is None:
            self.unknown.append(slug)
            return f"【{figure.indicator.name}：{figure.lack.value if figure.lack else '未报'}】"
        words = {one: self.facts.figures[one].text for one in sentence.slugs}
        return self._stated(figure, sentence.said(words))

    def _sentences(self, sentences: Iterable[Sentence]) -> tuple[Inline, ...]:
        return tuple(inline for one in sentences for inline in self._sentence(one))

    def _sentence(self, sentence: Sentence) -> tuple[Inline, ...]:
        parts = [(part, self._part(part)) for part in sentence.parts]
        if not any(words for part, words in parts if not isinstance(part, str)):
            return ()
        return (*_joined((words for _, words in parts if words), "，"), "。")

    def _part(self, part: str | Clause | Series) -> tuple[Inline, ...]:
        if isinstance(part, str):
            return (part,)
        if isinstance(part, Clause):
            return self._clause(part, "{}")
        frame = f"{part.lead}{{}}{part.tail}"
        said = [words for one in part.clauses if (words := self._clause(one, frame))]
        return (part.lead, *_joined(said, part.joint), part.tail) if said else ()

    def _clause(self, clause: Clause, frame: str) -> tuple[Inline, ...]:
        if not self.facts.bears_out(clause):
            return ()
        words: list[Inline] = []
        for plain, place in clause.pieces():
            words.append(plain)
            if place.endswith(TITLES):
                words.append(_named(self.facts.titles[place.removesuffix(TITLES)]))
            elif place:
                words.append(self._figure(clause, place, frame))
        return tuple(words)

    def _figure(self, clause: Clause, slug: str, frame: str) -> StatedFigure:
        figure = self.facts.stated(slug, of_nil=clause.of_nil)
        assert figure is not None
        return self._stated(figure, frame.format(_said(clause, self.facts)))

    def _stated(self, figure: Figure, words: str) -> StatedFigure:
        assert figure.value is not None
        slug = figure.slug
        self.statements.setdefault(slug, Statement(figure, words))
        mark = list(self.statements).index(slug) + 1 if self.marked else 0
        return StatedFigure(slug, figure.value, figure.indicator.unit, mark)


def _numbered(passages: Iterable[tuple[Passage, tuple[Inline, ...]]]) -> Iterator[Block]:
    for ordinal, (passage, words) in zip(ORDINALS, passages, strict=False):
        yield Heading(f"（{ordinal}）{passage.heading}", 2)
        yield Paragraph(words)


def _joined(parts: Iterable[tuple[Inline, ...]], joint: str) -> Iterator[Inline]:
    for place, words in enumerate(parts):
        if place:
            yield joint
        yield from inlines(words)


def _titled(clause: Clause) -> list[str]:
    return [place.removesuffix(TITLES) for _, place in clause.pieces() if place.endswith(TITLES)]


def _named(titles: tuple[str, ...]) -> str:
    """《甲》《乙》《丙》, and 等 where there are more."""
    named = "".join(f"《{title.strip('《》')}》" for title in titles[:MOST_TITLES])
    return f"{named}等" if len(titles) > MOST_TITLES else named


def _said(clause: Clause, facts: ReportFacts) -> str:
    """The clause as plain text."""
    words = {slug: facts.figures[slug].text for slug in clause.slugs()}
    return clause.words.format_map(words)
