"""首页 of each: what he owes by one click, what waits for his decision, his unit, what is coming; nobody else's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cohesion_cast import a_term
from company import Company
from jujiao.ledger.selectors import closed_years, kept_registers
from jujiao.notices.models import Arrival
from jujiao.plans.models import Plan
from jujiao.reports.models import IssuedReport
from jujiao.tasks.models import Task
from jujiao.tasks.services import Assignment, assign_task, report_task_done
from web.conftest import NOW
from web.facts import an_honour_of, in_force, kept
from web.reading import links, main, text

As = Callable[[str], Client]


def _task(company: Company, owner: str = "judge", by: str = "president") -> Task:
    asked = Assignment(
        company.court.pk,
        "整理结对材料",
        date(2025, 12, 20),
        owner_id=company.people[owner].pk,
        due_on=date(2025, 12, 25),
    )
    return assign_task(asked, by=company.actor(by), at=NOW)


def test_what_is_done_is_silent_and_waits_for_whoever_asked(company: Company, as_: As) -> None:
    task = _task(company)
    assert "整理结对材料" in text(as_("judge").get("/?show=owed"))
    report_task_done(
        task, done_on=date(2025, 12, 28), note="好了", by=company.actor("judge"), at=NOW
    )
    assert "整理结对材料" not in text(as_("judge").get("/?show=owed"))
    said = text(as_("president").get("/?show=confirm"))
    assert "整理结对材料" in said
    assert "验收" in said


def test_one_click_leads_to_the_task(company: Company, as_: As) -> None:
    task = _task(company)
    assert f"/tasks/{task.public_id}/" in links(as_("judge").get("/"))
    assert f"/tasks/{task.public_id}/" not in links(as_("clerk").get("/?show=owed"))


def test_what_was_newly_entered_about_the_reader_is_told(company: Company, as_: As) -> None:
    in_force(company, an_honour_of(company, "judge", "办案标兵⟦新⟧"))
    assert "办案标兵⟦新⟧" in text(as_("judge").get("/?show=news"))
    assert "办案标兵⟦新⟧" not in text(as_("supervisor").get("/?show=news"))


def test_a_secretary_sees_the_year_of_his_branch(company: Company, as_: As) -> None:
    kept(company, "branch_meetings")
    answer = as_("secretary").get("/")
    heads = [one.text_content().strip() for one in main(answer).xpath(".//h2")]
    assert company.branch.name in heads
    assert company.other_branch.name not in heads
    assert main(answer).xpath(".//table[contains(@class,'heat')]//td/a")


def test_a_leader_sees_whose_term_ends_and_a_colleague_does_not(company: Company, as_: As) -> None:
    a_term(company.people["judge"], "第一小学", date(2023, 1, 30), date(2026, 1, 30))
    assert "法治副校长聘期将满" in text(as_("president").get("/"))
    assert "聘期将满" not in text(as_("judge").get("/"))


def test_the_heat_map_opens_to_who_did_it(company: Company, as_: As) -> None:
    kept(company, "branch_meetings")
    found = links(as_("president").get("/"))
    assert "/branches/duties/party_day_monthly/2025-03/" in found or any(
        one.endswith("/2025-03/") for one in found
    )


def test_what_is_unread_is_counted_in_the_navigation(company: Company, as_: As) -> None:
    account = company.accounts["judge"]
    Arrival.objects.create(
        key="one", account=account, content={"subject": "一", "lines": []}, arrived_at=NOW
    )
    client = as_("judge")
    assert "未读1" in client.get("/").content.decode()
    client.post("/notices/read/", {"key": "one"})
    assert "未读1" not in client.get("/").content.decode()


def test_an_administrator_reads_his_own_inbox_and_chooses_nothing(
    company: Company, as_: As
) -> None:
    account = company.accounts["sysadmin"]
    Arrival.objects.create(
        key="two", account=account, content={"subject": "日提示没有发", "lines": []}, arrived_at=NOW
    )
    client = as_("sysadmin")
    answer = client.get("/notices/")
    assert answer.status_code == 200
    assert "日提示没有发" in text(answer)
    assert "日历订阅" not in text(answer)
    assert "未读1" in client.get("/").content.decode()
    assert client.post("/notices/read/", {"key": "two"}).status_code == 302


def _plan_file() -> SimpleUploadedFile:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("序号", "举措", "聚焦"), (1, "讲好办案故事", "培优赋能")):
        sheet.append(row)
    kept_in = BytesIO()
    book.save(kept_in)
    return SimpleUploadedFile("方案.xlsx", kept_in.getvalue())


def _adopted(client: Client) -> None:
    sent = {"sort": "action_plan", "title": "示例方案", "adopted_on": "2025-01-10"}
    answer = client.post("/plan/adopt/", {**sent, "files": _plan_file()})
    assert answer.status_code == 302, text(answer)


def test_a_plan_is_adopted_reported_issued_and_sent_on(company: Company, as_: As) -> None:
    head = as_("head")
    _adopted(head)
    assert Plan.objects.get().title == "示例方案"
    assert "推进情况的报告" in text(head.get("/plan/report/action_plan/4/"))
    head.post("/plan/issue/", {"sort": "action_plan", "quarter": "4"})
    head.post("/plan/issue/", {"sort": "action_plan", "quarter": "4"})
    issued = IssuedReport.objects.get()
    address = f"/reports/{issued.issue_year}/{issued.issue_no}/"
    assert "讲好办案故事" in text(head.get(address))
    package = head.get("/plan/package/action_plan/state.json").json()
    assert package["measures"][0]["title"] == "讲好办案故事"
    names = {one.full_name for one in company.people.values()}
    assert not any(name in str(package) for name in names)


def test_a_year_is_closed_when_it_is_over_and_the_next_is_opened(company: Company, as_: As) -> None:
    kept(company, "articles", year=2024)
    head = as_("head")
    assert "封账并启用下一年" not in text(head.get("/quality/year-end/?year=2025"))
    assert "封账并启用下一年" in text(head.get("/quality/year-end/?year=2024"))
    turn = "/quality/year-end/turn/"
    stale = head.post(turn, {"registers": ["articles"], "year": "2025"})
    assert (stale.status_code, closed_years(company.court.pk)) == (422, frozenset())
    assert head.post(turn, {"registers": ["articles"], "year": "2024"}).status_code == 302
    assert closed_years(company.court.pk) == frozenset({2024})
    assert "articles" in kept_registers(company.court.pk, 2025)
