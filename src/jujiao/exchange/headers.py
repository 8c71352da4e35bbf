"""The header row of a sheet: where it may stand, and in which forms each header can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jujiao.exchange.cells import chinese_number, parse_date, text_of
from jujiao.exchange.vocabulary import known_headers
from jujiao.exchange.workbooks import Grid
from jujiao.kernel.spelling import fold

HEADER_ROWS = 12
LIKELY_HEADERS, SPEAKING = 3, 2
MONTHS = 12
MARKS = "*＊※★●☆:：.。、 "
BRACKETED = re.compile(r"\([^()]*\)|〔[^〕]*〕|\[[^\]]*\]|【[^】]*】")
MONTH_HEADER = re.compile(
    r"^(?:20\d{2}[年./-])?0?(\d{1,2}|[一二三四五六七八九十]{1,2})(?:月份?.{0,6})?$"
)
CLERICAL = re.compile(
    r"^(序号?|编号|序列号|次序|行号|号|NO|备注|说明|其他|附件|链接|网址|链接地址|字数|稿酬|稿费|积分|得分|住址|照片|图片|签名|签字|.{0,4}份数|签发人|拟稿人|批准人|记录人|阅读量|播放量|点击量|时长)$"
    r"|电话|手机|联系(人|方式)|身份证|学历|学位|专业|籍贯|证书编号|工号|邮箱"
    r"|(填报|填表|上报|报送|录入|登记|更新|统计|制表|审核|复核|核对|归档|存档|经办|校对|审签|审批状态)"
    r"(人|人员|单位|时间|日期|状态|情况|意见|部门)?$"
    r"|责任编辑|培养联系人|^全年|^(合计|小计|总计|累计)"
)
"""Headers of columns that say nothing about the fact: who typed it, when, whom to ring."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header: ``said`` as it stands in the sheet, ``forms`` as it is compared.

    The forms are the header with and without the one that spans it (聘期 over 起), each with and
    without its explanation in brackets.
    """

    said: str
    own: str
    forms: tuple[str, ...]

    @property
    def is_clerical(self) -> bool:
        """Whether the column is of the office and not of the fact."""
        return any(CLERICAL.search(form) for form in self.forms[:2])

    @property
    def month(self) -> int | None:
        """The month that the header is, or None."""
        found = MONTH_HEADER.match(BRACKETED.sub("", self.own))
        number = chinese_number(found[1]) if found else None
        return number if number is not None and 1 <= number <= MONTHS else None


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """A row that may be the header; ``titles_end`` is where the rows of titles above it end."""

    index: int
    headers: tuple[Header, ...]
    titles_end: int


def likely_headers(grid: Grid) -> list[HeaderRow]:
    """The few rows near the top that say most words of the vocabulary."""
    rows = [(_words_known(headers), index, headers) for index, headers in _header_rows(grid)]
    speaking = [index for known, index, _ in rows if known >= SPEAKING]
    best = sorted(rows, key=lambda row: (-row[0], row[1]))[:LIKELY_HEADERS]
    return [HeaderRow(index, headers, min([*speaking, index])) for _, index, headers in best]


def months_of(headers: Sequence[Header]) -> dict[int, int]:
    """Month → column, of the headers that are months."""
    months: dict[int, int] = {}
    for place, header in enumerate(headers):
        if header.month is not None:
            months.setdefault(header.month, place)
    return months


def _words_known(headers: Sequence[Header]) -> int:
    return sum(any(form in known_headers() for form in header.forms) for header in headers)


def _header_rows(grid: Grid) -> Iterator[tuple[int, tuple[Header, ...]]]:
    """Rows that may be headers, from the top: several texts in separate cells, and no day among them."""
    for index, row in enumerate(grid.rows[:HEADER_ROWS]):
        headers = _headers(grid, index)
        if any(parse_date(cell) for cell in row):
            continue
        texts = {header.own for header in headers if header.own}
        wide = any(
            first == last == index and right - left + 1 >= max(2, len(texts))
            for first, last, left, right in grid.merged
        )
        if len(texts) > 1 and not (wide and sum(bool(text_of(cell)) for cell in row) == 1):
            yield index, headers


def _headers(grid: Grid, index: int) -> tuple[Header, ...]:
    """The headers of a row: what stands in it, what reaches into it, what spans it from above."""
    said = [text_of(cell) for cell in grid.rows[index]]
    over = [""] * len(said)
    for first, last, left, right in grid.merged:
        above = text_of(grid.rows[first][left]) if first < len(grid.rows) else ""
        reaches = first < index <= last
        spans = last == index - 1 and left < right and _has_neighbours(grid, first, left, right)
        for place in range(left, min(right + 1, len(said))):
            if reaches and not said[place]:
                said[place] = above
            elif spans and said[place]:
                over[place] = above
    return tuple(_header(text, above) for text, above in zip(said, over, strict=True))


def _has_neighbours(grid: Grid, row: int, left: int, right: int) -> bool:
    """A merged cell with neighbours beside it is a header over a few columns, not a title."""
    beside = [cell for place, cell in enumerate(grid.rows[row]) if not left <= place <= right]
    return any(text_of(cell) for cell in beside)


def _header(said: str, over: str) -> Header:
    own = fold(said).strip(MARKS)
    whole = fold(over).strip(MARKS) + own if over else own
    bare = [BRACKETED.sub("", form) for form in (own, whole)]
    return Header(said, own, tuple(dict.fromkeys(form for form in (own, whole, *bare) if form)))
