"""The rules of a kind, asked of a record on whatever way it is filed: what they see of it, what it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from jujiao.catalogue.branch_life import (
    ABSENCES,
    ATTENDEE,
    BRANCH_TALK,
    COMMITTEE_MEETING,
    HOST,
    PRESENT_ROLES,
    ROLES,
)
from jujiao.catalogue.branch_rules import Held
from jujiao.catalogue.guards import GUARDS
from jujiao.kernel.clauses import Breach
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.rolls import members_on, officers_on, voters_on

TALKS_COUNT_DAYS = 90
BY_COMMITTEE = frozenset({COMMITTEE_MEETING.slug})
RESOLVED, DONE = "；", "、"
Roles = Mapping[str, frozenset[int]]


def breaches_of(entry: RecordEntry) -> tuple[Breach, ...]:
    """Every rule of its kind that the record does not keep; one without a unit or day is not asked yet."""
    rules = GUARDS.get(entry.kind, ())
    if not rules or entry.occurred_on is None or entry.unit_id is None:
        return ()
    held = held_as_told(entry, entry.unit_id, entry.occurred_on)
    return tuple(one for one in (rule(held) for rule in rules) if one is not None)


def held_as_told(entry: RecordEntry, unit_id: int, on: date) -> Held:
    """A record as the rules see it: by the list where one was kept, else by the numbers it tells."""
    roles, details = _roles(entry), entry.details
    officers = officers_on(unit_id, on=on)
    hosts = roles.get(HOST, frozenset())
    told = Held(
        host_is_officer=hosts <= officers if hosts and officers else None,
        talks_before=_talks_before(unit_id, on),
        criticism=str(details.get("criticism", "")),
        measures=len(_parts(details.get("resolutions"), RESOLVED)),
        grades={role: len(people) for role, people in roles.items() if role not in ROLES},
        stages=_parts(details.get("stages"), DONE),
        opinion=str(details.get("opinion", "")),
        outcome=outcome_of(entry),
        roles=roles,
    )
    if any(role == ATTENDEE or role in ABSENCES for role in roles):
        voters = voters_on(unit_id, on=on)
        return _by_list(told, members_on(unit_id, on=on), voters, officers)
    return _by_numbers(told, entry)


def outcome_of(entry: RecordEntry) -> str:
    """What it is said to be, else what its title says it is."""
    classify = entry.record_kind.classify
    return entry.outcome or (classify(entry.title) if classify else "")


def _by_list(
    told: Held, roll: frozenset[int], voters: frozenset[int], officers: frozenset[int]
) -> Held:
    there = _in_roles(told.roles, PRESENT_ROLES)
    away = _in_roles(told.roles, ABSENCES)
    return replace(
        told,
        present=len(there & voters) if roll else len(there),
        entitled=len(voters) or None,
        committee=len(officers) or None,
        committee_present=len(there & officers),
        unexplained=len(roll - there - away),
    )


def _by_numbers(told: Held, entry: RecordEntry) -> Held:
    expected, present = entry.details.get("expected_count"), entry.quantity
    if not isinstance(expected, int) or present is None:
        return told
    by_committee = entry.kind in BY_COMMITTEE
    return replace(
        told,
        present=present,
        entitled=expected,
        committee=expected if by_committee else None,
        committee_present=present if by_committee else 0,
    )


def expected_at(kind: str, unit_id: int, *, on: date) -> int | None:
    """How many were to come: the committee or the branch; None where nobody recorded them."""
    officers = officers_on(unit_id, on=on) if kind in BY_COMMITTEE else frozenset()
    return len(officers or voters_on(unit_id, on=on)) or None


def _roles(entry: RecordEntry) -> Roles:
    found: dict[str, set[int]] = {}
    for role, person_id in entry.people:
        found.setdefault(role, set()).add(person_id)
    return {role: frozenset(people) for role, people in found.items()}


def _in_roles(roles: Roles, wanted: Mapping[str, str] | tuple[str, ...]) -> frozenset[int]:
    return frozenset().union(*(roles.get(role, frozenset()) for role in wanted))


def _parts(said: object, separator: str) -> tuple[str, ...]:
    return tuple(one for one in str(said or "").split(separator) if one.strip())


def _talks_before(unit_id: int, on: date) -> int:
    since = on - timedelta(days=TALKS_COUNT_DAYS)
    return Record.objects.filter(
        kind=BRANCH_TALK.slug,
        unit_id=unit_id,
        state=FactState.IN_FORCE.value,
        occurred_on__range=(since, on),
    ).count()
