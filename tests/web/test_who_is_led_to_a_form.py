"""登记: whoever is shown a way to a form may open it; whoever may not file is shown none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from company import OFFICES, Company
from web.facts import an_article, in_force, kept
from web.reading import page

As = Callable[[str], Client]
PAGES = (
    "/",
    "/todo/",
    "/branches/duties/",
    "/ledger/",
    "/ledger/articles/",
    "/ledger/activities/",
    "/focus/2/",
    "/cohesion/culture/",
)
NO_COURT = {"sysadmin", "secadmin", "auditor"}


def forms_named(client: Client, at: str) -> set[str]:
    """The forms to which a page and its frame lead."""
    answer = client.get(at)
    assert answer.status_code == 200, at
    named = {str(one) for one in page(answer).xpath("//a/@href")}  # type: ignore[arg-type]
    return {one for one in named if one.startswith("/filing/") or "/new/" in one}


@pytest.mark.parametrize("part", [one for one in OFFICES if one not in NO_COURT])
def test_every_form_that_is_offered_opens(company: Company, as_: As, part: str) -> None:
    kept(company, "articles", "branch_meetings")
    in_force(company, an_article(company))
    client = as_(part)
    offered = set().union(*(forms_named(client, at) for at in PAGES))
    assert {at for at in offered if client.get(at).status_code == 403} == set()


@pytest.mark.parametrize("part", ["president", "superior", "judge"])
def test_who_files_nothing_is_led_to_no_form(company: Company, as_: As, part: str) -> None:
    client = as_(part)
    assert client.get("/filing/").status_code == 403
    assert not any(one.startswith("/filing/") for at in PAGES for one in forms_named(client, at))


def test_who_files_is_led_there_from_the_first_page(company: Company, as_: As) -> None:
    assert "/filing/" in forms_named(as_("clerk"), "/")


def test_what_belongs_to_the_first_focus_stands_beneath_it(company: Company, as_: As) -> None:
    named = {str(one) for one in page(as_("head").get("/focus/1/")).xpath("//nav//a/@href")}  # type: ignore[arg-type]
    assert {"/mindset/talks/", "/mindset/positions/", "/branches/themes/"} <= named
