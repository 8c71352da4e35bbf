"""The user's own document, returned with a comment on each figure and nothing else changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from jujiao.drafts.word_archive import OFFICE, RELATIONS, WordArchive, Xml, relations_of
from jujiao.drafts.word_runs import runs_between
from jujiao.drafts.word_text import WORD, Piece, W, WordText, read_word

AUTHOR, INITIALS = "聚焦", "核"
CONTENT_TYPES = "[Content_Types].xml"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
NEW_COMMENTS = "comments.xml"


@dataclass(frozen=True, slots=True)
class Note:
    """What is to be said of the signs from ``start`` to ``end``; each line becomes a paragraph."""

    start: int
    end: int
    lines: tuple[str, ...]


def annotate(content: bytes, notes: Sequence[Note], *, at: datetime) -> bytes:
    """The document with a comment for each note. Raises Refused for what is no Word document."""
    word = read_word(content)
    name = word.archive.related("comments")
    comments = _comments(word.archive, name)
    number = _next_number(comments)
    for note in sorted(notes, key=lambda one: one.start, reverse=True):
        where = _hang(word, note, number)
        if where is not None:
            comments.append(_comment(number, where, note, at))
            number += 1
    return word.archive.with_parts(_changed(word, name, comments))


def _hang(word: WordText, note: Note, number: int) -> str | None:
    """Marks the signs; returns where they stand if not in the text itself, None where nothing is."""
    touched = [one for one in word.pieces if one.start < note.end and note.start < one.end]
    if not touched:
        return None
    where = touched[0].where
    runs = [touched[0].anchor] if where else _cut(word.pieces, note)
    runs[0].addprevious(_element(word, "commentRangeStart", number))
    end = _element(word, "commentRangeEnd", number)
    runs[-1].addnext(end)
    end.addnext(_reference(word, number))
    return where


def _cut(pieces: Sequence[Piece], note: Note) -> list[Xml]:
    return runs_between(pieces, note.start, note.end)


def _element(word: WordText, tag: str, number: int) -> Xml:
    return word.document.makeelement(f"{W}{tag}", {f"{W}id": str(number)})


def _reference(word: WordText, number: int) -> Xml:
    run = word.document.makeelement(f"{W}r")
    run.append(_element(word, "commentReference", number))
    return run


def _comments(archive: WordArchive, name: str | None) -> Xml:
    if name is not None and name in archive.names:
        return archive.xml(name)
    return etree.Element(f"{W}comments", nsmap={"w": WORD})


def _next_number(comments: Xml) -> int:
    numbers = [int(one.get(f"{W}id") or 0) for one in comments.iterfind(f"{W}comment")]
    return max(numbers, default=-1) + 1


def _comment(number: int, where: str, note: Note, at: datetime) -> Xml:
    comment = etree.Element(
        f"{W}comment",
        {
            f"{W}id": str(number),
            f"{W}author": AUTHOR,
            f"{W}date": f"{at:%Y-%m-%dT%H:%M:%SZ}",
            f"{W}initials": INITIALS,
        },
    )
    lines = (f"（{where}）{note.lines[0]}", *note.lines[1:]) if where else note.lines
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = line
    return comment


def _changed(word: WordText, name: str | None, comments: Xml) -> dict[str, bytes]:
    archive = word.archive
    folder = archive.main.rpartition("/")[0]
    part = name or f"{folder}/{NEW_COMMENTS}"
    changed = {archive.main: _written(word.document), part: _written(comments)}
    if name is None:
        changed |= _registered(archive, part)
    return changed


def _registered(archive: WordArchive, part: str) -> dict[str, bytes]:
    """The new part in the list of content types and among the relations of the document."""
    types = archive.xml(CONTENT_TYPES)
    attributes = {"PartName": f"/{part}", "ContentType": COMMENTS_TYPE}
    etree.SubElement(types, f"{{{TYPES}}}Override", attributes)
    place = relations_of(archive.main)
    relations = (
        archive.xml(place)
        if place in archive.names
        else etree.Element(f"{{{RELATIONS}}}Relationships", nsmap={None: RELATIONS})
    )
    taken = {one.get("Id") for one in relations}
    free = next(f"rIdC{at}" for at in range(len(taken) + 1) if f"rIdC{at}" not in taken)
    etree.SubElement(
        relations,
        f"{{{RELATIONS}}}Relationship",
        {"Id": free, "Type": f"{OFFICE}/comments", "Target": f"/{part}"},
    )
    return {CONTENT_TYPES: _written(types), place: _written(relations)}


def _written(tree: Xml) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))
