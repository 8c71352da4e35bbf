"""Dues as a flat list for programs: what the command line and other systems read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from jujiao.duties.deeds import Deed, deeds_of, lent_elsewhere
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.kernel.obligations import Bearer
from jujiao.kernel.periods import Period

Grouped = Mapping[int, Sequence[Deed]]


def as_rows(owing: Owing, dues: Sequence[Due]) -> list[dict[str, object]]:
    """One flat row for each due, with the public ids of the records that count."""
    duties = list({due.duty.slug: due.duty for due in dues}.values())
    first = min((due.window.period.first for due in dues), default=owing.period.first)
    deeds = deeds_of(duties, owing.court_id, Period(first, max(first, owing.as_of)))
    by_bearer, moved = _by_bearer(deeds), lent_elsewhere(deeds)
    return [_row(due, _records(due, by_bearer, deeds, moved)) for due in dues]


def _row(due: Due, records: list[str]) -> dict[str, object]:
    return {
        "duty": due.duty.slug,
        "bearer": due.bearer.name,
        "period": due.window.label,
        "required": due.required,
        "done": due.done,
        "state": due.state.value,
        "hardness": due.duty.hardness.name,
        "basis": due.duty.basis.citation,
        "due_on": due.due_on.isoformat(),
        "records": records,
    }


def _by_bearer(deeds: Iterable[Deed]) -> Grouped:
    grouped: dict[int, list[Deed]] = {}
    for deed in deeds:
        if deed.bearer_id is not None:
            grouped.setdefault(deed.bearer_id, []).append(deed)
    return grouped


def _records(
    due: Due, by_bearer: Grouped, deeds: Sequence[Deed], moved: frozenset[tuple[int, str]]
) -> list[str]:
    duty, bearer_id = due.duty, due.bearer.bearer_id
    candidates = deeds if duty.bearer is Bearer.COURT else by_bearer.get(bearer_id, ())
    return [
        deed.public_id
        for deed in candidates
        if deed.day in due.counted
        and deed.counts_for(duty, bearer_id)
        and (deed.serves or (deed.record_id, duty.slug) not in moved)
    ]
