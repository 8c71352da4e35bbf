"""How the value of each shape of numeral is read from its signs."""

from __future__ import annotations

import re
from decimal import Decimal

from jujiao.drafts.magnitudes import read_number

Values = tuple[Decimal | None, Decimal | None]
Found = re.Match[str]


def no_number(found: Found) -> Values:
    """What fixes no number (数十, 若干), or is none."""
    return None, None


def one_number(found: Found) -> Values:
    """A number, with its 万 or 亿."""
    groups = found.groupdict()
    value = read_number((groups["number"] or "") + (groups.get("scale") or ""))
    return value, None


def two_numbers(found: Found) -> Values:
    """The two ends of a range."""
    scale = found.groupdict().get("scale") or ""
    return read_number(found["number"] + scale), read_number(found["until"] + scale)


def neighbours(found: Found) -> Values:
    """三四个, 两三名: the signs are two numbers."""
    first, second = tuple(found["number"])
    return read_number(first), read_number(second)


def fraction(found: Found) -> Values:
    """三分之二, 1/3."""
    part, whole = read_number(found["number"]), read_number(found["whole"])
    return (round(part / whole, 6) if part is not None and whole else None), None


def thousandths(found: Found) -> Values:
    """3‰."""
    parts = read_number(found["number"])
    return (parts / 1000 if parts is not None else None), None


def tenths(found: Found) -> Values:
    """三成五 is 0.35, 八成半 is 0.85."""
    tenths = read_number(found["number"])
    until = found["until"] or "零"
    hundredths = Decimal(5) if until == "半" else read_number(until)
    if tenths is None or hundredths is None:
        return None, None
    return tenths / 10 + hundredths / 100, None


def half(found: Found) -> Values:
    """一半, 半数."""
    return Decimal("0.5"), None


def months(found: Found) -> Values:
    """1年零2个月 is 14 months."""
    years, rest = read_number(found["years"]), read_number(found["number"])
    return (years * 12 + rest if years is not None and rest is not None else None), None


def doubled(found: Found) -> Values:
    """翻番 is 2, 翻两番 is 4."""
    times = read_number(found["number"]) if found["number"] else Decimal(1)
    return (Decimal(2) ** int(times) if times else None), None


def zero(found: Found) -> Values:
    """What did not happen."""
    return Decimal(0), None
