"""Which kind of ledger a sheet is, by its headers, its title and its content; never by a name.

Three kinds of evidence are weighed for every column: what it is called exactly, what its name is like,
and what stands in it. A column whose name nobody foresaw is placed by its content, where the others
leave no doubt what kind of sheet this is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from jujiao.exchange.cells import counts_up, parse_date, text_of
from jujiao.exchange.headers import MONTHS, Header, likely_headers, months_of
from jujiao.exchange.looks import looks_like
from jujiao.exchange.matching import best_match
from jujiao.exchange.titles import Heading, heading_of
from jujiao.exchange.vocabulary import FieldWords, SheetWords, sheet_vocabulary
from jujiao.exchange.workbooks import CellValue, Grid
from jujiao.kernel.spelling import fold

SAMPLE_ROWS = 60
EXACT, SIMILAR, UNNAMED, LOOK, ANY_LOOK = 4.0, 2.0, 0.5, 3.0, 1.5
TELLING = 0.8
"""The share of cells that must look as a field should before content alone places its column."""
MANY, LONG = 5, 5
NAMES = frozenset({"person", "recipient"})
UNMISTAKABLE = frozenset({"level", "case_number", "school", "term"})
TITLE, SIGNAL, MUST, UNPLACED = 5.0, 2.0, 1.5, -2.0
ENOUGH = 7.0


@dataclass(frozen=True, slots=True)
class Recognition:
    """A sheet that was recognised: its kind, its header row (Excel's number) and its columns.

    ``headers`` are the headers as they stand in the sheet.
    """

    kind: str
    header_row: int
    columns: Mapping[str, int]
    headers: tuple[str, ...]
    heading: Heading
    score: float
    months: Mapping[int, int] = field(default_factory=dict)


class Columns:
    """The columns below a header, and what their cells look like; each look is taken once."""

    def __init__(self, grid: Grid, index: int) -> None:
        self._sample = grid.rows[index + 1 : index + 1 + SAMPLE_ROWS]
        self._looks: dict[tuple[int, str, tuple[str, ...]], float] = {}
        rows = [[fold(text_of(cell)) for cell in row] for row in self._sample]
        self.texts = frozenset(text for row in rows for text in row if text)
        self.are_filled = any(sum(map(bool, row)) > 1 for row in rows)

    def cells(self, place: int) -> list[CellValue]:
        """The sampled cells of a column."""
        return [row[place] if place < len(row) else None for row in self._sample]

    def look(self, words: FieldWords, place: int) -> float:
        """How far the column looks as the field should, 0.0 to 1.0."""
        key = (place, words.looks, words.words)
        if key not in self._looks:
            self._looks[key] = looks_like(words, self.cells(place))
        return self._looks[key]

    def counts_up(self, place: int) -> bool:
        """Whether the column holds running numbers."""
        return counts_up(self.cells(place))

    def varies(self, place: int) -> bool:
        """Whether the column holds many different things, as a column of names does."""
        said = [fold(text_of(cell)) for cell in self.cells(place) if text_of(cell)]
        return len(set(said)) >= min(MANY, len(said))

    def tells(self, place: int) -> bool:
        """Whether the column holds long and varied texts, as one of titles does."""
        said = [fold(text_of(cell)) for cell in self.cells(place) if text_of(cell)]
        long = sum(len(text) >= LONG and parse_date(text) is None for text in said)
        return long >= TELLING * max(1, len(said)) and self.varies(place)

    def has_content(self, place: int) -> bool:
        """Whether any sampled cell is filled."""
        return any(text_of(cell) for cell in self.cells(place))


@dataclass(frozen=True, slots=True)
class Placed:
    """A field in its column: how good the fit is, and whether it is sure.

    It is where the header speaks for it, or where the cells can be nothing else.
    """

    place: int
    value: float
    sure: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """A row that may be the header, with everything around it."""

    index: int
    headers: tuple[Header, ...]
    columns: Columns
    heading: Heading

    def said(self) -> tuple[str, ...]:
        """What title, headers and cells say."""
        headers = (header.forms[-1] for header in self.headers if header.forms)
        return (self.heading.title, *headers, *self.columns.texts)


def recognise(grid: Grid) -> Recognition | None:
    """The most likely reading of a sheet, or None where none is likely enough."""
    if grid.hidden:
        return None
    readings = [
        reading
        for row in likely_headers(grid)
        for reading in _readings(
            Candidate(
                row.index,
                row.headers,
                Columns(grid, row.index),
                heading_of(grid.rows[: row.titles_end]),
            )
        )
    ]
    return max(readings, key=lambda reading: reading.score, default=None)


def _readings(candidate: Candidate) -> Iterator[Recognition]:
    for words in sheet_vocabulary():
        reading = _reading(candidate, words)
        if reading is not None:
            yield reading


def _reading(candidate: Candidate, words: SheetWords) -> Recognition | None:
    title = candidate.heading.title
    if any(word in title for word in words.not_titles):
        return None
    months = months_of(candidate.headers) if words.months else {}
    if words.months and len(months) != MONTHS:
        return None
    free = [place for place, one in enumerate(candidate.headers) if one.forms]
    free = [place for place in free if place not in months.values()]
    placed = _placed(candidate, words, free)
    if not _has_what_it_must(placed, words, titled=any(one in title for one in words.titles)):
        return None
    if len(_unplaced(candidate, placed, free)) > len(placed):
        return None
    if words.signal_required and not _signalled(candidate, words):
        return None
    score = _score(candidate, words, placed, free) + (MONTHS if months else 0)
    if score < ENOUGH:
        return None
    places = {name: one.place for name, one in placed.items()}
    headers = tuple(header.said for header in candidate.headers)
    return Recognition(
        words.slug, candidate.index + 1, places, headers, candidate.heading, score, months
    )


def _has_what_it_must(placed: Mapping[str, Placed], words: SheetWords, *, titled: bool) -> bool:
    """Every field without which it is no such sheet; most of them surely, or the title says so."""
    musts = [
        placed.get(name) or placed.get(one.instead)
        for name, one in words.fields.items()
        if one.must
    ]
    found = [one for one in musts if one is not None]
    sure = sum(one.sure for one in found)
    return len(found) == len(musts) and (titled or 2 * sure > len(musts))


def _signalled(candidate: Candidate, words: SheetWords) -> bool:
    said = candidate.said()
    return any(signal in text for signal in words.signals for text in said)


def _placed(candidate: Candidate, words: SheetWords, free: Sequence[int]) -> dict[str, Placed]:
    """Field → column: by name first, then what is left by content alone."""
    placed: dict[str, Placed] = {}
    for fit, named in ((_fit_by_name, True), (_fit_by_content, False)):
        taken = {one.place for one in placed.values()}
        left = [place for place in free if place not in taken]
        fits = {
            name: {place: value for place in left if (value := fit(candidate, one, place)) > 0}
            for name, one in words.fields.items()
            if name not in placed
        }
        for name, place in best_match(fits).items():
            sure = named or words.fields[name].looks in UNMISTAKABLE
            placed[name] = Placed(place, fits[name][place], sure)
    return placed


def _fit_by_content(candidate: Candidate, words: FieldWords, place: int) -> float:
    """How well a column fits a field by what stands in it, whatever it is called."""
    header, columns = candidate.headers[place], candidate.columns
    nameless = words.looks in NAMES and not columns.varies(place)
    if nameless or header.is_clerical or columns.counts_up(place):
        return 0.0
    look = columns.look(words, place) if words.looks else 0.0
    if look >= TELLING:
        return UNNAMED + look
    return UNNAMED if words.free and columns.tells(place) else 0.0


def _fit_by_name(candidate: Candidate, words: FieldWords, place: int) -> float:
    """How well a column fits a field by what it is called, as far as its content does not object."""
    called, columns = _called(candidate.headers[place], words), candidate.columns
    if words.must and called < EXACT and columns.are_filled and not columns.has_content(place):
        return 0.0
    if not called or not words.looks:
        return called + ANY_LOOK if called else 0.0
    look = columns.look(words, place)
    unlike = look == 0 and called < EXACT
    return 0.0 if unlike and columns.has_content(place) else called + LOOK * look


def _called(header: Header, words: FieldWords) -> float:
    if any(form in words.names for form in header.forms):
        return SIMILAR if header.is_clerical else EXACT
    if words.like is None or header.is_clerical:
        return 0.0
    return SIMILAR if any(words.like.search(form) for form in header.forms) else 0.0


def _score(
    candidate: Candidate, words: SheetWords, placed: Mapping[str, Placed], free: Sequence[int]
) -> float:
    title = candidate.heading.title
    total = sum(one.value for one in placed.values())
    total += sum(MUST for name in placed if words.fields[name].must)
    total += TITLE if any(one in title for one in words.titles) else 0
    said = title + "".join(header.forms[-1] for header in candidate.headers if header.forms)
    total += SIGNAL * min(2, sum(signal in said for signal in words.signals))
    return total + UNPLACED * len(_unplaced(candidate, placed, free))


def _unplaced(candidate: Candidate, placed: Mapping[str, Placed], free: Sequence[int]) -> list[int]:
    """Columns that say something, and nothing that such a sheet knows of."""
    columns = {one.place for one in placed.values()}
    return [
        place
        for place in free
        if place not in columns
        and not candidate.headers[place].is_clerical
        and not candidate.columns.counts_up(place)
    ]
