"""A checked text cut at its figures, so that a page can colour them and a list can lead to them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the text; ``place`` is the figure's place in the list of claims, None for what is between."""

    text: str
    place: int | None = None


def segments(text: str, claims: Sequence[Mapping[str, Any]]) -> Iterator[Segment]:
    """The text in order, figures apart from what stands between them."""
    done = 0
    for place, claim in enumerate(claims):
        if claim["start"] < done:
            continue
        if claim["start"] > done:
            yield Segment(text[done : claim["start"]])
        yield Segment(text[claim["start"] : claim["end"]], place)
        done = claim["end"]
    if done < len(text):
        yield Segment(text[done:])
