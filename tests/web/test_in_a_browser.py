"""A real browser: filed by one, confirmed by another, the figure moves; phones, keys, and no script at all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from company import Company
from web.facts import an_article, filed, in_force, kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
Visit = Callable[..., Page]


def test_filed_by_one_confirmed_by_another_and_the_figure_moves(
    staffed: Company, visit: Visit
) -> None:
    kept(staffed, "articles")
    clerk, head = visit("clerk"), visit("head")
    clerk.goto("/ledger/article/new/")
    clerk.fill("[name=title]", "法庭开进牧区")
    clerk.fill("[name=recipients]", "特木尔")
    clerk.fill("[name=issuer]", "某市日报")
    clerk.check("[name=award_level][value='3']")
    clerk.fill("[name=occurred_on]", "12月20日")
    clerk.check("[name=outcome][value=first]")
    clerk.keyboard.press("Control+Enter")
    clerk.wait_for_selector("text=已登记，待另一人确认后生效")
    head.goto("/figures/articles_city/")
    assert head.inner_text(".big .value") == "0篇"
    head.goto("/?show=confirm")
    head.click("text=法庭开进牧区")
    head.click("button:has-text('确认')")
    head.wait_for_selector("text=这条记录生效了")
    head.goto("/figures/articles_city/")
    assert head.inner_text(".big .value") == "1篇"
    head.click(".ledger .title a")
    head.wait_for_selector("h1:has-text('法庭开进牧区')")


def test_ticked_rows_bring_up_the_bar_and_escape_puts_it_away(
    staffed: Company, visit: Visit
) -> None:
    filed(staffed, an_article(staffed, "待确认的"))
    in_force(staffed, an_article(staffed, "已生效的"))
    head = visit("head")
    head.goto("/ledger/articles/")
    assert not head.is_visible("[data-batch]")
    head.check("[data-tick-all]")
    assert "已选 2 行" in head.inner_text("[data-batch]")
    assert "确认其中1行" in head.inner_text("[data-batch]")
    head.keyboard.press("Escape")
    assert not head.is_visible("[data-batch]")


def test_the_keys_lead_to_search_and_through_a_list(staffed: Company, visit: Visit) -> None:
    in_force(staffed, an_article(staffed, "甲稿"))
    judge = visit("judge")
    judge.goto("/ledger/articles/")
    judge.keyboard.press("j")
    judge.keyboard.press("Enter")
    judge.wait_for_selector("h1:has-text('甲稿')")
    judge.keyboard.press("Control+k")
    judge.keyboard.type("甲稿")
    judge.keyboard.press("Enter")
    judge.wait_for_selector("h1:has-text('查找')")
    assert judge.is_visible("text=台账记录")


def test_a_problem_takes_the_reader_to_its_field(staffed: Company, visit: Visit) -> None:
    clerk = visit("clerk")
    clerk.goto("/ledger/article/new/")
    clerk.fill("[name=occurred_on]", "2025.2.30")
    with clerk.expect_response(lambda answer: answer.status == 422):
        clerk.click("button[value=file]")
    assert clerk.evaluate("document.activeElement.hasAttribute('data-problems')")
    assert clerk.input_value("[name=occurred_on]") == "2025.2.30"


def test_the_chart_draws_what_the_table_says(staffed: Company, visit: Visit) -> None:
    in_force(staffed, an_article(staffed))
    judge = visit("judge")
    judge.goto("/figures/articles_city/")
    assert judge.is_visible("[data-chart] canvas")
    assert not judge.is_visible(".chart-table")
    judge.click("text=看表格")
    assert judge.is_visible(".chart-table")


def test_without_scripts_everything_reads_and_files(staffed: Company, visit: Visit) -> None:
    filed(staffed, an_article(staffed, "等人看的"))
    in_force(staffed, an_article(staffed, "已生效的"))
    head = visit("head", scripts=False)
    head.goto("/figures/articles_city/")
    assert head.is_visible(".chart-table")
    head.goto("/ledger/articles/")
    assert head.is_visible("[data-batch]")
    head.check("tr:has-text('等人看的') input[name=row]")
    head.click("button[value=confirm]")
    assert "确认了1条" in head.inner_text("main")
    head.goto("/ledger/regulation/new/")
    head.fill("[name=title]", "一项制度")
    head.click("button[value=draft]")
    assert "草稿存好了" in head.inner_text("main")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "desk"])
def test_no_page_scrolls_sideways(staffed: Company, visit: Visit, size: dict[str, int]) -> None:
    in_force(
        staffed, an_article(staffed, "一篇标题很长很长的稿件，讲的是草原深处的巡回法庭怎样办案")
    )
    page = visit("president", size)
    person = staffed.people["judge"].public_id
    for address in (
        "/",
        "/ledger/",
        "/ledger/articles/",
        "/figures/",
        "/figures/articles_city/",
        "/figures/violations/",
        f"/people/{person}/",
        "/people/",
        "/units/",
        "/search/?q=稿",
        "/reports/",
        "/reports/annual/",
        "/focus/3/",
        "/account/",
        "/design/",
        "/todo/",
    ):
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], address


def test_on_paper_there_is_no_navigation(staffed: Company, visit: Visit) -> None:
    in_force(staffed, an_article(staffed))
    page = visit("judge")
    page.goto("/ledger/articles/")
    page.emulate_media(media="print")
    for hidden in (".top", ".side", ".pager", ".actions"):
        assert not page.is_visible(hidden), hidden
    assert page.is_visible(".ledger")
    assert "截至12月" in page.inner_text(".print-head")


def test_names_are_offered_while_they_are_typed(staffed: Company, visit: Visit) -> None:
    clerk = visit("clerk")
    clerk.goto("/ledger/article/new/")
    field = clerk.locator("[name=recipients]")
    field.press_sequentially("特木")
    clerk.wait_for_selector(".name-hints [role=option] >> text=特木尔")
    field.press("Enter")
    assert field.input_value() == "特木尔"
    assert not clerk.is_visible(".name-hints")
    field.press_sequentially("、" + staffed.hall.name[:2])
    clerk.wait_for_selector(f".name-hints [role=option] >> text={staffed.hall.name}")
    field.press("Escape")
    assert field.input_value() == f"特木尔、{staffed.hall.name[:2]}"
