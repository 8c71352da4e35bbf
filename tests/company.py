"""The cast with accounts: one fictional court, everybody who works with its ledger, and a court beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from cast import AT, COURT, a_court, a_person, a_tenure, units
from jujiao.access.actors import Actor, actor_of, console
from jujiao.access.models import Account
from jujiao.access.services import NewAccount, create_account, grant_role
from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_SERVICE,
    PARTY_MEMBERSHIP,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.catalogue.roles import StaffRole
from jujiao.people.models import Person, Unit

TODAY = AT.date()
PASSWORD = "示例口令-2025"
NEIGHBOUR = "乌兰河县人民法院"
ARRIVED = date(2015, 3, 2)
OFFICES = {
    "president": StaffRole.COURT_LEADER,
    "head": StaffRole.POLITICAL_HEAD,
    "clerk": StaffRole.POLITICAL_CLERK,
    "officer": StaffRole.PARTY_OFFICER,
    "secretary": StaffRole.BRANCH_SECRETARY,
    "supervisor": StaffRole.SUPERVISOR,
    "discipline": StaffRole.DISCIPLINE_LEAD,
    "judge": StaffRole.MEMBER,
    "superior": StaffRole.SUPERIOR_VIEWER,
    "sysadmin": StaffRole.SYSTEM_ADMIN,
    "secadmin": StaffRole.SECURITY_ADMIN,
    "auditor": StaffRole.AUDITOR,
}
NAMES = {
    "president": "额尔登",
    "head": "乌仁",
    "clerk": "娜仁",
    "officer": "白音",
    "secretary": "哈斯",
    "supervisor": "巴图",
    "discipline": "苏日娜",
    "judge": "特木尔",
}


@dataclass(frozen=True, slots=True)
class Company:
    """The court, its neighbour, units, people and accounts by the part they play."""

    court: Unit
    neighbour: Unit
    office: Unit
    hall: Unit
    branch: Unit
    other_branch: Unit
    people: dict[str, Person]
    accounts: dict[str, Account]

    def actor(self, part: str, on: date = TODAY) -> Actor:
        """Somebody of the cast, ready to act."""
        return actor_of(self.accounts[part], on=on)


def the_company() -> Company:
    """Everybody, each with an account; the retired judge has none, the outsider is of the neighbour."""
    court, neighbour = a_court(COURT), a_court(NEIGHBOUR)
    office, hall, branch, other = units(
        court, "政治部", "民事审判庭", "机关第一党支部", "审判第一党支部"
    )
    people = {part: _colleague(court, name, office, branch) for part, name in NAMES.items()}
    people["retired"] = a_person(court, "高娃")
    a_tenure(people["retired"], RETIREMENT, since=date(2020, 1, 1))
    accounts = {
        part: an_account(court, part, role, people.get(part), branch)
        for part, role in OFFICES.items()
    }
    accounts["outsider"] = an_account(neighbour, "outsider", StaffRole.POLITICAL_CLERK)
    return Company(court, neighbour, office, hall, branch, other, people, accounts)


def _colleague(court: Unit, name: str, unit: Unit, branch: Unit) -> Person:
    """A member of staff and of the party."""
    person = a_person(court, name)
    for kind, held in (
        (COURT_SERVICE, None),
        (UNIT_MEMBERSHIP, unit),
        (PARTY_MEMBERSHIP, None),
        (BRANCH_MEMBERSHIP, branch),
    ):
        a_tenure(person, kind, since=ARRIVED, unit=held)
    return person


def an_account(
    court: Unit,
    username: str,
    role: StaffRole,
    person: Person | None = None,
    branch: Unit | None = None,
) -> Account:
    """An account with one office; the secretary's is for his branch."""
    new = NewAccount(
        username,
        person.full_name if person else role.label,
        None if role in (StaffRole.SYSTEM_ADMIN, StaffRole.SECURITY_ADMIN) else court.pk,
        person.pk if person else None,
    )
    account = create_account(new, password=PASSWORD, by=console(), at=AT)
    unit_id = branch.pk if branch and role is StaffRole.BRANCH_SECRETARY else None
    grant_role(account, role, by=console(), at=AT, unit_id=unit_id)
    return account
