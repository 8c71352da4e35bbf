"""Which court and year a command is about."""

from __future__ import annotations

from argparse import Namespace

from django.utils import timezone

from jujiao.access.scope import Scope
from jujiao.cli.commands import court_missing
from jujiao.figures.selectors import Asking
from jujiao.people.models import Unit
from jujiao.people.selectors import court_named


def court_asked(asked: Namespace) -> Unit:
    """The court that ``--court`` names. Raises Refused where it keeps no ledger here."""
    court = court_named(asked.court)
    if court is None:
        raise court_missing(asked.court)
    return court


def asking_of(asked: Namespace) -> Asking:
    """The figures of ``--court`` and ``--year``, as known today, to whoever has the machine."""
    court = court_asked(asked)
    return Asking(Scope(court.pk, confidential=True), asked.year, timezone.localdate())
