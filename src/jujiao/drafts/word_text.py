"""What a reader sees of a Word document, and from which run each sign comes.

Insertions count and deletions do not; of a field its result, of a figure with a fallback the figure,
hidden text not at all. Text boxes follow the paragraph they hang on, notes follow the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from jujiao.drafts.word_archive import WordArchive, Xml

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W = f"{{{WORD}}}"
UNSEEN = frozenset(
    f"{W}{tag}"
    for tag in (
        "del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr", "rt",
        "instrText", "delText", "delInstrText", "commentRangeStart", "commentRangeEnd",
    )
)  # fmt: skip
SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
NOTES = (("footnotes", "footnote", "脚注"), ("endnotes", "endnote", "尾注"))
NOTE_MARK = re.compile(r"[\[(〔［（]?[\d,，\-*①-⑳]+[\])〕］）]?")
FALSE = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Signs that stand in one run. ``anchor`` is where a comment on them can hang, ``where`` says if not here."""

    start: int
    end: int
    run: Xml
    anchor: Xml
    where: str = ""


@dataclass(slots=True)
class WordText:
    """The text of a document with its pieces in order."""

    archive: WordArchive
    document: Xml
    text: str = ""
    pieces: list[Piece] = field(default_factory=list)


def read_word(content: bytes) -> WordText:
    """The text that a reader sees. Raises Refused for what cannot be read."""
    archive = WordArchive(content)
    document = archive.xml(archive.main)
    walk = _Walk(_raised_styles(archive))
    body = document.find(f"{W}body")
    if body is not None:
        walk.blocks(body)
    for part, tag, where in NOTES:
        walk.notes(archive, part, tag, where)
    return WordText(archive, document, "".join(walk.signs), walk.pieces)


class _Walk:
    """Goes through the document in reading order and collects signs."""

    def __init__(self, raised_styles: frozenset[str]) -> None:
        self.raised_styles = raised_styles
        self.signs: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.references: dict[tuple[str, str], Xml] = {}
        self._fields: list[bool] = []
        self._boxes: list[tuple[Xml, Xml]] = []
        self._anchor: Xml | None = None
        self._where = ""

    def blocks(self, parent: Xml) -> None:
        """Paragraphs, tables and what wraps them."""
        for child in parent:
            if child.tag == f"{W}p":
                self._paragraph(child)
            elif child.tag == f"{W}tbl":
                self._table(child)
            elif child.tag not in UNSEEN and isinstance(child.tag, str):
                self.blocks(child)

    def notes(self, archive: WordArchive, part: str, tag: str, where: str) -> None:
        """Footnotes or endnotes that the text refers to."""
        name = archive.related(part)
        if name is None or name not in archive.names:
            return
        for note in archive.xml(name).iterfind(f"{W}{tag}"):
            anchor = self.references.get((tag, note.get(f"{W}id") or ""))
            if anchor is not None:
                self._elsewhere(note, anchor, where)

    def _elsewhere(self, blocks: Xml, anchor: Xml, where: str) -> None:
        before, self._anchor, self._where = (self._anchor, self._where), anchor, where
        self.blocks(blocks)
        self._anchor, self._where = before

    def _paragraph(self, paragraph: Xml) -> None:
        self._inline(paragraph)
        if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
            self._say("\n")
        boxes, self._boxes = self._boxes, []
        for box, anchor in boxes:
            self._elsewhere(
                box, self._anchor if self._anchor is not None else anchor, self._where or "文本框"
            )

    def _table(self, table: Xml) -> None:
        for row in table.iter(f"{W}tr"):
            if (
                next(row.iterancestors(f"{W}tbl")) is not table
                or row.find(f"{W}trPr/{W}del") is not None
            ):
                continue
            for cell in _cells(row):
                self.blocks(cell)
                self._end_cell()
            self._say("\n")

    def _end_cell(self) -> None:
        """A cell ends with a tab in place of its last line feed."""
        if self.signs and self.signs[-1] == "\n":
            self.signs[-1] = "\t"
        else:
            self._say("\t")

    def _inline(self, parent: Xml) -> None:
        for child in parent:
            if child.tag == f"{W}r":
                self._run(child)
            elif child.tag == f"{{{COMPATIBILITY}}}AlternateContent":
                self._inline(_chosen(child))
            elif child.tag not in UNSEEN and isinstance(child.tag, str):
                self._inline(child)

    def _run(self, run: Xml) -> None:
        if _is_hidden(run) or self._is_note_mark(run):
            return
        for child in run:
            if child.tag == f"{W}fldChar":
                self._field(child.get(f"{W}fldCharType") or "")
            elif child.tag == f"{W}t" and self._shows():
                self._say(child.text or "", run)
            elif child.tag in SIGNS and self._shows():
                self._say(SIGNS[child.tag], run)
            elif child.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                tag = child.tag.removeprefix(W).removesuffix("Reference")
                self.references[tag, child.get(f"{W}id") or ""] = run
            elif child.tag == f"{W}ruby":
                self._inline(child)
            else:
                self._find_boxes(child, run)

    def _is_note_mark(self, run: Xml) -> bool:
        """A raised number behind a word leads to a note and is no part of what the word says."""
        properties = run.find(f"{W}rPr")
        if properties is None:
            return False
        style = properties.find(f"{W}rStyle")
        named = style is not None and style.get(f"{W}val") in self.raised_styles
        if not (named or _is_raised(properties)):
            return False
        return (
            NOTE_MARK.fullmatch("".join(one.text or "" for one in run.iterfind(f"{W}t")))
            is not None
        )

    def _find_boxes(self, element: Xml, run: Xml) -> None:
        if element.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            element = _chosen(element)
        self._boxes += [(box, run) for box in _outermost_boxes(element)]

    def _field(self, sort: str) -> None:
        """Between begin and separate stands the instruction, between separate and end what is shown."""
        if sort == "begin":
            self._fields.append(False)
        elif sort == "separate" and self._fields:
            self._fields[-1] = True
        elif sort == "end" and self._fields:
            self._fields.pop()

    def _shows(self) -> bool:
        return all(self._fields)

    def _say(self, signs: str, run: Xml | None = None) -> None:
        if not signs:
            return
        if run is not None:
            anchor = self._anchor if self._anchor is not None else run
            end = self.length + len(signs)
            self.pieces.append(Piece(self.length, end, run, anchor, self._where))
        self.signs.append(signs)
        self.length += len(signs)


def _raised_styles(archive: WordArchive) -> frozenset[str]:
    """The character styles that raise their text."""
    name = archive.related("styles")
    if name is None or name not in archive.names:
        return frozenset()
    styles = archive.xml(name).iterfind(f"{W}style")
    raised = (one for one in styles if any(_is_raised(shape) for shape in one.iterfind(f"{W}rPr")))
    return frozenset(one.get(f"{W}styleId") or "" for one in raised)


def _is_raised(properties: Xml) -> bool:
    place = properties.find(f"{W}vertAlign")
    return place is not None and place.get(f"{W}val") == "superscript"


def _cells(row: Xml) -> Iterator[Xml]:
    for child in row:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag not in UNSEEN and isinstance(child.tag, str):
            yield from _cells(child)


def _chosen(alternatives: Xml) -> Xml:
    choice = alternatives.find(f"{{{COMPATIBILITY}}}Choice")
    fallback = alternatives.find(f"{{{COMPATIBILITY}}}Fallback")
    chosen = choice if choice is not None else fallback
    return chosen if chosen is not None else alternatives


def _outermost_boxes(element: Xml) -> Iterator[Xml]:
    for child in element:
        if child.tag == f"{W}txbxContent":
            yield child
        elif child.tag == f"{{{COMPATIBILITY}}}AlternateContent":
            yield from _outermost_boxes(_chosen(child))
        else:
            yield from _outermost_boxes(child)


def _is_hidden(run: Xml) -> bool:
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and (vanish.get(f"{W}val") or "") not in FALSE
