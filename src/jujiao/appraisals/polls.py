"""民主测评: tokens drawn by lot and good once; no row leads from a ballot to a person; small groups stay hidden."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import QuerySet

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.content import scheme_from_json
from jujiao.appraisals.models import Appraisee, Ballot, Poll, PollToken, Round
from jujiao.appraisals.readings import SMALLEST_GROUP
from jujiao.appraisals.rules import check_open
from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import refuse
from jujiao.kernel.schemes import Item


@command("poll.open")
def open_poll(
    appraisal: Round, *, item_slug: str, voters: int, on: date, by: Actor, at: datetime
) -> tuple[Poll, list[str]]:
    """组织测评: the tokens are returned once, to be printed and drawn; only their hashes are kept."""
    _polled_item(appraisal, item_slug)
    check_open(appraisal.frozen_on)
    if voters < SMALLEST_GROUP:
        raise refuse(
            "group_too_small",
            f"参加测评至少{SMALLEST_GROUP}人，不然看得出是谁投的。",
            place="voters",
            remedy="请扩大范围。",
        )
    poll = Poll(round=appraisal, item_slug=item_slug, opened_on=on)
    poll.save()
    tokens = [secrets.token_urlsafe(12) for _ in range(voters)]
    PollToken.objects.bulk_create(
        PollToken(poll=poll, token_hash=_hashed(one)) for one in sorted(tokens)
    )
    return poll, tokens


def cast_ballot(token: str, marks: Mapping[int, Decimal]) -> int:
    """投票: whoever holds the token votes once; the token is the permission, and nothing says who held it.

    No command and no journal entry: a moment written down could be matched with a person.
    """
    with transaction.atomic():
        drawn = _drawn(token, PollToken.objects.select_for_update())
        people = _people(drawn.poll, marks)
        drawn.is_used = True
        drawn.save()
        ballots = [Ballot(poll=drawn.poll, appraisee=one, points=marks[one.pk]) for one in people]
        Ballot.objects.bulk_create(ballots)
    return len(ballots)


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """What a token opens: the item, and the people to be marked on it, by name."""

    item: Item
    people: Sequence[Appraisee]


def ballot_paper(token: str) -> BallotPaper:
    """The paper that a token opens, still blank. Raises Refused like casting it."""
    drawn = _drawn(token, PollToken.objects.all())
    rows = Appraisee.objects.filter(round_id=drawn.poll.round_id, takes_part=True)
    people = rows.select_related("person").order_by("person__full_name", "pk")
    return BallotPaper(_polled_item(drawn.poll.round, drawn.poll.item_slug), list(people))


def _drawn(token: str, rows: QuerySet[PollToken]) -> PollToken:
    drawn = rows.filter(token_hash=_hashed(token)).first()
    if drawn is None:
        raise refuse("token_unknown", "没有这个选票码。", place="token", remedy="请核对。")
    if drawn.is_used:
        raise refuse("token_used", "这个选票码已经投过票。", place="token")
    if drawn.poll.closed_on is not None:
        raise refuse("poll_closed", "测评已经结束。", place="token")
    return drawn


@command("poll.close")
def close_poll(poll: Poll, *, on: date, by: Actor, at: datetime) -> Poll:
    """结束测评: from now on the averages are read, where the group was large enough."""
    poll.closed_on = on
    poll.save()
    return poll


def _people(poll: Poll, marks: Mapping[int, Decimal]) -> list[Appraisee]:
    item = _polled_item(poll.round, poll.item_slug)
    if not all(0 <= points <= item.full for points in marks.values()):
        said = f"应在0到{item.full.normalize():f}分之间。"
        raise refuse("points_out_of_range", said, place="points", remedy="请改正。")
    people = list(Appraisee.objects.filter(round_id=poll.round_id, pk__in=marks))
    if len(people) != len(marks):
        raise refuse("not_in_round", "选票上有人不在这次测评里。", place="marks")
    return people


def _polled_item(appraisal: Round, item_slug: str) -> Item:
    leaves = scheme_from_json(appraisal.scheme.content).leaves()
    found = next((leaf for leaf in leaves if leaf.slug == item_slug), None)
    if found is None or found.source is None or found.source.form != "polled":
        raise refuse("not_polled", "这一项不是民主测评项。", place="item")
    return found


def _hashed(token: str) -> str:
    return hash_hex("sha256", token.strip().encode())
