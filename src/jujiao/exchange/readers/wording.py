"""Which kind a word of a ledger means: its label, one of its aliases, or the longest name inside it."""

from __future__ import annotations

from collections.abc import Iterable

from jujiao.exchange.cells import fold
from jujiao.kernel.concepts import RecordKind

QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》")


def kind_called(word: str, kinds: Iterable[RecordKind]) -> RecordKind | None:
    """The kind that a word means, or None."""
    said = fold(word).translate(QUOTES)
    best: tuple[int, RecordKind] | None = None
    for kind in kinds:
        for name in (kind.label, *kind.aliases):
            bare = fold(name).translate(QUOTES)
            if bare == said:
                return kind
            if (bare in said or said in bare) and (best is None or len(bare) > best[0]):
                best = (len(bare), kind)
    return best[1] if best else None
