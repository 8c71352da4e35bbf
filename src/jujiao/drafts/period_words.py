"""The time a claim speaks of: this year, another year, a history longer than a year, a stock at a day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from jujiao.drafts.layout import Layout
from jujiao.drafts.signs import TO, YEAR, C


class Time(Enum):
    """Against what a claim could be checked."""

    UNSAID = "unsaid"
    THIS_YEAR = "this year"
    NAMED_YEAR = "named year"
    EARLIER_YEAR = "earlier year"
    PART_OF_YEAR = "part of a year"
    HISTORY = "history"


@dataclass(frozen=True, slots=True)
class PeriodFound:
    """The time in the text's own words."""

    words: str = ""
    time: Time = Time.UNSAID
    year: int | None = None


UNSAID = PeriodFound()
WORDS = re.compile(
    rf"(?P<history>(?:自|从)?{YEAR}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:以来|至今|起)|{YEAR}年?{TO}{YEAR}年"
    rf"|近?(?:\d{{1,2}}|{C}{{1,2}})(?<!一)年(?:多)?(?:来|间|以来)|(?:过去|近)(?:\d{{1,2}}|{C}{{1,2}})年|历年|“?十[三四五]五”?以来|成立以来|建院以来"
    rf"|连续[^,;。]{{0,6}}年)"
    rf"|(?P<part>(?:{YEAR}年|今年)?(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])(?:{TO}|月{TO})(?:\d{{1,2}}|十[一二]?|[一二三四五六七八九])月"
    rf"|(?:{YEAR}年|今年)?(?:上半年|下半年|[前第]?[一二三四1-4]季度)|截[至止]到?[^,;。]{{1,14}}[月日底])"
    rf"|(?P<earlier>去年|上年|上一年度?|前年|去年同期|上年度)"
    rf"|(?P<named>{YEAR}年(?:度|内)?)"
    rf"|(?P<this>全年|今年以来|今年|本年度?|年内|一年来|年度)"
)
CHINESE_YEAR = str.maketrans("零〇一二三四五六七八九", "00123456789")
COMPARED = re.compile(r"(?:较|比|同比|于|是|超过|由|从|的)[^,;。]{0,2}\Z")


def period_of(layout: Layout, place: int) -> PeriodFound:
    """The last time named before the place in its sentence, titles and comparisons left out."""
    sentence = layout.sentence(place)
    found = [
        one
        for one in WORDS.finditer(layout.text, sentence.start, place)
        if layout.titles.holding(one.start()) is None
        and layout.names.holding(one.start()) is None
        and not COMPARED.search(layout.text, sentence.start, one.start())
    ]
    return _period(found[-1]) if found else UNSAID


def _period(found: re.Match[str]) -> PeriodFound:
    times = {
        "history": Time.HISTORY,
        "part": Time.PART_OF_YEAR,
        "earlier": Time.EARLIER_YEAR,
        "named": Time.NAMED_YEAR,
        "this": Time.THIS_YEAR,
    }
    year = re.search(YEAR, found.group())
    number = int(year.group().translate(CHINESE_YEAR)) if year else None
    return PeriodFound(found.group(), times[found.lastgroup or "this"], number)
