"""Every numeral of a text, with its exact place, its value, its measure word and its hedge."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from jujiao.drafts.lexicon import either, words
from jujiao.drafts.shape_values import Found, one_number
from jujiao.drafts.shapes import by_start
from jujiao.drafts.signs import Kind, Shape


class Hedge(StrEnum):
    """How exactly the number is meant."""

    EXACT = "exact"
    AT_LEAST = "at-least"
    JUST_UNDER = "just-under"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Numeral:
    """One numeral as it is written. ``core`` is where the number itself begins, after its hedge."""

    start: int
    end: int
    core: int
    shape: str
    kind: Kind
    value: Decimal | None
    value_high: Decimal | None
    unit: str
    hedge: Hedge
    after: str = ""

    def surface(self, text: str) -> str:
        """The signs as they stand in the text."""
        return text[self.start : self.end]


STARTS = re.compile(
    "[0-9〇零一二两三四五六七八九十百千万亿廿卅①-⑩]"
    "|双(?=[^“”,。;]{1,16}”)|重中之重|[壹贰叁肆伍陆柒捌玖](?=[拾佰仟万亿壹贰叁肆伍陆柒捌玖]*[拾佰仟万亿])|拾(?=[壹贰叁肆伍陆柒捌玖元])"
    "|(?<![人件次总户多少计指半无])数(?=[十百千万亿])|几(?=[十百千万])|(?<![以之网晚早])上(?=[百千万](?!分之|花|姓|般))"
    "|(?<![通经超越不])过(?=[百千万半])|大半|半数|(?<![上下前后])半(?=年|个月|天|个小时|小时)|若干|第(?=[0-9一二三四五六七八九十百])"
    "|前(?=[0-9一二两三四五六七八九十])|首[批届次家个轮位]|翻了?[一两三四]?番"
    "|从?未(?=发生|出现|有[一1])|没有(?=发生|出现|[一1])|无(?=[一1][一-鿿])"
)
LEXICAL = re.compile(f"(?:{either('fixed', 'lexical')})(?![之元余多个次人名件]|分之)")
LONGEST_LEXICAL = max(len(word) for word in words("fixed", "lexical"))

BEFORE = re.compile(
    rf"(?:(?<!不)(?P<at_least>{either('hedges', 'at_least_before')})|多达|高达"
    rf"|(?P<just_under>(?<![最附靠临贴邻])(?:{either('hedges', 'just_under_before')}))"
    rf"|(?P<about>(?<![预签制节公契履邀相特条大合誓])(?:{either('hedges', 'about_before')})))[ ]?\Z"
)
SHORTCOMING = re.compile(
    r"(?:查找|查摆|发现|检视|剖析|梳理|找准|反思|指出|反馈|存在|弥补|改进|正视|自查|的|和|及|与|、)不足\Z"
)
ACHIEVED = re.compile(r"(?:现|得|的|新|大|性|零的)突破\Z")
HEDGED_KINDS = frozenset({Kind.COUNT, Kind.PERCENT, Kind.RATIO, Kind.MONEY, Kind.RANGE})
AT_LEAST_AFTER = frozenset(words("hedges", "at_least_after")) | {"多", "强"}
ABOUT_AFTER = frozenset(words("hedges", "about_after"))
ALSO_WRITTEN = {"元整": "元", "人民币元": "元", "个小时": "小时", "度": "次"}
MONEY_UNITS = frozenset(words("units", "money"))
VAGUE_AT_LEAST = ("上", "过")


def find_numerals(plain_text: str) -> Iterator[Numeral]:
    """All numerals in text order; ``plain_text`` is the normal form (script.plain)."""
    shapes = _shapes()
    place = 0
    while found := STARTS.search(plain_text, place):
        start = found.start()
        numeral = None
        if not _in_lexical_word(plain_text, start):
            numeral = _read(plain_text, start, shapes.get(plain_text[start], ()))
        if numeral is not None:
            yield numeral
        place = max(numeral.end if numeral else 0, start + 1)


@cache
def _shapes() -> dict[str, tuple[Shape, ...]]:
    return by_start()


def _in_lexical_word(text: str, start: int) -> bool:
    """进一步, 统一, 之一: the sign is part of a word."""
    first = max(0, start - LONGEST_LEXICAL + 1)
    for at in range(first, start + 1):
        word = LEXICAL.match(text, at)
        if word and word.end() > start:
            return True
    return False


def _read(text: str, start: int, shapes: tuple[Shape, ...]) -> Numeral | None:
    for shape in shapes:
        found = shape.pattern.match(text, start)
        if found:
            return _numeral(text, shape, found)
    return None


def _numeral(text: str, shape: Shape, found: Found) -> Numeral:
    value, high = shape.value(found)
    groups = found.groupdict()
    after = groups.get("after") or ""
    start, hedge = found.start(), _hedge_within(shape, found, after)
    if shape.kind in HEDGED_KINDS and shape.name != "absence":
        start, hedge = _hedge_before(text, start, hedge)
    unit = shape.unit_of(found)
    kind = Kind.MONEY if unit in MONEY_UNITS and shape.kind is Kind.COUNT else shape.kind
    core = found.start()
    value, unit = _in_whole_units(value, unit)
    return Numeral(start, found.end(), core, shape.name, kind, value, high, unit, hedge, after)


def _in_whole_units(value: Decimal | None, unit: str) -> tuple[Decimal | None, str]:
    """152.6万元 is read by the count's scale; 百元 and 千元 are rare and multiplied here."""
    factor = {"百元": 100, "千元": 1000, "万元": 10_000, "亿元": 100_000_000}.get(unit)
    if factor and value is not None:
        return value * factor, "元"
    return value, ALSO_WRITTEN.get(unit, unit)


def _hedge_within(shape: Shape, found: Found, after: str) -> Hedge:
    groups = found.groupdict()
    if shape.name == "half" and found.group().startswith(("过", "大")):
        return Hedge.AT_LEAST
    if groups.get("mid") or groups.get("more") or after in AT_LEAST_AFTER:
        return Hedge.AT_LEAST
    if after == "弱":
        return Hedge.JUST_UNDER
    if after in ABOUT_AFTER:
        return Hedge.ABOUT
    if shape.name == "vague":
        return Hedge.AT_LEAST if shape.value is one_number else Hedge.ABOUT
    return Hedge.EXACT


def _hedge_before(text: str, start: int, hedge: Hedge) -> tuple[int, Hedge]:
    """The hedge that stands directly before the number, and where it begins."""
    window = max(0, start - 5)
    before = BEFORE.search(text, window, start)
    if (
        before is None
        or SHORTCOMING.search(text, window, start)
        or ACHIEVED.search(text, window, start)
    ):
        return start, hedge
    named = before.lastgroup
    hedges = {
        "at_least": Hedge.AT_LEAST,
        "just_under": Hedge.JUST_UNDER,
        "about": Hedge.ABOUT,
    }
    return (before.start(), hedges[named]) if named else (start, hedge)
