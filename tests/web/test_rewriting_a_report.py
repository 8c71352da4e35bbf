"""改写文书: people's words around live figures, the sentence without one said, last year's text beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.catalogue.reports.annual import ANNUAL
from jujiao.reports.models import RewrittenPassage
from jujiao.reports.passages import passage_names
from jujiao.reports.services import ReportRequest, issue_report
from web.conftest import NOW
from web.facts import an_article, in_force, kept
from web.reading import links, text

As = Callable[[str], Client]
EDIT = f"/reports/{ANNUAL.slug}/edit/"
PASSAGE = passage_names(ANNUAL)[1]
WORDS = "刊发市级稿件{articles_city}。大家都很努力。"


def _year(company: Company) -> None:
    kept(company, "articles")
    in_force(company, an_article(company))


def _rewrite(client: Client, words: str, version: str = "0", name: str = PASSAGE) -> HttpResponse:
    return client.post(EDIT, {"passage": name, "words": words, "version": version})


def test_the_words_are_people_s_and_the_figure_stays_live(company: Company, as_: As) -> None:
    _year(company)
    client = as_("clerk")
    assert _rewrite(client, WORDS).status_code == 302
    assert "刊发市级稿件1篇" in text(client.get(f"/reports/{ANNUAL.slug}/"))
    in_force(company, an_article(company, "又一篇", on=date(2025, 11, 4)))
    assert "刊发市级稿件2篇" in text(client.get(f"/reports/{ANNUAL.slug}/"))


def test_a_sentence_without_a_figure_says_that_no_record_stands_behind_it(
    company: Company, as_: As
) -> None:
    _year(company)
    client = as_("clerk")
    _rewrite(client, WORDS)
    assert "台账没有对应记录：大家都很努力。" in text(client.get(EDIT))


def test_an_unknown_figure_is_named_and_the_words_stay(company: Company, as_: As) -> None:
    _year(company)
    answer = _rewrite(as_("clerk"), "共{nobody_knows}。")
    assert answer.status_code == 422
    assert "没有名为“nobody_knows”的数字" in text(answer)
    assert "共{nobody_knows}。" in text(answer)


def test_what_somebody_else_has_rewritten_meanwhile_is_not_overwritten(
    company: Company, as_: As
) -> None:
    _year(company)
    _rewrite(as_("clerk"), WORDS)
    answer = _rewrite(as_("head"), "另一种说法。")
    assert answer.status_code == 422
    assert "刚被别人改过" in text(answer)


def test_a_passage_that_is_emptied_is_the_ledger_s_again(company: Company, as_: As) -> None:
    _year(company)
    client = as_("clerk")
    _rewrite(client, WORDS)
    _rewrite(client, "", "1")
    assert RewrittenPassage.objects.get(passage=PASSAGE).words == ""


def test_last_year_s_report_stands_beside_it(company: Company, as_: As) -> None:
    kept(company, "articles", year=2024)
    in_force(company, an_article(company, "去年的", on=date(2024, 3, 1)))
    asked = ReportRequest(company.court.pk, ANNUAL.slug, 2024)
    issue_report(asked, by=company.actor("head"), at=NOW)
    _year(company)
    client = as_("clerk")
    assert "去年：" in text(client.get(f"{EDIT}?year=2025"))


def test_only_writers_rewrite(company: Company, as_: As) -> None:
    _year(company)
    assert as_("judge").get(EDIT).status_code == 403
    assert EDIT in links(as_("clerk").get(f"/reports/{ANNUAL.slug}/"))
    assert EDIT not in links(as_("judge").get(f"/reports/{ANNUAL.slug}/"))


def test_a_report_that_cannot_be_written_as_a_file_says_why(company: Company, as_: As) -> None:
    answer = as_("clerk").get(f"/reports/{ANNUAL.slug}/file.docx")
    assert answer.status_code != 404
    assert "台账" in text(answer)
