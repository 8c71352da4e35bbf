"""One act on several records: each runs by itself, and what is refused is named with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages

from jujiao.kernel.problems import Refused
from jujiao.ledger.services import confirm_record, send_back_record
from jujiao.web.acts import words_of
from jujiao.web.narrowing import ListQuery
from jujiao.web.sorts.records import title_of
from jujiao.web.standpoint import Standpoint

MOST = 200
NAMED = 5


@dataclass(frozen=True, slots=True)
class BatchAct:
    """An act that can be done to many rows."""

    slug: str
    label: str
    run: Callable[[Any, Standpoint, str], object]
    wants_reason: bool = False


ACTS = {
    act.slug: act
    for act in (
        BatchAct(
            "confirm",
            "确认",
            lambda record, here, reason: confirm_record(record, by=here.actor, at=here.now),
        ),
        BatchAct(
            "send_back",
            "退回",
            lambda record, here, reason: send_back_record(
                record, reason=reason, by=here.actor, at=here.now
            ),
            wants_reason=True,
        ),
    )
}


def rows_ticked(query: ListQuery, public_ids: Sequence[str]) -> list[Any]:
    """The ticked rows that the reader reaches, in the order of the list."""
    rows = query.sort.rows(query.here, query.narrowing(query.readable))
    return list(rows.filter(public_id__in=public_ids[:MOST]))


def batch_done(
    here: Standpoint, act: BatchAct, rows: Sequence[Any], reason: str
) -> Iterator[tuple[int, str]]:
    """Runs the act on each row; says how many were done, and of those refused which and why."""
    done = 0
    refused: list[str] = []
    for row in rows:
        try:
            act.run(row, here, reason)
            done += 1
        except Refused as problem:
            refused.append(f"“{title_of(row)}”：{words_of(problem.problems[0])}")
    if done:
        yield messages.SUCCESS, f"{act.label}了{done}条。"
    for text in refused[:NAMED]:
        yield messages.ERROR, f"没有{act.label}{text}"
    if len(refused) > NAMED:
        yield messages.ERROR, f"另有{len(refused) - NAMED}条没有{act.label}，原因相仿。"
