"""指标: only countable columns are counted, and a wrong declaration fails where it is written."""

from __future__ import annotations

import pytest

from jujiao.catalogue.honours import HONOUR
from jujiao.kernel.levels import Level
from jujiao.kernel.questions import NotCountable, RecordsCounted


def test_details_are_for_reading_and_never_for_counting() -> None:
    with pytest.raises(NotCountable, match="details"):
        RecordsCounted(kind=HONOUR, where={"details__prize": "一等奖"})


def test_titles_are_not_counted_by_their_words() -> None:
    with pytest.raises(NotCountable, match="title"):
        RecordsCounted(kind=HONOUR, where={"title__contains": "先进"})


def test_a_question_has_one_rule_of_levels() -> None:
    with pytest.raises(NotCountable, match="one rule of levels"):
        RecordsCounted(kind=HONOUR, at=Level.CITY, at_least=Level.CITY)


def test_outcomes_may_be_counted() -> None:
    question = RecordsCounted(kind=HONOUR, where={"outcome__in": ("ordinary",)})
    assert question.where == {"outcome__in": ("ordinary",)}
