"""台账列表: filters stand in the address, every column sorts, what was found can be taken along."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from cast import a_tenure
from company import Company
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.catalogue.publicity import REPRINT
from jujiao.kernel.levels import Level
from web.facts import a_violation, address, an_article, an_honour_of, filed, in_force
from web.reading import links, main, text, titles

ARTICLES = "/ledger/articles/"


@pytest.fixture
def articles(company: Company) -> Company:
    """Three in force, one waiting."""
    in_force(company, an_article(company, "甲稿", on=date(2025, 3, 1), level=Level.NATIONAL))
    in_force(company, an_article(company, "乙稿", on=date(2025, 6, 1), level=Level.REGION))
    in_force(company, an_article(company, "丙稿", on=date(2025, 6, 9), outcome=REPRINT))
    filed(company, an_article(company, "丁稿", on=date(2025, 12, 1)))
    return company


def test_the_latest_stands_on_top(articles: Company, as_: Callable[[str], Client]) -> None:
    assert titles(as_("judge").get(ARTICLES)) == ["丁稿", "丙稿", "乙稿", "甲稿"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=乙", ["乙稿"]),
        ("q=特木尔", ["丁稿", "丙稿", "乙稿", "甲稿"]),
        ("level=5", ["甲稿"]),
        ("level=5&level=4", ["乙稿", "甲稿"]),
        ("outcome=reprint", ["丙稿"]),
        ("state=filed", ["丁稿"]),
        ("month=6", ["丙稿", "乙稿"]),
        ("month=6&level=4", ["乙稿"]),
        ("sort=occurred_on", ["甲稿", "乙稿", "丙稿", "丁稿"]),
        ("sort=-award_level", ["甲稿", "乙稿", "丁稿", "丙稿"]),
        ("year=2024", []),
    ],
)
def test_filters_stand_in_the_address(
    articles: Company, as_: Callable[[str], Client], asked: str, found: list[str]
) -> None:
    assert titles(as_("judge").get(f"{ARTICLES}?{asked}")) == found


@pytest.mark.parametrize(
    "nonsense",
    [
        "level=9",
        "month=13",
        "state=x",
        "sort=secret",
        "page=999",
        "size=7",
        "unit=x",
        "year=x",
        "kind=x",
    ],
)
def test_a_filter_that_means_nothing_is_left_out(
    articles: Company, as_: Callable[[str], Client], nonsense: str
) -> None:
    answer = as_("judge").get(f"{ARTICLES}?{nonsense}")
    assert answer.status_code == 200
    assert len(titles(answer)) == 4


def test_an_active_filter_is_a_chip_that_takes_it_away(
    articles: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get(f"{ARTICLES}?level=5&month=3")
    assert f"{ARTICLES}?month=3" in links(answer)
    assert f"{ARTICLES}?level=5" in links(answer)


def test_nothing_found_says_so_and_offers_to_clear(
    articles: Company, as_: Callable[[str], Client]
) -> None:
    assert "没有符合筛选的记录" in text(as_("judge").get(f"{ARTICLES}?q=没有这样的字"))


def test_an_empty_register_says_that_nothing_was_filed(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("clerk").get(ARTICLES)
    assert "2025年还没有登记刊发稿件" in text(answer)
    assert "/ledger/article/new/" in links(answer)


def test_columns_are_chosen_in_the_address(articles: Company, as_: Callable[[str], Client]) -> None:
    answer = as_("judge").get(f"{ARTICLES}?column=title&column=state")
    heads = [one.text_content().strip() for one in main(answer).xpath(".//thead/tr/th")]
    assert heads == ["标题", "状态"]


def test_the_size_of_a_page_is_remembered_and_the_address_wins(
    company: Company, as_: Callable[[str], Client]
) -> None:
    for number in range(25):
        in_force(company, an_article(company, f"稿{number:02}"))
    client = as_("judge")
    assert len(titles(client.get(ARTICLES))) == 25
    assert len(titles(client.get(f"{ARTICLES}?size=20"))) == 20
    assert len(titles(client.get(ARTICLES))) == 20
    assert len(titles(client.get(f"{ARTICLES}?page=2"))) == 5


def test_the_list_can_be_taken_along_as_a_workbook(
    articles: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get("/ledger/articles/export/?level=5&level=4")
    assert answer["Content-Disposition"].startswith("attachment")
    book = openpyxl.load_workbook(BytesIO(answer.content))
    rows = list(book["台账"].iter_rows(values_only=True))
    assert rows[0][0] == f"{articles.court.name}2025年刊发稿件台账"
    assert rows[1][:2] == ("刊发日期", "标题")
    assert [row[1] for row in rows[2:]] == ["乙稿", "甲稿"]


def test_words_that_look_like_a_formula_stay_words(
    company: Company, as_: Callable[[str], Client]
) -> None:
    for sign in "=+-@\t＝":
        in_force(company, an_article(company, f"{sign}HYPERLINK(1)"))
    book = openpyxl.load_workbook(BytesIO(as_("judge").get("/ledger/articles/export/").content))
    cells = [cell for row in book["台账"].iter_rows() for cell in row]
    assert [cell for cell in cells if cell.data_type == "f"] == []


def test_each_kind_of_a_register_has_its_tab(
    company: Company, as_: Callable[[str], Client]
) -> None:
    answer = as_("judge").get("/ledger/branch_meetings/")
    assert answer.status_code == 200
    assert titles(as_("judge").get("/ledger/committee_meeting/")) == []


def test_relations_procedures_and_problems_are_listed_too(
    company: Company, as_: Callable[[str], Client]
) -> None:
    people = company.people
    pair = a_tenure(
        people["judge"], MENTORSHIP, since=date(2025, 3, 1), counterpart=people["clerk"]
    )
    answer = as_("judge").get("/ledger/mentorships/")
    assert titles(answer) == ["特木尔"]
    assert as_("judge").get(f"/ledger/mentorship/{pair.public_id}/").status_code == 200
    for register in ("elections", "personnel_changes", "research", "trial_conduct"):
        assert as_("supervisor").get(f"/ledger/{register}/").status_code == 200


def test_a_register_that_few_may_read_is_not_there_for_the_others(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, a_violation(company))
    assert as_("judge").get("/ledger/violations/").status_code == 404
    assert as_("judge").get(address(record)).status_code == 404
    assert as_("discipline").get(address(record)).status_code == 200
    assert "/ledger/violations/" not in as_("judge").get("/ledger/").content.decode()


def test_problems_are_for_those_who_answer_for_them(as_: Callable[[str], Client]) -> None:
    assert as_("judge").get("/ledger/trial_conduct_finding/").status_code == 404
    assert as_("supervisor").get("/ledger/trial_conduct_finding/").status_code == 200


def test_a_neighbour_sees_none_of_it(articles: Company, as_: Callable[[str], Client]) -> None:
    assert titles(as_("outsider").get(ARTICLES)) == []


def test_administrators_see_no_business_at_all(
    articles: Company, as_: Callable[[str], Client]
) -> None:
    for part in ("sysadmin", "secadmin", "auditor"):
        answer = as_(part).get(ARTICLES)
        assert answer.status_code == 403
        assert "甲稿" not in answer.content.decode()


def test_a_page_of_a_record_says_all_that_was_told(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_honour_of(company, "judge"))
    said = text(as_("superior").get(address(record)))
    for words in (
        "全市法院先进个人",
        "某市中级人民法院",
        "市级",
        "2025年5月4日",
        "特木尔",
        "娜仁",
        "乌仁",
    ):
        assert words in said
    assert said.index("确认 乌仁") < said.index("登记 娜仁")


def test_a_record_names_the_figures_that_count_it(
    company: Company, as_: Callable[[str], Client]
) -> None:
    record = in_force(company, an_honour_of(company, "judge"))
    assert "/figures/honour_persons_city_up/" in links(as_("judge").get(address(record)))
    assert "/figures/honour_units_city_up/" not in links(as_("judge").get(address(record)))
