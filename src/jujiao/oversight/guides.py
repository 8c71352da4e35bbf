"""联系委员: which member of the party committee guides which branch on a day, and naming another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.guidance import BRANCH_CONTACT, H2, contact_breaches
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.problems import Problem, refuse
from jujiao.people.models import Tenure
from jujiao.people.selectors import branches_of, held_on
from jujiao.people.services import TenureEntry, end_tenures_of_unit, enter_tenures
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class NewContact:
    """Who is to guide a branch from a day on."""

    court_id: int
    unit_id: int
    person_id: int
    since: date

    def __str__(self) -> str:
        return f"联系委员 自{self.since}起"


@dataclass(frozen=True, slots=True)
class ContactNamed:
    """The tenure that was opened, and what is wrong with who guides whom since then."""

    tenure: Tenure
    warnings: tuple[Problem, ...]


@command("contact.assign")
def assign_contact(new: NewContact, *, by: Actor, at: datetime) -> ContactNamed:
    """确定联系委员: whoever guided the branch before does so until the day before.

    Raises Refused for a member of the branch itself; a contact of many branches is only warned about.
    """
    guided, belongs = ties_of(new.person_id, on=new.since)
    if new.unit_id in belongs:
        raise refuse(
            "own_branch", "联系委员是这个支部的党员。", place="person", remedy="请换一名委员。"
        )
    if new.unit_id in guided:
        raise refuse("contact_already", "他已经联系这个支部。", place="person")
    end_tenures_of_unit(
        new.court_id, BRANCH_CONTACT.slug, new.unit_id, on=new.since - timedelta(days=1)
    )
    entry = TenureEntry(
        new.court_id,
        BRANCH_CONTACT.slug,
        new.person_id,
        starts_on=new.since,
        unit_id=new.unit_id,
    )
    [tenure] = enter_tenures([entry], [Stamp(at, by)])
    found = contact_warnings(Scope(new.court_id), on=new.since)
    return ContactNamed(tenure, tuple(one for one in found if one.code == H2.slug))


def contacts_of(scope: Scope, *, on: date) -> dict[int, list[tuple[int, str]]]:
    """Branch → (person, name) of its contacts; every branch of the day has an entry."""
    found: dict[int, list[tuple[int, str]]] = {
        branch.pk: [] for branch in branches_of(scope.court_id, on=on)
    }
    rows = Tenure.objects.filter(
        held_on(on), court_id=scope.court_id, kind=BRANCH_CONTACT.slug
    ).order_by("pk")
    for unit_id, person_id, name in rows.values_list("unit_id", "person_id", "person__full_name"):
        if unit_id in found:
            found[unit_id].append((person_id, name))
    return found


def contact_names(scope: Scope, *, on: date) -> dict[int, str]:
    """Branch → the names of its contacts."""
    contacts = contacts_of(scope, on=on)
    return {unit_id: "、".join(name for _, name in people) for unit_id, people in contacts.items()}


def contact_warnings(scope: Scope, *, on: date) -> list[Problem]:
    """What is wrong with who guides whom: a branch without a contact, or with two, a contact of many."""
    contacts = {
        unit_id: [person_id for person_id, _ in people]
        for unit_id, people in contacts_of(scope, on=on).items()
    }
    return [breach.problem for breach in contact_breaches(contacts)]


def ties_of(person_id: int, *, on: date) -> tuple[set[int], set[int]]:
    """The branches that a person guides, and those that he belongs to."""
    rows = Tenure.objects.filter(
        held_on(on), person_id=person_id, kind__in=(BRANCH_CONTACT.slug, BRANCH_MEMBERSHIP.slug)
    ).values_list("kind", "unit_id")
    ties: dict[str, set[int]] = {BRANCH_CONTACT.slug: set(), BRANCH_MEMBERSHIP.slug: set()}
    for kind, unit_id in rows:
        if unit_id is not None:
            ties[kind].add(unit_id)
    return ties[BRANCH_CONTACT.slug], ties[BRANCH_MEMBERSHIP.slug]
