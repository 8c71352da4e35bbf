"""The docx: every figure lies in a bookmark named by its slug, every style is one of 公文格式."""

from __future__ import annotations

from collections import Counter
from functools import singledispatchmethod

from lxml import etree

from jujiao.papers import official, wordml
from jujiao.papers.docx_package import DocxPackage
from jujiao.papers.images import size_of
from jujiao.papers.seals import code_on, seal_text, spaced
from jujiao.papers.tree import (
    Appendix,
    Block,
    Colophon,
    Field,
    Form,
    FormRow,
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
from jujiao.papers.wordml import Element, paragraph, right_tab, rule, run, w

HEADINGS = {1: "HeadingOne", 2: "HeadingTwo", 3: "HeadingThree"}
MANNERS = {
    Manner.BODY: "BodyText",
    Manner.FLUSH: "Flush",
    Manner.CENTRED: "Centred",
    Manner.NOTE: "Note",
}
RED = "C00000"


def write_docx(paper: Paper) -> bytes:
    """The paper as docx; the same paper gives the same bytes."""
    return DocxWriter(paper).write()


class DocxWriter:
    """Sets the blocks of one paper into one document."""

    def __init__(self, paper: Paper) -> None:
        self.paper = paper
        self.package = DocxPackage(paper)
        self.stated: Counter[str] = Counter()

    def write(self) -> bytes:
        """The whole file."""
        body = w("body", *self._content(), wordml.section())
        document = etree.tostring(
            w("document", body), xml_declaration=True, encoding="UTF-8", standalone=True
        )
        return self.package.packed(document, seal_text(self.paper))

    def _content(self) -> list[Element]:
        paper = self.paper
        content = self._masthead(paper.masthead) if paper.masthead else []
        content += [
            self.line("PaperTitle", title) for title in official.title_lines(paper.title_lines)
        ]
        if paper.note:
            content.append(self.line("TitleNote", paper.note))
        content.append(self.line("BodyText", ""))
        for block in paper.blocks:
            content += self.block(block)
        return content + (self._colophon(paper.colophon) if paper.colophon else [])

    def line(self, style: str, words: Words, *shape: Element) -> Element:
        """A paragraph in a style."""
        return paragraph(style, *self.runs(words), shape=shape)

    def runs(self, words: Words, *, strong: bool = False) -> list[Element]:
        """The runs and bookmarks of some words."""
        shape = (w("b"),) if strong else ()
        return [made for one in inlines(words) for made in self._inline(one, shape)]

    def _inline(self, inline: Inline, shape: tuple[Element, ...]) -> list[Element]:
        if isinstance(inline, StatedFigure):
            return self._figure(inline, shape)
        if isinstance(inline, SealCode):
            inline = spaced(code_on(self.paper))
        return [run(inline, *shape)] if inline else []

    def _figure(self, figure: StatedFigure, shape: tuple[Element, ...]) -> list[Element]:
        self.stated[figure.slug] += 1
        place = self.stated.total()
        name = bookmark_name(figure.slug, self.stated[figure.slug])
        made = [
            w("bookmarkStart", id=place, name=name),
            run(figure.text, *shape),
            w("bookmarkEnd", id=place),
        ]
        if figure.mark:
            made.append(run(str(figure.mark), w("rStyle", val="FigureMark")))
        return made

    @singledispatchmethod
    def block(self, block: Block) -> list[Element]:
        """The paragraphs of one block."""
        raise TypeError(f"not a block: {block!r}")

    @block.register
    def _heading(self, block: Heading) -> list[Element]:
        return [self.line(HEADINGS[block.rank], block.words)]

    @block.register
    def _paragraph(self, block: Paragraph) -> list[Element]:
        return [self.line(MANNERS[block.manner], block.words)]

    @block.register
    def _listing(self, block: Listing) -> list[Element]:
        return [self.line("BodyText", (sign, *inlines(words))) for sign, words in block.numbered()]

    @block.register
    def _table(self, block: Table) -> list[Element]:
        shares = sum(column.width for column in block.columns)
        widths = [column.width / shares * official.TEXT_WIDTH for column in block.columns]
        heads: tuple[Words, ...] = tuple(column.title for column in block.columns)
        rows = [self._row(block, heads, widths, is_head=True)]
        rows += [self._row(block, words, widths, is_head=False) for words in block.rows]
        caption = [self.line("Centred", block.caption, w("keepNext"))] if block.caption else []
        return [*caption, wordml.table(rows, widths, ruled=block.ruled), self.line("Note", "")]

    def _row(
        self, table: Table, words: tuple[Words, ...], widths: list[float], *, is_head: bool
    ) -> Element:
        cells = [
            wordml.cell(
                paragraph(
                    "TableHead" if is_head else "TableText",
                    *self.runs(said, strong=column.strong and not is_head),
                    shape=(w("jc", val=column.align.value),),
                ),
                width,
                underlined=is_head and not table.ruled,
            )
            for said, column, width in zip(words, table.columns, widths, strict=True)
        ]
        return wordml.row(cells, is_head=is_head, height=9 if table.ruled else 0)

    @block.register
    def _form(self, block: Form) -> list[Element]:
        widths = [one / sum(block.widths) * official.TEXT_WIDTH for one in block.widths]
        rows = [self._form_row(row, widths) for row in block.rows]
        return [wordml.table(rows, widths, ruled=True), self.line("Note", "")]

    def _form_row(self, row: FormRow, widths: list[float]) -> Element:
        cells, place = [], 0
        for field in row.fields:
            width = sum(widths[place : place + field.span])
            cells.append(wordml.form_cell(self._field(field), width, field.span))
            place += field.span
        return wordml.row(cells, is_head=False, height=row.height)

    def _field(self, field: Field) -> list[Element]:
        style, side = ("TableHead", "center") if field.is_label else ("TableText", "left")
        lines = [(words, side) for words in field.lines]
        lines += [(field.foot, "right")] if field.foot else []
        return [self.line(style, words, w("jc", val=at)) for words, at in lines or [("", "left")]]

    @block.register
    def _picture(self, block: Picture) -> list[Element]:
        relation = self.package.add_picture(block.content)
        wide, high = size_of(block.content)
        size = (block.width, block.width * high / wide)
        place = len(self.package.media)
        image = wordml.drawing(relation, place, printable(block.caption), size)
        return [paragraph("PictureLine", image), self.line("TitleNote", block.caption)]

    @block.register
    def _writing_lines(self, block: WritingLines) -> list[Element]:
        labels = [block.label, *[""] * (block.count - 1)]
        return [
            paragraph(
                "Flush",
                *self.runs(label),
                run("\t"),
                shape=(right_tab(official.TEXT_WIDTH, "underscore"),),
            )
            for label in labels
        ]

    @block.register
    def _sign_off(self, block: SignOff) -> list[Element]:
        indents = official.sign_off_indents(block)
        lines = [
            self.line(
                "Flush",
                text,
                w("ind", leftChars=round(indent * 100), left=round(indent * official.PITCH * 20)),
                w("jc", val="left"),
            )
            for text, indent in zip((block.name, block.day_text), indents, strict=True)
        ]
        return [self.line("Flush", ""), *lines]

    @block.register
    def _appendix(self, block: Appendix) -> list[Element]:
        content = [
            self.line("AppendixLabel", block.label),
            self.line("PaperTitle", block.title),
        ]
        for inner in block.blocks:
            content += self.block(inner)
        return content

    def _masthead(self, head: Masthead) -> list[Element]:
        """All red: the name; under it the number; issuer and date on one line over the rule."""
        line = w("pBdr", rule("bottom", eighths=18, color=RED))
        size = w("sz", val=str(round(2 * official.masthead_points(head.name))))
        content = [paragraph("Masthead", run(printable(head.name), size))]
        if not (head.issuer or head.day):
            return [*content, self.line("Centred", head.serial, line), self.line("Flush", "")]
        day = said_day(head.day) if head.day else ""
        ends = (line, right_tab(official.TEXT_WIDTH - 5))
        return [
            *content,
            self.line("Centred", head.serial),
            paragraph("Flush", run(f"　{printable(head.issuer)}\t{day}"), shape=ends),
            self.line("Flush", ""),
        ]

    def _colophon(self, foot: Colophon) -> list[Element]:
        """版记, a table that stands at the foot of the last page."""
        ends = run(f"　{printable(foot.issuer)}\t{foot.day_text}")
        lines = [paragraph("Colophon", ends, shape=(right_tab(official.TEXT_WIDTH - 5),))]
        if foot.copies_text:
            lines.insert(0, self.line("Colophon", ("　", *inlines(foot.copies_text))))
        return [wordml.foot_table(lines, official.TEXT_WIDTH), self.line("Note", "")]


def bookmark_name(slug: str, occurrence: int) -> str:
    """The slug; for a figure that is stated again, the slug and the how-manieth time."""
    return slug if occurrence == 1 else f"{slug}__{occurrence}"
