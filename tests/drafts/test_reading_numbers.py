"""How much a numeral says, in every way of writing it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jujiao.drafts.judging import read_text
from jujiao.drafts.magnitudes import read_number
from jujiao.drafts.script import plain


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("三十六", 36), ("一百二十八", 128), ("二〇二三", 2023), ("十", 10), ("廿三", 23), ("卅二", 32),
        ("一万二", 12000), ("两千三百四十五", 2345), ("叁万陆仟伍佰", 36500), ("壹佰贰拾", 120), ("1,286", 1286),
        ("13.3万", 133000), ("2.5亿", 250000000), ("九十一点五", "91.5"), ("一百零六", 106), ("120万", 1200000),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_written(written: str, number: int | str) -> None:
    assert read_number(written) == Decimal(number)


@pytest.mark.parametrize("written", ["若干", "上百", "数十", "1" * 20])
def test_what_fixes_no_number_is_none(written: str) -> None:
    assert read_number(written) is None


def test_the_normal_form_keeps_every_sign_in_its_place() -> None:
    text = "審務督察２４次，結案率９８．５％（含）\r\n「三會一課」"
    assert len(plain(text)) == len(text)
    assert plain(text) == "审务督察24次,结案率98.5%(含)\r\n“三会一课”"


def test_marks_of_markdown_are_not_in_the_way() -> None:
    (claim,) = read_text("开展审务督察**24**次", markdown=True).claims
    assert (claim.numeral.value, claim.numeral.unit) == (Decimal(24), "次")


@pytest.mark.parametrize(
    "text",
    [
        "1" * 100_000,
        "一" * 100_000,
        "1," * 50_000,
        "全市法院三名干警" * 3_000,
        "“" * 50_000,
        "无话。" * 20_000 + "督察3次。",
    ],
)
def test_no_text_however_odd_keeps_the_reader_busy(text: str) -> None:
    """A pattern that backtracks would not come back from these within the life of the suite."""
    assert len(read_text(text).numerals) <= len(text)


@pytest.mark.parametrize("text", ["", "\n\n", "没有数字的一段话。"])
def test_a_text_without_figures_has_none(text: str) -> None:
    assert read_text(text).claims == ()
