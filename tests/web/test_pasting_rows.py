"""从Excel粘贴: rows copied with their head are looked at like a workbook, and nothing runs as a formula."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from company import Company
from jujiao.ledger.models import Record
from web.reading import text

As = Callable[[str], Client]
HEAD = "获奖集体/个人\t荣誉名称\t授予单位\t级别\t表彰时间"
ROW = "特木尔\t办案标兵\t某市中级人民法院\t市级\t2025-05-04"


def _pasted(client: Client, rows: str) -> str:
    """What the page of the upload says of all rows."""
    answer = client.post("/paste/", {"register": "honours", "rows": rows})
    return text(client.get(f"{answer['Location']}?show=all"))


def test_rows_are_looked_at_before_anything_is_in_the_ledger(company: Company, as_: As) -> None:
    said = _pasted(as_("clerk"), f"{HEAD}\n{ROW}")
    assert "粘贴的" in said
    assert "办案标兵" in said
    assert Record.objects.count() == 0


def test_what_looks_like_a_formula_stays_text(company: Company, as_: As) -> None:
    said = _pasted(as_("clerk"), f"{HEAD}\n{ROW.replace('办案标兵', '=1+1')}")
    assert "=1+1" in said


def test_rows_without_a_head_are_refused_in_words(company: Company, as_: As) -> None:
    answer = as_("clerk").post("/paste/", {"register": "honours", "rows": "一行字"})
    assert answer.status_code == 422
    assert "没有认出表头和行" in text(answer)


def test_a_row_that_is_shorter_than_its_head_is_read_as_far_as_it_goes(
    company: Company, as_: As
) -> None:
    assert "办案标兵" in _pasted(as_("clerk"), f"{HEAD}\n特木尔\t办案标兵")


def test_only_those_who_bring_ledgers_in_may_paste(company: Company, as_: As) -> None:
    assert as_("judge").get("/paste/").status_code == 403


def test_a_whole_sheet_is_taken_and_a_cell_with_a_line_break_stays_one_cell(
    company: Company, as_: As
) -> None:
    many = "\n".join(ROW.replace("办案标兵", f"办案标兵{number}") for number in range(300))
    broken = ROW.replace("办案标兵", '"办案\n标兵"')
    said = _pasted(as_("clerk"), f"{HEAD}\n{many}\n{broken}")
    assert "提交301行" in said


def test_a_sheet_whose_first_head_is_blank_keeps_its_columns(company: Company, as_: As) -> None:
    said = _pasted(as_("clerk"), f"\t{HEAD}\n1\t{ROW}")
    assert "特木尔" in said
    assert "办案标兵" in said
