"""A table of points as a workbook has it: each line that cannot be is named by its row."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jujiao.assessments.rules import Band, check_reachable
from jujiao.assessments.scheme_sheets import read_scheme_lines
from jujiao.kernel.problems import Refused


def test_a_workbook_that_says_no_number_names_its_line() -> None:
    with pytest.raises(Refused, match="第2行"):
        read_scheme_lines((("指标", "分值"), ("组织", "很多")))
    with pytest.raises(Refused, match="没有找到表头"):
        read_scheme_lines((("甲", "乙"),))


def test_points_without_an_item_are_refused_with_their_row_and_a_sum_is_no_item() -> None:
    head, setup = ("类别", "指标", "分值"), ("组织", "设置", 60)
    with pytest.raises(Refused, match="第3行有分值，没有指标"):
        read_scheme_lines((head, setup, (None, None, 40)))
    for total in (("合计", None, 60), (None, "合计", 60)):
        [line] = read_scheme_lines((head, setup, total))
        assert line.full == 60


def test_a_band_that_nobody_can_reach_is_refused() -> None:
    top = Band("十星", Decimal(1000))
    with pytest.raises(Refused, match="“十星”从1000分起，各项满分合计只有999分"):
        check_reachable(top, Decimal("999.00"))
    check_reachable(top, Decimal(1000))
