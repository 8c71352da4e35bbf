"""Accounts and the offices they hold. An account names its court, unit and person by id."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models

from jujiao.catalogue.roles import StaffRole
from jujiao.journal.journalled import Journalled


class AccountDirectory(BaseUserManager["Account"]):
    """Finds accounts by their login name."""


class Account(Journalled, AbstractBaseUser):
    """账号: somebody who can log in. ``person_id`` is the member of staff it belongs to."""

    unwitnessed: ClassVar[frozenset[str]] = frozenset({"last_login", "password"})

    username = models.CharField("用户名", max_length=60, unique=True)
    full_name = models.CharField("姓名", max_length=60)
    court_id = models.BigIntegerField(null=True, db_index=True)
    person_id = models.BigIntegerField(null=True, db_index=True)
    is_active = models.BooleanField(default=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    objects: ClassVar[AccountDirectory] = AccountDirectory()  # type: ignore[assignment]

    def __str__(self) -> str:
        return self.full_name


class RoleGrant(Journalled):
    """授权: an account acts in an office, for a court or for one unit of it, while the grant lasts."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=20, choices=[(one.value, one.label) for one in StaffRole])
    court_id = models.BigIntegerField(null=True)
    unit_id = models.BigIntegerField(null=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.account} {StaffRole(self.role).label}"
