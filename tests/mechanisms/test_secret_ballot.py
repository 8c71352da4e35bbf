"""民主评议的测评: a vote leads to nobody, a slip is good once, and a small group stays hidden."""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch, a_secretary
from cast import AT, a_court
from jujiao.catalogue.branch_life import COMPETENT, EXCELLENT
from jujiao.duties.ballots import NewBallot, cast_slip, close_ballot, open_ballot, result_of
from jujiao.duties.models import BallotMark, BallotSlip, SecretBallot
from jujiao.journal.models import JournalEntry
from jujiao.kernel.problems import Refused
from jujiao.ledger.rolls import roll_of
from jujiao.people.models import Unit

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 10)


def _opened(slips: int = 6) -> tuple[Unit, SecretBallot, list[str]]:
    branch = a_branch(a_court())
    people = tuple(person.pk for person in roll_of(branch.pk, on=DAY)[:2])
    new = NewBallot(branch.court_id, branch.pk, "2025年度民主测评", people, slips)
    ballot, tokens = open_ballot(new, on=DAY, by=a_secretary(branch), at=AT)
    return branch, ballot, tokens


def _marks(ballot: SecretBallot, *grades: str) -> dict[int, str]:
    members = ballot.members.order_by("pk").values_list("pk", flat=True)
    return dict(zip(members, grades, strict=True))


def test_a_slip_is_good_once_and_only_as_long_as_the_ballot_is_open():
    branch, ballot, tokens = _opened()
    cast_slip(tokens[0], _marks(ballot, EXCELLENT, COMPETENT))
    with pytest.raises(Refused, match="已经投过票"):
        cast_slip(tokens[0], _marks(ballot, EXCELLENT, COMPETENT))
    with pytest.raises(Refused, match="没有这个选票码"):
        cast_slip("不是选票", _marks(ballot, EXCELLENT, COMPETENT))
    close_ballot(ballot, on=DAY, by=a_secretary(branch), at=AT)
    with pytest.raises(Refused, match="测评已经结束"):
        cast_slip(tokens[1], _marks(ballot, EXCELLENT, COMPETENT))


def test_nothing_stored_leads_from_a_vote_to_a_person():
    _, ballot, tokens = _opened()
    before = JournalEntry.objects.count()
    cast_slip(tokens[0], _marks(ballot, EXCELLENT, COMPETENT))
    assert JournalEntry.objects.count() == before
    columns = {field.name for model in (BallotSlip, BallotMark) for field in model._meta.fields}
    assert columns == {"id", "ballot", "token_hash", "is_used", "member", "grade"}
    assert not BallotSlip.objects.filter(token_hash__in=tokens).exists()


def test_the_order_of_votes_is_not_kept():
    _, ballot, tokens = _opened()
    cast_slip(tokens[0], _marks(ballot, EXCELLENT, COMPETENT))
    assert {type(mark.pk).__name__ for mark in BallotMark.objects.all()} == {"UUID"}


def test_a_group_that_could_be_guessed_is_refused():
    with pytest.raises(Refused, match="至少5人"):
        _opened(slips=4)


def test_slips_are_for_those_who_are_there():
    with pytest.raises(Refused, match="最多发500张票"):
        _opened(slips=501)


def test_results_come_after_the_end_and_never_from_a_few():
    branch, ballot, tokens = _opened()
    with pytest.raises(Refused, match="还没有结束"):
        result_of(ballot)
    for token in tokens[:4]:
        cast_slip(token, _marks(ballot, EXCELLENT, COMPETENT))
    closed = close_ballot(ballot, on=DAY, by=a_secretary(branch), at=AT)
    with pytest.raises(Refused, match="只收回4票"):
        result_of(closed)


def test_the_result_counts_grades_and_slips():
    branch, ballot, tokens = _opened()
    for token in tokens[:5]:
        cast_slip(token, _marks(ballot, EXCELLENT, COMPETENT))
    result = result_of(close_ballot(ballot, on=DAY, by=a_secretary(branch), at=AT))
    assert (result.issued, result.returned) == (6, 5)
    assert list(result.grades.values()) == [{EXCELLENT: 5}, {COMPETENT: 5}]


def test_a_grade_that_is_none_and_somebody_who_is_not_voted_on_are_refused():
    _, ballot, tokens = _opened()
    with pytest.raises(Refused, match="有不认识的等次"):
        cast_slip(tokens[0], _marks(ballot, "perfect", COMPETENT))
    with pytest.raises(Refused, match="不在这次测评里"):
        cast_slip(tokens[0], {999: COMPETENT})


def test_a_slip_is_typed_as_it_comes_to_hand():
    _, ballot, tokens = _opened()
    typed = f" {tokens[0].upper().replace('-', ' ')} "
    assert cast_slip(typed, _marks(ballot, EXCELLENT, COMPETENT)) == 2
