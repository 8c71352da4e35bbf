"""The shape of a text: sentences, clauses, items of a list, quotations, titles of documents."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

SENTENCE_END = re.compile(r"[。!?！？\n\r]")
COMMA = r"(?<!\d),|,(?!\d{3}(?!\d))|:(?!\d)|(?<!\d):"
APART = r"(?<=[一-鿿”])(?:(?<!\d.)(?<!\d .)[ ]|[ ]{2,})(?=[一-鿿“])(?!第)"
CLAUSE_END = re.compile(rf"{COMMA}|{APART}|[;。!?！？\n\r\t|]")
ITEM_END = re.compile(rf"{COMMA}|{APART}|[、;。!?！？\n\r\t|()]")
QUOTATION = re.compile(r"“[^“”\n]{1,60}”|\"[^\"\n]{1,60}\"|‘[^‘’\n]{1,60}’")
TITLE = re.compile(r"《[^《》\n]{1,80}》")
SAID = re.compile(r"[,。;!?]")
SPOKEN = re.compile("我(?!院)|咱|你|[,。!?]”")
SPEECH = re.compile(r"“[^“”\n]{1,200}”")
TOLD = re.compile(
    r"(?:村民|居民|牧民|乡亲|当事人|群众|老人|大爷|大娘|大妈|大叔|原告|被告|申请人)[^,;。:“”\n]{0,8}(?:说|讲|感慨|回忆|告诉[^,。]{1,6})(?:道|起)?[,:][^。“”\n]{1,120}"
)
LONGEST_NAME = 30
LONGEST_SENTENCE, LONGEST_CLAUSE = 600, 200


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the text, the end not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words of this stretch."""
        return text[self.start : self.end]


class Spans:
    """Stretches in text order; finds the one that holds a place."""

    def __init__(self, spans: Iterator[Span]) -> None:
        self.spans = list(spans)
        self.starts = [span.start for span in self.spans]

    def holding(self, place: int) -> Span | None:
        """The stretch that holds the place, or None."""
        at = bisect_right(self.starts, place) - 1
        found = self.spans[at] if at >= 0 else None
        return found if found is not None and place < found.end else None


class Layout:
    """A text in normal form with its sentences, clauses and items found once."""

    def __init__(self, plain_text: str) -> None:
        self.text = plain_text
        self.sentences = Spans(_between(SENTENCE_END, plain_text, LONGEST_SENTENCE))
        self.clauses = Spans(_between(CLAUSE_END, plain_text, LONGEST_CLAUSE))
        self.items = Spans(_between(ITEM_END, plain_text, LONGEST_CLAUSE))
        self.titles = Spans(_found(TITLE, plain_text))
        self.names = Spans(s for s in _found(QUOTATION, plain_text) if _is_name(s.of(plain_text)))
        quoted = (s for s in _found(SPEECH, plain_text) if SPOKEN.search(s.of(plain_text)))
        self.speeches = Spans(iter(sorted([*quoted, *_found(TOLD, plain_text)])))

    def sentence(self, place: int) -> Span:
        """The sentence that holds the place; a mark between two is its own."""
        return self.sentences.holding(place) or Span(place, place + 1)

    def clause(self, place: int) -> Span:
        """The clause that holds the place."""
        return self.clauses.holding(place) or Span(place, place + 1)

    def item(self, place: int) -> Span:
        """The item of a list that holds the place."""
        return self.items.holding(place) or Span(place, place + 1)

    def sentence_before(self, sentence: Span) -> Span | None:
        """The sentence before it in the same paragraph, or None at the head of one."""
        at = bisect_right(self.sentences.starts, sentence.start) - 2
        if at < 0:
            return None
        before = self.sentences.spans[at]
        return None if "\n" in self.text[before.end : sentence.start] else before

    def clauses_of(self, sentence: Span) -> list[Span]:
        """The clauses of a sentence in order."""
        return self._within(self.clauses, sentence)

    def _within(self, spans: Spans, whole: Span) -> list[Span]:
        first = bisect_right(spans.starts, whole.start - 1)
        found = []
        for span in spans.spans[first:]:
            if span.start >= whole.end:
                break
            found.append(span)
        return found


def _between(mark: re.Pattern[str], text: str, longest: int) -> Iterator[Span]:
    """What lies between the marks; text without marks is cut, so that no rule looks far."""
    start = 0
    ends = (found.span() for found in mark.finditer(text))
    for stop, after in chain(ends, [(len(text), len(text))]):
        while start < stop:
            yield Span(start, min(stop, start + longest))
            start += longest
        start = after


def _found(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in pattern.finditer(text))


def _is_name(quotation: str) -> bool:
    """Short and without a mark inside is a name or slogan; longer is what somebody said."""
    return len(quotation) <= LONGEST_NAME and not SAID.search(quotation[1:-1])
