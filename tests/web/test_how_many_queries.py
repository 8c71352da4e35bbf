"""A page asks the database as often for a hundred rows as for one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from company import Company
from web.facts import address, an_article, an_honour_of, filed, in_force

PAGES = (
    "/",
    "/todo/?show=confirm",
    "/ledger/articles/",
    "/ledger/articles/?level=3&q=稿&sort=-award_level",
    "/ledger/",
    "/figures/",
    "/figures/articles_city/",
    "/search/?q=稿",
    "/people/",
    "/units/",
)


def _asked(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        client.get(url)
    return len(asked)


def _more(company: Company, count: int) -> None:
    for number in range(count):
        in_force(company, an_article(company, f"稿{number}"))
        filed(company, an_article(company, f"待稿{number}"))
        in_force(company, an_honour_of(company, "judge", f"奖{number}"))


@pytest.mark.parametrize("part", ["head", "president"])
def test_the_number_of_rows_does_not_change_the_number_of_queries(
    company: Company, as_: Callable[[str], Client], part: str
) -> None:
    client = as_(part)
    _more(company, 2)
    few = {url: _asked(client, url) for url in PAGES}
    _more(company, 12)
    many = {url: _asked(client, url) for url in PAGES}
    assert many == few


def test_a_person_s_and_a_unit_s_page_ask_no_more_for_a_long_record(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("head")
    urls = [f"/people/{company.people['judge'].public_id}/", f"/units/{company.branch.public_id}/"]
    _more(company, 2)
    few = [_asked(client, url) for url in urls]
    _more(company, 12)
    assert [_asked(client, url) for url in urls] == few


def test_a_record_s_page_asks_no_more_for_many_people(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("head")
    one = in_force(company, an_article(company))
    alone = _asked(client, address(one))
    _more(company, 8)
    assert _asked(client, address(one)) == alone
