"""民主测评: one vote per token, nothing leads back to a voter, small groups stay hidden."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from jujiao.access.actors import console
from jujiao.appraisals.models import Appraisee, Ballot, Poll, PollToken, Round
from jujiao.appraisals.polls import cast_ballot, close_poll, open_poll
from jujiao.appraisals.schemes import NewScheme, adopt_scheme
from jujiao.appraisals.selectors import scored
from jujiao.appraisals.services import NewAppraisal, open_appraisal
from jujiao.catalogue.schemes import ADMINISTRATIVE
from jujiao.journal.models import JournalEntry
from jujiao.kernel.problems import Refused
from mechanisms.personnel import NOON, a_court, a_member

pytestmark = pytest.mark.django_db
DAY = date(2025, 12, 16)


def a_poll(voters: int = 6) -> tuple[Poll, list[str], Appraisee]:
    court = a_court()
    a_member(court, "林书禾")
    by = console(court.pk)
    adopt_scheme(NewScheme(court.pk, ADMINISTRATIVE), by=by, at=NOON)
    appraisal = open_appraisal(
        NewAppraisal(court.pk, 2025, ADMINISTRATIVE.slug), on=DAY, by=by, at=NOON
    )
    poll, tokens = open_poll(
        appraisal, item_slug="satisfaction", voters=voters, on=DAY, by=by, at=NOON
    )
    return poll, tokens, Appraisee.objects.get(round=appraisal)


def satisfaction(appraisal: Round) -> tuple[Decimal | None, str]:
    [mark] = scored(appraisal)
    one = next(one for one in mark.scores if one.item.slug == "satisfaction")
    return one.points, one.note


def test_a_token_is_good_once() -> None:
    _, tokens, person = a_poll()
    assert cast_ballot(tokens[0], {person.pk: Decimal(27)}) == 1
    with pytest.raises(Refused, match="已经投过票"):
        cast_ballot(tokens[0], {person.pk: Decimal(30)})
    with pytest.raises(Refused, match="没有这个选票码"):
        cast_ballot("made-up", {person.pk: Decimal(30)})


def test_nothing_in_the_database_leads_from_a_ballot_to_a_token_a_person_or_a_moment() -> None:
    _, tokens, person = a_poll()
    entries = JournalEntry.objects.count()
    cast_ballot(tokens[0], {person.pk: Decimal(27)})
    assert {column.name for column in Ballot._meta.concrete_fields} == {
        "id",
        "poll",
        "appraisee",
        "points",
    }
    assert {column.name for column in PollToken._meta.concrete_fields} == {
        "id",
        "poll",
        "token_hash",
        "is_used",
    }
    assert not PollToken.objects.filter(token_hash__in=tokens).exists()
    assert JournalEntry.objects.count() == entries


def test_while_the_poll_runs_nobody_sees_anything() -> None:
    poll, tokens, person = a_poll()
    for token in tokens:
        cast_ballot(token, {person.pk: Decimal(27)})
    assert satisfaction(poll.round)[0] is None
    close_poll(poll, on=DAY, by=console(poll.round.court_id), at=NOON)
    assert satisfaction(poll.round) == (Decimal("27.00"), "6票")
    with pytest.raises(Refused, match="已经投过票"):
        cast_ballot(tokens[0], {person.pk: Decimal(1)})


def test_a_group_of_fewer_than_five_is_neither_polled_nor_shown() -> None:
    with pytest.raises(Refused, match="参加测评至少5人"):
        a_poll(voters=4)


def test_fewer_than_five_ballots_are_not_shown() -> None:
    poll, tokens, person = a_poll()
    for token in tokens[:4]:
        cast_ballot(token, {person.pk: Decimal(27)})
    close_poll(poll, on=DAY, by=console(poll.round.court_id), at=NOON)
    assert satisfaction(poll.round) == (None, "测评不足5票，结果不公开")


def test_a_mark_beyond_the_full_mark_spoils_nothing_but_the_attempt() -> None:
    _, tokens, person = a_poll()
    with pytest.raises(Refused, match="应在0到30分之间"):
        cast_ballot(tokens[0], {person.pk: Decimal(31)})
    assert cast_ballot(tokens[0], {person.pk: Decimal(30)}) == 1
