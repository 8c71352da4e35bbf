"""文书: a draft whose figures open to their rows, files of it, issuing, and what changed since."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from company import Company
from jujiao.reports.models import IssuedReport
from web.facts import address, an_article, an_honour_of, in_force, kept
from web.reading import links, text

ANNUAL = "/reports/annual/"
FIGURE = "/figures/honour_persons_city_up/"


@pytest.fixture
def honoured(company: Company) -> Company:
    """A year with one honour in it."""
    in_force(company, an_honour_of(company, "judge"))
    kept(company, "honours")
    return company


def test_a_draft_s_figures_open_to_their_rows(
    honoured: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get(ANNUAL)
    assert honoured.court.name in text(answer)
    assert "1名" in text(answer)
    assert FIGURE in links(answer)


def test_without_a_ledger_there_is_no_report_and_the_page_says_why(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get(ANNUAL)
    assert answer.status_code == 200
    assert "还没有2025年的台账" in text(answer)


def test_the_draft_can_be_taken_along(honoured: Company, as_: Callable[[str], Client]) -> None:
    answer = as_("judge").get(f"{ANNUAL}file.docx")
    assert answer.content.startswith(b"PK")
    assert answer["Content-Disposition"].startswith("attachment")
    assert as_("judge").get(f"{ANNUAL}file.exe").status_code == 404


def test_issuing_numbers_and_freezes_it(honoured: Company, as_: Callable[[str], Client]) -> None:
    client = as_("head")
    issued = client.post(f"{ANNUAL}issue/")["Location"]
    assert "〔2025〕1号" in text(client.get(issued))
    assert issued in links(client.get("/reports/"))


def test_what_the_ledger_says_later_stands_beside_the_issued_paper(
    honoured: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("head")
    issued = client.post(f"{ANNUAL}issue/")["Location"]
    in_force(honoured, an_honour_of(honoured, "clerk"))
    said = text(client.get(issued))
    assert "印发后的更正" in said
    assert "获市级以上荣誉表彰个人" in said
    again = client.post(f"{ANNUAL}issue/")["Location"]
    assert again != issued
    assert "更正了〔2025〕1号" in text(client.get(again))


def test_a_clerk_reads_and_does_not_issue(honoured: Company, as_: Callable[[str], Client]) -> None:
    assert as_("clerk").post(f"{ANNUAL}issue/").status_code == 403
    assert "印发" not in text(as_("clerk").get(ANNUAL))


def test_a_neighbour_s_paper_is_not_found(honoured: Company, as_: Callable[[str], Client]) -> None:
    issued = as_("head").post(f"{ANNUAL}issue/")["Location"]
    assert as_("outsider").get(issued).status_code == 404
    assert as_("outsider").get(f"{issued}file.docx").status_code == 404


def test_a_figure_says_in_which_papers_it_stands(
    honoured: Company, as_: Callable[[str], Client]
) -> None:
    issued = as_("head").post(f"{ANNUAL}issue/")["Location"]
    answer = as_("judge").get(FIGURE)
    assert "用在何处" in text(answer)
    assert issued in links(answer)
    record = in_force(honoured, an_honour_of(honoured, "head", "又一个"))
    assert "不一致" in text(as_("judge").get(FIGURE))
    assert address(record) in links(as_("judge").get(FIGURE))


def test_an_issued_paper_says_where_it_was_published(
    honoured: Company, as_: Callable[[str], Client]
) -> None:
    issued = as_("head").post(f"{ANNUAL}issue/")["Location"]
    article = in_force(honoured, an_article(honoured, "队伍建设的一年"))
    assert "见刊" not in text(as_("judge").get(issued))
    paper = IssuedReport.objects.get()
    sent = {"paper": f"report-{paper.pk}"}
    assert as_("clerk").post(f"/capability/publicity/{article.public_id}/trace/", sent)
    answer = as_("judge").get(issued)
    assert "某市日报" in text(answer)
    assert address(article) in links(answer)
