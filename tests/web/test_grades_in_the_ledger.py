"""等次在台账里: a grade is read by those whose office decides about it, on whatever page; by no colleague."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from urllib.parse import quote

import pytest
from django.test import Client

from company import Company
from jujiao.kernel.ladders import Grade
from mechanisms.personnel import a_grade
from web.careerwork import EARLY, READY, Colleagues, colleagues
from web.reading import text

As = Callable[[str], Client]
REGISTER = "/ledger/annual_grades/"


@pytest.fixture
def staff(company: Company) -> Colleagues:
    """The hall with its people."""
    return colleagues(company)


def grade_page(staff: Colleagues) -> str:
    record = a_grade(staff.people[READY], 2024, Grade.EXCELLENT, date(2025, 1, 20))
    return f"/ledger/annual_grade/{record.public_id}/"


@pytest.mark.parametrize("part", ["clerk", "head", "president"])
def test_those_who_decide_about_grades_read_them_in_the_ledger(
    as_: As, staff: Colleagues, part: str
) -> None:
    page = grade_page(staff)
    assert READY in text(as_(part).get(f"{REGISTER}?year=2025"))
    assert "优秀" in text(as_(part).get(page))


@pytest.mark.parametrize("part", ["discipline", "officer", "superior"])
def test_to_other_offices_a_grade_is_not_there(as_: As, staff: Colleagues, part: str) -> None:
    page = grade_page(staff)
    assert as_(part).get(REGISTER).status_code == 404
    assert as_(part).get(page).status_code == 404
    assert as_(part).get("/ledger/annual_grade/new/").status_code in (403, 404)


def test_a_colleague_meets_it_nowhere(staff: Colleagues) -> None:
    page = grade_page(staff)
    colleague = staff.client(EARLY)
    person = staff.people[READY].public_id
    searched = f"/search/?q={quote(READY)}"
    assert colleague.get(page).status_code == 404
    assert colleague.get(REGISTER).status_code == 404
    for address in (f"/people/{person}/", searched, "/", "/ledger/"):
        assert "年度考核等次" not in text(colleague.get(address))


def test_the_political_department_enters_the_grades_of_earlier_years(
    as_: As, staff: Colleagues
) -> None:
    assert "考核年度" in text(as_("clerk").get("/ledger/annual_grade/new/"))
