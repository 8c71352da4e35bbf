"""Names are offered while they are typed: colleagues and departments, two of one name told apart."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from company import Company
from jujiao.people.models import Unit
from mechanisms.personnel import a_member

As = Callable[[str], Client]


def offered(client: Client, typed: str) -> list[dict[str, str]]:
    """What the page answers."""
    answer = client.get("/people/names/", {"q": typed})
    assert answer.status_code == 200
    found: list[dict[str, str]] = answer.json()
    return found


def colleague(company: Company, name: str, unit: Unit) -> None:
    """Somebody who serves in the court."""
    a_member(company.court, name, staff_class="员额法官", unit=unit)


def test_part_of_a_name_is_enough_and_the_department_stands_beside(
    as_: As, company: Company
) -> None:
    colleague(company, "白朔青", company.hall)
    assert offered(as_("clerk"), "朔") == [{"text": "白朔青", "beside": company.hall.name}]


def test_two_of_one_name_come_with_their_departments(as_: As, company: Company) -> None:
    for unit in (company.hall, company.office):
        colleague(company, "白朔青", unit)
    texts = [one["text"] for one in offered(as_("clerk"), "白朔")]
    assert sorted(texts) == sorted(
        f"白朔青（{unit.name}）" for unit in (company.hall, company.office)
    )


def test_departments_and_branches_are_offered_too(as_: As, company: Company) -> None:
    assert company.hall.name in [
        one["text"] for one in offered(as_("clerk"), company.hall.name[:2])
    ]


def test_nothing_typed_and_nobody_meant_offer_nothing(as_: As) -> None:
    assert offered(as_("clerk"), "") == []
    assert offered(as_("clerk"), "无此人也") == []


def test_another_court_offers_none_of_ours(as_: As, company: Company) -> None:
    colleague(company, "白朔青", company.hall)
    assert offered(as_("outsider"), "白朔青") == []


def test_who_files_nothing_is_offered_nothing(as_: As) -> None:
    assert as_("judge").get("/people/names/", {"q": "白"}).status_code == 403
