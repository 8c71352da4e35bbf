"""换届、补选、延期: seats and candidates, ballots, who is elected, and how long a term runs.

《中国共产党基层组织选举工作条例》(2020)、《中国共产党支部工作条例（试行）》.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from branch_cast import a_branch, a_member, a_party_officer
from cast import AT, a_court, a_tenure, in_force, registers, writing
from course_cast import begin, named, take
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_setup import BRANCH_POST, SECRETARY_POST, setup_breaches
from jujiao.catalogue.election_rules import (
    CANDIDATE,
    ELECTED,
    TELLER,
    extension_breaches,
    is_void,
    may_reduce_seats,
    tally,
    term_ends,
)
from jujiao.catalogue.elections import TERM_EXTENSION
from jujiao.figures.selectors import Asking, figure_of
from jujiao.kernel.courses import Named, StepTaken
from jujiao.kernel.problems import Refused
from jujiao.kernel.votes import Count
from jujiao.ledger.entries import RecordEntry
from jujiao.people.models import Person, Unit
from jujiao.people.selectors import tenures_of
from jujiao.procedures.acts import advance_procedure
from jujiao.procedures.models import Procedure
from jujiao.procedures.teams import TermState, teams

WAY = {
    "decided": date(2025, 3, 1),
    "requested": date(2025, 3, 3),
    "permitted": date(2025, 3, 10),
    "nominated": date(2025, 3, 12),
    "candidates_reported": date(2025, 3, 14),
    "candidates_approved": date(2025, 3, 18),
}
NUMBERS = {"seats": 3, "candidates": 4, "issued": 15, "returned": 15}
PRESENT = Count(17, 15, 0)


def _walk(procedure: Procedure) -> Procedure:
    for step, day in WAY.items():
        take(procedure, step, day, document_no="批〔2025〕2号")
    return procedure


def _elected(*people: Person, votes: int = 12) -> tuple[Named, ...]:
    return tuple(Named(ELECTED, person.pk, votes=votes) for person in people)


def _committee(branch: Unit) -> list[Person]:
    return [a_member(branch, name) for name in ("当选甲", "当选乙", "当选丙")]


def _elect(procedure: Procedure, people: list[Person], **changed: object) -> None:
    said: dict[str, object] = {
        "count": PRESENT,
        "numbers": NUMBERS,
        "named": _elected(*people),
    }
    take(procedure, "elected", date(2025, 3, 22), **(said | changed))


@pytest.mark.django_db
def test_a_new_term_opens_the_posts_on_the_day_of_the_election():
    branch = a_branch(a_court())
    people = _committee(branch)
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    _elect(procedure, people)
    take(procedure, "secretary_elected", date(2025, 3, 22), named=named(SECRETARY_POST, people[0]))
    take(procedure, "reported", date(2025, 3, 25))
    take(procedure, "approved", date(2025, 4, 8), document_no="直工委〔2025〕7号")
    posts = [
        post for person in people for post in tenures_of(person) if post.kind == BRANCH_POST.slug
    ]
    assert [post.title for post in posts] == ["书记", "委员", "委员"]
    assert {post.starts_on for post in posts} == {date(2025, 3, 22)}
    assert {post.document_no for post in posts} == {"直工委〔2025〕7号"}


@pytest.mark.django_db
def test_those_of_the_former_term_give_way():
    branch = a_branch(a_court())
    former = a_member(branch, "前任")
    post = a_tenure(former, BRANCH_POST, since=date(2022, 3, 1), unit=branch)
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    _elect(procedure, _committee(branch))
    take(procedure, "reported", date(2025, 3, 25))
    take(procedure, "approved", date(2025, 4, 8), document_no="7号")
    post.refresh_from_db()
    assert post.ends_on == date(2025, 3, 21)


@pytest.mark.django_db
def test_a_by_election_begins_no_new_term_and_leaves_the_others_in_post():
    branch = a_branch(a_court())
    stays = a_tenure(a_member(branch, "留任"), BRANCH_POST, since=date(2024, 3, 1), unit=branch)
    procedure = begin("by_election", branch, on=date(2025, 2, 20))
    take(procedure, "vacated", date(2025, 2, 20), outcome="transfer")
    _elect(
        _walk(procedure), _committee(branch)[:1], numbers=NUMBERS | {"seats": 1, "candidates": 2}
    )
    take(procedure, "reported", date(2025, 3, 25))
    take(procedure, "approved", date(2025, 4, 8), document_no="7号")
    stays.refresh_from_db()
    assert stays.ends_on is None
    [team] = teams(Scope(branch.court_id), on=date(2025, 12, 31))
    assert team.term is TermState.UNKNOWN


@pytest.mark.django_db
def test_a_by_election_counts_on_the_day_of_the_approval_and_not_before():
    court = a_court()
    branch = a_branch(court)
    registers(court, 2025, ["elections"])
    asking = Asking(Scope(court.pk), 2025, date(2025, 12, 31))
    procedure = _walk(begin("by_election", branch, on=date(2025, 3, 1)))
    _elect(procedure, _committee(branch)[:1], numbers=NUMBERS | {"seats": 1, "candidates": 2})
    take(procedure, "reported", date(2025, 3, 25))
    assert figure_of(asking, "by_elections").value == 0
    take(procedure, "approved", date(2025, 4, 8), document_no="7号")
    assert figure_of(asking, "by_elections").value == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"count": Count(17, 13, 0)}, r"到会13人，至少要到14人.*选举工作条例"),
        ({"count": None}, "没有填写应到和实到"),
        ({"numbers": NUMBERS | {"candidates": 3}}, r"应选3名，候选人3名，至少要4名.*百分之二十"),
        ({"numbers": NUMBERS | {"returned": 16}}, r"收回16张，多于发出的15张，选举无效"),
    ],
)
@pytest.mark.django_db
def test_an_election_that_breaks_a_rule_is_refused_with_the_clause(changed, said):
    branch = a_branch(a_court())
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    with pytest.raises(Refused, match=said):
        _elect(procedure, _committee(branch), **changed)


@pytest.mark.django_db
def test_nobody_is_elected_with_half_of_those_present():
    branch = a_branch(a_court())
    people = _committee(branch)
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    with pytest.raises(Refused, match="得票不到8票"):
        _elect(procedure, people, count=Count(17, 14, 0), named=_elected(*people, votes=7))
    _elect(procedure, people, count=Count(17, 14, 0), named=_elected(*people, votes=8))


@pytest.mark.django_db
def test_a_candidate_does_not_count_the_votes():
    branch = a_branch(a_court())
    people = _committee(branch)
    both = named(TELLER, people[0]) + named(CANDIDATE, *people)
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    with pytest.raises(Refused, match="监票人或计票人是候选人"):
        _elect(procedure, people, named=_elected(*people) + both)


@pytest.mark.django_db
def test_the_level_above_permits_before_anybody_votes():
    branch = a_branch(a_court())
    procedure = begin("term_election", branch, on=date(2025, 3, 1))
    with pytest.raises(Refused, match="下一步是“支委会研究决定”"):
        _elect(procedure, _committee(branch))
    take(procedure, "decided", date(2025, 3, 1))
    take(procedure, "requested", date(2025, 3, 3))
    with pytest.raises(Refused, match="没有填写批复或备案的文号"):
        take(procedure, "permitted", date(2025, 3, 10))


def test_most_votes_first_and_a_tie_at_the_last_seat_is_voted_again():
    result = tally({1: 14, 2: 12, 3: 9, 4: 9, 5: 6}, seats=3, present=14)
    assert (result.elected, result.tied, result.open_seats) == ((1, 2), (3, 4), 1)


def test_a_seat_stays_open_when_too_few_have_more_than_half():
    result = tally({1: 14, 2: 7, 3: 6}, seats=3, present=14)
    assert (result.elected, result.tied, result.open_seats) == ((1,), (), 2)
    assert may_reduce_seats(consenting=8, electors=15)
    assert not may_reduce_seats(consenting=7, electors=14)


def test_a_ballot_with_more_names_than_seats_is_void():
    assert is_void(marked=4, seats=3)
    assert not is_void(marked=3, seats=3)


@given(
    votes=st.dictionaries(st.integers(1, 40), st.integers(0, 30), max_size=15),
    seats=st.integers(1, 9),
)
def test_nobody_is_elected_over_somebody_with_more_votes(votes, seats):
    present = 30
    result = tally(votes, seats=seats, present=present)
    assert len(result.elected) + result.open_seats == seats
    assert all(2 * votes[one] > present for one in result.elected + result.tied)
    left_out = [got for one, got in votes.items() if one not in result.elected + result.tied]
    assert all(votes[one] >= max([*left_out, 0]) for one in result.elected if left_out)


def test_a_term_of_three_years_and_its_extension():
    assert term_ends(date(2022, 6, 18)) == date(2025, 6, 18)
    assert term_ends(date(2022, 6, 18), extended_months=12) == date(2026, 6, 18)


def test_an_extension_needs_approval_and_is_generally_a_year():
    [missing] = extension_breaches(months=6, document_no="")
    assert missing.blocks
    [too_long] = extension_breaches(months=13, document_no="5号")
    assert not too_long.blocks
    assert "一般不超过" in too_long.problem.message
    assert extension_breaches(months=12, document_no="5号") == ()


def _held_election(branch: Unit, elected_on: date) -> None:
    with writing():
        Procedure(
            court=branch.court,
            kind="term_election",
            unit=branch,
            completed_on=elected_on,
            recorded_at=AT,
        ).save()


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2024, 12, 17), TermState.RUNNING),
        (date(2024, 12, 18), TermState.EXPIRING),
        (date(2025, 6, 18), TermState.EXPIRED),
    ],
)
@pytest.mark.django_db
def test_a_term_is_announced_six_months_ahead(on, state):
    branch = a_branch(a_court())
    _held_election(branch, date(2022, 6, 18))
    [team] = teams(Scope(branch.court_id), on=on)
    assert (team.term, team.term_ends_on) == (state, date(2025, 6, 18))


@pytest.mark.django_db
def test_an_extension_with_its_paper_moves_the_end_of_the_term():
    court = a_court()
    branch = a_branch(court)
    _held_election(branch, date(2022, 6, 18))
    entry = RecordEntry(
        court.pk,
        TERM_EXTENSION.slug,
        date(2025, 5, 1),
        unit_id=branch.pk,
        quantity=6,
        document_no="直工委〔2025〕9号",
    )
    in_force(court, entry)
    [team] = teams(Scope(court.pk), on=date(2025, 7, 1))
    assert team.term_ends_on == date(2025, 12, 18)


@pytest.mark.django_db
def test_whoever_leaves_the_branch_leaves_his_post_vacant():
    branch = a_branch(a_court())
    people = _committee(branch)
    procedure = _walk(begin("term_election", branch, on=date(2025, 3, 1)))
    _elect(procedure, people)
    take(procedure, "reported", date(2025, 3, 25))
    take(procedure, "approved", date(2025, 4, 8), document_no="7号")
    membership = people[1].tenures.get(kind="branch_membership")
    membership.ends_on = date(2025, 9, 30)
    with writing():
        membership.save()
    before, after = (
        teams(Scope(branch.court_id), on=day)[0] for day in (date(2025, 9, 30), date(2025, 10, 1))
    )
    assert (before.vacant, after.vacant) == (0, 1)
    assert not after.has_secretary


@pytest.mark.parametrize(
    ("numbers", "slugs"),
    [
        ({"full_members": 2, "committee_posts": 0}, {"A1": True}),
        ({"full_members": 2, "committee_posts": 0, "joint_units": 2}, {}),
        ({"full_members": 3, "committee_posts": 1}, {}),
        ({"full_members": 6, "committee_posts": 2}, {}),
        ({"full_members": 6, "committee_posts": 3}, {"A3": True}),
        ({"full_members": 7, "committee_posts": 2}, {"A3": True}),
        ({"full_members": 7, "committee_posts": 3}, {}),
        ({"full_members": 20, "committee_posts": 8}, {"A3_size": False}),
        ({"full_members": 20, "committee_posts": 5, "joint_units": 6}, {"A1_joint": False}),
        ({"full_members": 51, "committee_posts": 5}, {"A2": False}),
    ],
)
def test_how_a_branch_is_set_up_follows_from_its_members(numbers, slugs):
    assert {one.clause.slug: one.blocks for one in setup_breaches(**numbers)} == slugs


@pytest.mark.django_db
def test_no_step_lies_ahead_or_before_the_procedure_began():
    branch = a_branch(a_court())
    procedure = begin("by_election", branch, on=date(2025, 2, 20))
    vacated = StepTaken("vacated", date(2025, 12, 21), outcome="transfer")
    with pytest.raises(Refused, match="日期还没有到"):
        advance_procedure(procedure, vacated, by=a_party_officer(branch.court), at=AT)
    with pytest.raises(Refused, match="早于程序启动的2025-02-20"):
        take(procedure, "vacated", date(2025, 2, 19), outcome="transfer")
    with pytest.raises(Refused, match="日期还没有到"):
        begin("term_election", branch, on=date(2026, 1, 1))
