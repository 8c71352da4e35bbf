"""What a cell says, in every spelling that courts use."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from jujiao.exchange.cells import counts_up, parse_count, parse_date, parse_term, split_names
from jujiao.exchange.matching import best_match
from jujiao.exchange.titles import heading_of

MARCH_FIFTH = date(2024, 3, 5)


@pytest.mark.parametrize(
    "cell",
    [
        "2024.3.5", "2024.03.05", "2024-03-05", "2024-3-5", "2024/3/5", "20240305", 20240305.0,
        "2024年3月5日", "2024年03月05日", "2024年3月5号", "２０２４．３．５", "２０２４年３月５日",
        " 2024 年 3 月 5 日", "2024. 3. 5", "2024.3.5.", "二〇二四年三月五日", "2024-03-05 00:00:00",
        "2024年3月5日（星期二）", "2024年3月5日上午", "2024年3月5日 9:30", datetime(2024, 3, 5, 8), 45356,
    ],
)  # fmt: skip
def test_a_day_is_read_in_every_spelling(cell: str | float | datetime) -> None:
    assert parse_date(cell) == MARCH_FIFTH


@pytest.mark.parametrize(
    "cell", ["2024.2.30", "2024-13-01", "2024年4月31日", "三月五日", "待定", "", "3"]
)
def test_a_day_that_does_not_exist_is_none(cell: str) -> None:
    assert parse_date(cell) is None


@pytest.mark.parametrize(
    ("cell", "until"),
    [
        ("2024.9.1-2027.8.31", date(2027, 8, 31)),
        ("2024-09-01至2027-08-31", date(2027, 8, 31)),
        ("２０２４年９月１日—２０２７年８月３１日", date(2027, 8, 31)),
        ("2024年9月至2027年8月", date(2027, 8, 31)),
        ("2024.9.1至今", None),
    ],
)
def test_a_term_in_one_cell_is_two_days(cell: str, until: date | None) -> None:
    assert parse_term(cell) == (date(2024, 9, 1), until)


@pytest.mark.parametrize("cell", ["三年", "2024.9.1", "", "2024.9.1、2025.9.1、2026.9.1"])
def test_what_names_no_term_is_none(cell: str) -> None:
    assert parse_term(cell) is None


@pytest.mark.parametrize(
    "cell",
    [
        "尚静、阿拉坦其其格、顾晓东",
        "尚静，阿拉坦其其格,顾晓东",
        "尚静 阿拉坦其其格 顾晓东",
        "尚　静\n阿拉坦其其格\n顾晓东同志",
    ],
)
def test_several_names_in_a_cell_are_several_people(cell: str) -> None:
    assert split_names(cell) == ("尚静", "阿拉坦其其格", "顾晓东")


def test_a_name_stretched_to_three_places_is_one_name() -> None:
    assert split_names("尚　静") == ("尚静",)


@pytest.mark.parametrize(
    ("cell", "count"), [("3件", 3), ("０", 0), (2.0, 2), ("约40人", 40), ("零", None)]
)
def test_a_number_may_bring_its_measure_word(cell: str | float, count: int | None) -> None:
    assert parse_count(cell) == count


def test_running_numbers_are_known_by_running() -> None:
    assert counts_up([1.0, 2.0, "3", None, 4.0, "二、其他", 5.0, 6.0, 7.0, 8.0])
    assert not counts_up([2.0, 2.0, 3.0, 9.0])
    assert not counts_up(["1次", "2次", "3次"])


def test_fields_and_columns_are_matched_as_a_whole() -> None:
    """The column that fits two fields goes to the one that has no other."""
    fits = {"starts_on": {0: 5.0, 1: 5.0}, "ends_on": {0: 5.0}}
    assert best_match(fits) == {"starts_on": 1, "ends_on": 0}


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("2024年度荣誉表彰台账", 2024), ("〔2024〕荣誉", 2024), ("二〇二四年荣誉", 2024),
        ("荣誉台账（2024）", 2024), ("２０２４年荣誉", 2024), ("花名册（截至2023年12月31日）", None),
        ("名册（2024年1月）", None), ("荣誉台账", None),
    ],
)  # fmt: skip
def test_the_year_of_a_ledger_stands_in_its_title(title: str, year: int | None) -> None:
    assert heading_of([(title,)]).year == year


@pytest.mark.parametrize(
    ("lines", "court"),
    [
        (("2024年荣誉", "填报单位：乌兰淖尔旗人民法院"), "乌兰淖尔旗人民法院"),
        (("2024年荣誉", "填报单位（盖章）：乌兰淖尔旗人民法院"), "乌兰淖尔旗人民法院"),
        (("乌兰淖尔旗人民法院2024年荣誉",), "乌兰淖尔旗人民法院"),
        (("2024年荣誉", "填报部门：政治部"), None),
        (("2024年荣誉", "编制单位：乌兰淖尔旗人民法院政治部"), "乌兰淖尔旗人民法院"),
        (("2024年荣誉", "单位：乌兰淖尔旗人民法院"), "乌兰淖尔旗人民法院"),
        (("附件1", "乌兰淖尔旗人民法院荣誉"), "乌兰淖尔旗人民法院"),
        (("锡尔图市中级人民法院表彰名单",), None),
        (("全市人民法院业务竞赛获奖台账",), None),
        (("锡尔图市中级人民法院信息宣传台账",), "锡尔图市中级人民法院"),
    ],
)  # fmt: skip
def test_whose_ledger_it_is_stands_above_the_header(
    lines: tuple[str, ...], court: str | None
) -> None:
    assert heading_of([(line,) for line in lines]).court_name == court
