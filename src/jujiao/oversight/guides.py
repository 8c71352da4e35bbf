"""联系委员: which member of the party committee guides which branch on a day."""

from __future__ import annotations

from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.guidance import BRANCH_CONTACT, contact_breaches
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.problems import Problem
from jujiao.people.models import Tenure
from jujiao.people.selectors import branches_of, held_on


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
