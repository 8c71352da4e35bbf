"""Statements without a number: hints from the records, never verdicts."""

from __future__ import annotations

import pytest

from jujiao.drafts.judging import read_text
from jujiao.drafts.statements import Happened, Happenings, Hint, Support, hints

EVERY_MONTH = frozenset(range(1, 13))
KINDS = {
    "themed_party_day": Happened(12, EVERY_MONTH),
    "flag_raising": Happened(3, frozenset({1, 7, 10})),
    "court_open_day": Happened(0, frozenset()),
}
PLACES = ("乌兰嘎查", "第一中学", "示例煤业公司")


def _hints(text: str) -> list[Hint]:
    read = read_text(text)
    return list(hints(read.layout, read.claims, Happenings(KINDS, PLACES)))


@pytest.mark.parametrize(
    ("text", "support", "words"),
    [
        ("各支部每月开展主题党日。", Support.SUPPORTED, "12条"),
        ("每月组织升旗仪式。", Support.INSUFFICIENT, "缺2、3、4"),
        ("每季度组织升旗仪式。", Support.INSUFFICIENT, "第2季度"),
        ("组织开展升旗仪式。", Support.SUPPORTED, "3条"),
        ("常态化开展升旗仪式。", Support.INSUFFICIENT, "不足4次"),
        ("定期举办法院开放日活动。", Support.NO_RECORDS, "没有记录"),
        ("举行宪法宣誓仪式。", Support.UNKNOWN, "没有读到"),
        ("活动覆盖嘎查村、学校、企业等场所。", Support.SUPPORTED, "都有"),
        ("活动覆盖学校、社区等场所。", Support.INSUFFICIENT, "社区"),
    ],
)
def test_a_statement(text: str, support: Support, words: str) -> None:
    (hint,) = _hints(text)
    assert hint.support is support
    assert words in hint.explanation


@pytest.mark.parametrize("text", ["开展主题党日12次。", "升旗仪式的意义。", "参训覆盖率达到要求。"])
def test_a_clause_with_a_number_or_without_a_rhythm_is_no_statement(text: str) -> None:
    assert _hints(text) == []
