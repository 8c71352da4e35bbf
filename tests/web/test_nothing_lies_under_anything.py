"""A real browser: on a phone no word lies under a button; on a small screen the heat map needs no scrolling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page

from company import Company
from jujiao.tasks.services import Assignment, assign_task
from web.conftest import NOW
from web.facts import kept

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE, SMALL = {"width": 390, "height": 844}, {"width": 1280, "height": 720}
LONG = "请把本年度以来到嘎查村和学校开展普法宣传的场次、对象、参加人数和所用语言逐项核对清楚后报来"
LINES_UNDER_THE_BUTTON = """row => {
  const words = document.createRange();
  words.selectNodeContents(row.querySelector('.title'));
  const button = row.querySelector('.acts .button').getBoundingClientRect();
  return [...words.getClientRects()].filter(one => one.right > button.left
    && one.bottom > button.top && one.top < button.bottom && one.width > 0).length;
}"""
Visit = Callable[..., Page]


def test_a_long_matter_on_a_phone_stays_clear_of_its_button(staffed: Company, visit: Visit) -> None:
    judge_id = staffed.people["judge"].pk
    asked = Assignment(
        staffed.court.pk, LONG, date(2025, 12, 20), owner_id=judge_id, due_on=date(2025, 12, 25)
    )
    assign_task(asked, by=staffed.actor("president"), at=NOW)
    judge = visit("judge", PHONE)
    judge.goto("/?show=owed")
    row = judge.locator("tr[data-row]:has-text('请把本年度')")
    assert row.locator(".title").bounding_box()["height"] > 40  # type: ignore[index]
    assert row.evaluate(LINES_UNDER_THE_BUTTON) == 0


def test_the_heat_map_fits_a_small_screen(staffed: Company, visit: Visit) -> None:
    kept(staffed, "branch_meetings")
    president = visit("president", SMALL)
    president.goto("/")
    widths = president.eval_on_selector(
        ".scroller:has(table.heat)", "one => [one.scrollWidth, one.clientWidth]"
    )
    assert widths[0] == widths[1]
