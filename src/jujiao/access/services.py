"""Opening accounts and granting offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.models import Account, RoleGrant
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.problems import refuse


@dataclass(frozen=True, slots=True)
class NewAccount:
    """What is needed to open an account."""

    username: str
    full_name: str
    court_id: int | None
    person_id: int | None = None

    def __str__(self) -> str:
        return f"{self.full_name}（{self.username}）"


@command("account.create")
def create_account(new: NewAccount, *, password: str, by: Actor, at: datetime) -> Account:
    """Opens an account. Raises Refused where the login name is taken."""
    if Account.objects.filter(username=new.username).exists():
        raise refuse("username_taken", f"用户名“{new.username}”已有人用。", place="用户名")
    account = Account(
        username=new.username,
        full_name=new.full_name,
        court_id=new.court_id,
        person_id=new.person_id,
    )
    account.set_password(password)
    account.save()
    return account


@command("password.change")
def change_password(account: Account, password: str, *, by: Actor, at: datetime) -> None:
    """换口令: the act is written down, the password is not. Raises Refused for another's account."""
    if by.account_id != account.pk:
        raise refuse("not_own_account", "只能换自己的口令。", remedy="忘了口令请找系统管理员重设。")
    account.set_password(password)
    account.save(update_fields=["password"])


@command("role.grant")
def grant_role(
    account: Account,
    role: StaffRole,
    *,
    by: Actor,
    at: datetime,
    unit_id: int | None = None,
    since: date | None = None,
) -> RoleGrant:
    """Lets the account act in an office of its court, or of one unit of it."""
    grant = RoleGrant(
        account=account, role=role.value, court_id=account.court_id, unit_id=unit_id, since=since
    )
    grant.save()
    return grant
