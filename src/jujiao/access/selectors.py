"""Who can log in, and in which offices."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from jujiao.access.models import Account, RoleGrant
from jujiao.kernel.problems import refuse


def accounts_of(court_id: int) -> QuerySet[Account]:
    """The accounts of a court, in the order in which they were opened."""
    return Account.objects.filter(court_id=court_id).prefetch_related("grants").order_by("pk")


def account_named(username: str) -> Account:
    """The account that logs in under this name. Raises Refused."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        raise refuse("account_unknown", f"没有用户名为“{username}”的账号。", place="用户名")
    return account


def grants_on(on: date) -> QuerySet[RoleGrant]:
    """The grants that hold on a day or begin later."""
    return RoleGrant.objects.filter(Q(until=None) | Q(until__gte=on))
