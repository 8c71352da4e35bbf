"""One's own account: who one is here, and what one's offices allow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.forms import PasswordChangeForm
from django.utils import timezone

from jujiao.access.actors import Actor, actor_of
from jujiao.access.policy import POLICY
from jujiao.access.services import change_password
from jujiao.web.parts import Heading
from jujiao.web.standpoint import moment


@dataclass(frozen=True, slots=True)
class AccountPage:
    """The page of one's own account."""

    heading: Heading
    actor: Actor
    offices: tuple[str, ...]
    acts: tuple[str, ...]


def account_page(actor: Actor) -> AccountPage:
    """Name, offices, and the acts of the table of permissions that they open."""
    held = actor.roles
    acts = tuple(
        dict.fromkeys(
            line.label for line in POLICY.values() if held & (line.roles | line.unit_roles)
        )
    )
    offices = tuple(sorted(role.label for role in held))
    return AccountPage(Heading(actor.name, "、".join(offices) or "没有授权"), actor, offices, acts)


class OwnPasswordForm(PasswordChangeForm):
    """Django's form over our own act."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Sets the new password."""
        now = moment()
        by = actor_of(self.user, on=timezone.localdate(now))
        change_password(self.user, self.cleaned_data["new_password1"], by=by, at=now)
        return self.user
