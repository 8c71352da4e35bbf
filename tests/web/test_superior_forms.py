"""上级报表: a blank is handed in, its cells are gone through once, and from then on it is filled by one click."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from company import Company
from jujiao.blanks.models import FormTemplate
from jujiao.catalogue import INDICATORS
from superior_form import a_form
from web.facts import an_article, in_force, kept
from web.reading import links, main, text

As = Callable[[str], Client]
ARTICLES = "汇总!C8"
CITY_ARTICLES = INDICATORS["articles_city"].name


def _handed_in(client: Client, path: Path) -> HttpResponse:
    file = SimpleUploadedFile(path.name, path.read_bytes())
    return client.post("/forms/begin/", {"files": file, "name": "队伍表"})


def _template(client: Client, folder: Path) -> FormTemplate:
    _handed_in(client, a_form(folder))
    return FormTemplate.objects.get(name="队伍表")


def _url(template: FormTemplate, name: str = "") -> str:
    return f"/forms/{template.public_id}/" + (f"{name}/" if name else "")


def _as_proposed(template: FormTemplate, client: Client) -> dict[str, str]:
    """The form as a browser would send it back unchanged."""
    return dict(_inputs(client.get(_url(template))))


def _inputs(answer: HttpResponse) -> list[tuple[str, str]]:
    body = main(answer)
    typed = [(str(one.get("name")), str(one.get("value") or "")) for one in body.xpath(".//input")]
    chosen = [
        (str(one.get("name")), str((one.xpath("./option[@selected]/@value") or [""])[0]))
        for one in body.xpath(".//select")
    ]
    return [one for one in (*typed, *chosen) if one[0] != "csrfmiddlewaretoken"]


def test_a_blank_is_handed_in_and_its_cells_are_proposed(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("clerk")
    template = _template(client, tmp_path)
    shown = client.get(_url(template))
    assert shown.status_code == 200
    values = {value for _, value in _inputs(shown)}
    assert INDICATORS["articles_city"].name in values
    assert "{court}" in values


def test_it_is_filled_by_one_click_and_each_cell_opens(
    company: Company, as_: As, tmp_path: Path
) -> None:
    kept(company, "articles")
    in_force(company, an_article(company))
    client = as_("clerk")
    template = _template(client, tmp_path)
    filled = client.get(_url(template, "fill"))
    assert ARTICLES in text(filled)
    assert any(one.startswith("/figures/articles_city/") for one in links(filled))
    book = openpyxl.load_workbook(BytesIO(client.get(_url(template, "file")).content))
    assert book["汇总"]["C8"].value == 1
    assert book["汇总"]["B2"].value == company.court.name
    assert book["汇总"]["C9"].value == "=C4+C5"


def test_what_nobody_knows_stays_blank_and_is_said(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("clerk")
    template = _template(client, tmp_path)
    said = text(client.get(_url(template, "fill")))
    assert "留空的" in said
    assert ARTICLES in said
    book = openpyxl.load_workbook(BytesIO(client.get(_url(template, "file")).content))
    assert book["汇总"]["C8"].value is None


def test_a_cell_that_was_told_otherwise_is_kept_so(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("clerk")
    template = _template(client, tmp_path)
    sent = _as_proposed(template, client)
    key = next(name for name, value in sent.items() if value == "{court}")
    answer = client.post(_url(template), {**sent, key: "本院"})
    assert answer.status_code == 302
    template.refresh_from_db()
    assert template.version == 2
    book = openpyxl.load_workbook(BytesIO(client.get(_url(template, "file")).content))
    assert book["汇总"]["B2"].value == "本院"


def test_a_figure_that_there_is_not_is_named_with_its_cell(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("clerk")
    template = _template(client, tmp_path)
    sent = _as_proposed(template, client)
    key = next(name for name in sent if name.endswith("-figure"))
    answer = client.post(_url(template), {**sent, key: "没有的数"})
    assert answer.status_code == 422
    assert "没有“没有的数”这个数字" in text(answer)


def test_a_form_that_has_changed_is_said_cell_by_cell(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client = as_("clerk")
    template = _template(client, tmp_path)
    client.post(_url(template), _as_proposed(template, client))
    other = a_form(tmp_path, first_label="获盟级以上表彰集体（个）")
    file = SimpleUploadedFile(other.name, other.read_bytes())
    client.post(_url(template, "replace"), {"files": file})
    said = text(client.get(_url(template, "fill")))
    assert "表变了，没有填" in said
    assert "获盟级以上表彰集体" in said


def test_what_is_no_form_is_refused_in_words(company: Company, as_: As) -> None:
    file = SimpleUploadedFile("说明.txt", "不是表".encode())
    answer = as_("clerk").post("/forms/begin/", {"files": file, "name": ""})
    assert answer.status_code == 422
    assert "只能填xlsx和docx的表" in text(answer)


def test_whoever_may_not_map_may_still_fill(company: Company, as_: As, tmp_path: Path) -> None:
    template = _template(as_("clerk"), tmp_path)
    judge = as_("judge")
    assert judge.get(_url(template, "fill")).status_code == 200
    assert judge.get(_url(template)).status_code == 403


def test_a_long_file_name_is_taken_and_a_name_that_is_taken_is_refused(
    company: Company, as_: As, tmp_path: Path
) -> None:
    client, path = as_("clerk"), a_form(tmp_path)
    long = SimpleUploadedFile("队" * 120 + ".xlsx", path.read_bytes())
    assert client.post("/forms/begin/", {"files": long, "name": ""}).status_code == 302
    assert _handed_in(client, path).status_code == 302
    answer = _handed_in(client, path)
    assert answer.status_code == 422
    assert "已经有一张“队伍表”" in text(answer)


def test_a_cell_may_ask_for_one_department_and_what_is_wrong_comes_back_as_typed(
    company: Company, as_: As, tmp_path: Path
) -> None:
    kept(company, "articles")
    in_force(company, replace(an_article(company), unit_id=company.hall.pk))
    client = as_("clerk")
    template = _template(client, tmp_path)
    sent = _as_proposed(template, client)
    line = next(
        name.removesuffix("-figure") for name, value in sent.items() if value == CITY_ARTICLES
    )
    wrong = client.post(_url(template), {**sent, f"{line}-unit": "没有的庭", f"{line}-text": "x"})
    assert wrong.status_code == 422
    assert "没有“没有的庭”这个部门或支部" in text(wrong)
    assert dict(_inputs(wrong))[f"{line}-unit"] == "没有的庭"
    for unit, number in ((company.hall.name, 1), (company.office.name, 0)):
        assert client.post(_url(template), {**sent, f"{line}-unit": unit}).status_code == 302
        book = openpyxl.load_workbook(BytesIO(client.get(_url(template, "file")).content))
        sheet, at = ARTICLES.split("!")
        assert book[sheet][at].value == number, unit
