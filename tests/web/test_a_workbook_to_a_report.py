"""The main job in a real browser: a workbook goes up, is mended and confirmed, and comes out as a figure
that opens to its row and stands in the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from playwright.sync_api import Page

from company import Company

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Page]
HEADERS = ("序号", "标题", "作者", "刊发媒体", "级别", "刊发日期", "首发/转载")


def a_workbook(court: str, path: Path) -> Path:
    """Two articles; the level of the second is not said, and no table tells it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append((f"{court}2025年信息宣传台账",))
    sheet.append(HEADERS)
    sheet.append((1, "草原上的调解", "特木尔", "某市日报", "市级", "2025.3.5", "首发"))
    sheet.append((2, "马背上的送达", "特木尔", "某市晚报", None, "2025年4月1日", "首发"))
    book.save(path)
    return path


def value(page: Page) -> str:
    page.goto("/figures/articles_city/")
    return page.inner_text(".big .value")


def test_uploaded_mended_confirmed_counted_and_reported(
    staffed: Company, visit: Visit, tmp_path: Path
) -> None:
    clerk, head = visit("clerk"), visit("head")
    clerk.goto("/import/")
    clerk.set_input_files("input[type=file]", a_workbook(staffed.court.name, tmp_path / "x.xlsx"))
    clerk.click("button:has-text('上传核对')")
    clerk.wait_for_selector("text=缺级别")
    clerk.select_option("select[name=text]", label="市级")
    clerk.click("button:has-text('改好')")
    clerk.click("button:has-text('提交2行')")
    head.goto(clerk.url)
    head.click("button:has-text('确认整批')")
    head.wait_for_load_state()
    assert value(head) == "2篇"
    head.click(".ledger .title a >> nth=0")
    head.wait_for_selector("h1:has-text('马背上的送达')")
    head.goto("/reports/annual/")
    with head.expect_download() as waiting:
        head.click("a[href$='file.docx']")
    with ZipFile(waiting.value.path()) as paper:
        assert "2篇" in "".join(_texts(paper.read("word/document.xml").decode()))


def _texts(xml: str) -> list[str]:
    return [part.partition("</w:t>")[0].rpartition(">")[2] for part in xml.split("<w:t")[1:]]
