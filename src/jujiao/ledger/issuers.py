"""级别: of a record that names none, it is that of its issuer in the court's table."""

from __future__ import annotations

from dataclasses import replace

from jujiao.kernel.levels import Level
from jujiao.kernel.problems import refuse
from jujiao.kernel.spelling import fold
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.policies.selectors import level_table


def with_level(entry: RecordEntry, state: FactState) -> RecordEntry:
    """The entry with the level that the table gave its issuer on its day, where it names none itself.

    Raises Refused where it is to be filed and neither knows; a draft or a plan may wait.
    """
    table = entry.record_kind.level_table
    if not table or entry.award_level is not None or not (entry.issuer and entry.occurred_on):
        return entry
    known = level_table(entry.court_id, table, on=entry.occurred_on).get(fold(entry.issuer))
    if known is not None:
        return replace(entry, award_level=Level(known))
    if state is not FactState.FILED:
        return entry
    raise refuse(
        "level_unknown",
        f"没有选级别，媒体级别对照表里也没有“{entry.issuer}”。",
        place="award_level",
        remedy="请选级别，或者先把它列入对照表。",
    )
