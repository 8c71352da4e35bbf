"""A real browser: a promotion from the list to the document, an appraisal from scheme to appeal."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from company import Company
from jujiao.appraisals.models import Round
from jujiao.people.models import Tenure
from web.careerwork import COLLEAGUES, EARLY, READY, a_pair, an_appraisal, colleagues
from web.casework import do

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Visit = Callable[..., Page]
PHONE = {"width": 390, "height": 844}


def test_a_promotion_from_the_list_to_the_document(staffed: Company, visit: Visit) -> None:
    staff = colleagues(staffed)
    head = visit("head")
    head.goto("/capability/ranks/")
    assert READY in head.inner_text("main")
    head.goto("/capability/selections/new/")
    head.select_option("[name=kind]", "promotion_round")
    head.fill("[name=title]", "第一批，一级主任科员1名")
    head.fill("[name=on]", "2025-12-01")
    head.click("[data-main]")
    head.wait_for_selector("h1:has-text('职级晋升工作')")
    for step, day in (
        ("plan", "2025-12-02"),
        ("recommended", "2025-12-03"),
        ("political_check", "2025-12-04"),
        ("inspection", "2025-12-05"),
        ("integrity_opinion", "2025-12-08"),
    ):
        do(head, f"step-{step}", on=day, document_no="旗纪函〔2025〕3号")
        head.wait_for_selector(".message:has-text('登记了')")
    heads = {"members": "9", "present": "5"}
    with head.expect_response(lambda answer: answer.status == 422):
        do(head, "step-discussed", on="2025-12-10", **heads)
    assert "至少要6人" in head.inner_text("main")
    do(head, "step-discussed", present="7")
    head.wait_for_selector("text=可以公示人选")
    named = {"person": READY, "title": "一级主任科员", "document_no": "公示1号"}
    do(head, "publish", on="2025-12-15", **named)
    head.wait_for_selector("text=公示开始")
    head.click(f".ledger .title a:has-text('{READY}')")
    do(head, "step-notice_closed", on="2025-12-22")
    head.wait_for_selector(".message:has-text('登记了')")
    do(head, "appoint", on="2025-12-26", document_no="旗组发〔2025〕8号")
    head.wait_for_selector("text=任职登记了")
    rank = Tenure.objects.get(person=staff.people[READY], title="一级主任科员")
    assert rank.state == "in_force"


def test_an_appraisal_from_the_scheme_to_the_appeal(staffed: Company, visit: Visit) -> None:
    staff = colleagues(staffed)
    head, president = visit("head"), visit("president")
    member = visit(staff.accounts[EARLY].username)
    _opened(head)
    at = f"/capability/appraisals/{Round.objects.get().public_id}/"
    ids = {name: staff.people[name].public_id for name in COLLEAGUES}
    _judged(head, at, ids)
    _decided(president, at, ids)
    head.goto(at)
    do(head, "notify", on="2025-12-22")
    head.wait_for_selector("text=通知登记了")
    member.goto("/capability/people/")
    member.click("text=2025年度考核结果")
    _disagreed(member)
    head.goto(member.url)
    do(head, "settle", grade="competent", on="2025-12-26", document_no="青院复1号")
    head.wait_for_selector("text=决定登记了")
    member.reload()
    assert "称职" in member.inner_text(".facts")
    do(member, "object", stage="appeal", filed_on="2025-12-29")
    member.wait_for_selector("text=申请登记了")
    assert "申诉" in member.inner_text("main")


def _opened(head: Page) -> None:
    """A scheme is adopted and a round opened by it."""
    head.goto("/capability/appraisals/scheme/")
    head.select_option("[name=scheme]", "administrative_staff")
    head.click("[data-main]")
    head.wait_for_selector("text=方案通过了")
    head.goto("/capability/appraisals/new/")
    head.fill("[name=year]", "2025")
    head.select_option("[name=scheme]", "administrative_staff")
    head.fill("[name=on]", "2025-12-01")
    head.click("[data-main]")
    head.wait_for_selector("text=启动了")


def _judged(head: Page, at: str, ids: dict[str, str]) -> None:
    """Points for everybody, on one sheet."""
    head.goto(f"{at}items/duties/")
    for one in ids.values():
        head.fill(f"[name='{one}']", "36")
    head.click("[data-main]")
    head.wait_for_selector("text=评分记下了")


def _decided(president: Page, at: str, ids: dict[str, str]) -> None:
    """Everybody is competent but one, and so it stands."""
    president.goto(f"{at}grades/")
    for one in ids.values():
        president.select_option(f"[name='{one}']", "competent")
    president.select_option(f"[name='{ids[EARLY]}']", "basic")
    president.click("[data-main]")
    president.wait_for_selector("text=等次确定了")
    president.goto(at)
    do(president, "freeze", on="2025-12-22", document_no="青院考〔2025〕1号")
    president.wait_for_selector("text=审定了")


def _disagreed(member: Page) -> None:
    """The person does not agree and asks for a review."""
    do(member, "sign", agrees="no", on="2025-12-23")
    member.wait_for_selector("text=可以申请复核")
    do(member, "object", stage="review", filed_on="2025-12-23")
    member.wait_for_selector("text=申请登记了")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "desk"])
def test_no_page_of_capability_scrolls_sideways(
    staffed: Company, visit: Visit, size: dict[str, int]
) -> None:
    staff = colleagues(staffed)
    appraisal, pair = an_appraisal(staffed), a_pair(staff)
    one = staff.people[READY].public_id
    page = visit("head", size)
    for address in (
        "ranks/?show=all",
        f"ranks/{one}/",
        "selections/",
        "selections/new/",
        "trials/",
        "mentorship/",
        "mentorship/new/",
        f"mentorship/{pair.public_id}/",
        "training/",
        "candidates/",
        "consequences/",
        "consequences/pay/",
        "publicity/",
        "research/",
        "research/new/",
        "honours/",
        "regulations/",
        "appraisals/grades/",
        "appraisals/",
        "appraisals/scheme/",
        f"appraisals/{appraisal.public_id}/",
        f"appraisals/{appraisal.public_id}/items/duties/",
        f"appraisals/{appraisal.public_id}/people/{one}/",
        f"people/{one}/",
        f"people/{one}/appraisal/",
        f"people/{one}/commendation/",
        f"people/{one}/promotion/",
        f"people/{one}/deeds/",
        "ballot/",
    ):
        page.goto(f"/capability/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address
