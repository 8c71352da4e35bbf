"""The draft with the ledger's numbers in place of its own, where the user took them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from jujiao.drafts.word_runs import runs_between, said_in
from jujiao.drafts.word_text import read_word
from jujiao.kernel.problems import refuse


@dataclass(frozen=True, slots=True)
class Correction:
    """The signs from ``start`` to ``end`` are to read so."""

    start: int
    end: int
    text: str


def correct_text(text: str, corrections: Sequence[Correction]) -> str:
    """The text with the corrections in place."""
    for one in sorted(corrections, key=lambda one: one.start, reverse=True):
        text = text[: one.start] + one.text + text[one.end :]
    return text


def correct_word(content: bytes, corrections: Sequence[Correction]) -> bytes:
    """The document with the corrections in place; figures in notes cannot be changed here.

    Raises Refused for a figure that stands in a footnote.
    """
    word = read_word(content)
    for one in sorted(corrections, key=lambda one: one.start, reverse=True):
        touched = [
            piece for piece in word.pieces if piece.start < one.end and one.start < piece.end
        ]
        if any(piece.where in ("脚注", "尾注") for piece in touched):
            raise refuse("in_a_note", "脚注里的数字不能代改。", remedy="请在Word里改。")
        runs = runs_between(word.pieces, one.start, one.end)
        for run in runs[1:]:
            run.getparent().remove(run)
        if runs:
            said_in(runs[0], one.text)
    document = etree.tostring(
        word.document, xml_declaration=True, encoding="UTF-8", standalone=True
    )
    return word.archive.with_parts({word.archive.main: bytes(document)})
