"""照上次: a form begins with what stays the same; never the day, nobody named, nothing confidential."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from jujiao.ledger.models import Record
from web.facts import a_violation, an_article, drafted, filed, kept
from web.reading import field, links, text

As = Callable[[str], Client]
ARTICLE = "/ledger/article/new/"
LIKE_LAST = f"{ARTICLE}?like=last"
PARTY_DAY = "/branches/meetings/themed_party_day/"


def test_who_never_filed_one_is_offered_nothing(company: Company, as_: As) -> None:
    filed(company, an_article(company), by="head")
    assert "照上次" not in text(as_("clerk").get(ARTICLE))
    assert field(as_("clerk").get(LIKE_LAST), "issuer") == ""


def test_where_and_how_are_copied_and_when_what_and_who_are_asked(
    company: Company, as_: As
) -> None:
    filed(company, an_article(company))
    clerk = as_("clerk")
    assert LIKE_LAST in links(clerk.get(ARTICLE))
    begun = clerk.get(LIKE_LAST)
    assert field(begun, "issuer") == "某市日报"
    assert [field(begun, name) for name in ("occurred_on", "title")] == ["", ""]
    assert "特木尔" not in str(field(begun, "recipients"))
    assert "照上次" not in text(begun)


def test_the_last_one_filed_counts_and_a_draft_does_not(company: Company, as_: As) -> None:
    filed(company, an_article(company, on=date(2025, 12, 1)))
    drafted(company, an_article(company, "还没写完"))
    assert field(as_("clerk").get(LIKE_LAST), "issuer") == "某市日报"


def test_a_draft_alone_is_nothing_to_copy(company: Company, as_: As) -> None:
    drafted(company, an_article(company))
    assert "照上次" not in text(as_("clerk").get(ARTICLE))


def test_what_the_address_names_goes_before_what_was_last(company: Company, as_: As) -> None:
    filed(company, an_article(company))
    assert field(as_("clerk").get(f"{LIKE_LAST}&issuer=某省日报"), "issuer") == "某省日报"


def test_nothing_of_another_court_is_copied(company: Company, as_: As) -> None:
    filed(company, an_article(company))
    answer = as_("outsider").get(LIKE_LAST)
    assert "某市日报" not in text(answer)
    assert field(answer, "issuer") == ""


def test_a_confidential_kind_is_never_begun_like_last(company: Company, as_: As) -> None:
    filed(company, a_violation(company), by="discipline")
    discipline = as_("discipline")
    assert "照上次" not in text(discipline.get("/ledger/violation/new/"))
    assert field(discipline.get("/ledger/violation/new/?like=last"), "sanction") == ""


@pytest.fixture
def secretary(company: Company, as_: As) -> Client:
    """The secretary, who filed a party day with one colleague away."""
    kept(company, "branch_meetings", "branch_talks")
    roll = [str(one.pk) for part, one in company.people.items() if part not in ("retired", "judge")]
    said = {"occurred_on": "2025-12-20", "title": "学习党章", "host": "白音", "present": roll}
    away = {f"why-{company.people['judge'].pk}": "on_leave", "place_name": "二楼会议室"}
    client = as_("secretary")
    client.post(PARTY_DAY, said | away)
    assert Record.objects.filter(kind="themed_party_day").count() == 1
    return client


def test_a_meeting_begins_with_theme_place_and_host_of_the_last(secretary: Client) -> None:
    assert f"{PARTY_DAY}?like=last" in links(secretary.get(PARTY_DAY))
    begun = secretary.get(f"{PARTY_DAY}?like=last")
    assert [field(begun, name) for name in ("title", "place_name", "host")] == [
        "学习党章",
        "二楼会议室",
        "白音",
    ]


def test_day_and_roll_of_a_meeting_are_those_of_any_new_one(secretary: Client) -> None:
    fresh, begun = secretary.get(PARTY_DAY), secretary.get(f"{PARTY_DAY}?like=last")
    assert field(begun, "occurred_on") == field(fresh, "occurred_on")
    assert begun.content.count(b"checked") == fresh.content.count(b"checked")
