"""党费: what a member owes in a month, who has not paid, and what six months of it mean.

《中国共产党党费收缴、使用和管理的规定》, 党章第九条. No wage is kept here and no money moves: a branch
records the month's collection, how many paid and who did not. What follows is decided by people.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Ask, Basis, Focus, Hardness, RecordKind

DUES_RULES = "《关于中国共产党党费收缴、使用和管理的规定》"
UNPAID = "unpaid"
MONTHS_OF_LAPSE = 6
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class DuesBand:
    """A rate, and the highest base to which it applies; None is without end."""

    up_to: Decimal | None
    percent: Decimal

    def holds(self, base: Decimal) -> bool:
        """Whether a base falls in it; a boundary value belongs to the lower band."""
        return self.up_to is None or base <= self.up_to


IN_SERVICE = (
    DuesBand(Decimal(3000), Decimal("0.5")),
    DuesBand(Decimal(5000), Decimal(1)),
    DuesBand(Decimal(10000), Decimal("1.5")),
    DuesBand(None, Decimal(2)),
)
RETIRED = (DuesBand(Decimal(5000), Decimal("0.5")), DuesBand(None, Decimal(1)))


def monthly_due(base: Decimal, bands: Sequence[DuesBand]) -> Decimal:
    """What is owed in a month: the rate of the band over the whole base, never by slices.

    To the cent, half up: no source says how to round, a court may choose otherwise.
    """
    band = next(one for one in bands if one.holds(base))
    return (base * band.percent / 100).quantize(CENT, ROUND_HALF_UP)


DUES_COLLECTED = RecordKind(
    "dues_collected",
    "党费收缴",
    Focus.BRANCHES,
    (
        Ask("unit", "支部名称"),
        Ask("occurred_on", "收缴日期"),
        Ask("quantity", "已交人数"),
        Ask("recipients", "未交党员", required=False),
    ),
    register="party_dues",
    roles={UNPAID: "未交党员"},
    wants_confirmation=False,
    basis=Basis(DUES_RULES, "党员应当按月交纳党费"),
)
KINDS = (DUES_COLLECTED,)

A21 = Clause(
    "A21",
    Basis("《中国共产党章程》", "第九条，连续六个月不交党费又无正当理由，按自行脱党处理"),
    Hardness.GENERAL,
)


def lapsed(months: Sequence[Iterable[int]]) -> frozenset[int]:
    """Who is named as unpaid in each of the last six months recorded; fewer months say nothing."""
    last = [frozenset(one) for one in months[-MONTHS_OF_LAPSE:]]
    return frozenset.intersection(*last) if len(last) == MONTHS_OF_LAPSE else frozenset()


def lapse_breach(people: int) -> Breach | None:
    """A21: a warning to the branch; the assembly decides and the level above approves, never we."""
    if not people:
        return None
    return A21.breach(
        "unpaid",
        f"有{people}名党员连续{MONTHS_OF_LAPSE}个月没有交党费。",
        "请先谈话核实原因；是否按自行脱党处理，由支部大会决定，报上级批准。",
    )
