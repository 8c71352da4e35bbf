"""Sentences with their expected reading: ``[surface|value|unit|how]`` a claim, ``<surface>`` none.

``how`` is the hedge, ``larger`` for a larger body (``undecided`` where the text does not settle it), or the
level, in any order. ``~`` is no fixed number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

FOLDER = Path(__file__).parent / "drafts" / "wordings"
MARKED = re.compile(r"\[(?P<claim>[^\]]+)\]|<(?P<name>[^>]+)>")
HEDGES = frozenset({"at-least", "just-under", "about"})
SCOPES = {"larger": "larger-body", "undecided": "undecided"}
TEXTS = Path(__file__).parent / "drafts" / "texts"


@dataclass(frozen=True)
class Expected:
    """One marked numeral of a sentence."""

    start: int
    end: int
    surface: str
    is_claim: bool
    value: Decimal | None = None
    unit: str = ""
    hedge: str = "exact"
    scope: str = "own"
    level: str = ""


@dataclass(frozen=True)
class Wording:
    """A sentence without its marks, and what is to be read in it."""

    topic: str
    text: str
    expected: tuple[Expected, ...]

    @property
    def claims(self) -> tuple[Expected, ...]:
        return tuple(one for one in self.expected if one.is_claim)


def wordings() -> Iterator[Wording]:
    """All sentences of all files."""
    for file in sorted(FOLDER.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _wording(file.stem, line)


def whole_texts() -> Iterator[Wording]:
    """All texts that were written before anybody looked at what the checker makes of them."""
    for file in sorted(TEXTS.glob("*.txt")):
        yield _wording(file.stem, file.read_text(encoding="utf-8"))


def _wording(topic: str, line: str) -> Wording:
    text, expected, last = "", [], 0
    for found in MARKED.finditer(line):
        text += line[last : found.start()]
        marked = found["claim"] or found["name"]
        surface, *said = marked.split("|")
        place = (len(text), len(text) + len(surface), surface)
        expected.append(_claim(place, said) if found["claim"] else Expected(*place, is_claim=False))
        text, last = text + surface, found.end()
    return Wording(topic, text + line[last:], tuple(expected))


def _claim(place: tuple[int, int, str], said: list[str]) -> Expected:
    value, unit, *rest = [*said, "", ""][:3] if len(said) < 3 else said
    how = rest[0].split() if rest else []
    return Expected(
        *place,
        is_claim=True,
        value=None if value == "~" else Decimal(value),
        unit=unit,
        hedge=next((word for word in how if word in HEDGES), "exact"),
        scope=next((SCOPES[word] for word in how if word in SCOPES), "own"),
        level=next((word for word in how if word not in HEDGES and word not in SCOPES), ""),
    )


BOUND = Path(__file__).parent / "drafts" / "bound"
BOUND_MARK = re.compile(r"\{(?P<surface>[^:}]+):(?P<slug>[^}]+)\}")


@dataclass(frozen=True)
class BoundWording:
    """A sentence, and which indicator each marked figure is bound to; all others are bound to none."""

    text: str
    slugs: tuple[tuple[int, int, str], ...]


def bound_wordings() -> Iterator[BoundWording]:
    """All sentences whose bindings are known."""
    for file in sorted(BOUND.glob("*.txt")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                yield _bound(line)


def _bound(line: str) -> BoundWording:
    text, slugs, last = "", [], 0
    for found in BOUND_MARK.finditer(line):
        text += line[last : found.start()]
        slugs.append((len(text), len(text) + len(found["surface"]), found["slug"]))
        text, last = text + found["surface"], found.end()
    return BoundWording(text + line[last:], tuple(slugs))
