"""导入: upload, look, correct in place, submit; a second person confirms the whole, and figures move."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from company import Company
from jujiao.exchange.models import ImportBatch
from jujiao.ledger.models import Record
from web.reading import links, main, text

HEADS = ("获奖集体/个人", "部门", "荣誉名称", "授予单位", "级别", "表彰时间", "文号")
GOOD = ("特木尔", "政治部", "全市法院先进个人", "某市中级人民法院", "市级", "2025年3月5日", "")
BAD_DAY = ("娜仁", "政治部", "全市法院先进个人", "某市中级人民法院", "市级", "2025.2.30", "")
NO_LEVEL = ("哈斯", "政治部", "表扬", "有关单位", "", "2025-05-01", "")
UNKNOWN = ("查无此人", "政治部", "全市法院先进个人", "某市中级人民法院", "市级", "2025-06-01", "")
FIGURE = "/figures/honour_persons_city_up/"


def _workbook(
    company: Company, *rows: Sequence[str], year: int = 2025, court: str = ""
) -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "对外表彰"
    sheet.append([f"{court or company.court.name}{year}年荣誉表彰台账"])
    sheet.append(HEADS)
    for row in rows:
        sheet.append(row)
    kept = BytesIO()
    book.save(kept)
    return SimpleUploadedFile("荣誉.xlsx", kept.getvalue())


def _uploaded(company: Company, client: Client, *rows: Sequence[str]) -> str:
    answer = client.post("/import/upload/", {"file": _workbook(company, *rows)})
    return str(answer["Location"])


def _amend(client: Client, address: str, row: int, field: str, typed: str) -> None:
    given = {"sheet": "对外表彰", "row": str(row), "field": field, "text": typed}
    client.post(f"{address}amend/", given)


def test_a_workbook_is_looked_at_before_anything_is_written(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD, BAD_DAY)
    said = text(client.get(address))
    for words in ("2行", "1行可导入", "1行要处理", "日期不成立", "2025.2.30"):
        assert words in said
    assert not Record.objects.exists()


def test_a_bad_cell_is_marked_where_it_stands(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    answer = client.get(_uploaded(company, client, GOOD, BAD_DAY, NO_LEVEL))
    marked = [one.text_content() for one in main(answer).xpath(".//td[@class='bad']")]
    assert marked == ["2025.2.30", "空"]
    numbers = [one.text_content() for one in main(answer).xpath(".//tr[@class='flagged']/td[1]")]
    assert numbers == ["4", "5"]


def test_a_cell_corrected_in_place_is_taken_in(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD, BAD_DAY, NO_LEVEL)
    _amend(client, address, 4, "occurred_on", "2025-02-28")
    _amend(client, address, 5, "award_level", "市级")
    said = text(client.get(address))
    assert "3行可导入" in said
    assert "0行要处理" in said


def test_a_person_the_cell_may_mean_is_offered(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    row = ("木尔", *GOOD[1:])
    answer = client.get(_uploaded(company, client, row))
    assert "就是特木尔（政治部）" in text(answer)


def test_a_row_can_be_skipped_and_taken_back_in(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD, UNKNOWN)
    skip = {"sheet": "对外表彰", "row": "4", "skip": "1"}
    client.post(f"{address}amend/", skip)
    assert "跳过1行" in text(client.get(address))
    client.post(f"{address}amend/", skip)
    assert "1行要处理" in text(client.get(address))


def test_a_second_person_confirms_the_whole_and_the_figure_moves(
    company: Company, as_: Callable[[str], Client]
) -> None:
    clerk, head = as_("clerk"), as_("head")
    address = _uploaded(company, clerk, GOOD, BAD_DAY)
    assert "0→1" in text(clerk.get(address))
    clerk.post(f"{address}submit/")
    assert address in links(head.get("/?show=confirm"))
    answer = head.post(f"{address}confirm/", follow=True)
    assert "已确认，整批生效" in text(answer)
    assert Record.objects.get().confirmed_by_name == "乌仁"
    assert "1名" in text(head.get(FIGURE))


def test_whoever_uploaded_it_does_not_confirm_it(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD)
    client.post(f"{address}submit/")
    assert "上传的人不能自己确认" in text(client.get(address))
    answer = client.post(f"{address}confirm/", follow=True)
    assert "录入人不能自己办" in text(answer)
    assert not Record.objects.exists()


def test_submitting_can_be_taken_back(company: Company, as_: Callable[[str], Client]) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD)
    client.post(f"{address}submit/")
    client.post(f"{address}recall/")
    assert ImportBatch.objects.get().state == "uploaded"


def test_a_batch_given_up_leaves_the_ledger_as_it_was(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    address = _uploaded(company, client, GOOD)
    client.post(f"{address}discard/")
    assert ImportBatch.objects.get().state == "discarded"
    assert not Record.objects.exists()


def test_another_court_s_workbook_is_refused_with_both_named(
    company: Company, as_: Callable[[str], Client]
) -> None:
    given = {"file": _workbook(company, GOOD, court=company.neighbour.name)}
    answer = as_("clerk").post("/import/upload/", given, follow=True)
    assert company.neighbour.name in text(answer)
    assert not ImportBatch.objects.exists()


def test_another_year_s_workbook_is_refused(company: Company, as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").post(
        "/import/upload/", {"file": _workbook(company, GOOD, year=2023)}, follow=True
    )
    assert "2023" in text(answer)
    assert not ImportBatch.objects.exists()


def test_what_is_no_workbook_is_said_in_words(
    company: Company, as_: Callable[[str], Client]
) -> None:
    for name, content in (
        ("空.xlsx", b""),
        ("字.xlsx", b"not a workbook"),
        ("坏.xlsx", b"PK\x03\x04"),
    ):
        given = {"file": SimpleUploadedFile(name, content)}
        answer = as_("clerk").post("/import/upload/", given, follow=True)
        assert main(answer).xpath(".//*[contains(@class,'message')]"), name
    assert not ImportBatch.objects.exists()


def test_a_judge_brings_nothing_in(company: Company, as_: Callable[[str], Client]) -> None:
    address = _uploaded(company, as_("clerk"), GOOD)
    assert as_("judge").get("/import/").status_code == 403
    assert as_("judge").get(address).status_code == 403
    given = {"file": _workbook(company, GOOD)}
    assert as_("judge").post("/import/upload/", given).status_code == 403


def test_a_neighbour_finds_no_batch(company: Company, as_: Callable[[str], Client]) -> None:
    address = _uploaded(company, as_("clerk"), GOOD)
    assert as_("outsider").get(address).status_code == 404
    assert as_("outsider").post(f"{address}submit/").status_code == 404


def test_what_was_exported_reads_back_as_known(
    company: Company, as_: Callable[[str], Client]
) -> None:
    clerk = as_("clerk")
    address = _uploaded(company, clerk, GOOD)
    clerk.post(f"{address}submit/")
    as_("head").post(f"{address}confirm/")
    content = clerk.get("/ledger/honours/export/").content
    given = {"file": SimpleUploadedFile("导出.xlsx", content)}
    answer = clerk.post("/import/upload/", given, follow=True)
    said = text(answer)
    assert "0行可导入" in said
    assert "1行已在台账" in said
