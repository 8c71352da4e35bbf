"""Commands on accounts: ``accounts``, ``account``, ``password``, ``grant``."""

from __future__ import annotations

import secrets
from argparse import ArgumentParser, Namespace

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.access.scope import Scope
from jujiao.access.selectors import account_named, accounts_of, grants_on
from jujiao.access.services import (
    NewAccount,
    close_account,
    create_account,
    end_role,
    grant_role,
    reset_password,
)
from jujiao.catalogue.roles import StaffRole
from jujiao.cli.commands import ANSWERED, Command, Console, day
from jujiao.cli.courts import court_asked
from jujiao.kernel.problems import refuse
from jujiao.people.models import Person, Unit
from jujiao.people.selectors import people_called, units_called

OF_A_UNIT = frozenset({StaffRole.BRANCH_SECRETARY, StaffRole.DEPARTMENT_HEAD})
GRANTABLE = {one.label: one for one in StaffRole if one is not StaffRole.CONSOLE}
INITIAL = "初始口令只显示这一次，请当面交给本人，登录后在“我的”里换掉。"


def _court(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")


def accounts(asked: Namespace, console: Console) -> int:
    """Every account of a court with the offices it holds."""
    court, today = court_asked(asked), timezone.localdate()
    held = grants_on(today).filter(account__court_id=court.pk).order_by("pk")
    offices = {
        one.pk: [StaffRole(grant.role).label for grant in held if grant.account_id == one.pk]
        for one in accounts_of(court.pk)
    }
    rows = []
    for one in accounts_of(court.pk):
        named = "、".join(offices[one.pk]) or "没有职务"
        closed = "" if one.is_active else "，已停用"
        console.say(f"{one.username}\t{one.full_name}\t{named}{closed}")
        rows.append(
            {
                "username": one.username,
                "name": one.full_name,
                "active": one.is_active,
                "offices": offices[one.pk],
            }
        )
    console.answer(rows)
    return ANSWERED


def _account_arguments(parser: ArgumentParser) -> None:
    _court(parser)
    parser.add_argument("username", help="登录名")
    parser.add_argument("--name", help="姓名；在花名册里的，连到本人")
    parser.add_argument("--close", action="store_true", help="停用这个账号")


def account(asked: Namespace, console: Console) -> int:
    """Opens an account with a password that is said once, or closes one."""
    court, now = court_asked(asked), timezone.now()
    if asked.close:
        closed = close_account(account_named(asked.username), by=console_actor(), at=now)
        console.say(f"{closed.full_name}（{closed.username}）停用了。")
        console.answer({"username": closed.username, "active": False})
        return ANSWERED
    if not asked.name:
        raise refuse("required", "没有写姓名。", place="--name", remedy="请写明是谁的账号。")
    person = _person(court, asked.name)
    new = NewAccount(asked.username, asked.name, court.pk, person.pk if person else None)
    password = secrets.token_urlsafe(9)
    create_account(new, password=password, by=console_actor(), at=now)
    console.say(f"{new}开通了，初始口令{password}。{INITIAL}")
    if person is None:
        console.say("花名册里没有这个姓名，账号没有连到人员；他看不到“本人的”。")
    console.answer({"username": new.username, "password": password, "linked": person is not None})
    return ANSWERED


def _person(court: Unit, name: str) -> Person | None:
    found = people_called(Scope(court.pk), [name])
    if len(found) > 1:
        raise refuse(
            "name_not_unique",
            f"花名册里有{len(found)}人叫“{name}”。",
            remedy="请先在花名册里分清。",
        )
    return found[0] if found else None


def _password_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("username", help="登录名")


def password(asked: Namespace, console: Console) -> int:
    """A new initial password for somebody who forgot his."""
    forgotten, fresh = account_named(asked.username), secrets.token_urlsafe(9)
    reset_password(forgotten, fresh, by=console_actor(), at=timezone.now())
    console.say(f"{forgotten.full_name}的新口令{fresh}。{INITIAL}")
    console.answer({"username": forgotten.username, "password": fresh})
    return ANSWERED


def _grant_arguments(parser: ArgumentParser) -> None:
    _court(parser)
    parser.add_argument("username", help="登录名")
    parser.add_argument("role", help=f"职务：{'、'.join(GRANTABLE)}")
    parser.add_argument("--unit", help="支部书记、部门负责人的，写支部或部门全称")
    parser.add_argument("--since", type=day, help="从哪天起，如2026-01-05；不写的即刻起")
    parser.add_argument("--end", action="store_true", help="收回这个职务")


def grant(asked: Namespace, console: Console) -> int:
    """Grants an office, or takes it back."""
    court, now = court_asked(asked), timezone.now()
    holder, role = account_named(asked.username), _role(asked.role)
    if holder.court_id != court.pk:
        raise refuse("other_court", f"{holder.full_name}的账号不是{court.name}的。")
    if asked.end:
        end_role(holder, role, by=console_actor(), at=now)
    else:
        unit = _unit(court, role, asked.unit)
        grant_role(
            holder,
            role,
            unit_id=unit.pk if unit else None,
            since=asked.since,
            by=console_actor(),
            at=now,
        )
    console.say(f"{holder.full_name}{'不再担任' if asked.end else '担任'}{role.label}。")
    console.answer({"username": holder.username, "role": role.value, "held": not asked.end})
    return ANSWERED


def _role(words: str) -> StaffRole:
    codes = {one.value: one for one in GRANTABLE.values()}
    found = (GRANTABLE | codes).get(words)
    if found is None:
        raise refuse(
            "role_unknown", f"没有“{words}”这个职务。", remedy=f"可选：{'、'.join(GRANTABLE)}。"
        )
    return found


def _unit(court: Unit, role: StaffRole, name: str | None) -> Unit | None:
    if role not in OF_A_UNIT:
        return None
    found = units_called(Scope(court.pk), [name]) if name else []
    if len(found) != 1:
        raise refuse(
            "unit_missing",
            f"{role.label}要写明是哪个支部或部门的。",
            place="--unit",
            remedy="请写全称。",
        )
    return found[0]


COMMANDS = (
    Command("accounts", "列出账号和职务", _court, accounts),
    Command("account", "开通或停用账号", _account_arguments, account),
    Command("password", "重设口令", _password_arguments, password),
    Command("grant", "授予或收回职务", _grant_arguments, grant),
)
