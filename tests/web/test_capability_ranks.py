"""晋升条件, 学时, 评优人选 on their pages: by department and clause, never in an order of merit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from jujiao.kernel.ladders import SanctionKind
from mechanisms.personnel import a_sanction
from web.careerwork import EARLY, READY, SILENT, Colleagues, colleagues
from web.reading import links, main, text

As = Callable[[str], Client]
AT = "/capability/ranks/"
AUTUMN = date(2025, 10, 10)


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def test_who_may_be_raised_today_stands_with_the_clause(as_: As, staff: Colleagues) -> None:
    told = text(as_("head").get(AT))
    assert READY in told
    assert "一级主任科员" in told
    assert EARLY not in told


def test_who_will_be_stands_with_his_day(as_: As, staff: Colleagues) -> None:
    told = text(as_("head").get(f"{AT}?show=soon&months=6"))
    assert EARLY in told
    assert "最早2026年4月1日" in told
    assert EARLY not in text(as_("head").get(f"{AT}?show=soon&months=2"))


def test_a_missing_fact_is_unknown_and_no_refusal(as_: As, staff: Colleagues) -> None:
    assert SILENT in text(as_("head").get(f"{AT}?show=unknown"))
    assert SILENT not in text(as_("head").get(f"{AT}?show=not"))


def test_the_day_is_chosen_and_a_day_that_is_none_says_so(as_: As, staff: Colleagues) -> None:
    assert EARLY in text(as_("head").get(f"{AT}?on=2026-04-01"))
    answer = as_("head").get(f"{AT}?on=2026-13-40")
    assert answer.status_code == 200
    assert main(answer).xpath(".//*[contains(@class,'error')]")


def test_people_stand_under_their_department_without_a_number(as_: As, staff: Colleagues) -> None:
    answer = as_("head").get(f"{AT}?show=all")
    groups = [one.text_content().strip() for one in main(answer).xpath(".//th[@scope='rowgroup']")]
    assert "民事审判庭" in groups
    heads = [one.text_content().strip() for one in main(answer).xpath(".//thead//th")]
    assert not {"序号", "名次", "排名"} & set(heads)


def test_one_person_s_standing_is_explained_to_himself(staff: Colleagues) -> None:
    page = f"{AT}{staff.people[EARLY].public_id}/"
    told = text(staff.client(EARLY).get(page))
    assert "第十八条" in told
    assert "2026年4月1日" in told
    assert staff.client(READY).get(page).status_code == 403
    assert staff.client(EARLY).get(AT).status_code == 403


def test_a_sanction_is_named_with_the_day_of_its_end(as_: As, staff: Colleagues) -> None:
    person = staff.people[READY]
    a_sanction(person, SanctionKind.WARNING, AUTUMN)
    assert "受处分期间" in text(as_("head").get(f"{AT}{person.public_id}/"))


@pytest.mark.parametrize(
    ("part", "status"), [("judge", 403), ("officer", 403), ("superior", 403), ("outsider", 200)]
)
@pytest.mark.parametrize("page", [AT, "/capability/training/", "/capability/candidates/"])
def test_whose_business_it_is_not(
    as_: As, staff: Colleagues, part: str, status: int, page: str
) -> None:
    answer = as_(part).get(page)
    assert answer.status_code == status
    assert READY not in answer.content.decode()


def test_another_court_s_person_is_not_there(as_: As, staff: Colleagues) -> None:
    assert as_("outsider").get(f"{AT}{staff.people[READY].public_id}/").status_code == 404


def test_hours_that_nobody_kept_are_unknown(as_: As, staff: Colleagues) -> None:
    answer = as_("head").get("/capability/training/")
    told = text(answer)
    assert "/ledger/training_courses/" in links(answer)
    assert "0小时" not in told
    assert READY in told or "没有登记" in told


def test_candidates_of_an_award_are_told_apart_by_what_the_rules_say(
    as_: As, staff: Colleagues
) -> None:
    a_sanction(staff.people[READY], SanctionKind.DEMERIT, AUTUMN)
    barred = text(as_("head").get("/capability/candidates/?verdict=barred"))
    assert READY in barred
    assert READY not in text(as_("head").get("/capability/candidates/?verdict=allowed"))
    assert "/capability/selections/" in links(as_("head").get("/capability/candidates/"))
