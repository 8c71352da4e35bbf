"""How much a numeral says: Arabic, Chinese and capital numerals, with 万 and 亿 multiplied out."""

from __future__ import annotations

import re
from decimal import Decimal

DIGITS = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
TENS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10_000, "亿": 100_000_000}
CONTRACTED = {"廿": "二十", "卅": "三十"}
MOST_DIGITS = 15
ARABIC = re.compile(r"[\d,]*\d(?:\.\d+)?")


def read_number(written: str) -> Decimal | None:
    """The number that is written, None where the signs make no number (上百, an identity number)."""
    number = written.replace(" ", "")
    for short, long in CONTRACTED.items():
        number = number.replace(short, long)
    arabic = ARABIC.match(number)
    if arabic and len(arabic.group()) > MOST_DIGITS:
        return None
    if arabic:
        return _times(Decimal(arabic.group().replace(",", "")), number[arabic.end() :])
    whole, point, fraction = number.partition("点")
    value = _chinese(whole)
    if value is None or not point:
        return value
    places = [DIGITS[sign] for sign in fraction if sign in DIGITS]
    return value + Decimal("0." + ("".join(map(str, places)) or "0"))


def _times(number: Decimal, signs: str) -> Decimal:
    for sign in signs:
        number *= MYRIADS.get(sign) or TENS.get(sign) or 1
    return number


def _chinese(signs: str) -> Decimal | None:
    if not signs or any(s not in DIGITS and s not in TENS and s not in MYRIADS for s in signs):
        return None
    if all(sign in DIGITS for sign in signs):
        return Decimal("".join(str(DIGITS[sign]) for sign in signs))
    return Decimal(_with_units(signs))


def _with_units(signs: str) -> int:
    """三十六万五千 as people count: digits wait for their ten, hundreds wait for their 万."""
    total = section = digit = 0
    last_unit = 1
    for sign in signs:
        if sign in DIGITS:
            digit = DIGITS[sign]
            last_unit = 1 if digit == 0 else last_unit
        elif sign in TENS:
            section += (digit or 1) * TENS[sign]
            digit, last_unit = 0, TENS[sign]
        else:
            total = (total + section + digit or 1) * MYRIADS[sign]
            section, digit, last_unit = 0, 0, MYRIADS[sign]
    elliptic = digit * last_unit // 10 if last_unit > 10 else digit
    return total + section + elliptic
