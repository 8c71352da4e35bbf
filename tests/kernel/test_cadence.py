"""Windows: every day lies in exactly one of each rhythm, and a label names it again."""

from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.kernel.cadence import Every, day_window, parse_window, window_of, windows
from jujiao.kernel.periods import Period, year_of
from jujiao.kernel.problems import Refused

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))
RHYTHMS = st.sampled_from(list(Every))


@given(every=RHYTHMS, day=DAYS)
def test_a_window_holds_its_day_and_its_label_names_it_again(every, day):
    window = window_of(every, day)
    assert day in window.period
    assert parse_window(window.label) == window


@given(every=RHYTHMS, first=DAYS, length=st.integers(0, 900))
def test_windows_follow_each_other_without_gap_or_overlap(every, first, length):
    over = Period(first, first + timedelta(days=length))
    found = list(windows(every, over))
    assert found[0].period.first <= over.first
    assert found[-1].period.last >= over.last
    for before, after in itertools.pairwise(found):
        assert after.period.first == before.period.last + timedelta(days=1)


@given(every=RHYTHMS, year=st.integers(1990, 2100))
def test_a_year_is_cut_without_remainder(every, year):
    found = list(windows(every, year_of(year)))
    assert len(found) == 12 // every.value
    assert (found[0].period.first, found[-1].period.last) == (date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(
    ("every", "label", "words"),
    [
        (Every.MONTH, "2025-03", "2025年3月"),
        (Every.QUARTER, "2025-Q1", "2025年第一季度"),
        (Every.HALF, "2025-H1", "2025年上半年"),
        (Every.YEAR, "2025", "2025年"),
    ],
)
def test_a_window_is_named_as_courts_name_it(every, label, words):
    window = window_of(every, date(2025, 3, 7))
    assert (window.label, window.words) == (label, words)


def test_a_single_day_is_a_window_too():
    assert day_window(date(2025, 12, 4)).words == "2025年12月4日"


@pytest.mark.parametrize("label", ["2025-13", "2025-Q5", "2025-H3", "25-01", "三月"])
def test_a_label_that_names_nothing_is_refused(label):
    with pytest.raises(Refused, match="不是一个周期"):
        parse_window(label)
