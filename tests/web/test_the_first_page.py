"""首页: what waits for the reader, the five focuses in figures; a leader sees two years and the duties."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.test import Client

from cast import AT
from company import Company
from jujiao.access.actors import console
from jujiao.access.services import grant_role
from jujiao.catalogue.roles import StaffRole
from web.facts import an_article, drafted, filed, in_force, kept
from web.reading import links, main, page, text


def test_the_frame_names_court_year_day_and_reader(as_: Callable[[str], Client]) -> None:
    top = page(as_("clerk").get("/")).xpath("//header")[0].text_content()
    for words in ("青原旗人民法院", "2025年", "截至12月29日", "娜仁", "政治部内勤"):
        assert words in top


def test_a_secretary_is_named_with_his_branch(as_: Callable[[str], Client]) -> None:
    top = page(as_("secretary").get("/")).xpath("//header")[0].text_content()
    assert "机关第一党支部" in top


def test_the_count_of_what_waits_stands_in_the_frame(
    company: Company, as_: Callable[[str], Client]
) -> None:
    filed(company, an_article(company))
    counts = page(as_("head").get("/figures/")).xpath("//header//b/text()")
    assert counts == ["1"]
    assert page(as_("clerk").get("/figures/")).xpath("//header//b/text()") == []


def test_a_year_once_chosen_is_remembered(company: Company, as_: Callable[[str], Client]) -> None:
    client = as_("clerk")
    kept(company, "articles", year=2024)
    client.get("/?year=2024")
    top = page(client.get("/figures/")).xpath("//header")[0].text_content()
    assert "2024年" in top
    assert "截至12月31日" in top


def test_a_court_is_switched_only_to_where_the_reader_has_business(
    company: Company, as_: Callable[[str], Client]
) -> None:
    client = as_("clerk")
    client.get(f"/?court={company.neighbour.public_id}")
    assert company.neighbour.name not in client.get("/").content.decode()


def test_whoever_serves_two_courts_switches_between_them(
    company: Company, as_: Callable[[str], Client]
) -> None:
    account = company.accounts["superior"]
    account.court_id = company.neighbour.pk
    grant_role(account, StaffRole.SUPERIOR_VIEWER, by=console(), at=AT)
    client = as_("superior")
    assert company.neighbour.name in client.get("/").content.decode()
    in_force(company, an_article(company, "这边的稿"))
    client.get(f"/?court={company.neighbour.public_id}")
    assert "这边的稿" not in client.get("/ledger/articles/").content.decode()
    client.get(f"/?court={company.court.public_id}")
    assert "这边的稿" in client.get("/ledger/articles/").content.decode()


def test_the_five_focuses_stand_with_their_figures(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company))
    answer = as_("clerk").get("/")
    for focus in ("政治建设", "强基固本", "培优赋能", "严管厚爱", "凝心聚力"):
        assert focus in text(answer)
    assert "/figures/rank_promotions/" in links(answer)


def test_what_is_owed_stands_late_ones_first(
    company: Company, as_: Callable[[str], Client]
) -> None:
    kept(company, "branch_meetings")
    answer = as_("secretary").get("/?show=owed")
    rows = [one.text_content() for one in main(answer).xpath(".//tbody/tr")]
    assert "逾期" in rows[0]
    assert any("机关第一党支部" in row for row in rows)
    assert "审判第一党支部" not in text(answer)


def test_a_due_leads_to_the_form_with_its_unit_filled_in(
    company: Company, as_: Callable[[str], Client]
) -> None:
    kept(company, "branch_meetings")
    found = links(as_("secretary").get("/?show=owed"))
    assert f"/branches/meetings/committee_meeting/?unit={company.branch.public_id}" in found


def test_what_was_begun_can_be_gone_on_with(company: Company, as_: Callable[[str], Client]) -> None:
    drafted(company, an_article(company, "写了一半"))
    assert "写了一半" in text(as_("clerk").get("/?show=drafts"))
    assert "写了一半" not in text(as_("head").get("/?show=drafts"))


def test_a_leader_sees_two_years_and_the_duties(
    company: Company, as_: Callable[[str], Client]
) -> None:
    kept(company, "branch_meetings")
    in_force(company, an_article(company, on=date(2025, 2, 1)))
    in_force(company, an_article(company, "去年的", on=date(2024, 2, 1)))
    said = text(as_("president").get("/"))
    assert "全院一览" in said
    assert "两年对照" in said
    assert "持平" in said
    assert "主题党日" in said


def test_an_empty_year_says_what_to_do(company: Company, as_: Callable[[str], Client]) -> None:
    answer = as_("clerk").get("/")
    assert "2025年还没有读入任何台账" in text(answer)
    assert "/import/" in links(answer)
    assert "/import/" not in links(as_("judge").get("/"))


def test_lines_that_a_reader_cannot_use_are_absent(as_: Callable[[str], Client]) -> None:
    def side(part: str) -> str:
        return str(page(as_(part).get("/")).xpath("//nav[@id='side']")[0].text_content())

    assert "导入" in side("clerk")
    assert "导入" not in side("judge")


def test_an_administrator_sees_his_account_and_no_business(
    company: Company, as_: Callable[[str], Client]
) -> None:
    in_force(company, an_article(company))
    for part in ("sysadmin", "secadmin", "auditor"):
        answer = as_(part).get("/")
        assert answer.status_code == 200
        assert "可以办的" in text(answer)
        assert company.court.name not in answer.content.decode()


def test_everybody_sees_what_his_office_allows(as_: Callable[[str], Client]) -> None:
    assert "签认零" in text(as_("discipline").get("/account/"))
    assert "签认零" not in text(as_("judge").get("/account/"))
