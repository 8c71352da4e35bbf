"""数字核对 on the screen: handed in, judged, decided figure by figure, taken away; by whom, and by whom not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from company import Company
from web.facts import an_article, in_force, kept
from web.reading import links, main, text

WORDS = "示例旗人民法院2025年工作综述\n全年在市级刊物发表文章3篇。全市法院共有31个集体受到表彰。\n"
As = Callable[[str], Client]


@pytest.fixture
def one_article(company: Company) -> None:
    """The ledger knows one article of the year in a city's paper."""
    kept(company, "articles")
    in_force(company, an_article(company))


def handed_in(client: Client, words: str = WORDS) -> HttpResponse:
    """The words pasted and checked."""
    answer = client.post("/drafts/", {"words": words, "title": "年终综述"}, follow=True)
    assert answer.status_code == 200
    return answer  # type: ignore[return-value]


def address(answer: HttpResponse) -> str:
    """The page of the check."""
    return str(answer.request["PATH_INFO"])  # type: ignore[attr-defined]


def start_of(words: str) -> int:
    """Where these words begin in the text."""
    return WORDS.index(words)


def test_pasted_words_come_back_with_every_figure_judged(one_article: None, as_: As) -> None:
    shown = text(handed_in(as_("clerk")))
    assert "年终综述" in shown
    assert "草稿写3篇" in shown
    assert "这是上级或整个系统的数字" in shown


def test_a_file_is_read_like_pasted_words(one_article: None, as_: As) -> None:
    file = SimpleUploadedFile("综述.txt", WORDS.encode())
    answer = as_("clerk").post("/drafts/", {"file": file}, follow=True)
    assert "草稿写3篇" in text(answer)


def test_what_cannot_be_read_is_refused_and_the_words_stay(one_article: None, as_: As) -> None:
    file = SimpleUploadedFile("扫描.pdf", b"%PDF-1.7")
    answer = as_("clerk").post("/drafts/", {"file": file, "words": "别丢了我"})
    assert answer.status_code == 422
    assert "这是扫描的PDF" in text(answer)
    assert main(answer).xpath(".//textarea[@name='words']")[0].text == "别丢了我"


def test_nothing_sent_is_said_in_words(company: Company, as_: As) -> None:
    answer = as_("clerk").post("/drafts/", {})
    assert answer.status_code == 422
    assert "没有选文件，也没有粘贴文字" in text(answer)


def test_a_verdict_alone_is_listed_where_it_is_asked_for(one_article: None, as_: As) -> None:
    client = as_("clerk")
    at = address(handed_in(client))
    listed = main(client.get(f"{at}?verdict=not_ours")).xpath(
        ".//ol[contains(@class,'figure-list')]/li"
    )
    assert len(listed) == 1
    assert "31个" in listed[0].text_content()


def test_the_ledgers_number_is_taken_by_one_click(one_article: None, as_: As) -> None:
    client = as_("clerk")
    at = address(handed_in(client))
    answer = client.post(f"{at}{start_of('3篇')}/take/", follow=True)
    assert "采用台账数" in text(answer)
    corrected = client.get(f"{at}file/corrected/").content.decode()
    assert "发表文章1篇" in corrected
    assert "31个集体" in corrected


def test_keeping_the_drafts_number_asks_for_a_reason(one_article: None, as_: As) -> None:
    client = as_("clerk")
    at = address(handed_in(client))
    refused = client.post(f"{at}{start_of('3篇')}/keep/", {"reason": ""})
    assert refused.status_code == 422
    assert "没有填理由" in text(refused)
    kept_so = client.post(f"{at}{start_of('3篇')}/keep/", {"reason": "含转载"}, follow=True)
    assert "说明后保留：含转载" in text(kept_so)


def test_a_corrected_binding_is_remembered_for_the_next_check(one_article: None, as_: As) -> None:
    client = as_("clerk")
    at = address(handed_in(client))
    client.post(f"{at}{start_of('3篇')}/bind/", {"slug": "none"})
    again = client.post(f"{at}again/", follow=True)
    assert address(again) != at  # type: ignore[arg-type]
    assert "草稿写3篇" not in text(again)  # type: ignore[arg-type]


def test_the_sheet_and_the_data_are_files(one_article: None, as_: As) -> None:
    client = as_("clerk")
    at = address(handed_in(client))
    assert client.get(f"{at}file/sheet-docx/").content.startswith(b"PK")
    assert client.get(f"{at}file/json/")["Content-Type"] == "application/json"
    assert client.get(f"{at}file/anything/").status_code == 404


def test_a_text_without_word_gets_no_comments(one_article: None, as_: As) -> None:
    client = as_("clerk")
    answer = handed_in(client)
    assert not [one for one in links(answer) if "annotated" in one]
    told = client.get(f"{address(answer)}file/annotated/", follow=True)
    assert "只有docx可以加批注" in text(told)  # type: ignore[arg-type]


def test_a_court_teaches_its_own_words(company: Company, as_: As) -> None:
    client = as_("clerk")
    told = client.post("/drafts/words/alias/", {"alias": "示例法院"}, follow=True)
    assert "示例法院" in text(told)  # type: ignore[arg-type]
    short = client.post("/drafts/words/alias/", {"alias": "院"})
    assert short.status_code == 422


def test_a_member_of_staff_does_not_check_drafts(company: Company, as_: As) -> None:
    assert as_("judge").get("/drafts/").status_code == 403


def test_a_secretary_checks_but_does_not_teach_words(one_article: None, as_: As) -> None:
    client = as_("secretary")
    assert "增加一个说法" not in text(client.get("/drafts/"))  # type: ignore[arg-type]
    answer = client.post("/drafts/words/alias/", {"alias": "示例法院"})
    assert answer.status_code == 403


def test_another_courts_check_looks_like_none(one_article: None, as_: As) -> None:
    at = address(handed_in(as_("clerk")))
    outsider = as_("outsider")
    assert outsider.get(at).status_code == 404
    assert outsider.get(f"{at}file/json/").status_code == 404
    assert outsider.post(f"{at}{start_of('3篇')}/take/").status_code == 404
