"""Cutting runs where a figure begins and ends; each part keeps the formatting of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy

from jujiao.drafts.word_archive import Xml
from jujiao.drafts.word_text import SIGNS, Piece, W

PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


def runs_between(pieces: Sequence[Piece], start: int, end: int) -> list[Xml]:
    """The runs that hold exactly the signs from ``start`` to ``end``, cut out of longer ones.

    Ask from the end of the text to its beginning: what lies before stays where it is.
    """
    touched = [one for one in pieces if one.start < end and start < one.end]
    if not touched:
        return []
    starts = _starts_of_runs(pieces, touched)
    runs = list(dict.fromkeys(one.run for one in touched))
    last = touched[-1].run
    if end < touched[-1].end or _continues(pieces, touched[-1], last):
        cut_run(last, end - starts[last])
    first = touched[0].run
    if start > starts[first]:
        rest = cut_run(first, start - starts[first])
        runs = [rest if one is first else one for one in runs]
    return runs


def cut_run(run: Xml, signs: int) -> Xml:
    """Leaves the first ``signs`` in the run and moves the rest to a new run behind it, which is returned."""
    rest = run.makeelement(run.tag, dict(run.attrib))
    properties = run.find(f"{W}rPr")
    if properties is not None:
        rest.append(deepcopy(properties))
    left = signs
    for child in list(run):
        if child.tag == f"{W}rPr":
            continue
        length = _length(child)
        if left >= length > 0:
            left -= length
        elif left > 0 and length > 0:
            rest.append(_cut_text(child, left))
            left = 0
        elif left <= 0:
            rest.append(child)
    run.addnext(rest)
    return rest


def said_in(run: Xml, text: str) -> None:
    """Lets the run say this and nothing else."""
    for child in list(run):
        if child.tag != f"{W}rPr":
            run.remove(child)
    said = run.makeelement(f"{W}t", {PRESERVE: "preserve"})
    said.text = text
    run.append(said)


def _cut_text(text: Xml, signs: int) -> Xml:
    said = text.text or ""
    rest = text.makeelement(text.tag, dict(text.attrib))
    text.text, rest.text = said[:signs], said[signs:]
    for one in (text, rest):
        one.set(PRESERVE, "preserve")
    return rest


def _length(child: Xml) -> int:
    if child.tag == f"{W}t":
        return len(child.text or "")
    return len(SIGNS.get(child.tag, ""))


def _starts_of_runs(pieces: Sequence[Piece], touched: Sequence[Piece]) -> dict[Xml, int]:
    wanted = {one.run for one in touched}
    starts: dict[Xml, int] = {}
    for piece in pieces:
        if piece.run in wanted:
            starts.setdefault(piece.run, piece.start)
    return starts


def _continues(pieces: Sequence[Piece], last: Piece, run: Xml) -> bool:
    """Whether the run says more after this piece."""
    return any(one.run is run and one.start >= last.end for one in pieces)
