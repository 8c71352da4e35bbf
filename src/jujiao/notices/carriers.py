"""Carriers: how a letter leaves the system, and in which of three ways that may fail."""

from __future__ import annotations

from typing import Protocol

from jujiao.notices.models import Letter


class Unreachable(Exception):
    """Nobody answered, or not now: the letter is as good as before and is tried again later."""


class Rejected(Exception):
    """This letter was refused: trying it a few more times may help, for ever will not."""


class Forbidden(Exception):
    """The letter must not go where it would go: it is parked at once."""


class Carrier(Protocol):
    """One way out of the system."""

    def carry(self, letter: Letter) -> None:
        """Hands the letter over. Raises Unreachable, Rejected or Forbidden."""


class InboxCarrier:
    """系统内: nothing to hand over, the letter arrives when it is marked."""

    def carry(self, letter: Letter) -> None:
        """Does nothing."""
