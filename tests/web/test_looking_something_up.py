"""查找: records, people, units, registers and figures by a few words; of one's own court only."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest
from django.test import Client

from company import Company
from web.facts import a_violation, address, an_article, in_force
from web.reading import links, text


def _search(client: Client, words: str) -> object:
    return client.get(f"/search/?q={quote(words)}")


def test_a_record_is_found_by_its_title_and_by_its_people(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_article(company, "石榴籽的故事"))
    client = as_("judge")
    assert address(record) in links(_search(client, "石榴"))
    assert address(record) in links(_search(client, "特木尔"))


def test_people_units_registers_and_figures_are_found(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("judge")
    person = company.people["judge"].public_id
    assert f"/people/{person}/" in links(_search(client, "特木"))
    assert f"/units/{company.branch.public_id}/" in links(_search(client, "第一党支部"))
    assert "/ledger/honours/" in links(_search(client, "荣誉"))
    assert "/figures/articles_city/" in links(_search(client, "市级刊物"))


def test_nothing_found_is_said(as_: Callable[[str], Client]) -> None:
    assert "没有找到" in text(_search(as_("judge"), "没有这样的字"))


@pytest.mark.parametrize(
    "words", ["", " ", "%", "'", '"', "\\", "%00", "<script>", "（", "a" * 5000, "𠮷"]
)
def test_no_words_break_the_page(as_: Callable[[str], Client], words: str) -> None:
    answer = _search(as_("judge"), words)
    assert answer.status_code == 200
    assert "<script>" not in answer.content.decode().split("<main")[1]


def test_what_few_may_read_is_not_found_by_its_words(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, a_violation(company, "某某案"))
    assert address(record) not in links(_search(as_("clerk"), "某某案"))
    assert "/ledger/violations/" not in links(_search(as_("clerk"), "违纪"))
    assert address(record) not in links(_search(as_("discipline"), "某某案"))
    assert "/ledger/violations/" in links(_search(as_("discipline"), "违纪"))


def test_a_neighbour_finds_nothing(company: Company, as_: Callable[[str], Client]) -> None:
    record = in_force(company, an_article(company, "石榴籽的故事"))
    found = links(_search(as_("outsider"), "石榴"))
    assert address(record) not in found
    assert [
        one for one in links(_search(as_("outsider"), "特木尔")) if one.startswith("/people/")
    ] == []
