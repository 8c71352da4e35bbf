"""What a shape is made of: the signs of numbers, the measure words, and what sort of numeral it makes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from jujiao.drafts.lexicon import either
from jujiao.drafts.shape_values import Found, Values, no_number

SCORE = "分(?![之别钟析类级管工局院批期层中会享发布组庭获解流配调支赴步段时包担公册校红数值行辖片账明众子界庭])"
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


def shape(
    name: str,
    kind: Kind,
    starts: str,
    pattern: str,
    value: Callable[[Found], Values] = no_number,
    unit: str = "",
) -> Shape:
    return Shape(name, kind, starts, re.compile(pattern), value, unit)
