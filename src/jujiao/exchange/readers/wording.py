"""Which kind a word of a ledger means: its label, one of its aliases, or the name most like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher

from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.spelling import fold

QUOTES = str.maketrans("", "", "“”‘’\"'「」『』《》")
LONG = 4
MOSTLY = 0.7
SAME, WITHIN, SHARED, REORDERED = 4, 3, 2, 1


def kind_called(word: str, kinds: Iterable[RecordKind]) -> RecordKind | None:
    """The kind that a word means, or None: 升旗, 升国旗仪式 and 仪式(升旗) are one."""
    said = fold(word).translate(QUOTES)
    likest: tuple[tuple[int, int], RecordKind | None] = ((0, 0), None)
    for kind in kinds:
        for name in (kind.label, *kind.aliases):
            like = likeness(said, fold(name).translate(QUOTES))
            if like > likest[0]:
                likest = (like, kind)
    return likest[1]


def likeness(said: str, name: str) -> tuple[int, int]:
    """How a word is like a name, and over how many characters; (0, 0) where it is not.

    The same; one within the other; a long part in common; all of one in the other in another order.
    """
    if said == name:
        return SAME, len(name)
    if name in said or said in name:
        return WITHIN, len(name)
    shorter = min(len(said), len(name))
    if shorter < LONG:
        return 0, 0
    shared = SequenceMatcher(None, said, name, autojunk=False).find_longest_match().size
    if shared >= max(LONG, MOSTLY * shorter):
        return SHARED, shared
    ours, theirs = Counter(said), Counter(name)
    return (REORDERED, shorter) if ours <= theirs or theirs <= ours else (0, 0)
