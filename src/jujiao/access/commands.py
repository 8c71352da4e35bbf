"""``@command``: permission, transaction and journal entry around one act, in one place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from jujiao.access.actors import Actor
from jujiao.access.policy import POLICY, UndefinedPermission, require
from jujiao.journal.services import Act, recording

P = ParamSpec("P")
Result = TypeVar("Result")


def command(action: str) -> Callable[[Callable[P, Result]], Callable[P, Result]]:
    """Makes a service an act: it may be done, it is done whole or not at all, and it is written down.

    The service takes its subject first, and by keyword ``by`` (the actor), ``at`` (the moment) and
    maybe ``reason``. Raises Refused where the table of permissions says no.
    """
    if action not in POLICY:
        raise UndefinedPermission(action)

    def around(service: Callable[P, Result]) -> Callable[P, Result]:
        @wraps(service)
        def act(*args: P.args, **kwargs: P.kwargs) -> Result:
            subject = args[0] if args else None
            by, at = kwargs["by"], kwargs["at"]
            assert isinstance(by, Actor)
            assert isinstance(at, datetime)
            require(by, action, subject)
            with transaction.atomic(), recording(_act(action, subject, by, at, kwargs)):
                return service(*args, **kwargs)

        return act

    return around


def _act(action: str, subject: object, by: Actor, at: datetime, kwargs: dict[str, object]) -> Act:
    return Act(
        action=action,
        at=at,
        actor_id=by.account_id,
        actor_name=by.name,
        court_id=getattr(subject, "court_id", None) or by.court_id,
        subject=str(subject) if subject is not None else "",
        reason=str(kwargs.get("reason") or ""),
    )
