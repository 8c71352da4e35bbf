"""One field of a form: how it looks, what stands in it, what is wrong with it, and reading it back."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, fields
from datetime import date

from jujiao.exchange.cells import parse_count, parse_date
from jujiao.kernel.concepts import Ask, RecordKind
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Problem, Refused
from jujiao.kernel.spelling import fold
from jujiao.web.parts import Option

LONGEST = {"title": 300, "issuer": 160, "place": 120, "document_no": 80, "serial": 40}
LONGEST_OTHER = 500
CONTROLS = {
    "occurred_on": "day",
    "unit": "unit",
    "award_level": "level",
    "outcome": "choice",
    "quantity": "count",
    "recipients": "names",
    "problem": "long",
}
ENVELOPE = frozenset(
    {"occurred_on", "title", "unit", "award_level", "outcome", "serial", "issuer", "document_no"}
    | {"quantity", "place", "recipients"}
)
DAY_OF_YEAR = re.compile(r"(\d{1,2})[月./\-](\d{1,2})日?$")
PARTS = re.compile(r"(?:(\d{4})[年./\-])?(\d{1,2})[月./\-](\d{1,2})日?$")


@dataclass(frozen=True, slots=True)
class FormField:
    """A field as the page shows it."""

    name: str
    label: str
    control: str
    is_required: bool = False
    hint: str = ""
    value: str = ""
    options: tuple[Option, ...] = ()
    problems: tuple[Problem, ...] = ()


def control_of(kind: RecordKind, ask: Ask) -> str:
    """Which control a question of a kind is answered with."""
    if ask.name in kind.roles:
        return "names"
    if ask.name in CONTROLS:
        return CONTROLS[ask.name]
    return "count" if ask.name in numbers_of(kind) else "text"


def numbers_of(kind: RecordKind) -> frozenset[str]:
    """The details of a kind that are numbers."""
    return frozenset(one.name for one in fields(kind.details) if "int" in str(one.type))


def read_day(text: str, *, year: int, place: str) -> date | None:
    """A day in any spelling; without a year it is of the year that is shown. Raises Refused."""
    if not text:
        return None
    written = fold(text)
    with_year = f"{year}-{written}" if DAY_OF_YEAR.fullmatch(written) else written
    found = parse_date(with_year)
    if found is None:
        raise Refused(Problem("bad_date", place, _why_no_day(with_year, text), "请改日期。"))
    return found


def is_without_year(text: str) -> bool:
    """Whether a day is written as month and day alone: 4月16日."""
    return DAY_OF_YEAR.fullmatch(fold(text)) is not None


def _why_no_day(written: str, text: str) -> str:
    found = PARTS.fullmatch(written)
    if found is None or not found[1]:
        return f"“{text[:30]}”认不出是哪一天，可写作2025-12-26或12月26日，"
    year, month, day = int(found[1]), int(found[2]), int(found[3])
    if not 1 <= month <= 12:
        return f"没有{month}月，"
    if year and day > calendar.monthrange(year, month)[1]:
        return f"{year}年{month}月没有{day}日，"
    return f"“{text[:30]}”认不出是哪一天，"


def read_count(text: str, *, label: str, place: str) -> int | None:
    """A whole number, or None for a blank. Raises Refused."""
    if not text:
        return None
    found = parse_count(text)
    if found is None or found > 10**6:
        raise Refused(
            Problem("bad_number", place, f"{label}“{text[:30]}”不是一个数。", "请填阿拉伯数字。")
        )
    return found


def read_level(text: str) -> Level | None:
    """One of the five levels, or None."""
    return Level(int(text)) if text in {str(int(one)) for one in Level} else None


def read_text(text: str, *, label: str, place: str, longest: int = 0) -> str:
    """Words no longer than their column. Raises Refused."""
    longest = longest or LONGEST.get(place, LONGEST_OTHER)
    clean = text.replace("\x00", "").strip()
    if len(clean) > longest:
        over = len(clean) - longest
        raise Refused(
            Problem("too_long", place, f"{label}最多{longest}字，多了{over}字。", "请写短些。")
        )
    return clean
