"""The shapes a numeral is written in: one pattern each, in the order in which they are tried.

A shape says what kind of numeral it is and how its value is read; whether the figure claims anything
is decided later, from what stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from jujiao.drafts.lexicon import either
from jujiao.drafts.shape_values import (
    Found,
    Values,
    doubled,
    fraction,
    half,
    neighbours,
    no_number,
    one_number,
    tenths,
    thousandths,
    two_numbers,
    zero,
)

D = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
C = "[零〇一二两三四五六七八九十百千万亿廿卅]"
CAPITAL = "(?:(?:[壹贰叁肆伍陆柒捌玖]?[拾佰仟]|[壹贰叁肆伍陆柒捌玖]+[万亿]|[万亿]|零)+[壹贰叁肆伍陆柒捌玖]?)"
N = f"(?:{D}|{C}+)"
TO = "(?:-{1,2}|—{1,2}|~|至|到)"
YEAR = r"(?:(?:19|20)\d{2}|[一二][零〇一二三四五六七八九]{3})"
MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:\d{1,2}|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])"
UNIT = f"(?:(?!{either('units', 'other_words')})(?:{either('units', 'counting', 'duration', 'money')}))"
AFTER = f"(?:{either('hedges', 'at_least_after', 'about_after')}|以下|以内|之内)"


class Kind(StrEnum):
    """What sort of numeral it is."""

    COUNT = "count"
    PERCENT = "percent"
    RATIO = "ratio"
    MONEY = "money"
    RANGE = "range"
    ORDINAL = "ordinal"
    DATE = "date"
    NAME = "name"
    TITLE = "document-title"


@dataclass(frozen=True, slots=True)
class Shape:
    """One way to write a numeral. ``starts`` are the signs it may begin with."""

    name: str
    kind: Kind
    starts: str
    pattern: re.Pattern[str]
    value: Callable[[Found], Values]
    unit: str = ""

    def unit_of(self, found: Found) -> str:
        """The measure word, written or implied by the shape."""
        return self.unit or found.groupdict().get("unit") or ""


ARABIC, CHINESE = "0123456789", "零〇一二两三四五六七八九十百千万亿廿卅"
CAPITALS, VAGUE = "壹贰叁肆伍陆柒捌玖拾", "数几上过"


def _shape(
    name: str,
    kind: Kind,
    starts: str,
    pattern: str,
    value: Callable[[Found], Values] = no_number,
    unit: str = "",
) -> Shape:
    return Shape(name, kind, starts, re.compile(pattern), value, unit)


DAY_MONTH = rf"{MONTH}月(?:份|底|初|末|[上中下]旬)?(?:{DAY}[日号])?"
DATES = (
    _shape(
        "stamp",
        Kind.DATE,
        ARABIC,
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[ T]{1,3}\d{1,2}:\d{2}(?::\d{2})?)?"
        r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}:\d{2}(?::\d{2})?",
    ),
    _shape(
        "year",
        Kind.DATE,
        ARABIC + "一二",
        rf"{YEAR}年?(?:{TO}{YEAR})?年(?:度|底|初|末|间|来|以来)?(?:{MONTH}{TO})?(?:{DAY_MONTH})?"
        rf"(?:{TO}(?:{YEAR}年(?:{DAY_MONTH})?|{DAY_MONTH}|{DAY}[日号]))?",
    ),
    _shape(
        "month",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"{MONTH}(?:{TO}{MONTH})?月(?:份|底|初|末|[上中下]旬)?(?:{DAY}(?:{TO}{DAY})?[日号])?"
        rf"(?:{TO}(?:{DAY_MONTH}|{DAY}[日号]))?",
    ),
    _shape(
        "quarter",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"[1-4一二三四](?:{TO}[1-4一二三四])?季度(?:末|初)?",
    ),
    _shape(
        "day",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"\d{{1,2}}(?:{TO}\d{{1,2}})?[日号](?!线)|(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
        r"|\d{1,2}时(?:\d{1,2}分)?|\d{1,2}点(?:\d{1,2}分|半|钟)",
    ),
    _shape(
        "years_on",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"(?:\d{{1,3}}|{C}{{1,3}})(?:多|余)?(?:个)?(?:年|个月|天|日)(?:多)?(?:来|间(?!隔)|以来|以后|之后|前|后)",
    ),
    _shape("decade", Kind.DATE, ARABIC + CHINESE, rf"(?:\d{{1,2}}|{C}{{1,3}})(?:世纪|年代)"),
)

NUMBERING = (
    _shape(
        "enumerator",
        Kind.ORDINAL,
        ARABIC + CHINESE + "①②③④⑤⑥⑦⑧⑨⑩",
        rf"[①-⑩]|(?<![^\n])\d{{1,2}}(?=[ ]{{1,2}}[一-鿿])|(?<![^\n ])\d{{1,2}}[.、)](?!\d)"
        rf"|(?<![^\n。;:!? ])(?:\d{{1,2}}[.、]|{C}{{1,3}}、)(?!\d)|(?<=\()(?:\d{{1,2}}|{C}{{1,3}})\)"
        rf"|(?<![^\n,。;:!? “]){C}{{1,3}}(?:是|要|则)",
    ),
    _shape("serial", Kind.NAME, ARABIC, r"\d+号|\d+后|\d+周年|20\d{2}卷"),
    _shape(
        "slogan", Kind.NAME, ARABIC, r"\d+(?:\.\d+)?(?:[+·×x*][0-9A-Za-z]+)+|\d+(?:\.\d+)?[A-Za-z]+"
    ),
    _shape(
        "place_in_order",
        Kind.ORDINAL,
        "第",
        rf"第(?P<number>\d+|{C}+)(?:{TO}(?:第)?(?:\d+|{C}+))?(?P<unit>[名位]|次(?=获|荣|被|当选|蝉联|受|入选|夺|捧|摘|登上|进入|位居|上榜|跻身))?",
        one_number,
    ),
    _shape(
        "top",
        Kind.ORDINAL,
        "前",
        rf"前(?P<number>\d+|{C}{{1,3}})(?P<unit>[名位强])?(?!季|年|[个]?月|期|次|天|日|任|段|阶)",
        one_number,
    ),
    _shape(
        "prize",
        Kind.ORDINAL,
        "一二三四",
        r"(?P<number>[一二三四])(?P<unit>等奖)",
        one_number,
    ),
    _shape("first", Kind.ORDINAL, "首", r"首[批届次家个轮位]"),
    _shape(
        "congress",
        Kind.ORDINAL,
        CHINESE,
        rf"(?:二十|十[一二三四五六七八九])大(?![类项小])|{C}{{1,3}}届|{C}中(?=全会|、|和|[,。])"
        rf"|{C}次(?=(?:全体)?(?:会议|全会))",
    ),
)

SHARES = (
    _shape(
        "percent",
        Kind.PERCENT,
        ARABIC,
        rf"(?P<number>{D})%?{TO}(?P<until>{D})[%‰](?P<after>{AFTER})?",
        two_numbers,
        "%",
    ),
    _shape(
        "percent",
        Kind.PERCENT,
        ARABIC,
        rf"(?P<number>{D})[ ]?%(?P<mid>多)?(?P<after>{AFTER})?",
        one_number,
        "%",
    ),
    _shape("permille", Kind.RATIO, ARABIC, rf"(?P<number>{D})‰", thousandths, "占比"),
    _shape(
        "percent",
        Kind.PERCENT,
        "百",
        rf"百分之(?P<number>{C}+(?:点{C}+)?|{D})(?P<after>{AFTER})?",
        one_number,
        "%",
    ),
    _shape(
        "points",
        Kind.PERCENT,
        ARABIC + CHINESE,
        rf"(?P<number>{D}|{C}+(?:点{C}+)?)(?P<mid>多|余)?[ ]?个?百分点(?P<after>{AFTER})?",
        one_number,
        "个百分点",
    ),
    _shape(
        "fraction",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<whole>{C}+|\d+)分之(?P<number>{C}+(?:点{C}+)?|{D})(?P<after>{AFTER})?",
        fraction,
        "占比",
    ),
    _shape(
        "fraction",
        Kind.RATIO,
        ARABIC,
        rf"(?P<number>\d{{1,2}})/(?P<whole>\d{{1,3}})(?!/|\d)(?P<after>{AFTER})?",
        fraction,
        "占比",
    ),
    _shape(
        "tenths",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<number>\d|[一二两三四五六七八九])成(?P<until>[一二三四五六七八九])?(?P<after>{AFTER}|多)?"
        "(?![员立为长功就果效本品交不分都熟套])",
        tenths,
        "占比",
    ),
    _shape(
        "half",
        Kind.RATIO,
        "一半过大",
        rf"(?:一半|半数|过半数?|大半)(?P<after>{AFTER})?",
        half,
        "占比",
    ),
    _shape("doubled", Kind.RATIO, "翻", rf"翻了?(?P<number>{C})?番", doubled, "倍"),
    _shape(
        "times",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<number>{D}|{C}+(?:点{C}+)?)(?P<mid>多|余)?倍(?P<after>{AFTER}|多)?",
        one_number,
        "倍",
    ),
)

ABSENT = (
    _shape(
        "absence",
        Kind.COUNT,
        "未没从",
        rf"(?:从?未|没有)(?:发生|出现)过?(?:任何)?(?:[一1](?P<unit>{UNIT}))?",
        zero,
    ),
    _shape(
        "absence",
        Kind.COUNT,
        "无没未",
        r"(?:无|没有|未有)[一1](?P<unit>人|名|位|起|件|例|次|宗|项|个|家)",
        zero,
    ),
    _shape("absence", Kind.COUNT, "零", "零发生", zero),
)

COUNTS = (
    _shape(
        "capital",
        Kind.COUNT,
        CAPITALS,
        rf"(?P<number>{CAPITAL})(?P<unit>元整?|{UNIT})",
        one_number,
    ),
    _shape(
        "vague",
        Kind.COUNT,
        VAGUE,
        rf"(?P<number>[数几][十百千万亿]+)(?P<mid>余|多)?(?P<unit>{UNIT})?",
    ),
    _shape(
        "vague",
        Kind.COUNT,
        VAGUE,
        rf"[上过](?P<number>[百千万亿]+)(?P<unit>{UNIT})?",
        one_number,
    ),
    _shape(
        "range",
        Kind.RANGE,
        ARABIC,
        rf"(?P<number>{D})(?:{UNIT})?{TO}(?P<until>{D})(?P<scale>万)?[ ]?(?P<unit>{UNIT})",
        two_numbers,
    ),
    _shape(
        "range",
        Kind.RANGE,
        CHINESE,
        rf"(?P<number>{C}+)(?:{UNIT})?[至到](?P<until>{C}+)(?P<unit>{UNIT})",
        two_numbers,
    ),
    _shape(
        "range",
        Kind.RANGE,
        CHINESE,
        rf"(?P<number>[一二两三四五六七八九]{{2}})(?P<unit>{UNIT})",
        neighbours,
    ),
    _shape(
        "count",
        Kind.COUNT,
        ARABIC,
        rf"(?P<number>{D})[ ]{{0,2}}(?P<mid>[余多+]|来(?=[个名人件篇次场]))?(?P<scale>[万亿]{{0,2}}|[千百](?=[余多]?{UNIT}))"
        rf"(?P<more>[余多+])?[ ]{{0,2}}(?P<unit>{UNIT})?(?P<after>{AFTER})?",
        one_number,
    ),
    _shape(
        "count",
        Kind.COUNT,
        CHINESE,
        rf"(?P<number>{C}+)(?P<mid>[余多几])?(?P<scale>[万亿]?)(?P<more>[余多])?[ ]{{0,2}}(?P<unit>{UNIT})(?P<after>{AFTER})?",
        one_number,
    ),
    _shape(
        "count",
        Kind.COUNT,
        CHINESE,
        rf"(?P<number>{C}*[十百千万亿])(?P<mid>[余多])(?P<scale>万?)",
        one_number,
    ),
    _shape("name", Kind.NAME, CHINESE, rf"{C}+"),
    _shape("vague", Kind.COUNT, "若", rf"若干(?P<unit>{UNIT})"),
    _shape("name", Kind.NAME, "若", "若干"),
    _shape("name", Kind.NAME, "双重", "双(?=[一-鿿])|重中之重"),
)

SHAPES = (*DATES, *NUMBERING, *SHARES, *ABSENT, *COUNTS)


def by_start() -> dict[str, tuple[Shape, ...]]:
    """For each sign, the shapes that may begin with it, in order."""
    signs = {sign for shape in SHAPES for sign in shape.starts}
    return {
        sign: tuple(shape for shape in SHAPES if sign in shape.starts) for sign in sorted(signs)
    }
