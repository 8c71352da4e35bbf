"""封: what a paper carries so that whoever holds it can tell whether it still says what it said.

The seal holds the whole text, the figures and where they stand, the pictures' hashes, and whatever
its maker claims (number, journal head, proof). Its 校验码, the head of the SM3 over all that, is
printed on the paper; a copy of the code kept elsewhere shows a forger who renews the seal too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.papers.reading import pictures, reading, seen, text_of, unblanked
from jujiao.papers.tree import Paper, Seal, StatedFigure

ALGORITHM = "sm3"
FORMAT = "jujiao-paper-1"
CODE_LENGTH = 16


@dataclass(frozen=True, slots=True)
class SealedFigure:
    """A figure as it was sealed, and where in the text it stands."""

    slug: str
    text: str
    at: int

    @property
    def until(self) -> int:
        """Where in the text it ends."""
        return self.at + len(self.text)


def sealed(paper: Paper, claims: Mapping[str, object]) -> Paper:
    """The paper with its seal; the same paper and claims give the same code."""
    content = {
        "format": FORMAT,
        "title": paper.name,
        "text": reading(paper),
        "figures": [[one.slug, one.text, one.at] for one in _placed(paper)],
        "pictures": [hash_hex(ALGORITHM, one.content) for one in pictures(paper)],
        "claims": dict(claims),
    }
    return replace(paper, seal=Seal(code_of(content), canonical_json(content).decode()))


def code_of(content: Mapping[str, object]) -> str:
    """The 校验码 of what a seal holds."""
    return hash_hex(ALGORITHM, canonical_json(content))[:CODE_LENGTH].upper()


def spaced(code: str) -> str:
    """7F3A 91C4 0B2E 58D6: as the code is printed."""
    return " ".join(code[start : start + 4] for start in range(0, len(code), 4))


def code_on(paper: Paper) -> str:
    """The 校验码 of the paper; nothing for a paper without a seal."""
    return paper.seal.code if paper.seal else ""


def claims_of(paper: Paper) -> dict[str, Any]:
    """What the maker of the paper claims under its seal."""
    claims = json.loads(paper.seal.claims)["claims"] if paper.seal else {}
    assert isinstance(claims, dict)
    return claims


def seal_text(paper: Paper) -> str:
    """What goes into the files, or nothing for a paper without a seal."""
    if paper.seal is None:
        return ""
    claims = json.loads(paper.seal.claims)
    return canonical_json({"code": paper.seal.code, "content": claims}).decode()


def with_trailer(content: bytes, around: tuple[str, str]) -> bytes:
    """The file with a last line that holds the hash of all before it."""
    before, after = around
    return content + f"{before}{hash_hex(ALGORITHM, content)}{after}\n".encode()


def trailer_holds(content: bytes, around: tuple[str, str]) -> bool:
    """Whether the file is to the byte what was written."""
    before, after = around
    length = len(with_trailer(b"", around))
    return content == with_trailer(content[:-length], (before, after))


def _placed(paper: Paper) -> list[SealedFigure]:
    placed: list[SealedFigure] = []
    at = 0
    for inline in seen(paper):
        if isinstance(inline, StatedFigure):
            placed.append(SealedFigure(inline.slug, unblanked(inline.text), at))
        at += len(unblanked(text_of(inline)))
    return placed
