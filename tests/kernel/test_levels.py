"""级别: the words that real texts use for the rank of an issuing body."""

from __future__ import annotations

import pytest

from jujiao.kernel.levels import LEVEL_WORDS, Level, parse_level


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("国家级", Level.NATIONAL),
        ("全国", Level.NATIONAL),
        ("自治区级", Level.REGION),
        ("区级", Level.REGION),
        ("省部级", Level.REGION),
        ("盟市级", Level.CITY),
        ("市级以上", Level.CITY),
        ("旗县级", Level.BANNER),
        ("旗县区级", Level.BANNER),
        ("院级", Level.COURT),
        ("本院", Level.COURT),
        (" 市 级 ", Level.CITY),
        ("市级（含）", Level.CITY),
        ("市级(含)", Level.CITY),
    ],
)
def test_a_word_names_its_level(word: str, level: Level) -> None:
    assert parse_level(word) is level


def test_a_district_is_never_meant_by_the_regions_short_form() -> None:
    """区级 is short for 自治区级 here; a district stands with the banners: 旗县区级."""
    assert parse_level("区级") is Level.REGION
    assert parse_level("旗区级") is Level.BANNER


@pytest.mark.parametrize("word", ["", "  ", "优秀", "某级", "一级"])
def test_what_names_no_level_is_not_guessed(word: str) -> None:
    assert parse_level(word) is None


def test_no_word_names_two_levels() -> None:
    words = [word for words in LEVEL_WORDS.values() for word in words]
    assert len(words) == len(set(words))


def test_a_higher_body_is_greater_so_that_at_least_reads_as_said() -> None:
    assert Level.NATIONAL > Level.REGION > Level.CITY > Level.BANNER > Level.COURT
    assert [level.label for level in sorted(Level)] == [
        "院级",
        "旗级",
        "市级",
        "自治区级",
        "国家级",
    ]
