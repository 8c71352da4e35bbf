"""Grades of an assessment: bands from the highest, a veto that caps the grade and never zeroes the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.schemes import ZERO, Item


@dataclass(frozen=True, slots=True)
class Band:
    """A grade and the score from which it is given."""

    grade: str
    at_least: Decimal


def check_bands(bands: Sequence[Band]) -> None:
    """Raises Refused unless the bands fall from the highest to one that starts at nothing."""
    falling = all(one.at_least > other.at_least for one, other in pairwise(bands))
    if not bands or not falling or bands[-1].at_least != ZERO:
        raise Refused(
            Problem("bands", "bands", "等次的分数线要从高到低，最后一档从0分起。", "请改正。")
        )


def check_reachable(top: Band, full: Decimal) -> None:
    """Raises Refused where the highest band begins above what all items together can give."""
    if top.at_least > full:
        points, most = (f"{one.normalize():f}" for one in (top.at_least, full))
        said = f"“{top.grade}”从{points}分起，各项满分合计只有{most}分，谁也得不到。"
        raise Refused(Problem("band_out_of_reach", "bands", said, "请改分数线。"))


def grade_for(total: Decimal, bands: Sequence[Band], *, at_best: Iterable[str] = ()) -> str:
    """The grade of a total; each veto leaves at best its own, the lowest of them holds."""
    order = [band.grade for band in bands]
    earned = next((band.grade for band in bands if total >= band.at_least), order[-1])
    return max([earned, *at_best], key=order.index)


def within_full(item: Item, awarded: Decimal) -> Problem | None:
    """Why a judged value cannot stand: below nothing, or above the full mark."""
    if ZERO <= awarded <= item.full:
        return None
    return Problem("out_of_range", item.slug, f"“{item.label}”应在{item.bounds}之间。", "请改正。")
