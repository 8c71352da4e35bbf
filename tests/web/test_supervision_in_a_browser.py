"""A real browser: from the visit to the bulletin and the closed problem; phones; no script at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from company import Company
from jujiao.findings.models import Finding
from web.casework import a_finding, do, inspected, page_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def test_from_the_visit_to_the_bulletin_and_the_closed_problem(
    staffed: Company, visit: Visit, tmp_path: Path
) -> None:
    inspected(staffed)
    supervisor, head, discipline = (visit(one) for one in ("supervisor", "hall_head", "discipline"))
    _visited(supervisor, staffed)
    address = page_of(Finding.objects.get())
    head.goto(address)
    do(head, "confirm", on="2025-12-29")
    head.wait_for_selector("text=已认定，可以整改了")
    _announced(discipline)
    supervisor.goto(address)
    do(supervisor, "notify", document_no="督整〔2025〕9号", workdays="5")
    supervisor.wait_for_selector("text=整改通知书已下发")
    head.goto(address)
    _mended(head, tmp_path / "督察日志.txt")
    supervisor.goto(address)
    assert "条件都具备" in supervisor.inner_text("main")
    do(supervisor, "close", note="看过了")
    supervisor.wait_for_selector("text=已销号")
    assert "复查销号" in supervisor.inner_text(".timeline")


def _visited(supervisor: Page, staffed: Company) -> None:
    """A visit with one problem."""
    supervisor.goto("/supervision/inspections/record/")
    supervisor.select_option("[name=stream]", "court_affairs")
    supervisor.fill("[name=title]", "庭审规范")
    supervisor.fill("[name=day]", "12月26日")
    supervisor.select_option("[name=mode]", "明察")
    supervisor.check(f"[name=unit_ids][value='{staffed.hall.public_id}']")
    supervisor.fill("[name=inspector_ids]", "巴图、苏日娜")
    supervisor.fill("[name=problems-0-title]", "开庭迟到")
    supervisor.select_option("[name=problems-0-unit_id]", staffed.hall.public_id)
    supervisor.select_option("[name=problems-0-area]", "hearing")
    supervisor.click("[data-main]")
    supervisor.wait_for_selector(".message")


def _announced(discipline: Page) -> None:
    """The visit is confirmed and goes into a bulletin, seen before it is issued."""
    discipline.goto("/?show=confirm")
    discipline.click("text=庭审规范")
    discipline.click("button:has-text('确认')")
    discipline.wait_for_selector("text=这条记录生效了")
    discipline.goto("/supervision/bulletins/compose/court_affairs/")
    discipline.check("[name=cites]")
    discipline.fill("[name=demands]", "逐项整改。")
    discipline.click("button[value=preview]")
    assert "开庭迟到" in discipline.inner_text("#preview")
    discipline.click("button[value=issue]")
    discipline.wait_for_selector("h1:has-text('通报')")


def _mended(head: Page, proof: Path) -> None:
    """A measure, done and proved, and the report."""
    do(head, "plan", title="开庭前十分钟到庭", owner_id="巴特", due_on="2026-01-05")
    head.wait_for_selector("text=措施记下了")
    do(head, "finish", result="已做到", on="2025-12-29")
    head.wait_for_selector("text=措施已登记完成")
    proof.write_text("情况说明")
    head.locator("#act-attach summary").click()
    head.set_input_files("#act-attach [name=files]", proof)
    head.locator("#act-attach .buttons .button").click()
    head.wait_for_selector("text=佐证收下了")
    do(head, "report", note="整改完成")
    head.wait_for_selector("text=等另一人复查")


def test_without_scripts_a_problem_is_answered(staffed: Company, visit: Visit) -> None:
    hall = inspected(staffed)
    finding = a_finding(hall.company)
    head = visit("hall_head", scripts=False)
    head.goto(page_of(finding))
    do(head, "contest", grounds="")
    assert "没有填申辩理由" in head.inner_text("main")
    do(head, "contest", grounds="当日有接待登记。")
    assert "申辩已送督察" in head.inner_text("main")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "desk"])
def test_no_page_of_supervision_scrolls_sideways(
    staffed: Company, visit: Visit, size: dict[str, int]
) -> None:
    finding = a_finding(
        inspected(staffed).company, "一个题目很长很长的问题，讲的是开庭时的许多细节"
    )
    page = visit("discipline", size)
    for address in (
        "findings/",
        f"findings/{finding.public_id}/",
        "inspections/",
        "inspections/record/",
        "sheets/",
        "bulletins/",
        "bulletins/compose/court_affairs/",
        "rectification/",
        "rectification/new/",
        "interference/",
        f"interference/{staffed.hall.public_id}/11/",
        "talks/",
        "talks/new/",
        "risks/",
        "risks/new/",
        "education/",
    ):
        page.goto(f"/supervision/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def test_on_paper_a_problem_has_no_forms(staffed: Company, visit: Visit) -> None:
    finding = a_finding(inspected(staffed).company)
    page = visit("hall_head")
    page.goto(page_of(finding))
    page.emulate_media(media="print")
    assert not page.is_visible("#act-confirm")
    for link in page.locator(".facts a").all():
        assert link.is_visible(), link.inner_text()
