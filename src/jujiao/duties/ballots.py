"""民主测评 of a branch: slips drawn by lot and good once; nothing leads from a vote to a person."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Count, QuerySet

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import GRADES
from jujiao.duties.models import BallotMark, BallotMember, BallotSlip, SecretBallot
from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import refuse

SMALLEST_GROUP = 5
MOST_SLIPS = 500
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"
GROUPS, GROUP_LENGTH = 3, 4


@dataclass(frozen=True, slots=True)
class NewBallot:
    """Whom a branch votes on, and how many slips are handed out."""

    court_id: int
    unit_id: int
    title: str
    person_ids: tuple[int, ...]
    slips: int

    def __str__(self) -> str:
        return self.title


@command("ballot.open")
def open_ballot(
    new: NewBallot, *, on: date, by: Actor, at: datetime
) -> tuple[SecretBallot, list[str]]:
    """发起测评: the tokens are returned once, to be printed and drawn; only their hashes are kept.

    Raises Refused for a group so small that votes could be guessed.
    """
    if new.slips < SMALLEST_GROUP:
        raise refuse(
            "group_too_small",
            f"参加测评至少{SMALLEST_GROUP}人，不然看得出是谁投的。",
            place="slips",
            remedy="请扩大范围，或者当面评议。",
        )
    people = dict.fromkeys(new.person_ids)
    if not people:
        raise refuse("nobody_named", "支部名册里没有党员。", place="unit", remedy="请先登记名册。")
    if new.slips > MOST_SLIPS:
        raise refuse(
            "too_many_slips",
            f"一次测评最多发{MOST_SLIPS}张票。",
            place="slips",
            remedy="请按实到的党员和群众代表人数发。",
        )
    if SecretBallot.objects.filter(unit_id=new.unit_id, closed_on=None).exists():
        raise refuse(
            "ballot_running",
            "这个支部还有一次测评没有结束。",
            place="unit",
            remedy="请先结束那一次。",
        )
    ballot = SecretBallot(
        court_id=new.court_id,
        unit_id=new.unit_id,
        title=new.title,
        slip_count=new.slips,
        opened_on=on,
    )
    ballot.save()
    members = [BallotMember(ballot=ballot, person_id=one) for one in people]
    BallotMember.objects.bulk_create(members)
    tokens = [_drawn_token() for _ in range(new.slips)]
    slips = [BallotSlip(ballot=ballot, token_hash=_hashed(token)) for token in sorted(tokens)]
    BallotSlip.objects.bulk_create(slips)
    return ballot, tokens


def cast_slip(token: str, grades: Mapping[int, str]) -> int:
    """投票: whoever holds the token votes once, member → grade.

    No command and no journal entry: a moment written down could be matched with a person.
    """
    with transaction.atomic():
        slip = _drawn(token, BallotSlip.objects.select_for_update().select_related("ballot"))
        members = _members(slip.ballot, grades)
        slip.is_used = True
        slip.save()
        marks = [
            BallotMark(ballot=slip.ballot, member=one, grade=grades[one.pk]) for one in members
        ]
        BallotMark.objects.bulk_create(sorted(marks, key=lambda mark: mark.pk))
    return len(marks)


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """What a token opens: what is voted on, and the members by name."""

    title: str
    branch: str
    members: tuple[BallotMember, ...]


def paper_of(token: str) -> BallotPaper:
    """The paper that a token opens, still blank. Raises Refused like casting it."""
    ballot = _drawn(token, BallotSlip.objects.all()).ballot
    members = ballot.members.select_related("person").order_by("pk")
    return BallotPaper(ballot.title, str(ballot.unit), tuple(members))


def _drawn(token: str, rows: QuerySet[BallotSlip]) -> BallotSlip:
    slip = rows.filter(token_hash=_hashed(token)).first()
    if slip is None:
        raise refuse("token_unknown", "没有这个选票码。", place="token", remedy="请核对。")
    if slip.is_used:
        raise refuse("token_used", "这个选票码已经投过票。", place="token")
    if slip.ballot.closed_on is not None:
        raise refuse("ballot_closed", "测评已经结束。", place="token")
    return slip


@command("ballot.close")
def close_ballot(ballot: SecretBallot, *, on: date, by: Actor, at: datetime) -> SecretBallot:
    """结束测评: from now on the result may be read, and no vote lands any more."""
    ballot = SecretBallot.objects.select_for_update().get(pk=ballot.pk)
    if ballot.closed_on is not None:
        raise refuse("ballot_closed", "测评已经结束。")
    ballot.closed_on = on
    ballot.save()
    return ballot


@dataclass(frozen=True, slots=True)
class BallotResult:
    """How many slips came back, and for each member how often each grade was given."""

    issued: int
    returned: int
    grades: Mapping[int, Mapping[str, int]]


def result_of(ballot: SecretBallot) -> BallotResult:
    """The result. Raises Refused before the ballot is closed, and where too few voted."""
    if ballot.closed_on is None:
        raise refuse("ballot_open", "测评还没有结束，不能看结果。", remedy="请先结束测评。")
    returned = ballot.slips.filter(is_used=True).count()
    if returned < SMALLEST_GROUP:
        raise refuse("group_too_small", f"只收回{returned}票，不足{SMALLEST_GROUP}票，不显示结果。")
    grades: dict[int, dict[str, int]] = {}
    counted = BallotMark.objects.filter(ballot=ballot).values("member__person_id", "grade")
    for row in counted.annotate(times=Count("pk")).order_by("member_id"):
        grades.setdefault(row["member__person_id"], {})[row["grade"]] = row["times"]
    return BallotResult(ballot.slip_count, returned, grades)


def _members(ballot: SecretBallot, grades: Mapping[int, str]) -> list[BallotMember]:
    if set(grades.values()) - set(GRADES):
        words = "、".join(GRADES.values())
        raise refuse("grade_unknown", "有不认识的等次。", place="grade", remedy=f"请选{words}。")
    members = list(ballot.members.filter(pk__in=grades))
    if len(members) != len(grades):
        raise refuse("not_voted_on", "选票上有人不在这次测评里。", place="grade")
    return members


def _drawn_token() -> str:
    """Letters and digits that nobody takes for one another, in groups that can be typed off a slip."""
    groups = ("".join(secrets.choice(LETTERS) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))
    return "-".join(groups)


def _hashed(token: str) -> str:
    """However it was typed: large or small, with its dashes or without."""
    typed = "".join(one for one in token.lower() if one in LETTERS)
    return hash_hex("sha256", typed.encode())
