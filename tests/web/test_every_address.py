"""Every address answers every office: a page, a way to the login, or a plain no; never an accident."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.urls.converters import IntConverter
from django.urls.resolvers import URLPattern, URLResolver

from cast import writing
from company import OFFICES, Company
from jujiao.catalogue import INDICATORS
from jujiao.ledger.models import Record
from jujiao.web.urls import urlpatterns
from web.facts import a_violation, address, an_article, filed, in_force, kept
from web.reading import without_tokens

OPEN_TO_ALL = {"login", "feed", "vote"}
NOWHERE = "f" * 32
PARTS = (*OFFICES, "outsider")
FITTING = {200, 302, 403, 404, 405}


@pytest.fixture
def filled(company: Company) -> Company:
    """A court with something on every page."""
    in_force(company, an_article(company, "甲稿⟦青原⟧"))
    filed(company, an_article(company, "乙稿⟦青原⟧"))
    in_force(company, a_violation(company, "某案⟦青原⟧"))
    kept(company, "articles", "violations")
    return company


def _arguments(company: Company, pattern: URLPattern) -> dict[str, object]:
    record = company_record(company)
    person = company.people["judge"].public_id
    about = {
        "kind": record.kind,
        "public_id": record.public_id,
        "file_id": 1,
        "slug": next(iter(INDICATORS)),
        "focus": 3,
        "name": "submit",
        "year": 2025,
        "number": 1,
        "suffix": "docx",
    }
    if pattern.name in ("person",):
        about["public_id"] = person
    if pattern.name in ("unit",):
        about["public_id"] = company.branch.public_id
    if str(pattern.name).startswith("report"):
        about["slug"] = "annual"
    return {
        name: about.get(name, 1 if isinstance(converter, IntConverter) else NOWHERE)
        for name, converter in pattern.pattern.converters.items()
    }


def company_record(company: Company) -> Record:
    """A record of the court."""
    return Record.objects.filter(court=company.court, kind="article").order_by("pk")[0]


def _patterns(listed: Iterable[URLPattern | URLResolver]) -> Iterator[URLPattern]:
    for one in listed:
        if isinstance(one, URLResolver):
            yield from _patterns(one.url_patterns)
        else:
            yield one


def _addresses(company: Company) -> Iterator[tuple[str, str]]:
    for pattern in _patterns(urlpatterns):
        yield str(pattern.name), reverse(str(pattern.name), kwargs=_arguments(company, pattern))


def test_whoever_has_not_logged_in_is_led_to_the_login(filled: Company) -> None:
    for name, url in _addresses(filled):
        for answer in (Client().get(url), Client().post(url)):
            if name in OPEN_TO_ALL:
                continue
            assert answer.status_code == 302, (name, answer.status_code)
            assert answer["Location"].startswith("/login/"), name


@pytest.mark.parametrize("part", PARTS)
def test_every_address_answers_every_office(
    filled: Company, as_: Callable[[str], Client], part: str
) -> None:
    client = as_(part)
    for name, url in _addresses(filled):
        if name == "logout":
            continue
        for answer in (client.get(url), client.post(url)):
            assert answer.status_code in FITTING | {422}, (name, answer.status_code)


@pytest.mark.parametrize("part", ["outsider", "sysadmin", "secadmin", "auditor"])
def test_nothing_of_the_court_reaches_those_without_business_in_it(
    filled: Company, as_: Callable[[str], Client], part: str
) -> None:
    client = as_(part)
    for name, url in _addresses(filled):
        if name == "logout":
            continue
        answer = client.get(url)
        assert "⟦青原⟧" not in answer.content.decode(errors="replace"), name
        assert filled.people["judge"].full_name not in answer.content.decode(errors="replace"), name


def test_what_is_another_s_looks_like_what_is_not_there(
    filled: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("outsider")
    for name, url in _addresses(filled):
        public_ids = (company_record(filled).public_id, filled.people["judge"].public_id)
        known = [one for one in (*public_ids, filled.branch.public_id) if one in url]
        if not known:
            continue
        foreign, absent = client.get(url), client.get(url.replace(known[0], NOWHERE))
        assert foreign.status_code == absent.status_code, name
        assert without_tokens(foreign) == without_tokens(absent).replace(NOWHERE, known[0]), name


def test_a_confidential_record_looks_like_what_is_not_there(
    filled: Company, as_: Callable[[str], Client]
) -> None:
    record = Record.objects.get(kind="violation")
    client = as_("clerk")
    there = client.get(address(record))
    absent = client.get(f"/ledger/violation/{NOWHERE}/")
    assert (there.status_code, absent.status_code) == (404, 404)
    assert without_tokens(there).replace(record.public_id, NOWHERE) == without_tokens(absent)


def test_a_grant_that_ended_opens_nothing_from_the_next_request_on(
    filled: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    assert client.get("/ledger/articles/").status_code == 200
    grant = filled.accounts["clerk"].grants.get()
    grant.until = date(2025, 12, 28)
    with writing():
        grant.save()
    assert client.get("/ledger/articles/").status_code == 403


def test_every_answer_forbids_what_pages_never_need(
    filled: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    for name, url in _addresses(filled):
        if name == "logout":
            continue
        answer = client.get(url)
        policy = answer.headers["Content-Security-Policy"]
        assert "unsafe" not in policy, name
        assert answer.headers["X-Content-Type-Options"] == "nosniff", name
        assert answer.headers["X-Frame-Options"] == "DENY", name


def test_a_form_without_its_seal_is_refused_in_words(filled: Company) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(
        filled.accounts["clerk"], backend="django.contrib.auth.backends.ModelBackend"
    )
    answer = client.post("/ledger/article/new/", {"act": "draft", "title": "x"})
    assert answer.status_code == 403
    assert "页面开得太久" in answer.content.decode()


def test_an_accident_is_told_in_words_with_a_number(
    filled: Company, as_: Callable[[str], Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: object, **kwargs: object) -> None:
        raise RuntimeError("deliberately")

    client = as_("clerk")
    client.raise_request_exception = False
    monkeypatch.setattr("jujiao.web.views.start.search_page", breaks)
    answer = client.get("/search/?q=x")
    assert answer.status_code == 500
    assert "编号" in answer.content.decode()
    assert "deliberately" not in answer.content.decode()
