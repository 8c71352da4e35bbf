"""Who reads: every account of a court with its person, its offices and the units it answers for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from jujiao.access.actors import Actor, Office, actor_of
from jujiao.access.models import Account
from jujiao.catalogue.branch_setup import BRANCH_POST, POSTS, SECRETARY_POST
from jujiao.notices.matters import Reader
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import held_on


def accounts_of(court_id: int) -> QuerySet[Account]:
    """The accounts that can log in and have business with the court."""
    rows = Account.objects.filter(
        Q(court_id=court_id) | Q(grants__court_id=court_id), is_active=True
    )
    return rows.distinct().prefetch_related("grants").order_by("pk")


def readers_of(court_id: int, *, on: date) -> dict[int, Reader]:
    """Account → reader, of everybody in the court: three queries."""
    led = _branches_led(court_id, on)
    return {
        account.pk: _reader(actor_of(account, on=on), court_id, led)
        for account in accounts_of(court_id)
    }


def reader_of(person: Person, *, on: date) -> Reader:
    """A member of staff with all offices of his accounts; without an account, his person alone."""
    accounts = accounts_of(person.court_id).filter(person_id=person.pk)
    actors = [actor_of(account, on=on) for account in accounts]
    offices = frozenset[Office]().union(*(one.offices for one in actors))
    account_id = actors[0].account_id if actors else None
    merged = Actor(person.full_name, person.court_id, offices, account_id, person.pk)
    return _reader(merged, person.court_id, _branches_led(person.court_id, on))


def attended_units(readers: Iterable[Reader]) -> frozenset[int]:
    """The units for which somebody with an account answers."""
    return frozenset[int]().union(*(reader.units for reader in readers))


def _reader(actor: Actor, court_id: int, led: dict[int, set[int]]) -> Reader:
    held = {one.unit_id for one in actor.offices if one.court_id in (None, court_id)}
    units = {unit_id for unit_id in held if unit_id is not None}
    return Reader(actor, court_id, frozenset(units | led.get(actor.person_id or 0, set())))


def _branches_led(court_id: int, on: date) -> dict[int, set[int]]:
    """Person → the branches whose secretary he is."""
    held = Tenure.objects.filter(
        held_on(on), court_id=court_id, kind=BRANCH_POST.slug, title=POSTS[SECRETARY_POST]
    )
    led: dict[int, set[int]] = {}
    for person_id, unit_id in held.values_list("person_id", "unit_id"):
        if unit_id is not None:
            led.setdefault(person_id, set()).add(unit_id)
    return led
