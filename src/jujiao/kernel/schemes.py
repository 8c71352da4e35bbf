"""Schemes of appraisal: a versioned tree of items, seven ways of scoring, caps and vetoes.

A score is never more than its full mark and never less than its floor. What is not known stays
unknown and is named; a fact scores once in a scheme unless an item says that it shares its facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Problem, Refused

CENT = Decimal("0.01")
ZERO = Decimal(0)


class Method(StrEnum):
    """How the points of an item come about."""

    SUM = "sum"
    CAPPED = "capped"
    RATIO = "ratio"
    DEDUCT = "deduct"
    BASE = "base"
    DIFFERENCE = "difference"
    DIRECT = "direct"

    @property
    def label(self) -> str:
        """相加, 加权封顶, 正向比例, 扣完为止, 基础加扣, 差值计分, 直接引用."""
        return METHOD_LABELS[self]


METHOD_LABELS = {
    Method.SUM: "相加",
    Method.CAPPED: "加权封顶",
    Method.RATIO: "正向比例",
    Method.DEDUCT: "扣完为止",
    Method.BASE: "基础加扣",
    Method.DIFFERENCE: "差值计分",
    Method.DIRECT: "直接引用",
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where an item's amount is read: ``form`` is one of FORMS, ``of`` names what there.

    counted: participations of the person in records of a kind, narrowed by role, level and outcome;
    hours: 学时; imported: a metric read from a workbook; judged: points by a named person;
    quarterly: 平时考核; polled: 民主测评. Of branches: overdue: dues that were missed; findings: problems
    that were not put right in time.
    """

    form: str
    of: str = ""
    role: str = ""
    at_least: int = 0
    outcomes: tuple[str, ...] = ()

    @property
    def names_what_is_never_scored(self) -> bool:
        """Whether any of the kinds it names may not be taken for a score, nor for a veto."""
        return bool(NEVER_SCORED & {one.strip() for one in self.of.split(",")})


FORMS = {
    "counted": "台账计数",
    "hours": "培训学时",
    "imported": "外部数据",
    "judged": "评分",
    "quarterly": "平时考核",
    "polled": "民主测评",
    "overdue": "应办未办",
    "findings": "督查问题",
}
UNSCORED = "零报告、谈话和思想动态不得作为考核数据。"
NEVER_SCORED = frozenset(
    {
        "interference_month", "interference_bulletin", "mindset_entry", "integrity_talk",
        "staff_talk", "branch_talk",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a scheme. ``full`` is its cap, ``step`` the points for one unit, ``base`` the start.

    ``reference`` is the value a DIFFERENCE is taken from, ``target`` what a RATIO is taken of. A
    ``bonus`` stands on top of the hundred; ``shares_facts`` lets facts that scored before score here.
    """

    slug: str
    label: str
    full: Decimal
    method: Method
    source: Source | None = None
    items: tuple[Item, ...] = ()
    step: Decimal = ZERO
    base: Decimal = ZERO
    floor: Decimal = ZERO
    target: Decimal = ZERO
    reference: Decimal = ZERO
    minus: Source | None = None
    bonus: bool = False
    shares_facts: bool = False
    basis: str = ""

    @property
    def bounds(self) -> str:
        """0到40分: what may be given, as it is printed."""
        return f"{self.floor.normalize():f}到{self.full.normalize():f}分"

    def leaves(self) -> Iterator[Item]:
        """The items that are scored from facts, in order."""
        if not self.items:
            yield self
        for one in self.items:
            yield from one.leaves()


@dataclass(frozen=True, slots=True)
class Veto:
    """一票否决: where the person has such a fact the grade is at best ``at_best``."""

    slug: str
    label: str
    source: Source
    at_best: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Scheme:
    """A scheme as adopted: frozen with every appraisal that used it."""

    slug: str
    version: int
    label: str
    classes: tuple[str, ...]
    items: tuple[Item, ...]
    in_force_from: date
    basis: Basis
    vetoes: tuple[Veto, ...] = ()
    total: Decimal = Decimal(100)

    def leaves(self) -> tuple[Item, ...]:
        """All items that are scored from facts."""
        return tuple(leaf for item in self.items for leaf in item.leaves())


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read for an item: each fact with its amount; ``known`` False where nothing could be read.

    ``minus`` are the facts that take away in a BASE item.
    """

    facts: Mapping[str, Decimal] = field(default_factory=dict)
    minus: Mapping[str, Decimal] = field(default_factory=dict)
    known: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Score:
    """The points of an item; None where something is not known. ``facts`` are what scored here."""

    item: Item
    points: Decimal | None
    facts: tuple[str, ...] = ()
    note: str = ""
    parts: tuple[Score, ...] = ()

    def unknown(self) -> Iterator[Score]:
        """The leaves whose points nobody knows yet."""
        if self.points is None and not self.parts:
            yield self
        for part in self.parts:
            yield from part.unknown()


def check_scheme(scheme: Scheme) -> None:
    """Raises Refused with everything that is wrong with a scheme, each with item and number."""
    problems = [*_weights(scheme), *_twice_named(scheme)]
    problems += [problem for leaf in scheme.leaves() for problem in _bad_leaf(leaf)]
    problems += [problem for veto in scheme.vetoes for problem in _bad_veto(veto)]
    if problems:
        raise Refused(*problems)


def score(scheme: Scheme, readings: Mapping[str, Reading]) -> tuple[Score, ...]:
    """The score of every item; a fact that scored in an earlier item is left out of later ones."""
    used: dict[str, str] = {}
    return tuple(_score(item, readings, used) for item in scheme.items)


def total_of(scores: Iterable[Score]) -> Decimal | None:
    """The sum of the items; None while any of them is unknown."""
    points = [one.points for one in scores]
    return None if None in points else sum((one for one in points if one is not None), ZERO)


def _score(item: Item, readings: Mapping[str, Reading], used: dict[str, str]) -> Score:
    if item.items:
        parts = tuple(_score(part, readings, used) for part in item.items)
        points = total_of(parts)
        return Score(item, None if points is None else _within(item, points), parts=parts)
    reading = readings.get(item.slug, Reading(known=False))
    if not reading.known:
        return Score(item, None, note=reading.note or f"{item.label}还没有数据")
    facts, repeated = _unused(item, reading.facts, used)
    taken, repeated_minus = _unused(item, reading.minus, used)
    used.update(dict.fromkeys((*facts, *taken), item.label))
    repeats = repeated + repeated_minus
    note = f"{len(repeats)}项事实已在“{repeats[0]}”计分，不重复计" if repeats else reading.note
    points = _points(item, sum(facts.values(), ZERO), sum(taken.values(), ZERO))
    return Score(item, _within(item, points), (*facts, *taken), note)


def _unused(
    item: Item, facts: Mapping[str, Decimal], used: Mapping[str, str]
) -> tuple[dict[str, Decimal], list[str]]:
    """The facts that may score here, and the items in which the others scored already."""
    if item.shares_facts:
        return dict(facts), []
    fresh = {name: amount for name, amount in facts.items() if name not in used}
    return fresh, [used[name] for name in facts if name in used]


def _points(item: Item, amount: Decimal, minus: Decimal) -> Decimal:
    """The points before cap and floor."""
    if item.method is Method.CAPPED:
        return amount * item.step
    if item.method is Method.RATIO:
        return item.full * amount / item.target
    if item.method is Method.DEDUCT:
        return item.full - amount * item.step
    if item.method is Method.BASE:
        return item.base + (amount - minus) * item.step
    if item.method is Method.DIFFERENCE:
        return item.base + (amount - item.reference) * item.step
    return amount


def _within(item: Item, points: Decimal) -> Decimal:
    return min(item.full, max(item.floor, points)).quantize(CENT, ROUND_HALF_UP)


def _weights(scheme: Scheme) -> list[Problem]:
    groups = [(scheme.label, scheme.total, scheme.items)]
    groups += [(item.label, item.full, item.items) for item in _groups(scheme.items)]
    found = []
    for label, wanted, items in groups:
        given = sum((item.full for item in items if not item.bonus), ZERO)
        if given != wanted:
            found.append(
                Problem(
                    "weights_do_not_add_up",
                    label,
                    f"“{label}”各项满分合计{given}，应为{wanted}。",
                    "请改正分值。",
                )
            )
    return found


def _groups(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if item.items:
            yield item
            yield from _groups(item.items)


def _twice_named(scheme: Scheme) -> list[Problem]:
    slugs = [leaf.slug for leaf in scheme.leaves()]
    twice = sorted({slug for slug in slugs if slugs.count(slug) > 1})
    return [Problem("item_twice", slug, f"指标代号{slug}用了两次。", "请改正。") for slug in twice]


def _bad_leaf(leaf: Item) -> list[Problem]:
    source = leaf.source
    checks = (
        (source is None, "source_missing", "没有写数据来源。"),
        (
            source is not None and source.form not in FORMS,
            "source_unknown",
            "数据来源的形式不认识。",
        ),
        (
            source is not None and source.names_what_is_never_scored,
            "never_scored",
            UNSCORED,
        ),
        (leaf.method is Method.SUM, "sum_of_nothing", "“相加”须有下级指标。"),
        (
            leaf.method is Method.RATIO and leaf.target <= 0,
            "target_missing",
            "“正向比例”须有目标值。",
        ),
        (leaf.method in STEPPED and leaf.step <= 0, "step_missing", "没有写每项加扣的分值。"),
        (leaf.floor > leaf.full, "floor_above_full", "最低分高于满分。"),
    )
    return [
        Problem(code, leaf.slug, f"“{leaf.label}”{said}", "请改正。")
        for bad, code, said in checks
        if bad
    ]


def _bad_veto(veto: Veto) -> list[Problem]:
    if not veto.source.names_what_is_never_scored:
        return []
    return [Problem("never_scored", veto.slug, f"“{veto.label}”{UNSCORED}", "请改正。")]


STEPPED = (Method.CAPPED, Method.DEDUCT, Method.BASE, Method.DIFFERENCE)
