"""``eligible`` and ``appraise``: one JSON value, every reason with its rule and basis."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from jujiao.cli.main import main
from mechanisms.personnel import a_court, a_member, a_unit

pytestmark = pytest.mark.django_db


def answer(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_eligible_lists_everybody_on_the_ladder_with_the_reasons(
    capsys: pytest.CaptureFixture[str],
) -> None:
    court = a_court()
    unit = a_unit(court, "立案庭")
    a_member(court, "林书禾", rank="二级主任科员", since=date(2022, 7, 1), unit=unit)
    a_member(court, "高云起", rank="二级主任科员", since=date(2024, 9, 1), unit=unit)
    a_member(court, "孟晚晴", rank="二级主任科员", unit=unit)
    words = ("eligible", "--court", court.name, "--ladder", "rank", "--as-of", "2025-12-31")
    rows = answer(capsys, *words)
    keys = {"person", "department", "rank", "next", "eligible", "since", "until", "because"}
    assert {frozenset(row) for row in rows} == {frozenset(keys)}
    found = {row["person"]: (row["eligible"], row["since"], row["until"]) for row in rows}
    assert found == {
        "林书禾": (True, "2024-07-01", None),
        "高云起": (False, None, "2026-09-01"),
        "孟晚晴": (None, None, None),
    }
    reasons = [ground for row in rows for ground in row["because"]]
    assert all(set(ground) == {"rule", "basis", "detail"} for ground in reasons)
    assert all(ground["basis"] and ground["detail"] for ground in reasons)


def test_appraise_gives_each_person_the_tree_of_scores_and_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    court = a_court()
    a_member(court, "林书禾")
    words = (
        "appraise",
        "--court",
        court.name,
        "--year",
        "2025",
        "--scheme",
        "administrative_staff",
    )
    told = answer(capsys, *words)
    [person] = told["people"]
    assert (person["total"], person["grade"]) == (None, None)
    assert "“岗位职责”还没有评分" in person["missing"]
    assert [item["item"] for item in person["items"]] == ["tasks", "satisfaction", "innovation"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("eligible", "--court", "不存在的法院", "--ladder", "rank", "--as-of", "2025-12-31"),
            "没有名为",
        ),
        (
            ("appraise", "--court", "青原旗人民法院", "--year", "2025", "--scheme", "x"),
            "没有名为x的考核方案",
        ),
    ],
)
def test_what_is_not_there_is_said_in_chinese(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    a_court()
    assert main(words) == 1
    assert said in capsys.readouterr().err
