"""小数抑制: small numbers of a confidential statistic are not said, nor those that would give them away."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import TypeVar

SMALL_CELL = 5
Name = TypeVar("Name", bound=Hashable)


def suppressed(
    counts: Mapping[Name, int], *, smallest: int = SMALL_CELL, total_known: bool = True
) -> dict[Name, int | None]:
    """The counts as they may be shown: 1 to ``smallest`` − 1 is None, a zero stays a zero.

    Where the total is known, one hidden number could be subtracted: the next smallest is hidden
    too, so that what is hidden never stands alone and never adds up to a small number.
    """
    hidden = {name for name, count in counts.items() if 0 < count < smallest}
    others = sorted((name for name in counts if name not in hidden), key=lambda one: counts[one])
    spare = [name for name in others if counts[name]]
    while hidden and total_known and spare and _gives_away(hidden, counts, smallest):
        hidden.add(spare.pop(0))
    if hidden and total_known and _gives_away(hidden, counts, smallest):
        hidden |= set(counts)
    return {name: None if name in hidden else count for name, count in counts.items()}


def _gives_away(hidden: set[Name], counts: Mapping[Name, int], smallest: int) -> bool:
    return len(hidden) == 1 or sum(counts[name] for name in hidden) < smallest
