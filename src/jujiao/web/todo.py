"""What waits for the reader: records to confirm, records sent back, tasks, zeros to sign."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure, Lack
from jujiao.figures.selectors import figures_of
from jujiao.ledger.selectors import (
    own_drafts,
    records_sent_back,
    waiting_for_confirmation,
)
from jujiao.tasks.selectors import open_tasks_of
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class Waiting:
    """The four heaps, still unread."""

    to_confirm: QuerySet[Any]
    sent_back: QuerySet[Any]
    tasks: QuerySet[Any]
    drafts: QuerySet[Any]


def waiting_for(here: Standpoint) -> Waiting:
    """What waits for this reader in the court that is shown, whatever the year."""
    account_id = here.actor.account_id
    to_confirm = waiting_for_confirmation(here.scope, not_by=account_id)
    return Waiting(
        to_confirm if here.may("record.confirm") else to_confirm.none(),
        records_sent_back(here.scope, account_id),
        open_tasks_of(here.scope, here.actor.person_id, here.own_units),
        own_drafts(here.scope, account_id),
    )


def waiting_count(here: Standpoint) -> int:
    """How many of them call for an act; one's own drafts do not."""
    waiting = waiting_for(here)
    return sum(rows.count() for rows in (waiting.to_confirm, waiting.sent_back, waiting.tasks))


def zeros_to_sign(here: Standpoint) -> list[Figure]:
    """Nils of the year that nobody has signed, for those whose office signs."""
    if not here.may("zero.sign"):
        return []
    asked = [one for one in INDICATORS.values() if one.signed_zero]
    return [one for one in figures_of(here.asking, asked) if one.lack is Lack.UNSIGNED]
