"""What a cell says: dates in every spelling courts use, numbers, lists of names, folded text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from jujiao.exchange.workbooks import CellValue
from jujiao.kernel.spelling import fold

EXCEL_EPOCH = date(1899, 12, 30)
LONGEST_DATE = 24
NEARLY_ALL = 0.8
DATE_STARTS = frozenset("0123456789０１２３４５６７８９二一 ")
SERIAL_DAYS = range(18264, 73051)
CHINESE_DIGITS = {char: str(digit) for digit, char in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "两": "2",
}
SEPARATED = re.compile(r"(\d{4})[年./\-–—\s](\d{1,2})[月./\-–—\s](\d{1,2})[日号.]?$")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})$")
MONTH_ONLY = re.compile(r"(\d{4})[年./\-](\d{1,2})月?$|^(\d{4})(\d{2})$")
BESIDE_A_DAY = re.compile(
    r"\((?:星期|周)[一二三四五六日天]\)|(?:星期|周)[一二三四五六日天]|[上下]午|晚上?"
)
CLOCK = re.compile(r"[T\s]*\d{1,2}[:时]\d{1,2}([:分]\d{1,2})?[秒分]?(\.\d+)?$")
DAY_OR_MONTH = re.compile(
    r"\d{4}年\d{1,2}月(?:\d{1,2}[日号])?|\d{8}|(\d{4})([./-])\d{1,2}(?:\2\d{1,2})?"
)
UNTIL_NOW = re.compile(r"至今|现在|长期")
NOTHING_WORDS = frozenset({"无", "暂无", "没有", "无数据", "无记录", "空", "以下空白"})
NAME_SEPARATORS = re.compile(r"[、,;/|\n\r]+|(?<=[^\s])\s{2,}(?=[^\s])")
AND_OTHERS = re.compile(r"等(\d+|[一二三四五六七八九十]+)?[人名位]*$")


def text_of(value: CellValue) -> str:
    """A cell as the words a person reads; whole numbers without a decimal point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def is_blank(value: CellValue) -> bool:
    """Whether a cell is empty, or holds a dash or slash that stands for nothing."""
    return fold(text_of(value)) in ("", "-", "--", "—", "——", "/", "//", "\\")


def says_nothing(value: CellValue) -> bool:
    """Whether a cell is blank, or says in words that there is nothing."""
    return is_blank(value) or fold(text_of(value)) in NOTHING_WORDS


def parse_date(value: CellValue, *, month_is_enough: bool = False) -> date | None:
    """The day a cell names, or None where it names none (2025.2.30 does not exist)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float | int) and _is_serial_day(value):
        return EXCEL_EPOCH + timedelta(days=int(value))
    text = text_of(value)
    if not text or len(text) > LONGEST_DATE or text[0] not in DATE_STARTS:
        return None
    return _date_in(_digits(text), month_is_enough=month_is_enough)


def _is_serial_day(value: float) -> bool:
    """Whether a number is Excel's number of a day. (``in range`` walks through it for a float.)"""
    return SERIAL_DAYS.start <= value < SERIAL_DAYS.stop and float(value).is_integer()


def parse_term(value: CellValue) -> tuple[date, date | None] | None:
    """The term that a cell names: 2024.9.1—2027.8.31, 2024年9月至2027年8月, 2024.9.1至今; or None.

    Where only months are named, a term runs from the first day of one to the last of the other.
    """
    text = _digits(text_of(value))
    days = [found[0] for found in DAY_OR_MONTH.finditer(text)]
    dates = [parse_date(day, month_is_enough=True) for day in days]
    if len(dates) == 1 and dates[0] and UNTIL_NOW.search(text):
        return dates[0], None
    if len(dates) != 2 or dates[0] is None or dates[1] is None:
        return None
    whole_day = parse_date(days[1]) is not None
    return dates[0], dates[1] if whole_day else _last_of_month(dates[1])


def _last_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _date_in(text: str, *, month_is_enough: bool) -> date | None:
    bare = CLOCK.sub("", text).strip() if ":" in text or "时" in text else text
    found = SEPARATED.match(bare) or COMPACT.match(bare)
    if found:
        return _existing(*(int(part) for part in found.groups()))
    if month_is_enough and (found := MONTH_ONLY.match(bare)):
        year, month = (int(part) for part in found.groups() if part)
        return _existing(year, month, 1)
    return None


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _digits(text: str) -> str:
    """二〇二五年十二月三日 as 2025年12月3日; other text half-width, blanks at marks dropped."""
    half = BESIDE_A_DAY.sub("", unicodedata.normalize("NFKC", text)).strip()
    half = re.sub(r"\s*([年月日./\-])\s*", r"\1", half)
    if not re.match(r"[〇○零一二三四五六七八九]{4}年", half):
        return half
    year, _, rest = half.partition("年")
    parts = re.split(r"[月日号]", rest)
    numbers = [str(chinese_number(part)) for part in parts if part]
    return "".join(CHINESE_DIGITS[char] for char in year) + "-" + "-".join(numbers)


def chinese_number(text: str) -> int | None:
    """一 to 九十九, or Arabic digits; None for anything else."""
    if text.isdigit():
        return int(text)
    tens, ten, units = text.rpartition("十")
    if any(char not in CHINESE_DIGITS for char in tens + units):
        return None
    high = int("".join(CHINESE_DIGITS[char] for char in tens) or "1") if ten else 0
    low = int("".join(CHINESE_DIGITS[char] for char in units) or "0")
    return high * 10 + low if ten or units else None


def parse_count(value: CellValue) -> int | None:
    """A whole number with or without its measure word, or None."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, float | int):
        return int(value) if float(value).is_integer() else None
    found = re.fullmatch(r"约?(\d+)[人名位次件个余]*", fold(text_of(value)))
    return int(found[1]) if found else None


def counts_up(cells: Sequence[CellValue]) -> bool:
    """Whether the cells are running numbers: whole numbers, each one more than the number before."""
    texts = [fold(text_of(cell)) for cell in cells if text_of(cell)]
    numbers = [int(text) for text in texts if text.isdecimal()]
    steps = [after - before == 1 for before, after in pairwise(numbers)]
    mostly = NEARLY_ALL * len(texts) <= len(numbers)
    return mostly and len(steps) > 1 and sum(steps) >= NEARLY_ALL * len(steps)


def split_names(text: str) -> tuple[str, ...]:
    """The names in a cell; 张 三 is one name, 等5人 is none."""
    half = unicodedata.normalize("NFKC", text)
    parts = [_joined(part) for part in NAME_SEPARATORS.split(half)]
    names: list[str] = []
    for part in parts:
        names.extend(_by_blank(part))
    cleaned = (AND_OTHERS.sub("", name).removesuffix("同志") for name in names)
    return tuple(name for name in cleaned if name)


def _joined(part: str) -> str:
    """Closes the blank with which two-character names are padded: 张 三."""
    return re.sub(r"^(\S)\s+(\S)$", r"\1\2", part.strip())


def _by_blank(part: str) -> list[str]:
    words = part.split()
    if len(words) > 1 and all(len(word) > 1 for word in words):
        return words
    return ["".join(words)]


def name_and_unit(name: str) -> tuple[str, str]:
    """姓名（部门）: the bare name, and the department where brackets name one."""
    bare, _, bracket = name.partition("(")
    return bare, bracket.rstrip(")")
