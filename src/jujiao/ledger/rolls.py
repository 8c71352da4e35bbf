"""名册: who belongs to a branch on a day, and who holds a post in it. A meeting is counted against them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.elections import SUSPENDED_MEMBER
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP, PARTY_MEMBERSHIP
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import held_on

PROBATION = "预备"


def roll_of(unit_id: int, *, on: date) -> list[Person]:
    """The members of a branch, or of a group, on a day, in the order of the roster."""
    members = Tenure.objects.filter(held_on(on), kind=BRANCH_MEMBERSHIP.slug, unit_id=unit_id)
    return list(Person.objects.filter(pk__in=members.values("person_id")).order_by("pk"))


def members_on(unit_id: int, *, on: date) -> frozenset[int]:
    """The same as ids only."""
    return _holders(BRANCH_MEMBERSHIP.slug, unit_id, on)


def voters_on(unit_id: int, *, on: date) -> frozenset[int]:
    """应到会有表决权的正式党员: the members without those on probation or whose vote is suspended."""
    roll = members_on(unit_id, on=on)
    held = Tenure.objects.filter(held_on(on), person_id__in=roll)
    without = held.filter(
        Q(kind=SUSPENDED_MEMBER.slug) | Q(kind=PARTY_MEMBERSHIP.slug, title__contains=PROBATION)
    )
    return roll - frozenset(without.values_list("person_id", flat=True))


def officers_on(unit_id: int, *, on: date) -> frozenset[int]:
    """Who holds a post in the branch on a day."""
    return _holders(BRANCH_POST.slug, unit_id, on)


def _holders(kind: str, unit_id: int, on: date) -> frozenset[int]:
    rows = Tenure.objects.filter(held_on(on), kind=kind, unit_id=unit_id, person_id__isnull=False)
    return frozenset(rows.values_list("person_id", flat=True))
