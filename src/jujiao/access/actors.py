"""An actor: the value that says who acts, in which offices, handed down from web and console."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.access.models import Account
from jujiao.catalogue.roles import StaffRole


@dataclass(frozen=True, slots=True)
class Office:
    """One office held: for a whole court, or for one unit of it."""

    role: StaffRole
    court_id: int | None
    unit_id: int | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. The console is an actor without an account."""

    name: str
    court_id: int | None
    offices: frozenset[Office]
    account_id: int | None = None
    person_id: int | None = None

    @property
    def roles(self) -> frozenset[StaffRole]:
        """The offices, whatever court or unit they are for."""
        return frozenset(office.role for office in self.offices)


def console(court_id: int | None = None) -> Actor:
    """The command line: whoever has the machine, named so in the journal."""
    return Actor("命令行", court_id, frozenset({Office(StaffRole.CONSOLE, court_id)}))


def actor_of(account: Account, *, on: date) -> Actor:
    """The actor that an account is on this day, with the offices in force."""
    grants = account.grants.all()
    held = frozenset(
        Office(StaffRole(grant.role), grant.court_id, grant.unit_id)
        for grant in grants
        if (grant.since is None or grant.since <= on) and (grant.until is None or on <= grant.until)
    )
    return Actor(account.full_name, account.court_id, held, account.pk, account.person_id)
