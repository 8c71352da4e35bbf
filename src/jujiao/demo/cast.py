"""The cast: an account for each office of the fictional court, held by whoever its books name."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jujiao.access.actors import console
from jujiao.access.models import Account
from jujiao.access.services import NewAccount, create_account, grant_role
from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_SERVICE,
    POST,
    STAFF_CLASS,
    UNIT_MEMBERSHIP,
)
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Person, Tenure, Unit
from jujiao.people.selectors import court_named
from jujiao.people.services import NewCourt, open_court

CAST = Path(__file__).with_name("cast.toml")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the cast."""

    username: str
    role: StaffRole
    post: str = ""
    unit: str = ""
    branch_of: str = ""
    staff_class: str = ""
    name: str = ""
    court: str = ""


@dataclass(frozen=True, slots=True)
class Login:
    """An account that a visitor of the demo may use."""

    username: str
    full_name: str
    office: str


def parts() -> list[Part]:
    """The parts, as the file lists them."""
    listed = tomllib.loads(CAST.read_text(encoding="utf-8"))["cast"]
    return [_part(one) for one in listed]


def _part(told: dict[str, str]) -> Part:
    words = {name: value for name, value in told.items() if name not in ("role", "class")}
    return Part(role=StaffRole(told["role"]), staff_class=told.get("class", ""), **words)


def open_accounts(court: Unit, *, password: str, at: datetime) -> list[Login]:
    """Opens the accounts that are not there yet and returns all of them."""
    taken: set[int] = set()
    return [_open(part, court, password, at, taken) for part in parts()]


def opened_court(name: str, *, at: datetime) -> Unit:
    """The court of that name; opening one that is open would move the journal for nothing."""
    return court_named(name) or open_court(NewCourt(name), by=console(), at=at)


def _open(part: Part, court: Unit, password: str, at: datetime, taken: set[int]) -> Login:
    own = opened_court(part.court, at=at) if part.court else court
    person = None if part.name else _holder(part, court, taken)
    full_name = part.name or (person.full_name if person else part.role.label)
    known = Account.objects.filter(username=part.username).first()
    if person is not None:
        taken.add(person.pk)
    if known is None:
        account = create_account(
            NewAccount(part.username, full_name, own.pk, person.pk if person else None),
            password=password,
            by=console(),
            at=at,
        )
        grant_role(account, part.role, unit_id=_unit_of(part, court, person), by=console(), at=at)
    return Login(part.username, full_name, part.role.label)


def _holder(part: Part, court: Unit, taken: set[int]) -> Person | None:
    """Who holds the office: of those the books name, the first that has no part yet."""
    for person_id in _candidates(part, court):
        if person_id not in taken:
            return Person.objects.get(pk=person_id)
    return None


def _candidates(part: Part, court: Unit) -> Iterator[int]:
    held = Tenure.objects.filter(court=court, state=FactState.IN_FORCE.value)
    serving = held.filter(kind=COURT_SERVICE.slug, ends_on=None).values("person_id")
    if part.post:
        chosen = held.filter(kind=POST.slug, title=part.post)
    elif part.staff_class:
        chosen = held.filter(kind=STAFF_CLASS.slug, title=part.staff_class)
    else:
        chosen = held.filter(
            kind=UNIT_MEMBERSHIP.slug, unit__name=part.unit or part.branch_of, ends_on=None
        )
    if part.branch_of:
        members = held.filter(kind=BRANCH_MEMBERSHIP.slug).values("person_id")
        chosen = chosen.filter(person_id__in=members)
    yield from (
        chosen.filter(person_id__in=serving)
        .order_by("person__joined_court_on", "person_id")
        .values_list("person_id", flat=True)
    )


def _unit_of(part: Part, court: Unit, person: Person | None) -> int | None:
    """The unit that an office is for: the branch of a secretary, the department of a head."""
    kinds = {
        StaffRole.BRANCH_SECRETARY: BRANCH_MEMBERSHIP.slug,
        StaffRole.DEPARTMENT_HEAD: UNIT_MEMBERSHIP.slug,
    }
    if part.role not in kinds or person is None:
        return None
    held = Tenure.objects.filter(
        court=court, person=person, kind=kinds[part.role], state=FactState.IN_FORCE.value
    )
    return held.values_list("unit_id", flat=True).first()
