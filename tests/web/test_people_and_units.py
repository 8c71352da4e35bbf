"""人员与单位: who is here, what each took part in; problems are not shown to colleagues."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from company import Company
from web.facts import a_violation, an_article, an_honour_of, filed, in_force
from web.reading import links, text, titles

PEOPLE = "/people/"


def _page(company: Company, part: str) -> str:
    return f"/people/{company.people[part].public_id}/"


def test_those_who_serve_those_who_retired_and_those_who_left(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("judge")
    assert "高娃" not in titles(client.get(PEOPLE))
    assert titles(client.get(f"{PEOPLE}?standing=retired")) == ["高娃"]
    assert titles(client.get(f"{PEOPLE}?standing=gone")) == []


def test_people_are_found_by_name_and_by_unit(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("judge")
    assert titles(client.get(f"{PEOPLE}?q=特木")) == ["特木尔"]
    assert len(titles(client.get(f"{PEOPLE}?unit={company.office.public_id}"))) == 8
    assert titles(client.get(f"{PEOPLE}?unit={company.hall.public_id}")) == []


def test_a_person_s_page_tells_tenures_and_records(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_honour_of(company, "judge"))
    filed(company, an_article(company, "没确认的"))
    said = text(as_("judge").get(_page(company, "judge")))
    for words in ("政治部", "机关第一党支部", "中共党员", "全市法院先进个人", "获奖个人"):
        assert words in said
    assert "没确认的" not in said


def test_what_few_may_read_is_on_no_colleague_s_page(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, a_violation(company, "某案"))
    assert "违纪" not in text(as_("clerk").get(_page(company, "judge")))
    assert "违纪" not in text(as_("discipline").get(_page(company, "judge")))


def test_both_trees_stand_side_by_side(company: Company, as_: Callable[[str], Client]) -> None:
    said = text(as_("judge").get("/units/"))
    for words in ("政治部", "8人", "机关第一党支部", "审判第一党支部"):
        assert words in said


def test_a_unit_s_page_tells_members_and_what_it_did(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get(f"/units/{company.branch.public_id}/")
    assert "特木尔" in text(answer)
    assert _page(company, "judge") in links(answer)


def test_a_neighbour_finds_nobody_here(company: Company, as_: Callable[[str], Client]) -> None:
    client = as_("outsider")
    assert client.get(_page(company, "judge")).status_code == 404
    assert client.get(f"/units/{company.branch.public_id}/").status_code == 404
    assert titles(client.get(PEOPLE)) == []
