"""Elections, admissions and assessments on the screen: steps in order, rules beside the field, names on overrides."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from company import Company
from course_cast import an_applicant
from web.facts import kept
from web.reading import links, text, wrong

As = Callable[[str], Client]
ADMISSIONS = "/branches/courses/party_admission/"
ELECTIONS = "/branches/courses/by_election/"


@pytest.fixture
def court(company: Company) -> Company:
    """A court that keeps its books, with somebody who wants to join the party."""
    kept(company, "branch_meetings", "elections", "admissions")
    an_applicant(company.branch)
    return company


def opened(company: Company, client: Client, at: str, **said: str) -> str:
    """The page of a course that was begun."""
    sent = {"unit": company.branch.public_id, "on": "2025-01-05", **said}
    answer = client.post(f"{at}new/", sent)
    assert answer.status_code == 302, text(answer)
    return str(answer["Location"])


def test_an_admission_shows_its_steps_and_the_next_one(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = opened(court, officer, ADMISSIONS, person="乌力吉")
    shown = text(officer.get(at))
    assert "递交入党申请书" in shown
    assert "材料归档" in shown
    taken = officer.post(f"{at}applicant/", {"done_on": "2025-01-06"}, follow=True)
    assert "“递交入党申请书”登记好了" in text(taken)  # type: ignore[arg-type]


def test_a_step_out_of_order_is_refused_by_name(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = opened(court, officer, ADMISSIONS, person="乌力吉")
    answer = officer.post(f"{at}activist/", {"done_on": "2025-02-01"})
    assert answer.status_code == 422
    assert "前面还有步骤没有办" in text(answer)


def test_an_approval_without_number_is_wrong_at_the_number(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = opened(court, officer, ELECTIONS, title="委员")
    for step in ("decided", "requested"):
        officer.post(f"{at}{step}/", {"done_on": "2025-02-01"})
    answer = officer.post(f"{at}permitted/", {"done_on": "2025-02-02", "reason": "急"})
    assert "没有填写批复或备案的文号" in wrong(answer, "document_no")
    assert 'value="急"' in answer.content.decode()


def test_an_override_needs_its_office_and_stays_with_the_name(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = opened(court, officer, ELECTIONS, title="委员")
    skipped = {"done_on": "2025-02-01", "override_basis": "旗委〔2025〕1号"}
    done = officer.post(f"{at}requested/", skipped, follow=True)
    assert "白音破例办理：旗委〔2025〕1号" in text(done)  # type: ignore[arg-type]
    secretary = as_("secretary")
    assert "破例依据" not in text(secretary.get(at))


def test_one_subject_has_one_open_course_of_a_kind(court: Company, as_: As) -> None:
    officer = as_("officer")
    opened(court, officer, ELECTIONS)
    sent = {"unit": court.branch.public_id, "on": "2025-01-05"}
    again = officer.post(f"{ELECTIONS}new/", sent)
    assert again.status_code == 422
    assert "正在办理" in text(again)


def test_a_member_of_staff_reads_but_takes_no_step(court: Company, as_: As) -> None:
    at = opened(court, as_("officer"), ELECTIONS)
    judge = as_("judge")
    assert "现在可以办" not in text(judge.get(at))
    assert judge.post(f"{at}decided/", {"done_on": "2025-02-01"}).status_code == 403


def test_another_courts_course_looks_like_none(court: Company, as_: As) -> None:
    at = opened(court, as_("officer"), ELECTIONS)
    assert as_("outsider").get(at).status_code == 404


def test_the_teams_name_every_branch(court: Company, as_: As) -> None:
    shown = text(as_("judge").get("/branches/teams/"))
    assert court.branch.name in shown
    assert "还没有登记班子成员" in shown


def assessed(company: Company, as_: As) -> str:
    """The score sheet of the secretary's branch, in a year that was opened."""
    officer = as_("officer")
    officer.post("/branches/assessments/year/adopt/")
    answer = officer.post("/branches/assessments/year/open/", follow=True)
    sheets = [one for one in links(answer) if re.match(r"/branches/assessments/\w{32}/", one)]  # type: ignore[arg-type]
    [own] = [one for one in sheets if company.branch.name in text(officer.get(one))]
    return own


def test_a_deduction_points_to_the_due_behind_it(court: Company, as_: As) -> None:
    own = assessed(court, as_)
    assert "/branches/duties/party_day_monthly/2025-03/" in links(as_("president").get(own))


def test_a_branch_sees_its_own_sheet_and_objects(court: Company, as_: As) -> None:
    own = assessed(court, as_)
    secretary = as_("secretary")
    year = text(secretary.get("/branches/assessments/"))
    assert court.branch.name in year
    assert court.other_branch.name not in year
    sent = {"item": "party_days", "said": "三月的党日登记晚了"}
    assert "待答复" in text(secretary.post(f"{own}object/", sent, follow=True))  # type: ignore[arg-type]


def test_nobody_judges_his_own_branch(court: Company, as_: As) -> None:
    own = assessed(court, as_)
    answer = as_("officer").post(f"{own}judge/", {"item": "setup", "points": "9"})
    assert answer.status_code == 422
    assert "不能给自己所在的支部评分" in text(answer)


def test_nothing_is_reviewed_while_something_is_unknown(court: Company, as_: As) -> None:
    assessed(court, as_)
    answer = as_("president").post("/branches/assessments/year/review/")
    assert answer.status_code == 422


def test_another_courts_sheet_looks_like_none(court: Company, as_: As) -> None:
    assert as_("outsider").get(assessed(court, as_)).status_code == 404


def test_a_course_of_another_kind_is_not_found_under_this_one(court: Company, as_: As) -> None:
    officer = as_("officer")
    at = opened(court, officer, ELECTIONS)
    assert officer.get(at.replace("by_election", "term_election")).status_code == 404
    assert officer.get("/branches/courses/anything/").status_code == 404


def test_an_assessment_is_of_the_year_that_is_shown(court: Company, as_: As) -> None:
    own = assessed(court, as_)
    assert f"{date(2025, 12, 29).year}年考核" in text(as_("officer").get(own))
