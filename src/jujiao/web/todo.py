"""How much calls for an act of the reader: the count in the frame of every page."""

from __future__ import annotations

from jujiao.ledger.selectors import records_sent_back, waiting_for_confirmation
from jujiao.tasks.selectors import open_tasks_of
from jujiao.web.standpoint import Standpoint


def waiting_count(here: Standpoint) -> int:
    """Records to confirm, records that came back, tasks; what duties ask is counted on the first page."""
    account_id = here.actor.account_id
    to_confirm = waiting_for_confirmation(here.scope, not_by=account_id)
    heaps = (
        to_confirm if here.may("record.confirm") else to_confirm.none(),
        records_sent_back(here.scope, account_id),
        open_tasks_of(here.scope, here.actor.person_id, here.own_units),
    )
    return sum(rows.count() for rows in heaps)
