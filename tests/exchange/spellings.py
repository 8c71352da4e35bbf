"""How a house style spells what a cell means: dates, names, words, and nothing at all."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from exchange.invented_people import Somebody
from exchange.ledger_values import Word

DIGITS = "〇一二三四五六七八九"
WIDE = str.maketrans("0123456789.-/()", "０１２３４５６７８９．－／（）")


def han(number: int) -> str:
    """A number below one hundred as it is read."""
    if number < 10:
        return DIGITS[number]
    tens, ones = divmod(number, 10)
    return ("" if tens == 1 else DIGITS[tens]) + "十" + (DIGITS[ones] if ones else "")


def han_year(year: int) -> str:
    """2024 as 二〇二四."""
    return "".join(DIGITS[int(digit)] for digit in str(year))


DATES: dict[str, Callable[[date], Any]] = {
    "dot": lambda on: f"{on.year}.{on.month}.{on.day}",
    "dot0": lambda on: f"{on:%Y.%m.%d}",
    "iso": lambda on: f"{on:%Y-%m-%d}",
    "dash": lambda on: f"{on.year}-{on.month}-{on.day}",
    "slash": lambda on: f"{on.year}/{on.month}/{on.day}",
    "cn": lambda on: f"{on.year}年{on.month}月{on.day}日",
    "cn0": lambda on: f"{on:%Y年%m月%d日}",
    "colloquial": lambda on: f"{on.year}年{on.month}月{on.day}号",
    "compact": lambda on: f"{on:%Y%m%d}",
    "integer": lambda on: int(f"{on:%Y%m%d}"),
    "wide": lambda on: f"{on.year}.{on.month}.{on.day}".translate(WIDE),
    "wide_cn": lambda on: f"{on.year}年{on.month}月{on.day}日".translate(WIDE),
    "spaced": lambda on: f"{on.year}. {on.month}. {on.day}",
    "spaced_cn": lambda on: f" {on.year} 年 {on.month} 月 {on.day} 日",
    "stamp": lambda on: f"{on:%Y-%m-%d} 00:00:00",
    "han": lambda on: f"{han_year(on.year)}年{han(on.month)}月{han(on.day)}日",
    "excel": lambda on: datetime(on.year, on.month, on.day),
}


class Spelling:
    """Spells values the way one house does; what varies in the house varies by its seed."""

    def __init__(self, style: dict[str, Any]) -> None:
        spelling = style.get("spelling", {})
        self.words: dict[str, Any] = style["words"]
        self.chance = random.Random(style["court"]["seed"] + 1)
        self.dates: list[str] = spelling.get("dates", ["dot", "excel", "cn", "iso"])
        self.separators: list[str] = spelling.get("separators", ["、"])
        self.nothing: list[Any] = spelling.get("nothing", [""])
        self.padded: bool = spelling.get("padded_names", False)

    def cell(self, value: Any) -> Any:
        """What is written into the cell."""
        match value:
            case None:
                return self.chance.choice(self.nothing) or None
            case Word():
                return self.word(value)
            case date():
                return DATES[self.chance.choice(self.dates)](value)
            case Somebody():
                return self.name(value.name)
            case list():
                return self.chance.choice(self.separators).join(self.name(one) for one in value)
        return value

    def name(self, who: Somebody | str) -> str:
        """A name; some houses stretch names of two characters to the width of three."""
        name = who.name if isinstance(who, Somebody) else who
        return f"{name[0]}　{name[1]}" if self.padded and len(name) == 2 else name

    def word(self, word: Word) -> Any:
        """The house's word, or one of its words; serial words are patterns."""
        listed = self.words[word.of]
        if isinstance(listed, str):
            number = int(word.key)
            return listed.format(n=number, han=han(number))
        chosen = listed[word.key]
        return self.chance.choice(chosen) if isinstance(chosen, list) else chosen

    def span(self, since: Any, until: Any, join: str) -> str:
        """A term in one cell."""
        spell = DATES[next(name for name in self.dates if name not in ("excel", "integer"))]
        return f"{spell(since)}{join}{spell(until) if until else ''}"
