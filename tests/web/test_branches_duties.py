"""What branches owe, on the screen: the matrix, its cells, the monthly prompt, a meeting filed from it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.http import HttpResponse
from django.test import Client

from branch_cast import a_meeting
from company import Company
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from web.facts import kept
from web.reading import links, main, text, wrong

As = Callable[[str], Client]
PROMPT_MONTH = "2025-12"


@pytest.fixture
def kept_meetings(company: Company) -> Company:
    """The register of meetings is kept, and one branch held its party day in March."""
    kept(company, "branch_meetings", "branch_talks")
    a_meeting(company.branch, THEMED_PARTY_DAY, date(2025, 3, 20))
    return company


def prompt_of(company: Company) -> str:
    """The prompt of the secretary's branch in December."""
    return f"/branches/prompts/{PROMPT_MONTH}/{company.branch.public_id}/"


def meeting_of(company: Company) -> str:
    """The form for his branch's party day, as the prompt leads to it."""
    unit = company.branch.public_id
    return f"/branches/meetings/themed_party_day/?unit={unit}&month={PROMPT_MONTH}"


def everybody(company: Company, **changed: object) -> dict[str, object]:
    """A party day at which everybody was."""
    roll = [str(one.pk) for part, one in company.people.items() if part != "retired"]
    return {
        "occurred_on": "2025-12-20",
        "title": "学习党章",
        "host": "哈斯",
        "present": roll,
    } | changed


def test_the_matrix_counts_branches_and_leads_to_who_did_it(
    kept_meetings: Company, as_: As
) -> None:
    shown = as_("judge").get("/branches/duties/")
    assert "主题党日" in text(shown)
    assert "/branches/duties/party_day_monthly/2025-03/" in links(shown)


def test_a_cell_names_who_did_and_who_did_not(kept_meetings: Company, as_: As) -> None:
    shown = text(as_("judge").get("/branches/duties/party_day_monthly/2025-03/"))
    assert "应办2个，已办1个" in shown
    assert "审判第一党支部" in shown


def test_the_matrix_turns_to_the_branches(kept_meetings: Company, as_: As) -> None:
    shown = as_("judge").get("/branches/duties/?by=branch")
    assert f"/branches/dues/{kept_meetings.branch.public_id}/" in links(shown)


def test_an_officer_excuses_a_due_with_a_reason(kept_meetings: Company, as_: As) -> None:
    officer = as_("officer")
    at = "/branches/duties/party_day_monthly/2025-04/"
    due = f"party_day_monthly:2025-04:{kept_meetings.branch.pk}"
    assert officer.post(at, {"due": due, "reason": ""}).status_code == 422
    done = officer.post(at, {"due": due, "reason": "防汛值守"}, follow=True)
    assert "防汛值守" in text(done)  # type: ignore[arg-type]


def test_a_member_of_staff_excuses_nothing(kept_meetings: Company, as_: As) -> None:
    due = f"party_day_monthly:2025-04:{kept_meetings.branch.pk}"
    answer = as_("judge").post(
        "/branches/duties/party_day_monthly/2025-04/", {"due": due, "reason": "不想办"}
    )
    assert answer.status_code == 403


def test_a_prompt_is_issued_by_the_officer_and_received_by_the_branch(
    kept_meetings: Company, as_: As
) -> None:
    issued = as_("officer").post(f"/branches/prompts/{PROMPT_MONTH}/issue/", follow=True)
    assert "待签收" in text(issued)  # type: ignore[arg-type]
    received = as_("secretary").post(f"{prompt_of(kept_meetings)}receive/", follow=True)
    assert "签收了" in text(received)  # type: ignore[arg-type]


def test_a_secretary_issues_nothing(kept_meetings: Company, as_: As) -> None:
    assert as_("secretary").post(f"/branches/prompts/{PROMPT_MONTH}/issue/").status_code == 403


def test_another_branchs_prompt_is_not_his_to_receive(kept_meetings: Company, as_: As) -> None:
    as_("officer").post(f"/branches/prompts/{PROMPT_MONTH}/issue/")
    other = kept_meetings.other_branch.public_id
    answer = as_("secretary").post(f"/branches/prompts/{PROMPT_MONTH}/{other}/receive/")
    assert answer.status_code == 403


def test_a_prompt_leads_to_the_form_and_is_a_paper_too(kept_meetings: Company, as_: As) -> None:
    secretary = as_("secretary")
    shown = secretary.get(prompt_of(kept_meetings))
    assert meeting_of(kept_meetings) in links(shown)
    assert "本月无需填报的事项" in text(shown)
    assert secretary.get(f"{prompt_of(kept_meetings)}file.docx").content.startswith(b"PK")


def test_the_roll_starts_with_everybody_present(kept_meetings: Company, as_: As) -> None:
    shown = main(as_("secretary").get(meeting_of(kept_meetings)))
    boxes = shown.xpath(".//input[@name='present']")
    assert len(boxes) == 8
    assert all(one.get("checked") is not None for one in boxes)


def test_a_meeting_filed_from_the_prompt_is_ticked_off_there(
    kept_meetings: Company, as_: As
) -> None:
    answer = as_("secretary").post(meeting_of(kept_meetings), everybody(kept_meetings), follow=True)
    row = [one for one in rows(answer) if "主题党日" in one and "2025年12月" in one]  # type: ignore[arg-type]
    assert len(row) == 1
    assert "已办" in row[0]


def rows(answer: HttpResponse) -> list[str]:
    """The rows of the page's tables."""
    return [one.text_content() for one in main(answer).xpath(".//tbody/tr")]


def test_whoever_is_unticked_wants_a_reason(kept_meetings: Company, as_: As) -> None:
    absent = kept_meetings.people["judge"]
    sent = everybody(kept_meetings)
    sent["present"] = [one for one in sent["present"] if one != str(absent.pk)]  # type: ignore[attr-defined]
    secretary = as_("secretary")
    answer = secretary.post(meeting_of(kept_meetings), sent)
    assert answer.status_code == 422
    assert "请选特木尔未到会的原因" in wrong(answer, f"why-{absent.pk}")
    sent[f"why-{absent.pk}"] = "on_leave"
    assert secretary.post(meeting_of(kept_meetings), sent).status_code == 302


def test_what_was_typed_stays_when_something_is_wrong(kept_meetings: Company, as_: As) -> None:
    sent = everybody(kept_meetings, occurred_on="2025-2-30")
    answer = as_("secretary").post(meeting_of(kept_meetings), sent)
    assert "没有30日" in wrong(answer, "occurred_on")
    assert main(answer).xpath(".//input[@name='title']")[0].get("value") == "学习党章"


def test_a_secretary_files_for_no_other_branch(kept_meetings: Company, as_: As) -> None:
    other = kept_meetings.other_branch.public_id
    at = f"/branches/meetings/themed_party_day/?unit={other}"
    assert as_("secretary").post(at, everybody(kept_meetings, present=[])).status_code == 403


def test_a_unit_of_another_court_looks_like_none(kept_meetings: Company, as_: As) -> None:
    outsider = as_("outsider")
    unit = kept_meetings.branch.public_id
    assert outsider.get(f"/branches/dues/{unit}/").status_code == 404
    assert outsider.get(f"/branches/prompts/{PROMPT_MONTH}/{unit}/").status_code == 404
    assert outsider.get(meeting_of(kept_meetings)).status_code == 404


def test_a_grid_of_talks_is_filed_at_once(kept_meetings: Company, as_: As) -> None:
    sent = {
        "talks-rows": "2",
        "talks-0-talker": "哈斯",
        "talks-0-talked_with": "特木尔",
        "talks-0-held_on": "2025-12-10",
    }
    secretary = as_("secretary")
    assert secretary.post("/branches/meetings/talks/", sent).status_code == 302
    with_himself = sent | {"talks-0-talked_with": "哈斯"}
    answer = secretary.post("/branches/meetings/talks/", with_himself)
    assert answer.status_code == 422
    assert "同一个人" in text(answer)
