"""The model article against the figures of its year: every figure right, and wrong when it is changed."""

from __future__ import annotations

import random
import re
import tomllib
from pathlib import Path

import pytest

from jujiao.drafts.judging import CheckedText, JudgedClaim
from jujiao.drafts.verdicts import Verdict
from plain_figures import COURT, YEAR, judged

pytestmark = pytest.mark.needs_shared
SAME_MEASURE = {
    "名": ("人", "位"), "人": ("名", "位"), "次": ("场", "回", "场次"), "件": ("起", "宗"), "篇": ("条",),
    "个": ("个",), "对": ("对",), "期": ("期",), "项": ("项",), "人次": ("人次",),
}  # fmt: skip
TOLD_WITHOUT_A_NUMBER = {"contests_hosted_city", "original_videos", "mentorship_pairs"}
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


@pytest.fixture(scope="module")
def article(shared: Path) -> str:
    return (shared / "article.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def values(shared: Path) -> dict[str, int]:
    """What the ledgers of the year add up to; the zero is not signed."""
    said = tomllib.loads((shared / "figures.toml").read_text(encoding="utf-8"))["figure"]
    return {one["slug"]: one["value_2025"] for one in said if "zero" not in one}


def _bound(checked: CheckedText) -> list[str | None]:
    return [one.binding.slug for one in checked.claims]


def _counted(checked: CheckedText) -> list[JudgedClaim]:
    return [one for one in checked.claims if one.claim.numeral.shape != "absence"]


def test_every_figure_is_bound_and_agrees(article: str, values: dict[str, int]) -> None:
    checked = judged(article, values)
    bound = set(_bound(checked))
    assert set(values) - bound <= TOLD_WITHOUT_A_NUMBER
    assert None not in bound
    assert {one.verdict for one in _counted(checked)} == {Verdict.AGREES}
    (zero,) = [one for one in checked.claims if one.claim.numeral.shape == "absence"]
    assert (zero.binding.slug, zero.verdict) == ("violations", Verdict.CANNOT_VERIFY)
    assert all(one.holds for one in checked.arithmetic)


@pytest.mark.parametrize("by", [1, -1])
def test_a_figure_changed_by_one_is_the_only_one_that_differs(
    article: str, values: dict[str, int], by: int
) -> None:
    for claim in _counted(judged(article, values)):
        numeral = claim.claim.numeral
        number = str(numeral.value)
        changed = claim.surface.replace(number, str(int(number) + by))
        checked = judged(article[: numeral.start] + changed + article[numeral.end :], values)
        differing = [one.surface for one in checked.claims if one.verdict is Verdict.DIFFERS]
        assert differing == [changed]
        others = {one.verdict for one in checked.claims if one.surface != changed}
        assert others <= {Verdict.AGREES, Verdict.CANNOT_VERIFY}


def test_a_part_above_its_whole_breaks_the_sum(article: str, values: dict[str, int]) -> None:
    checked = judged(article.replace("其中2人", "其中44人"), values)
    assert [one.holds for one in checked.arithmetic] == [False]


@pytest.mark.parametrize("seed", range(8))
def test_sentences_in_another_order_are_bound_the_same(
    article: str, values: dict[str, int], seed: int
) -> None:
    sentences = [one for one in re.split(r"(?<=。)|\n+", article) if one.strip()]
    random.Random(seed).shuffle(sentences)
    shuffled = judged(("" if seed % 2 else "\n").join(sentences), values)
    pairs = sorted((one.surface, str(one.binding.slug)) for one in shuffled.claims)
    assert pairs == sorted(
        (one.surface, str(one.binding.slug)) for one in judged(article, values).claims
    )


@pytest.mark.parametrize("seed", range(4))
def test_other_measure_words_for_the_same_change_nothing(
    article: str, values: dict[str, int], seed: int
) -> None:
    choose, changed = random.Random(seed), article
    checked = judged(article, values)
    for claim in reversed(_counted(checked)):
        numeral = claim.claim.numeral
        said = f"{numeral.value}{choose.choice(SAME_MEASURE[numeral.unit])}"
        changed = changed[: numeral.start] + said + changed[numeral.end :]
    assert _bound(judged(changed, values)) == _bound(checked)


def test_another_courts_name_level_words_and_numbers_are_bound_the_same(
    article: str, values: dict[str, int]
) -> None:
    other = (
        article.replace("鄂托克旗", "白音县")
        .replace("鄂尔多斯市", "青河市")
        .replace("旗级", "县级")
    )
    doubled = {slug: value * 2 for slug, value in values.items()}
    checked = judged(other, doubled)
    assert checked.foreign_court == "白音县人民法院"
    assert _bound(checked) == _bound(judged(article, values))


def test_whose_text_it_is(article: str, values: dict[str, int]) -> None:
    assert judged(article, values).foreign_court == "鄂托克旗人民法院"
    assert judged(article, values, court="鄂托克旗人民法院").foreign_court is None
    assert judged(article, values).foreign_year is None
    assert judged(article.replace(f"{YEAR}年", "2024年"), values).foreign_year == YEAR - 1
    assert judged(article.replace("鄂托克旗人民法院", COURT), values).foreign_court is None


def test_full_width_digits_are_digits(article: str, values: dict[str, int]) -> None:
    wide = judged(article.translate(FULL_WIDTH), values)
    assert wide.summary == judged(article, values).summary
