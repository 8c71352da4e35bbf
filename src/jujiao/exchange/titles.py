"""What stands above the header: the title, whose ledger it is, of which year, as of which day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jujiao.exchange.cells import CHINESE_DIGITS, parse_date, text_of
from jujiao.exchange.workbooks import CellValue
from jujiao.kernel.spelling import fold

SAYS = r"(?:填报|报送|编制|制表|填表|上报|报告|填写|登记|统计|汇总|呈报)"
REPORTING = re.compile(
    rf"(?:{SAYS}(?:单位|部门|法院|机关)(?:\([^)]*\))?:?|单位(?:\([^)]*\))?:)(.*)"
)
FILLED_ON = re.compile(rf"{SAYS}(?:时间|日期|时点)|统计截[止至]|截[止至](?:时间|日期)")
AS_OF = re.compile(r"截至?(?:止|到)?(\d{4}年\d{1,2}月\d{1,2}日|\d{4}[.\-/]\d{1,2}[.\-/]\d{1,2})")
YEAR = re.compile(r"(?<!\d)(20\d{2})(?=年度|年|\)|$|[^\d.\-/年])")
YEAR_AND_MONTH = re.compile(r"(?<!\d)20\d{2}年\d{1,2}月")
CHINESE_YEAR = re.compile(r"([二][〇零○][〇零○一二三四五六七八九]{2})年")
SUPERIOR = re.compile(r"(最高|高级|中级)人民法院$")
GIVEN_BY_IT = re.compile(r"表彰|命名|授予|通报|竞赛|比赛|举办|组织|决定")
"""A title that begins with a superior court and speaks of what it gave is not of that court's ledger."""
LEDGER = re.compile(r"台账|名册|登记|统计|汇总|一览|月报|清单")
COURTS_AT_LARGE = re.compile(r"全|各|本|我|基层|有关")
COURT_AT_START = re.compile(r"(?:20\d{2}年度?)?(?:关于)?([\u4e00-\u9fff]{2,18}?人民法院)")


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above a header, understood. What is not said is None."""

    title: str
    year: int | None = None
    as_of: date | None = None
    court_name: str | None = None
    reporting_unit: str = ""


def heading_of(rows: Sequence[Sequence[CellValue]]) -> Heading:
    """Reads the rows above the header."""
    texts = [fold(text_of(cell)) for row in rows for cell in row if text_of(cell)]
    reporting = next((text for text in texts if REPORTING.match(text)), "")
    titles = [text for text in texts if not REPORTING.match(text) and not FILLED_ON.match(text)]
    title = " ".join(titles)
    unit = _reporting_unit(reporting)
    return Heading(title, _year_in(title), _as_of_in(title), _court(unit, titles), unit)


def _reporting_unit(text: str) -> str:
    found = REPORTING.match(text)
    if found is None:
        return ""
    return FILLED_ON.split(found[1])[0].strip("()_ ")


def _court(unit: str, titles: Sequence[str]) -> str | None:
    """Whose ledger: 填报单位 where it names a court or a part of one, else a title that begins with one."""
    if unit:
        bare = unit.partition("(")[0]
        named = COURT_AT_START.match(bare)
        return named[1] if named else bare if bare.endswith("法院") else None
    for title in titles:
        found = COURT_AT_START.match(title)
        if found and _is_owner(found[1], title):
            return found[1]
    return None


def _is_owner(court: str, title: str) -> bool:
    """Whether a title that begins so is of that court's ledger, and does not speak of courts at large."""
    if COURTS_AT_LARGE.match(court):
        return False
    keeps_books = LEDGER.search(title) and not GIVEN_BY_IT.search(title)
    return bool(keeps_books) if SUPERIOR.search(court) else True


def _as_of_in(title: str) -> date | None:
    found = AS_OF.search(title)
    return parse_date(found[1]) if found else None


def _year_in(title: str) -> int | None:
    """The year a title speaks of; a day up to which a roster is true is none."""
    rest = YEAR_AND_MONTH.sub("", AS_OF.sub("", title))
    chinese = CHINESE_YEAR.search(rest)
    if chinese is not None:
        return int("".join(CHINESE_DIGITS[char] for char in chinese[1]))
    found = YEAR.search(rest)
    return int(found[1]) if found else None
