"""减负: a form asks for nothing that the system knows, and what it asks for is counted and does not grow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jujiao.burden.fields import (
    asks_for_what_is_known,
    burden_of,
    burden_sum,
    burdens,
    yearly_burdens,
)
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from jujiao.catalogue.honours import HONOUR
from jujiao.catalogue.training import TRAINING_COURSE
from jujiao.kernel.concepts import Ask, RecordKind
from jujiao.kernel.obligations import Bearer

MOST_FIELDS, BRANCH_YEAR = 6, 68
"""As far as the burden has fallen. Lower these when it falls further; raising them wants a reason."""


@pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=lambda kind: kind.slug)
def test_no_mechanism_asks_for_what_the_system_knows(kind: RecordKind) -> None:
    assert [ask.label for ask in asks_for_what_is_known(kind)] == []


@pytest.mark.parametrize(
    "ask",
    [
        Ask("filled_by", "填报人"),
        Ask("court_name", "法院名称"),
        Ask("serial_no", "第几条"),
        Ask("age", "岁数"),
        Ask("duty", "职务"),
        Ask("birth", "出生年月"),
        Ask("headcount", "参加人数"),
    ],
    ids=lambda ask: ask.label,
)
def test_such_a_question_would_be_noticed(ask: Ask) -> None:
    asking = replace(TRAINING_COURSE, asks=(*TRAINING_COURSE.asks, ask))
    assert asks_for_what_is_known(asking) == [ask]


def test_a_number_of_people_is_asked_where_nobody_is_named() -> None:
    headcount = Ask("quantity", "参加人数")
    nameless = replace(HONOUR, asks=(Ask("title", "主题"), headcount), roles={})
    assert asks_for_what_is_known(nameless) == []


def test_what_the_form_fills_in_itself_is_no_burden() -> None:
    found = burden_of(THEMED_PARTY_DAY)
    assert (found.required, found.prefilled, found.to_fill) == (3, 1, 2)


def test_optional_fields_are_counted_apart() -> None:
    for found in burdens():
        assert found.required + found.optional == len(found.kind.asks)


def test_a_year_of_party_days_takes_twelve_entries() -> None:
    [party_days] = [
        one for one in yearly_burdens(Bearer.BRANCH) if one.duty.slug == "party_day_monthly"
    ]
    assert (party_days.times, party_days.fields) == (12, 24)


def test_the_burden_does_not_grow() -> None:
    found = burden_sum()
    assert found.most_fields <= MOST_FIELDS, found.heaviest
    assert found.branch_year <= BRANCH_YEAR
    assert found.median_fields <= 3
