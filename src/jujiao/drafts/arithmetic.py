"""Arithmetic inside the text: parts against their total, shares against two counts, 人 against 人次, and
the same thing said twice.

Real texts are wrong now and then; both numbers are shown and nothing is decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jujiao.drafts.claims import Claim
from jujiao.drafts.frames import frames_of, phrase_of
from jujiao.drafts.numerals import Hedge
from jujiao.drafts.signs import Kind
from jujiao.drafts.vocabulary import unit_class

PERCENT_TOLERANCE = Decimal("0.06")
SHARE = re.compile("率|占|比例|比重")
LEAST_LIKENESS = 3
ENDS_PARTS = re.compile(
    "[;)]|其中|另|同时|[,]?(?:并|还)|,(?:为|由|向|对|选派|推荐|组织|开展|举办|召开|获|荣|培训|完成|发放|建|新|制定|修订|派|设|聘)"
)


class Relation(StrEnum):
    """What is checked."""

    PARTS = "parts"
    SUM = "sum"
    RATIO = "ratio"
    PERSONS = "persons"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class RelationCheck:
    """One relation between figures of the text. ``claims`` are their places in the list of claims."""

    relation: Relation
    holds: bool
    claims: tuple[int, ...]
    explanation: str
    recomputed: Decimal | None = None


def arithmetic(text: str, claims: Sequence[Claim]) -> list[RelationCheck]:
    """All relations that the text lets one check, in text order."""
    sums = list(_sums(text, claims))
    covered = {pair for one in sums for pair in one.claims}
    checks = [
        *sums,
        *(one for one in _parts(text, claims) if not set(one.claims) <= covered),
        *_ratios(text, claims),
        *_persons(text, claims),
        *_repeated(text, claims),
    ]
    return sorted(checks, key=lambda one: claims[one.claims[0]].numeral.start)


def _surface(text: str, claim: Claim) -> str:
    return claim.numeral.surface(text)


def _exact(claim: Claim) -> bool:
    numeral = claim.numeral
    return (
        numeral.kind is Kind.COUNT
        and numeral.value is not None
        and numeral.hedge is Hedge.EXACT
        and numeral.shape != "absence"
    )


def _runs(claims: Sequence[Claim]) -> Iterator[list[int]]:
    """The exact counts of one sentence after another."""
    run: list[int] = []
    for at, claim in enumerate(claims):
        if run and claims[run[0]].sentence != claim.sentence:
            yield run
            run = []
        if _exact(claim):
            run.append(at)
    if run:
        yield run


def _value(claim: Claim) -> Decimal:
    return claim.numeral.value or Decimal(0)


def _alike(first: Claim, second: Claim) -> bool:
    return unit_class(first.numeral.unit) == unit_class(second.numeral.unit)


def _parts(text: str, claims: Sequence[Claim]) -> Iterator[RelationCheck]:
    """其中: what follows, in the same measure, may not exceed the figure before."""
    for run in _runs(claims):
        for place, at in enumerate(run):
            if place == 0 or not _opens_parts(text, claims, run[place - 1], at):
                continue
            whole = _whole_of(claims, run[:place], at)
            if whole is None:
                continue
            parts = _following_parts(text, claims, run[place:], claims[at])
            yield _check_of_parts(text, claims, whole, parts)


def _opens_parts(text: str, claims: Sequence[Claim], before: int, at: int) -> bool:
    between = text[claims[before].numeral.end : claims[at].numeral.start]
    return bool(re.search(r"其中|[(,]含", between))


def _whole_of(claims: Sequence[Claim], before: Sequence[int], at: int) -> int | None:
    return next((one for one in reversed(before) if _alike(claims[one], claims[at])), None)


def _following_parts(
    text: str, claims: Sequence[Claim], run: Sequence[int], first: Claim
) -> list[int]:
    """The parts of one 其中: same measure, until a clause begins that is no part of the list."""
    parts = [run[0]]
    for at in run[1:]:
        between = text[claims[parts[-1]].numeral.end : claims[at].numeral.start]
        if not _alike(first, claims[at]) or claims[at].scope is not first.scope:
            break
        if ENDS_PARTS.search(between):
            break
        parts.append(at)
    return parts


def _check_of_parts(
    text: str, claims: Sequence[Claim], whole: int, parts: Sequence[int]
) -> RelationCheck:
    total, added = _value(claims[whole]), sum((_value(claims[one]) for one in parts), Decimal(0))
    largest = max(_value(claims[one]) for one in parts)
    names = "、".join(_surface(text, claims[one]) for one in parts)
    fits = added <= total or (
        len(parts) > 1 and largest <= total and _may_overlap(text, claims, parts)
    )
    words = f"其中{names}合计{added:f}，总数为{_surface(text, claims[whole])}。"
    if not fits:
        words = f"其中{names}合计{added:f}，超过总数{_surface(text, claims[whole])}。"
    return RelationCheck(Relation.PARTS, fits, (whole, *parts), words)


def _may_overlap(text: str, claims: Sequence[Claim], parts: Sequence[int]) -> bool:
    """Parts that each have a verb of their own may count the same thing twice (获表彰, 入党)."""
    between = text[claims[parts[0]].numeral.end : claims[parts[-1]].numeral.start]
    return bool(re.search("获|受到|参加|入选|被", between))


def _sums(text: str, claims: Sequence[Claim]) -> Iterator[RelationCheck]:
    """合计187篇 after a list, 共123个包括… before one, and 超额13篇: what is said to add up."""
    for run in _runs(claims):
        for place, at in enumerate(run):
            lead = text[claims[at].clause.start : claims[at].numeral.start]
            if place and re.search("合计|总计|共计", lead):
                parts = [one for one in run[:place] if _alike(claims[one], claims[at])]
                if len(parts) > 1:
                    yield _check_of_sum(text, claims, at, parts)


def _check_of_sum(
    text: str, claims: Sequence[Claim], whole: int, parts: Sequence[int]
) -> RelationCheck:
    total, added = _value(claims[whole]), sum((_value(claims[one]) for one in parts), Decimal(0))
    names = "、".join(_surface(text, claims[one]) for one in parts)
    said = "相符" if added == total else "不符"
    words = f"{names}相加为{added:f}，与{_surface(text, claims[whole])}{said}。"
    return RelationCheck(Relation.SUM, added == total, (whole, *parts), words)


def _ratios(text: str, claims: Sequence[Claim]) -> Iterator[RelationCheck]:
    """结案率96.8%: the share against two counts of the same sentence in the same measure."""
    for at, claim in enumerate(claims):
        numeral = claim.numeral
        if numeral.unit != "%" or numeral.hedge is not Hedge.EXACT or not _is_share(text, claim):
            continue
        counts = [
            one
            for one in range(max(0, at - 4), at)
            if claims[one].sentence == claim.sentence and _exact(claims[one])
        ]
        pair = _pair(claims, counts)
        if pair is None:
            continue
        check = _check_of_ratio(text, claims, at, *pair)
        if check.holds or pair == tuple(counts[-2:]):
            yield check


def _is_share(text: str, claim: Claim) -> bool:
    lead = text[claim.clause.start : claim.numeral.start]
    changes = re.search("同比|上升|下降|增长|提高|提升|减少|较|比上|由|从", lead)
    target = re.search("(?:到|至|为)$", lead)
    return bool(SHARE.search(lead)) and (not changes or bool(target))


def _pair(claims: Sequence[Claim], counts: Sequence[int]) -> tuple[int, int] | None:
    """The count right before the share, and the nearest one before it that can be its whole."""
    if not counts:
        return None
    part = counts[-1]
    wholes = (
        one
        for one in reversed(counts[:-1])
        if _alike(claims[one], claims[part]) and 0 < _value(claims[part]) <= _value(claims[one])
    )
    whole = next(wholes, None)
    return None if whole is None else (whole, part)


def _check_of_ratio(
    text: str, claims: Sequence[Claim], share: int, whole: int, part: int
) -> RelationCheck:
    said = _value(claims[share])
    computed = _value(claims[part]) * 100 / _value(claims[whole])
    places = max(0, -int(said.normalize().as_tuple().exponent))
    tolerance = max(PERCENT_TOLERANCE, Decimal("0.5").scaleb(-places))
    fits = abs(said - computed) <= tolerance
    shown = round(computed, 2)
    words = (
        f"{_surface(text, claims[part])}除以{_surface(text, claims[whole])}为{shown:f}%，"
        f"与{_surface(text, claims[share])}{'相符' if fits else '不符'}。"
    )
    return RelationCheck(Relation.RATIO, fits, (share, whole, part), words, shown)


def _persons(text: str, claims: Sequence[Claim]) -> Iterator[RelationCheck]:
    """人 may not exceed 人次 of the same thing."""
    for at, claim in enumerate(claims[1:], start=1):
        before = claims[at - 1]
        units = [unit_class(one.numeral.unit) for one in (before, claim)]
        if sorted(units) != ["人次", "名"] or before.clause != claim.clause:
            continue
        if not (_exact(before) and _exact(claim)):
            continue
        if not _about_the_same(text, claims, at - 1, at):
            continue
        persons, times = (before, claim) if units[0] == "名" else (claim, before)
        fits = _value(persons) <= _value(times)
        words = f"{_surface(text, persons)}与{_surface(text, times)}：人数{'不超过' if fits else '超过了'}人次。"
        yield RelationCheck(Relation.PERSONS, fits, (at - 1, at), words)


def _about_the_same(text: str, claims: Sequence[Claim], first: int, second: int) -> bool:
    """Two measures directly after each other (28人28人次), or one noun for both."""
    between = text[claims[first].numeral.end : claims[second].numeral.start]
    return len(between) <= 1 or between in ("、共", "，共", ",共")


def _repeated(text: str, claims: Sequence[Claim]) -> Iterator[RelationCheck]:
    """The same thing, in the same measure and time, said twice with two numbers."""
    said: dict[tuple[str, str, str, str], int] = {}
    for at, claim in enumerate(claims):
        phrase = phrase_of(frames_of(text, claims, at))
        if not _exact(claim) or len(phrase) < LEAST_LIKENESS:
            continue
        key = (phrase, unit_class(claim.numeral.unit), claim.level.word, claim.scope.value)
        first = said.setdefault(key, at)
        if first != at and claims[first].sentence != claim.sentence:
            same = _value(claims[first]) == _value(claim)
            words = (
                f"“{phrase}”前面写{_surface(text, claims[first])}，这里写{_surface(text, claim)}"
            )
            yield RelationCheck(
                Relation.REPEATED,
                same,
                (first, at),
                words + ("，一致。" if same else "，前后不一致。"),
            )
