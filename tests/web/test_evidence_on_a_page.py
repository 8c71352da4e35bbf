"""佐证: files are kept by their content, come back as files, and never run in the browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from company import Company
from jujiao.evidence.models import Evidence
from web.facts import address, an_article, in_force
from web.reading import links, text

PDF = b"%PDF-1.4 \xe6\xa0\xb7"


@pytest.fixture
def record_address(company: Company) -> str:
    """The page of a record in force."""
    return address(in_force(company, an_article(company)))


def _file(name: str = "样报.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_a_file_is_kept_and_comes_back_as_it_was(
    record_address: str, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    client.post(f"{record_address}files/", {"files": [_file()]})
    [download] = [one for one in links(client.get(record_address)) if "/files/" in one]
    answer = as_("judge").get(download)
    assert answer.content == PDF
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
    assert answer["Content-Type"] == "application/octet-stream"


def test_the_same_name_again_is_the_next_version(
    record_address: str, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    client.post(f"{record_address}files/", {"files": [_file()]})
    client.post(f"{record_address}files/", {"files": [_file(content=PDF + b"2")]})
    assert [one.version for one in Evidence.objects.order_by("version")] == [1, 2]
    assert "第2版" in text(client.get(record_address))


def test_a_file_that_is_not_what_its_name_says_is_refused(
    record_address: str, as_: Callable[[str], Client]
) -> None:
    given = {"files": [_file(content=b"<script>alert(1)</script>")]}
    answer = as_("clerk").post(f"{record_address}files/", given, follow=True)
    assert "文件内容与扩展名不符" in text(answer)
    assert not Evidence.objects.exists()


def test_a_page_to_be_shown_is_no_evidence(
    record_address: str, as_: Callable[[str], Client]
) -> None:
    given = {"files": [_file("页.html", b"<html>")]}
    answer = as_("clerk").post(f"{record_address}files/", given, follow=True)
    assert "不收这种文件" in text(answer)


def test_no_file_chosen_is_said(record_address: str, as_: Callable[[str], Client]) -> None:
    assert "没有选文件" in text(as_("clerk").post(f"{record_address}files/", follow=True))


def test_evidence_comes_with_the_filing(company: Company, as_: Callable[[str], Client]) -> None:
    told = {
        "act": "draft",
        "title": "带附件的",
        "files": [_file()],
    }
    answer = as_("clerk").post("/ledger/article/new/", told, follow=True)
    assert "已收下“样报.pdf”" in text(answer)


def test_a_judge_reads_files_and_adds_none(
    record_address: str, as_: Callable[[str], Client]
) -> None:
    assert as_("judge").post(f"{record_address}files/", {"files": [_file()]}).status_code == 403


def test_a_neighbour_reaches_no_file(record_address: str, as_: Callable[[str], Client]) -> None:
    as_("clerk").post(f"{record_address}files/", {"files": [_file()]})
    kept = Evidence.objects.get()
    assert as_("outsider").get(f"{record_address}files/{kept.pk}/").status_code == 404


def test_a_file_of_one_record_is_not_found_under_another(
    company: Company, record_address: str, as_: Callable[[str], Client]
) -> None:
    as_("clerk").post(f"{record_address}files/", {"files": [_file()]})
    other = address(in_force(company, an_article(company, "另一篇")))
    assert as_("clerk").get(f"{other}files/{Evidence.objects.get().pk}/").status_code == 404
