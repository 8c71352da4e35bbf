"""Rounds without a database: who was not seen, who is drawn for an interview, which texts are alike."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

SHINGLE, ALIKE = 6, 0.8
CONFIRMED, DIFFERS, UNREACHED = "confirmed", "differs", "unreached"
INTERVIEW_RESULTS = {CONFIRMED: "与记录一致", DIFFERS: "与记录不一致", UNREACHED: "未访谈到"}


def unseen(branches: Iterable[int], seen: Iterable[int]) -> list[int]:
    """The branches that no visit of the round reached; 全覆盖 when there are none."""
    reached = set(seen)
    return [branch for branch in branches if branch not in reached]


def drawn(seed: int, key: str, candidates: Sequence[int], size: int) -> list[int]:
    """A sample that anybody can draw again: the same seed, key and candidates give the same people."""
    pool = sorted(set(candidates))
    lot = random.Random(f"{seed}:{key}")
    return sorted(lot.sample(pool, min(size, len(pool))))


def shingles(text: str) -> frozenset[str]:
    """The stretches of a text, blanks and punctuation left out."""
    letters = "".join(one for one in text if one.isalnum())
    return frozenset(
        letters[place : place + SHINGLE] for place in range(len(letters) - SHINGLE + 1)
    )


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two texts share, between 0 and 1; nothing is like an empty text."""
    together = len(one | other)
    return len(one & other) / together if together else 0.0


def alike(texts: Mapping[int, str]) -> list[tuple[int, int]]:
    """Pairs of texts that are nearly the same: hints for a human checker, never more.

    Texts of very different length cannot be alike, so that only neighbours in length are compared.
    """
    cut = sorted(
        ((shingles(text), name) for name, text in texts.items()), key=lambda one: len(one[0])
    )
    pairs = []
    for place, (one, name) in enumerate(cut):
        for two, other in cut[place + 1 :]:
            if len(one) < ALIKE * len(two):
                break
            if likeness(one, two) >= ALIKE:
                pairs.append((min(name, other), max(name, other)))
    return sorted(pairs)
