"""Problems are values: where, what, and what to do."""

from __future__ import annotations

from jujiao.kernel.problems import Problem, Refused, refuse


def test_a_problem_reads_as_a_sentence() -> None:
    problem = Problem("required", "表彰时间", "没有填。", "请填写。")
    assert str(problem) == "表彰时间：没有填。请填写。"


def test_a_refusal_carries_every_problem() -> None:
    problems = (Problem("a", "甲", "一。"), Problem("b", "乙", "二。"))
    refused = Refused(*problems)
    assert refused.problems == problems
    assert str(refused) == "甲：一。；乙：二。"


def test_a_single_reason_is_ready_to_be_raised() -> None:
    refused = refuse("year_closed", "2024年已经封账。", remedy="只能更正。")
    assert [one.code for one in refused.problems] == ["year_closed"]
