"""A real browser: a secretary files a meeting from the prompt, an officer closes a round, a draft is corrected."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from cast import a_person
from company import Company
from web.facts import an_article, in_force, kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 390, "height": 844}
DRAFT = "示例旗人民法院2025年工作综述\n全年在市级刊物发表文章3篇，全市法院共有31个集体受到表彰。\n"
Visit = Callable[..., Page]


def test_a_secretary_files_a_meeting_from_the_prompt(staffed: Company, visit: Visit) -> None:
    kept(staffed, "branch_meetings")
    secretary = visit("secretary")
    secretary.goto(f"/branches/prompts/2025-12/{staffed.branch.public_id}/")
    line = "tr:has-text('主题党日'):has-text('2025年12月')"
    secretary.click(f"{line} >> text=登记")
    secretary.fill("[name=title]", "学习党章")
    secretary.fill("[name=occurred_on]", "12月20日")
    secretary.fill("[name=host]", "哈斯")
    assert not secretary.is_visible("text=特木尔未到会")
    secretary.uncheck(f"[name=present][value='{staffed.people['judge'].pk}']")
    assert secretary.is_visible("text=特木尔未到会")
    secretary.click("[data-main]")
    secretary.wait_for_selector("text=请选特木尔未到会的原因")
    assert secretary.input_value("[name=title]") == "学习党章"
    secretary.select_option(f"[name=why-{staffed.people['judge'].pk}]", "on_leave")
    secretary.click("[data-main]")
    secretary.wait_for_selector(f"{line} >> text=已办")


def test_an_officer_closes_a_round(staffed: Company, visit: Visit) -> None:
    kept(staffed, "branch_meetings")
    a_person(staffed.court, "巴雅尔")
    officer = visit("officer")
    officer.goto("/branches/rounds/new/")
    officer.fill("[name=serial]", "第4轮")
    officer.fill("[name=starts_on]", "2025-12-01")
    officer.fill("[name=ends_on]", "2025-12-31")
    for branch in (staffed.branch, staffed.other_branch):
        officer.fill(f"[name=inspector-{branch.pk}]", "巴雅尔")
    officer.click("[data-main]")
    officer.wait_for_selector("text=还有2个未看")
    address = officer.url
    for branch in (staffed.branch, staffed.other_branch):
        officer.goto(address)
        officer.click(f"td.title >> text={branch.name}")
        officer.click("#act-visit .buttons .button")
        officer.wait_for_selector("text=已登记，问题列入整改")
    officer.goto(address)
    officer.click("#act-close .buttons .button")
    officer.wait_for_selector("text=这一轮办结了")
    assert "已全覆盖" in officer.inner_text(".page-head")


def test_from_upload_to_the_corrected_draft(staffed: Company, visit: Visit, tmp_path: Path) -> None:
    kept(staffed, "articles")
    in_force(staffed, an_article(staffed))
    file = tmp_path / "年终综述.txt"
    file.write_text(DRAFT)
    clerk = visit("clerk")
    clerk.goto("/drafts/")
    clerk.set_input_files("#in-file", file)
    clerk.click(".form-foot .button.main")
    clerk.wait_for_selector("h1:has-text('年终综述')")
    assert clerk.inner_text(".draft-text .verdict.differs").startswith("3篇")
    clerk.click("text=下一处不一致")
    clerk.click("button:has-text('改为1篇')")
    clerk.wait_for_selector(".draft-text .verdict.taken ins:has-text('1篇')")
    with clerk.expect_download() as taken:
        clerk.click("text=改好的稿子")
    assert DRAFT.replace("3篇", "1篇") == Path(taken.value.path()).read_text()


def test_a_draft_is_checked_and_corrected_without_scripts(staffed: Company, visit: Visit) -> None:
    kept(staffed, "articles")
    in_force(staffed, an_article(staffed))
    clerk = visit("clerk", scripts=False)
    clerk.goto("/drafts/")
    clerk.fill("[name=words]", DRAFT)
    clerk.click(".form-foot .button.main")
    clerk.click(".draft-text .verdict.differs")
    clerk.click("button:has-text('改为1篇')")
    assert clerk.is_visible(".verdict.taken")


@pytest.mark.parametrize("size", [PHONE, {"width": 1280, "height": 720}], ids=["phone", "desk"])
def test_no_page_of_the_branches_scrolls_sideways(
    staffed: Company, visit: Visit, size: dict[str, int]
) -> None:
    kept(staffed, "branch_meetings")
    officer, unit = visit("officer", size), staffed.branch.public_id
    for address in (
        "/branches/duties/",
        "/branches/duties/?by=branch",
        f"/branches/dues/{unit}/",
        "/branches/prompts/2025-12/",
        f"/branches/prompts/2025-12/{unit}/",
        f"/branches/meetings/democratic_appraisal/?unit={unit}",
        f"/branches/meetings/talks/?unit={unit}",
        "/branches/rounds/new/",
        "/branches/teams/",
        "/branches/courses/by_election/",
        "/branches/assessments/",
        "/drafts/",
    ):
        officer.goto(address)
        assert officer.evaluate("document.documentElement.scrollWidth") <= size["width"], address
