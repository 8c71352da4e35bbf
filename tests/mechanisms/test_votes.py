"""Votes as the texts have them: resolutions over 应到, elections over 实到, integers only."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.cli.main import main
from jujiao.kernel.problems import Refused
from jujiao.kernel.votes import (
    ADMISSION,
    COMMITTEE,
    ELECTION,
    ELECTION_1990,
    RESOLUTION,
    VOTE_RULES,
    Count,
    VoteKind,
    decide,
    electorate,
    least_candidates,
)


@pytest.mark.parametrize(("present", "opens"), [(8, False), (9, True)])
def test_an_admission_opens_when_more_than_half_of_those_entitled_are_present(present, opens):
    assert decide(ADMISSION, Count(16, present, 0)).opens is opens


@pytest.mark.parametrize(
    ("entitled", "yes", "passed"), [(16, 8, False), (16, 9, True), (15, 7, False), (15, 8, True)]
)
def test_an_admission_passes_with_more_than_half_of_those_entitled(entitled, yes, passed):
    outcome = decide(ADMISSION, Count(entitled, entitled, yes))
    assert (outcome.passed, outcome.denominator) == (passed, entitled)


def test_written_opinions_count_as_votes_and_not_as_presence():
    assert decide(ADMISSION, Count(16, 9, 12)).passed
    assert not decide(ADMISSION, Count(16, 8, 16)).opens


@pytest.mark.parametrize(("present", "opens"), [(13, False), (14, True)])
def test_an_election_opens_with_four_fifths(present, opens):
    assert decide(ELECTION, Count(17, present, 0)).opens is opens


def test_exactly_four_fifths_suffice_since_2020_and_did_not_in_1990():
    assert decide(ELECTION, Count(10, 8, 0)).opens
    assert decide(ELECTION_1990, Count(10, 8, 0)).present_needed == 9
    assert not decide(ELECTION_1990, Count(10, 8, 0)).opens


@pytest.mark.parametrize(("yes", "elected"), [(7, False), (8, True)])
def test_an_election_is_counted_over_those_present(yes, elected):
    outcome = decide(ELECTION, Count(17, 14, yes))
    assert (outcome.passed, outcome.denominator, outcome.needed) == (elected, 14, 8)


@pytest.mark.parametrize(("seats", "candidates"), [(3, 4), (5, 6), (7, 9)])
def test_a_fifth_more_candidates_than_seats(seats, candidates):
    assert least_candidates(seats) == candidates


@pytest.mark.parametrize(("yes", "passed"), [(8, False), (9, True)])
def test_a_resolution_opens_with_half_but_needs_more_than_half_of_those_entitled(yes, passed):
    outcome = decide(RESOLUTION, Count(16, 8, yes))
    assert (outcome.opens, outcome.passed) == (True, passed)


def test_a_committee_meets_when_half_of_it_is_there():
    assert decide(COMMITTEE, Count(5, 3, 3)).passed
    assert decide(COMMITTEE, Count(4, 2, 2)).opens
    assert not decide(COMMITTEE, Count(5, 2, 2)).opens


def test_what_may_not_open_cannot_pass():
    assert not decide(ADMISSION, Count(16, 8, 16)).passed


@pytest.mark.parametrize(
    "count", [Count(10, 11, 0), Count(10, 5, 11), Count(0, 0, 0), Count(10, -1, 0)]
)
def test_votes_beyond_those_who_may_vote_are_refused_with_the_rule_named(count):
    with pytest.raises(Refused, match="依据《中国共产党"):
        decide(RESOLUTION, count)


def test_in_an_election_nobody_votes_who_is_not_there():
    with pytest.raises(Refused, match=r"赞成15票多于实到14人.*选举工作条例"):
        decide(ELECTION, Count(17, 14, 15))


def test_probationary_members_and_the_excluded_are_no_electors():
    assert electorate(20, suspended=1, excluded=2) == 17


@pytest.mark.parametrize("rule", VOTE_RULES.values(), ids=lambda rule: rule.kind.value)
@given(data=st.data())
def test_needed_is_the_first_number_that_passes(rule, data):
    entitled = data.draw(st.integers(1, 400))
    present = data.draw(st.integers(rule.quorum.least(entitled), entitled))
    needed = decide(rule, Count(entitled, present, 0)).needed
    most = rule.voters(Count(entitled, present, 0))
    for yes in {needed - 1, needed} & set(range(most + 1)):
        assert decide(rule, Count(entitled, present, yes)).passed is (yes >= needed)


@pytest.mark.parametrize("rule", VOTE_RULES.values(), ids=lambda rule: rule.kind.value)
@given(entitled=st.integers(1, 400), data=st.data())
def test_more_present_never_closes_a_meeting_and_more_votes_never_lose(rule, entitled, data):
    present = data.draw(st.integers(0, entitled))
    yes = data.draw(st.integers(0, present))
    here = decide(rule, Count(entitled, present, yes))
    assert decide(rule, Count(entitled, entitled, yes)).opens
    if here.opens and yes < present:
        assert decide(rule, Count(entitled, present, yes + 1)).passed >= here.passed


@given(seats=st.integers(1, 50))
def test_candidates_are_the_least_whole_number_above_six_fifths(seats):
    least = least_candidates(seats)
    assert 5 * least >= 6 * seats > 5 * (least - 1)


def test_the_command_answers_without_a_database(capsys):
    asked = ["vote", "--kind", "election", "--entitled", "17", "--present", "14", "--yes", "8"]
    assert main([*asked, "--seats", "3", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["opens"] is answer["passed"] is True
    assert (answer["needed"], answer["denominator"], answer["least_candidates"]) == (8, 14, 4)
    assert "2020" in answer["basis"]


def test_the_command_refuses_more_votes_than_voters(capsys):
    asked = ["vote", "--kind", "resolution", "--entitled", "9", "--present", "9", "--yes", "10"]
    assert main(asked) == 1
    assert "多于" in capsys.readouterr().err


def test_every_kind_of_vote_has_its_rule():
    assert set(VOTE_RULES) == set(VoteKind)
