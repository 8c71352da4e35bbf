"""Which field stands in which column, so that all of them together fit best."""

from __future__ import annotations

from collections.abc import Mapping

Fits = Mapping[str, Mapping[int, float]]
"""Field → column → how well they fit; pairs that do not fit are left out."""
ROUNDS = 10
HARDLY = 1e-9


def best_match(fits: Fits) -> dict[str, int]:
    """Each field and column at most once: the best pairs first, then exchanges as long as they pay.

    Of pairs that fit alike, the column further to the left and the field named first are taken.
    """
    match = _best_pairs_first(fits)
    for _ in range(ROUNDS):
        if not any(_exchange(fits, match, name) for name in fits):
            break
    return match


def _best_pairs_first(fits: Fits) -> dict[str, int]:
    pairs = [(-value, place, name) for name, row in fits.items() for place, value in row.items()]
    match: dict[str, int] = {}
    taken: set[int] = set()
    for _, place, name in sorted(pairs, key=lambda pair: pair[:2]):
        if name not in match and place not in taken:
            match[name] = place
            taken.add(place)
    return match


def _exchange(fits: Fits, match: dict[str, int], name: str) -> bool:
    """Moves a field to a better column, and whoever held it to the best that is left."""
    own = match.get(name)
    before = fits[name][own] if own is not None else 0.0
    holders = {place: holder for holder, place in match.items()}
    for place, value in fits[name].items():
        holder = holders.get(place)
        if place == own or holder is None:
            continue
        refuge = _refuge(fits[holder], holders, own)
        kept = fits[holder][refuge] if refuge is not None else 0.0
        if value + kept > before + fits[holder][place] + HARDLY:
            match[name] = place
            match.pop(holder)
            if refuge is not None:
                match[holder] = refuge
            return True
    return False


def _refuge(row: Mapping[int, float], holders: Mapping[int, str], own: int | None) -> int | None:
    """The best column that is free, or becomes free."""
    open_places = [place for place in row if place == own or place not in holders]
    return max(open_places, key=lambda place: row[place], default=None)
