"""An empty workbook of a kind, in the words that the reader itself knows."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import xlsxwriter

from jujiao.exchange.readers import READERS
from jujiao.exchange.vocabulary import SheetWords, sheet_vocabulary
from jujiao.kernel.levels import LEVEL_LABELS, Level
from jujiao.kernel.problems import refuse

MONTHS = 12
DATE_WIDTH, WIDTH = 14, 18


def template_kinds() -> dict[str, str]:
    """The kinds of which an empty workbook can be had, with their labels."""
    return {slug: reader.label for slug, reader in READERS.items()}


def write_template(kind: str, out: Path) -> None:
    """Writes the empty workbook. Raises Refused for a kind that there is not, or an existing file."""
    if out.exists():
        raise refuse("file_exists", f"“{out}”已经存在，不覆盖。", remedy="请换一个文件名。")
    out.write_bytes(template_bytes(kind))


def template_bytes(kind: str) -> bytes:
    """The empty workbook. Raises Refused for a kind that there is not."""
    words = next((one for one in sheet_vocabulary() if one.slug == kind), None)
    if words is None:
        known = "、".join(f"{slug}（{label}）" for slug, label in template_kinds().items())
        raise refuse("kind_unknown", f"没有名为“{kind}”的台账。", remedy=f"可以用：{known}。")
    return _workbook(words, READERS[kind].label)


def _workbook(words: SheetWords, label: str) -> bytes:
    buffer = BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet(label[:31])
    headers = ["序号", *(one.header for one in words.columns)]
    if words.months:
        headers += [f"{month}月" for month in range(1, MONTHS + 1)]
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.merge_range(0, 0, 0, len(headers) - 1, f"××××年{label}", title)
    sheet.write(1, 0, "填报单位：")
    sheet.write(1, len(headers) - 1, "填报时间：")
    sheet.write_row(2, 0, headers, head)
    sheet.freeze_panes(3, 0)
    sheet.set_column(0, 0, 6)
    for place, one in enumerate(words.columns, 1):
        dated = one.looks == "date"
        sheet.set_column(place, place, DATE_WIDTH if dated else WIDTH, days if dated else None)
        if one.looks == "level":
            choices = [LEVEL_LABELS[level] for level in sorted(Level, reverse=True)]
            sheet.data_validation(3, place, 2000, place, {"validate": "list", "source": choices})
    book.close()
    return buffer.getvalue()
