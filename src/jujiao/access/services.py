"""Opening accounts and granting offices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.models import Account, RoleGrant
from jujiao.access.selectors import grants_on
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.problems import refuse

ADMINISTRATORS = frozenset({StaffRole.SYSTEM_ADMIN, StaffRole.SECURITY_ADMIN, StaffRole.AUDITOR})


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


@command("password.reset")
def reset_password(account: Account, password: str, *, by: Actor, at: datetime) -> None:
    """重设口令: for somebody who forgot his; he is asked to change it, and nothing forces him to."""
    account.set_password(password)
    account.save(update_fields=["password"])


@command("account.close")
def close_account(account: Account, *, by: Actor, at: datetime) -> Account:
    """停用账号: it opens nothing from the next request on; what was done under it stays readable."""
    account.is_active = False
    account.save()
    return account


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
    """授权: lets the account act in an office of its court, or of one unit of it.

    Raises Refused where somebody would grant to himself, and where one of the three administrators
    would hold a second office: they watch one another and read no business data.
    """
    _check_separation(account, role, by, timezone.localdate(at))
    grant = RoleGrant(
        account=account, role=role.value, court_id=account.court_id, unit_id=unit_id, since=since
    )
    grant.save()
    return grant


@command("role.end")
def end_role(account: Account, role: StaffRole, *, by: Actor, at: datetime) -> list[RoleGrant]:
    """收回职务: from today on; that it was held stays readable, an office of one day by its grant alone.

    Raises Refused where it is not held, or where nobody could grant anything any more.
    """
    today = timezone.localdate(at)
    held = list(grants_on(today).filter(account=account, role=role.value))
    if not held:
        raise refuse("not_held", f"{account.full_name}现在不是{role.label}。")
    others = grants_on(today).filter(role=role.value).exclude(account=account)
    if role is StaffRole.SECURITY_ADMIN and not others.exists():
        raise refuse(
            "last_of_office",
            f"{account.full_name}是唯一的{role.label}，收回以后没有人能授权。",
            remedy="请先授予另一人。",
        )
    for grant in held:
        grant.until = today - timedelta(days=1)
        grant.save()
    return held


def _check_separation(account: Account, role: StaffRole, by: Actor, on: date) -> None:
    if role is StaffRole.CONSOLE:
        raise refuse("no_office", "“命令行”不是可以授予的职务。")
    if by.account_id is not None and by.account_id == account.pk:
        raise refuse("same_person", "不能给自己授权。", remedy="请另一名安全管理员办理。")
    held = _offices_of(account, on)
    if held and (role in ADMINISTRATORS or held & ADMINISTRATORS) and held != {role}:
        named = "、".join(sorted(one.label for one in held))
        raise refuse(
            "offices_apart",
            f"{account.full_name}已经是{named}，不能再授予“{role.label}”。",
            remedy="系统、安全、审计三员各是一人，不兼任别的职务（GB/T 22239-2019第三级）。",
        )


def _offices_of(account: Account, on: date) -> set[StaffRole]:
    """The offices of whoever the account belongs to, under all his accounts."""
    grants = grants_on(on)
    own = grants.filter(account=account)
    if account.person_id is not None:
        own |= grants.filter(account__person_id=account.person_id)
    return {StaffRole(one) for one in own.values_list("role", flat=True)}
