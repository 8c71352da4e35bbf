"""启用登记簿: from the day somebody says that it is kept, nothing in it means nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from company import Company
from jujiao.access.scope import Scope
from jujiao.figures.selectors import Asking, figures_of
from web.reading import text

As = Callable[[str], Client]
AT = "/ledger/keep/?year=2025"


def contests_held(company: Company) -> int | None:
    asking = Asking(Scope(company.court.pk), 2025, date(2025, 12, 29))
    return {one.slug: one.value for one in figures_of(asking)}["contests_hosted_city"]


def test_an_empty_register_that_is_kept_holds_a_zero(as_: As, company: Company) -> None:
    assert contests_held(company) is None
    assert "启用登记簿" in text(as_("clerk").get("/ledger/?year=2025"))
    as_("clerk").post(AT, {"slugs": ["contests_hosted"]})
    assert contests_held(company) == 0
    assert "承办竞赛" not in text(as_("clerk").get(AT))


def test_nothing_ticked_is_refused_in_words(as_: As) -> None:
    assert as_("clerk").post(AT, {}).status_code == 422


def test_a_member_of_staff_keeps_no_register(as_: As) -> None:
    assert as_("judge").get(AT).status_code == 403
