"""摘要: the same content gives the same digest everywhere."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.kernel.digests import canonical_json, figure_digest, hash_hex
from jujiao.kernel.problems import Refused

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def test_the_national_digest_agrees_with_its_standard() -> None:
    """GB/T 32905-2016, example 1."""
    expected = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert hash_hex("sm3", b"abc") == expected


def test_an_algorithm_that_is_not_ours_is_refused() -> None:
    with pytest.raises(Refused, match="md5"):
        hash_hex("md5", b"abc")


def test_the_order_of_keys_does_not_matter() -> None:
    assert canonical_json({"b": 1, "a": "聚"}) == canonical_json({"a": "聚", "b": 1})


@given(VALUES)
def test_canonical_bytes_say_all_that_was_said(content: object) -> None:
    assert json.loads(canonical_json(content)) == content


def test_a_figures_digest_covers_question_answer_and_proof() -> None:
    proof = [("record:1", "aa"), ("record:2", "bb")]
    digest = figure_digest("honours", "口径", "", "2025年", 2, proof)
    assert digest == figure_digest("honours", "口径", "", "2025年", 2, proof[::-1])
    changed = [
        figure_digest("honours", "口径", "", "2025年", 3, proof),
        figure_digest("honours", "另一口径", "", "2025年", 2, proof),
        figure_digest("honours", "口径", "", "2024年", 2, proof),
        figure_digest("honours", "口径", "", "2025年", 2, [("record:1", "aa"), ("record:2", "bc")]),
    ]
    assert digest not in changed
    assert len(set(changed)) == len(changed)
