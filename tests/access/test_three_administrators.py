"""三员分立: system, security and audit are three persons, none of whom holds another office or helps himself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import AT, a_court, a_person, an_actor
from jujiao.access.actors import console
from jujiao.access.models import Account, RoleGrant
from jujiao.access.services import NewAccount, create_account, end_role, grant_role
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.problems import Refused
from jujiao.people.models import Person, Unit

pytestmark = pytest.mark.django_db


def _account(court: Unit, username: str, person: Person | None = None) -> Account:
    new = NewAccount(username, "那荣", court.pk, person.pk if person else None)
    return create_account(new, password="一个够长的口令", by=console(), at=AT)


@pytest.mark.parametrize(
    ("held", "wanted"),
    [
        (StaffRole.SYSTEM_ADMIN, StaffRole.AUDITOR),
        (StaffRole.SECURITY_ADMIN, StaffRole.AUDITOR),
        (StaffRole.SYSTEM_ADMIN, StaffRole.SECURITY_ADMIN),
        (StaffRole.AUDITOR, StaffRole.POLITICAL_CLERK),
        (StaffRole.DISCIPLINE_LEAD, StaffRole.SECURITY_ADMIN),
    ],
)
def test_an_administrator_holds_no_second_office(held: StaffRole, wanted: StaffRole) -> None:
    account = _account(a_court(), "first")
    grant_role(account, held, by=console(), at=AT)
    with pytest.raises(Refused, match="系统、安全、审计三员各是一人"):
        grant_role(account, wanted, by=console(), at=AT)
    assert RoleGrant.objects.count() == 1


def test_a_second_account_of_the_same_person_is_no_way_round() -> None:
    court = a_court()
    person = a_person(court)
    grant_role(_account(court, "one", person), StaffRole.SYSTEM_ADMIN, by=console(), at=AT)
    with pytest.raises(Refused, match="不兼任别的职务"):
        grant_role(_account(court, "two", person), StaffRole.AUDITOR, by=console(), at=AT)


def test_other_offices_may_be_held_together() -> None:
    account = _account(a_court(), "both")
    for role in (StaffRole.SUPERVISOR, StaffRole.DEPARTMENT_HEAD):
        grant_role(account, role, by=console(), at=AT)
    assert RoleGrant.objects.count() == 2


def test_nobody_grants_to_himself() -> None:
    court = a_court()
    account = _account(court, "security")
    security = replace(an_actor(court, StaffRole.SECURITY_ADMIN), account_id=account.pk)
    with pytest.raises(Refused, match="不能给自己授权"):
        grant_role(account, StaffRole.DISCIPLINE_LEAD, by=security, at=AT)


def test_the_console_is_no_office_of_an_account() -> None:
    court = a_court()
    security = an_actor(court, StaffRole.SECURITY_ADMIN)
    with pytest.raises(Refused, match="不是可以授予的职务"):
        grant_role(_account(court, "shell"), StaffRole.CONSOLE, by=security, at=AT)


def test_the_last_who_can_grant_keeps_the_office_until_there_is_another() -> None:
    court = a_court()
    first, second = _account(court, "first"), _account(court, "second")
    by = console()
    grant_role(first, StaffRole.SECURITY_ADMIN, by=by, at=AT)
    with pytest.raises(Refused, match="请先授予另一人"):
        end_role(first, StaffRole.SECURITY_ADMIN, by=by, at=AT)
    grant_role(second, StaffRole.SECURITY_ADMIN, by=by, at=AT)
    assert end_role(first, StaffRole.SECURITY_ADMIN, by=by, at=AT)
