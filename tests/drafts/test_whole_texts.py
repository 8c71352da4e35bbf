"""Whole invented texts in the styles a court writes: reports, plans, notices, news, speeches, research.

They were written and marked by hand first and read by the checker afterwards; what it still gets wrong
stays marked as it should be. The bounds are those the checker has to reach on texts it has not seen.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from jujiao.drafts.claims import Claim
from jujiao.drafts.judging import TextRead, read_text
from jujiao.drafts.numerals import Numeral
from jujiao.drafts.script import plain
from jujiao.kernel.levels import parse_level
from marked_wordings import Expected, Wording, whole_texts

TEXTS = tuple(whole_texts())
READ = {one.topic: read_text(one.text) for one in TEXTS}
Pair = tuple[Expected, Claim]


def _meets(expected: Expected, numeral: Numeral) -> bool:
    return numeral.start < expected.end and expected.start < numeral.end


def _pairs(text: Wording, read: TextRead) -> Iterator[Pair]:
    for expected in text.claims:
        claim = next((one for one in read.claims if _meets(expected, one.numeral)), None)
        if claim is not None:
            yield expected, claim


def _all_pairs() -> list[Pair]:
    return [pair for text in TEXTS for pair in _pairs(text, READ[text.topic])]


def _f1(found: int, right: int, wanted: int) -> float:
    return 2 * right / (found + wanted)


def _share(rights: list[bool]) -> float:
    return sum(rights) / len(rights)


@pytest.mark.parametrize("text", TEXTS, ids=lambda one: one.topic)
def test_hardly_a_claim_of_a_text_is_missed_or_made_up(text: Wording) -> None:
    read = READ[text.topic]
    right = len(list(_pairs(text, read)))
    assert _f1(len(read.claims), right, len(text.claims)) >= 0.93


def test_the_claims_of_all_texts_are_found_and_no_others() -> None:
    right = len(_all_pairs())
    wanted = sum(len(text.claims) for text in TEXTS)
    found = sum(len(read.claims) for read in READ.values())
    assert wanted > 1100
    assert _f1(found, right, wanted) >= 0.98


def test_every_marked_numeral_is_seen() -> None:
    seen = [
        any(_meets(expected, one.numeral) for one in READ[text.topic].numerals)
        for text in TEXTS
        for expected in text.expected
    ]
    assert _share(seen) >= 0.99


def test_values_and_hedges_are_read_as_they_are_written() -> None:
    pairs = [(one, claim) for one, claim in _all_pairs() if one.value is not None]
    values = [
        float(claim.numeral.value or 0) == pytest.approx(float(one.value or 0), rel=0.005)
        or claim.numeral.value_high == one.value
        for one, claim in pairs
    ]
    assert _share(values) >= 0.99
    assert _share([claim.numeral.hedge.value == one.hedge for one, claim in pairs]) >= 0.98


def test_measure_words_are_read_as_they_are_written() -> None:
    units = [
        claim.numeral.unit.removeprefix("个") == plain(one.unit).removeprefix("个")
        for one, claim in _all_pairs()
        if one.unit and claim.numeral.unit
    ]
    assert _share(units) >= 0.98


def test_levels_are_found_where_a_text_gives_one() -> None:
    levels = [
        claim.level.level is parse_level(one.level)
        and claim.level.and_above == one.level.endswith("以上")
        for one, claim in _all_pairs()
        if one.level
    ]
    assert len(levels) > 140
    assert _share(levels) >= 0.95


def test_figures_of_larger_bodies_are_told_from_the_courts_own() -> None:
    pairs = [(one.scope, claim.scope.value) for one, claim in _all_pairs()]
    larger = [said for true, said in pairs if true == "larger-body"]
    taken = [true for true, said in pairs if said == "larger-body" and true != "undecided"]
    assert len(larger) > 120
    assert larger.count("larger-body") / len(larger) >= 0.90
    assert taken.count("larger-body") / len(taken) >= 0.95
