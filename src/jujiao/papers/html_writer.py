"""The html: the same paper to be read on a screen, each figure a link to the rows that prove it.

``write_fragment`` is the article alone, for a page that brings its own style sheet and its strict
policy; ``write_html`` is a whole page to be kept as a file.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from functools import singledispatchmethod
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import builder as E

from jujiao.papers.images import PNG, size_of
from jujiao.papers.seals import code_on, seal_text, spaced, with_trailer
from jujiao.papers.tree import (
    Align,
    Appendix,
    Block,
    Colophon,
    Column,
    Field,
    Form,
    Heading,
    Inline,
    Listing,
    Manner,
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
    printable,
    said_day,
)

STYLE = Path(__file__).with_name("paper.css")
TRAILER = ("<!--jujiao-sm3 ", "-->")
MANNERS = {
    Manner.BODY: "paper-body",
    Manner.FLUSH: "paper-flush",
    Manner.CENTRED: "paper-centred",
    Manner.NOTE: "paper-small",
}
PIXELS = 4  # to a millimetre, nearly
RANKS = {1: E.H2, 2: E.H3, 3: E.H4}
Link = Callable[[str], str]
Node = Any
"""lxml's elements have no public type."""


def write_html(paper: Paper, link: Link | None = None) -> str:
    """A whole page; ``link`` turns a slug into the address of its rows."""
    style = STYLE.read_text(encoding="utf-8")
    page = E.HTML(
        E.HEAD(
            E.META(charset="utf-8"),
            E.META(name="viewport", content="width=device-width, initial-scale=1"),
            E.TITLE(printable(paper.name)),
            E.STYLE(style),
        ),
        E.BODY(HtmlWriter(paper, link).article()),
        lang="zh-CN",
    )
    text = html.tostring(page, encoding="unicode", doctype="<!DOCTYPE html>") + "\n"
    return with_trailer(text.encode(), TRAILER).decode()


def write_fragment(paper: Paper, link: Link | None = None) -> str:
    """The article alone, without any style of its own."""
    return str(html.tostring(HtmlWriter(paper, link).article(), encoding="unicode"))


class HtmlWriter:
    """Sets the blocks of one paper into one article."""

    def __init__(self, paper: Paper, link: Link | None) -> None:
        self.paper = paper
        self.link = link

    def article(self) -> Node:
        """The whole paper, with its seal as a block of data that nothing runs."""
        paper = self.paper
        article = E.ARTICLE(E.CLASS("paper"))
        if paper.masthead:
            article.append(self._masthead(paper.masthead))
        article.append(E.H1(*(E.SPAN(line) for line in paper.title_lines)))
        if paper.note:
            article.append(E.P(E.CLASS("paper-note"), *self.words(paper.note)))
        article.extend(node for block in paper.blocks for node in self.block(block))
        if paper.colophon:
            article.append(self._colophon(paper.colophon))
        if paper.seal:
            text = seal_text(paper).replace("<", "\\u003c").replace("&", "\\u0026")
            article.append(E.SCRIPT(text, E.CLASS("paper-seal"), type="application/json"))
        return article

    def words(self, words: Words) -> list[Node | str]:
        """The words as text and figures."""
        return [node for one in inlines(words) for node in self._inline(one)]

    def _inline(self, inline: Inline) -> list[Node | str]:
        if isinstance(inline, SealCode):
            return [spaced(code_on(self.paper))]
        if isinstance(inline, str):
            return [inline]
        return self._figure(inline)

    def _figure(self, figure: StatedFigure) -> list[Node | str]:
        shape = {"class": "figure", "data-slug": figure.slug}
        stated = (
            E.A(figure.text, shape, href=self.link(figure.slug))
            if self.link
            else E.SPAN(figure.text, shape)
        )
        return (
            [stated, E.SUP(str(figure.mark), E.CLASS("figure-mark"))] if figure.mark else [stated]
        )

    @singledispatchmethod
    def block(self, block: Block) -> list[Node]:
        """The elements of one block."""
        raise TypeError(f"not a block: {block!r}")

    @block.register
    def _heading(self, block: Heading) -> list[Node]:
        return [RANKS[block.rank](*self.words(block.words))]

    @block.register
    def _paragraph(self, block: Paragraph) -> list[Node]:
        return [E.P(E.CLASS(MANNERS[block.manner]), *self.words(block.words))]

    @block.register
    def _listing(self, block: Listing) -> list[Node]:
        return [
            E.P(E.CLASS("paper-body"), sign, *self.words(words)) for sign, words in block.numbered()
        ]

    @block.register
    def _table(self, block: Table) -> list[Node]:
        heads = [E.TH(_shape(column), printable(column.title)) for column in block.columns]
        rows = [E.TR(*self._cells(block, row)) for row in block.rows]
        table = E.TABLE(E.THEAD(E.TR(*heads)), E.TBODY(*rows))
        if block.ruled:
            table.set("class", "paper-ruled")
        caption = [E.P(E.CLASS("paper-centred"), printable(block.caption))]
        return [*(caption if block.caption else []), table]

    def _cells(self, block: Table, row: tuple[Words, ...]) -> list[Node]:
        return [
            E.TD(_shape(column), *self.words(words))
            for column, words in zip(block.columns, row, strict=True)
        ]

    @block.register
    def _form(self, block: Form) -> list[Node]:
        rows = [
            E.TR(*(self._field(field) for field in row.fields), height=str(row.height * PIXELS))
            for row in block.rows
        ]
        return [E.TABLE(E.CLASS("paper-ruled"), E.TBODY(*rows))]

    def _field(self, field: Field) -> Node:
        lines = [E.DIV(*self.words(words)) for words in field.lines]
        lines += [E.DIV(E.CLASS("at-right"), printable(field.foot))] if field.foot else []
        return (E.TH if field.is_label else E.TD)(*lines, colspan=str(field.span))

    @block.register
    def _picture(self, block: Picture) -> list[Node]:
        wide, high = size_of(block.content)
        kind = "png" if block.content.startswith(PNG) else "jpeg"
        encoded = base64.b64encode(block.content).decode()
        image = E.IMG(
            src=f"data:image/{kind};base64,{encoded}",
            alt=printable(block.caption),
            width=str(wide),
            height=str(high),
        )
        return [E.FIGURE(image, E.FIGCAPTION(printable(block.caption)))]

    @block.register
    def _writing_lines(self, block: WritingLines) -> list[Node]:
        labels = [printable(block.label), *[""] * (block.count - 1)]
        return [E.P(E.CLASS("paper-line"), label) for label in labels]

    @block.register
    def _sign_off(self, block: SignOff) -> list[Node]:
        lines = (E.P(printable(block.name)), E.P(block.day_text))
        return [E.DIV(E.CLASS("paper-sign-off"), *lines)]

    @block.register
    def _appendix(self, block: Appendix) -> list[Node]:
        inner = [node for one in block.blocks for node in self.block(one)]
        return [
            E.SECTION(
                E.CLASS("paper-appendix"),
                E.P(E.CLASS("paper-appendix-label"), printable(block.label)),
                E.H2(E.CLASS("paper-appendix-title"), printable(block.title)),
                *inner,
            )
        ]

    def _masthead(self, head: Masthead) -> Node:
        day = said_day(head.day) if head.day else ""
        made = E.HEADER(
            E.CLASS("paper-masthead"),
            E.P(E.CLASS("paper-red"), printable(head.name)),
            E.P(printable(head.serial)),
        )
        if head.issuer or day:
            made.append(_ends(head.issuer, day))
        return made

    def _colophon(self, foot: Colophon) -> Node:
        copies = [E.P(printable(foot.copies_text))] if foot.copies_text else []
        return E.FOOTER(E.CLASS("paper-colophon"), *copies, _ends(foot.issuer, foot.day_text))


def _ends(left: str, right: str) -> Node:
    return E.DIV(E.CLASS("paper-ends"), E.SPAN(printable(left)), E.SPAN(right))


def _shape(column: Column) -> dict[str, str]:
    names = [] if column.align is Align.LEFT else [f"at-{column.align.value}"]
    names += ["is-strong"] if column.strong else []
    return {"class": " ".join(names)} if names else {}
