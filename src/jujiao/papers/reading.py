"""What a reader of the paper sees, in order: the one text that all three files must show.

Blanks and line breaks depend on the file and are left out. Numbers raised behind figures are text too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from jujiao.papers.tree import (
    Appendix,
    Block,
    Colophon,
    Form,
    Heading,
    Inline,
    Listing,
    Masthead,
    Paper,
    Paragraph,
    Picture,
    SealCode,
    SignOff,
    StatedFigure,
    Table,
    Words,
    WritingLines,
    inlines,
    said_day,
)

CODE_PLACE = "\ufffc"


def seen(paper: Paper) -> Iterator[Inline]:
    """All words of the paper from top to bottom."""
    if paper.masthead:
        yield from _masthead(paper.masthead)
    yield from inlines(paper.title)
    yield from inlines(paper.note)
    for block in paper.blocks:
        yield from seen_in(block)
    if paper.colophon:
        yield from _colophon(paper.colophon)


def stated_figures(paper: Paper) -> tuple[StatedFigure, ...]:
    """The figures in the order in which they stand; one that stands twice is there twice."""
    return tuple(one for one in seen(paper) if isinstance(one, StatedFigure))


def pictures(paper: Paper) -> tuple[Picture, ...]:
    """The pictures in their order."""
    return tuple(_pictures(paper.blocks))


def reading(paper: Paper) -> str:
    """The text as one string without blanks."""
    return unblanked("".join(text_of(one) for one in seen(paper)))


def text_of(inline: Inline) -> str:
    """The text of one piece; the place of the code reads as a sign of its own."""
    if isinstance(inline, StatedFigure):
        return inline.text + (str(inline.mark) if inline.mark else "")
    return CODE_PLACE if isinstance(inline, SealCode) else inline


def unblanked(text: str) -> str:
    """The text without blanks of any kind."""
    return "".join(text.split())


@singledispatch
def seen_in(block: Block) -> Iterator[Inline]:
    """The words of one block."""
    raise TypeError(f"not a block: {block!r}")


@seen_in.register
def _heading(block: Heading) -> Iterator[Inline]:
    yield from inlines(block.words)


@seen_in.register
def _paragraph(block: Paragraph) -> Iterator[Inline]:
    yield from inlines(block.words)


@seen_in.register
def _listing(block: Listing) -> Iterator[Inline]:
    for sign, words in block.numbered():
        yield sign
        yield from inlines(words)


@seen_in.register
def _table(block: Table) -> Iterator[Inline]:
    cells: list[Words] = [block.caption, *(column.title for column in block.columns)]
    for cell in [*cells, *(cell for row in block.rows for cell in row)]:
        yield from inlines(cell)


@seen_in.register
def _form(block: Form) -> Iterator[Inline]:
    for field in (field for row in block.rows for field in row.fields):
        for words in (*field.lines, field.foot):
            yield from inlines(words)


@seen_in.register
def _picture(block: Picture) -> Iterator[Inline]:
    yield from inlines(block.caption)


@seen_in.register
def _writing_lines(block: WritingLines) -> Iterator[Inline]:
    yield from inlines(block.label)


@seen_in.register
def _sign_off(block: SignOff) -> Iterator[Inline]:
    yield from inlines(block.name)
    yield block.day_text


@seen_in.register
def _appendix(block: Appendix) -> Iterator[Inline]:
    yield from inlines(block.label)
    yield from inlines(block.title)
    for inner in block.blocks:
        yield from seen_in(inner)


def _masthead(head: Masthead) -> Iterator[Inline]:
    for text in (head.name, head.serial, head.issuer):
        yield from inlines(text)
    yield said_day(head.day) if head.day else ""


def _colophon(foot: Colophon) -> Iterator[Inline]:
    yield from inlines(foot.copies_text)
    yield from inlines(foot.issuer)
    yield foot.day_text


def _pictures(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        if isinstance(block, Appendix):
            yield from _pictures(block.blocks)
