"""What stands in a text and what it claims: sentences in many wordings, each with its expected reading."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jujiao.drafts.claims import Claim
from jujiao.drafts.judging import TextRead, bind, read_text
from jujiao.drafts.script import plain
from marked_wordings import BoundWording, Expected, Wording, bound_wordings, wordings

SENTENCES = tuple(wordings())
BOUND = tuple(bound_wordings())
SHARE_TOLERANCE = Decimal("0.005")


def _claim_at(read: TextRead, expected: Expected) -> Claim:
    (found,) = [
        one
        for one in read.claims
        if one.numeral.start < expected.end and expected.start < one.numeral.end
    ]
    return found


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.topic}:{one.text[:24]}")
def test_a_sentence_claims_what_it_says_and_nothing_else(sentence: Wording) -> None:
    read = read_text(sentence.text)
    surfaces = [one.numeral.surface(sentence.text) for one in read.claims]
    assert len(surfaces) == len(sentence.claims), surfaces
    for expected in sentence.claims:
        numeral = _claim_at(read, expected).numeral
        if expected.value is not None:
            assert numeral.value is not None
            assert abs(numeral.value - expected.value) <= abs(expected.value) * SHARE_TOLERANCE
        if numeral.unit or numeral.kind.value != "ordinal":
            assert numeral.unit == plain(expected.unit)
        assert numeral.hedge.value == expected.hedge


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.topic}:{one.text[:24]}")
def test_a_figure_is_the_courts_own_or_a_larger_bodys_and_has_its_level(sentence: Wording) -> None:
    read = read_text(sentence.text)
    for expected in sentence.claims:
        claim = _claim_at(read, expected)
        assert (expected.surface, claim.scope.value) == (expected.surface, expected.scope)
        if expected.level:
            assert claim.level.word == plain(expected.level)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda one: f"{one.topic}:{one.text[:24]}")
def test_every_numeral_is_found_at_its_place(sentence: Wording) -> None:
    found = [one.numeral for one in read_text(sentence.text).numerals]
    for expected in sentence.expected:
        assert any(one.start < expected.end and expected.start < one.end for one in found)
    for one in found:
        assert one.surface(sentence.text) == sentence.text[one.start : one.end] != ""


@pytest.mark.parametrize("sentence", BOUND, ids=lambda one: one.text[:30])
def test_a_figure_is_bound_to_its_indicator_or_to_none(sentence: BoundWording) -> None:
    read = read_text(sentence.text)
    expected = {(start, end): slug for start, end, slug in sentence.slugs}
    bound = {
        (claim.numeral.start, claim.numeral.end): binding.slug
        for claim, binding in zip(read.claims, bind(read), strict=True)
    }
    for place, slug in bound.items():
        assert slug == next((s for at, s in expected.items() if _meet(at, place)), None)
    assert all(any(_meet(at, place) for place in bound) for at in expected)


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def test_the_sentences_cover_every_class_in_number() -> None:
    assert sum(len(one.claims) for one in SENTENCES) > 400
    assert len(SENTENCES) > 240
    assert len(BOUND) > 60
