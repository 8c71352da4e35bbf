"""A real browser: a day's list cleared on a phone, a heat map clicked down to a record, a form mapped and filled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Page

from company import Company
from jujiao.ledger.entries import RecordEntry
from jujiao.tasks.services import Assignment, assign_task
from superior_form import a_form
from web.conftest import NOW
from web.facts import an_article, in_force, kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
Visit = Callable[..., Page]


def _asked(company: Company, title: str) -> None:
    asked = Assignment(
        company.court.pk,
        title,
        date(2025, 12, 20),
        owner_id=company.people["judge"].pk,
        due_on=date(2025, 12, 25),
    )
    assign_task(asked, by=company.actor("president"), at=NOW)


def test_a_member_of_staff_clears_the_day_s_list_on_a_phone(staffed: Company, visit: Visit) -> None:
    for title in ("整理材料", "核对名单"):
        _asked(staffed, title)
    judge = visit("judge", PHONE)
    for left in (1, 0):
        judge.goto("/?show=owed")
        judge.click("tr:has-text('交办') .acts a >> nth=0")
        judge.click("#act-report summary")
        judge.fill("#act-report [name=note]", "办好了")
        judge.click("#act-report button:has-text('报办结')")
        judge.wait_for_selector("text=已报办结")
        judge.goto("/?show=owed")
        assert judge.locator("tr:has-text('交办')").count() == left


def test_a_leader_clicks_from_the_heat_map_down_to_a_record(staffed: Company, visit: Visit) -> None:
    kept(staffed, "branch_meetings")
    in_force(
        staffed,
        RecordEntry(
            court_id=staffed.court.pk,
            kind="themed_party_day",
            occurred_on=date(2025, 3, 12),
            title="到牧区去",
            unit_id=staffed.branch.pk,
        ),
    )
    president = visit("president")
    president.goto("/")
    president.click("table.heat tr:has-text('主题党日') td:nth-of-type(3) a")
    president.wait_for_selector("h1:has-text('主题党日')")
    president.click("a:has-text('看记录')")
    president.click("td.title a:has-text('到牧区去')")
    president.wait_for_selector("h1:has-text('到牧区去')")


def test_a_superior_s_form_is_mapped_and_filled(
    staffed: Company, visit: Visit, tmp_path: Path
) -> None:
    kept(staffed, "articles")
    in_force(staffed, an_article(staffed))
    clerk = visit("clerk")
    clerk.goto("/forms/")
    clerk.click("#act-begin summary")
    clerk.set_input_files("#act-begin input[type=file]", a_form(tmp_path))
    clerk.click("#act-begin button:has-text('上传空表')")
    clerk.wait_for_selector("button:has-text('保存对应')")
    clerk.click("button:has-text('保存对应')")
    clerk.wait_for_selector("h2:has-text('填上的')")
    assert "汇总!C8" in clerk.inner_text("main")
    clerk.click("tr:has-text('汇总!C8') a")
    clerk.wait_for_selector(".big .value")
    assert clerk.inner_text(".big .value") == "1篇"
