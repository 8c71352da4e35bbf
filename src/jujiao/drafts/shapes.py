"""The shapes a numeral is written in: one pattern each, in the order in which they are tried.

A shape says what kind of numeral it is and how its value is read; whether the figure claims anything
is decided later, from what stands around it.
"""

from __future__ import annotations

from jujiao.drafts.lexicon import either
from jujiao.drafts.shape_values import (
    doubled,
    fraction,
    half,
    months,
    neighbours,
    one_number,
    tenths,
    thousandths,
    two_numbers,
    zero,
)
from jujiao.drafts.signs import (
    AFTER,
    ARABIC,
    CAPITAL,
    CAPITALS,
    CHINESE,
    DAY,
    MONTH,
    SCORE,
    TO,
    UNIT,
    VAGUE,
    YEAR,
    C,
    D,
    Kind,
    Shape,
    shape,
)

DAY_MONTH = rf"{MONTH}月(?:份|底|初|末|[上中下]旬)?(?:{DAY}[日号])?"
DATES = (
    shape(
        "stamp",
        Kind.DATE,
        ARABIC,
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}(?:[ T]{1,3}\d{1,2}:\d{2}(?::\d{2})?)?"
        r"|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2}:\d{2}(?::\d{2})?",
    ),
    shape(
        "year",
        Kind.DATE,
        ARABIC + "一二",
        rf"{YEAR}年?(?:{TO}{YEAR})?年(?:度|底|初|末|间|来|以来)?(?:{MONTH}{TO})?(?:{DAY_MONTH})?"
        rf"(?:{TO}(?:{YEAR}年(?:{DAY_MONTH})?|{DAY_MONTH}|{DAY}[日号]))?",
    ),
    shape(
        "month",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"{MONTH}(?:{TO}{MONTH})?月(?:份|底|初|末|[上中下]旬)?(?:{DAY}(?:{TO}{DAY})?[日号])?"
        rf"(?:{TO}(?:{DAY_MONTH}|{DAY}[日号]))?",
    ),
    shape(
        "quarter",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"[1-4一二三四](?:{TO}[1-4一二三四])?季度(?:末|初)?",
    ),
    shape(
        "day",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"\d{{1,2}}(?:{TO}\d{{1,2}})?[日号](?!线)|(?:三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])日"
        r"|\d{1,2}时(?:\d{1,2}分)?|\d{1,2}点(?:\d{1,2}分|半|钟)",
    ),
    shape(
        "years_on",
        Kind.DATE,
        ARABIC + CHINESE,
        rf"(?:\d{{1,3}}|{C}{{1,3}})(?:多|余)?(?:个)?(?:年|个月|天|日)(?:多)?(?:来|间(?!隔)|以来|以后|之后|前|后)",
    ),
    shape("decade", Kind.DATE, ARABIC + CHINESE, rf"(?:\d{{1,2}}|{C}{{1,3}})(?:世纪|年代)"),
)

NUMBERING = (
    shape(
        "enumerator",
        Kind.ORDINAL,
        ARABIC + CHINESE + "①②③④⑤⑥⑦⑧⑨⑩",
        rf"[①-⑩]|(?<![^\n])\d{{1,2}}(?=[ ]{{1,2}}(?!{UNIT})[一-鿿])|(?<![^\n ])\d{{1,2}}[.、)](?!\d)"
        rf"|(?<![^\n。;:!? ])(?:\d{{1,2}}[.、]|{C}{{1,3}}、)(?!\d)|(?<=\()(?:\d{{1,2}}|{C}{{1,3}})\)"
        rf"|(?<![^\n,。;:!? “]){C}{{1,3}}(?:是|要|则)",
    ),
    shape("serial", Kind.NAME, ARABIC, r"\d+号|\d+后|\d+周年|20\d{2}卷"),
    shape(
        "slogan", Kind.NAME, ARABIC, r"\d+(?:\.\d+)?(?:[+·×x*][0-9A-Za-z]+)+|\d+(?:\.\d+)?[A-Za-z]+"
    ),
    shape(
        "place_in_order",
        Kind.ORDINAL,
        "第",
        rf"第(?P<number>\d+|{C}+)(?:{TO}(?:第)?(?:\d+|{C}+))?(?P<unit>[名位]|次(?=获|荣|被|当选|蝉联|受|入选|夺|捧|摘|登上|进入|位居|上榜|跻身))?",
        one_number,
    ),
    shape(
        "top",
        Kind.ORDINAL,
        "前",
        rf"前(?P<number>\d+|{C}{{1,3}})(?P<unit>[名位强])?(?!季|年|[个]?月|期|次|天|日|任|段|阶)",
        one_number,
    ),
    shape(
        "prize",
        Kind.ORDINAL,
        "一二三四",
        r"(?P<number>[一二三四])(?P<unit>等奖)",
        one_number,
    ),
    shape("first", Kind.ORDINAL, "首", r"首[批届次家个轮位]"),
    shape(
        "congress",
        Kind.ORDINAL,
        CHINESE,
        rf"(?:二十|十[一二三四五六七八九])大(?![类项小])|{C}{{1,3}}届|{C}中(?=全会|、|和|[,。])"
        rf"|{C}次(?=(?:全体)?(?:会议|全会))",
    ),
)

SHARES = (
    shape(
        "proportion",
        Kind.RATIO,
        ARABIC,
        r"(?<![\d:])(?P<number>\d+(?:\.\d+)?):(?P<whole>\d+\.\d+|[1-9])(?![\d:])",
        fraction,
    ),
    shape(
        "percent",
        Kind.PERCENT,
        ARABIC,
        rf"(?P<number>{D})%?{TO}(?P<until>{D})[%‰](?P<after>{AFTER})?",
        two_numbers,
        "%",
    ),
    shape(
        "percent",
        Kind.PERCENT,
        ARABIC,
        rf"(?P<number>{D})[ ]?%(?P<mid>多)?(?P<after>{AFTER})?",
        one_number,
        "%",
    ),
    shape("permille", Kind.RATIO, ARABIC, rf"(?P<number>{D})‰", thousandths, "占比"),
    shape(
        "percent",
        Kind.PERCENT,
        "百",
        rf"百分之(?P<number>{C}+(?:点{C}+)?|{D})(?P<after>{AFTER})?",
        one_number,
        "%",
    ),
    shape(
        "points",
        Kind.PERCENT,
        ARABIC + CHINESE,
        rf"(?P<number>{D}|{C}+(?:点{C}+)?)(?P<mid>多|余)?[ ]?个?百分点(?P<after>{AFTER})?",
        one_number,
        "个百分点",
    ),
    shape(
        "fraction",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<whole>{C}+|\d+)分之(?P<number>{C}+(?:点{C}+)?|{D})(?P<after>{AFTER}|[强弱](?![化调势]))?",
        fraction,
        "占比",
    ),
    shape(
        "fraction",
        Kind.RATIO,
        ARABIC,
        rf"(?P<number>\d{{1,2}})/(?P<whole>\d{{1,3}})(?!/|\d)(?P<after>{AFTER})?",
        fraction,
        "占比",
    ),
    shape(
        "tenths",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<number>\d|[一二两三四五六七八九])成(?P<until>[一二三四五六七八九半])?(?P<after>{AFTER}|多)?"
        "(?![员立为长功就果效本品交不分都熟套])",
        tenths,
        "占比",
    ),
    shape(
        "half",
        Kind.RATIO,
        "一半过大",
        rf"(?:一半|半数|过半数?|大半)(?P<after>{AFTER})?",
        half,
        "占比",
    ),
    shape("doubled", Kind.RATIO, "翻", rf"翻了?(?P<number>{C})?番", doubled, "倍"),
    shape(
        "times",
        Kind.RATIO,
        ARABIC + CHINESE,
        rf"(?P<number>{D}|{C}+(?:点{C}+)?)(?P<mid>多|余)?倍(?P<after>{AFTER}|多)?",
        one_number,
        "倍",
    ),
)

ABSENT = (
    shape(
        "absence",
        Kind.COUNT,
        "未没从",
        rf"(?:从?未|没有)(?:发生|出现)过?(?:任何)?(?:[一1](?P<unit>{UNIT}))?",
        zero,
    ),
    shape(
        "absence",
        Kind.COUNT,
        "无没未",
        r"(?:无|没有|未有)[一1](?P<unit>人|名|位|起|件|例|次|宗|项|个|家)",
        zero,
    ),
    shape(
        "absence",
        Kind.COUNT,
        "无",
        rf"无一(?!例外|[^,;。]{{0,8}}不)(?=[^,;。]{{0,8}}(?:{either('absence', 'who')}|{either('absence', 'events')}))",
        zero,
    ),
    shape("absence", Kind.COUNT, "零", "零发生", zero),
)

COUNTS = (
    shape(
        "count",
        Kind.COUNT,
        "半",
        f"半[ ]?(?P<unit>年(?!度)|个月|天|个小时|小时)(?P<after>{AFTER})?",
        half,
    ),
    shape(
        "count",
        Kind.COUNT,
        ARABIC + CHINESE,
        rf"(?P<years>\d{{1,2}}|{C}{{1,2}})年零?(?P<number>\d{{1,2}}|{C}{{1,2}})(?P<unit>个月)",
        months,
    ),
    shape(
        "capital",
        Kind.COUNT,
        CAPITALS,
        rf"(?P<number>{CAPITAL})(?P<unit>元整?|{UNIT})",
        one_number,
    ),
    shape(
        "vague",
        Kind.COUNT,
        VAGUE,
        rf"(?P<number>[数几][十百千万亿]+)(?P<mid>余|多)?(?P<unit>{UNIT})?",
    ),
    shape(
        "vague",
        Kind.COUNT,
        VAGUE,
        rf"[上过](?P<number>[百千万亿]+)(?P<unit>{UNIT})?",
        one_number,
    ),
    shape(
        "range",
        Kind.RANGE,
        ARABIC,
        rf"(?P<number>{D})(?:{UNIT})?{TO}(?P<until>{D})(?P<scale>万)?[ ]?(?P<unit>{UNIT}|{SCORE})",
        two_numbers,
    ),
    shape(
        "range",
        Kind.RANGE,
        CHINESE,
        rf"(?P<number>{C}+)(?:{UNIT})?[至到](?P<until>{C}+)(?P<unit>{UNIT})",
        two_numbers,
    ),
    shape(
        "range",
        Kind.RANGE,
        CHINESE,
        rf"(?P<number>[一二两三四五六七八九]{{2}})(?P<unit>{UNIT})",
        neighbours,
    ),
    shape(
        "count",
        Kind.COUNT,
        ARABIC,
        rf"(?P<number>{D})[ ]?(?P<unit>{SCORE})(?P<after>{AFTER})?",
        one_number,
    ),
    shape(
        "count",
        Kind.COUNT,
        ARABIC,
        rf"(?P<number>{D})[ ]{{0,2}}(?P<mid>[余多+]|来(?=[个名人件篇次场]))?(?P<scale>[万亿]{{0,2}}|[千百](?=[余多]?{UNIT}))"
        rf"(?P<more>[余多+])?[ ]{{0,2}}(?P<unit>{UNIT})?(?P<after>{AFTER})?",
        one_number,
    ),
    shape(
        "count",
        Kind.COUNT,
        CHINESE,
        rf"(?P<number>{C}+(?:点{C}+)?)(?P<mid>[余多几])?(?P<scale>[万亿]?)(?P<more>[余多])?[ ]{{0,2}}(?P<unit>{UNIT})(?P<after>{AFTER})?",
        one_number,
    ),
    shape(
        "count",
        Kind.COUNT,
        "两三四五",
        "(?P<number>[两三四五])(?P<unit>度)(?=[被获荣蝉当入立登夺受])",
        one_number,
    ),
    shape(
        "count",
        Kind.COUNT,
        CHINESE,
        rf"(?P<number>{C}*[十百千万亿])(?P<mid>[余多])(?P<scale>万?)",
        one_number,
    ),
    shape("name", Kind.NAME, CHINESE, rf"{C}+"),
    shape("vague", Kind.COUNT, "若", rf"若干(?P<unit>{UNIT})"),
    shape("name", Kind.NAME, "若", "若干"),
    shape("name", Kind.NAME, "双重", "双(?=[一-鿿])|重中之重"),
)

SHAPES = (*DATES, *NUMBERING, *SHARES, *ABSENT, *COUNTS)


def by_start() -> dict[str, tuple[Shape, ...]]:
    """For each sign, the shapes that may begin with it, in order."""
    signs = {sign for one in SHAPES for sign in one.starts}
    return {sign: tuple(one for one in SHAPES if sign in one.starts) for sign in sorted(signs)}
