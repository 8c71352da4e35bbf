"""党费 in a prompt: how many have not paid, never who; and that somebody has not paid for six months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from jujiao.access.scope import Scope
from jujiao.catalogue.party_dues import DUES_COLLECTED, UNPAID, lapse_breach, lapsed
from jujiao.kernel.cadence import Window
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.oversight.prompt_lines import PromptLine

MONTHS_BACK = 12
Month = tuple[int, int]


def unpaid_lines(
    scope: Scope, month: Window, branch_ids: Sequence[int]
) -> Iterator[tuple[int, PromptLine]]:
    """One line a branch of which the last collection names anybody; a second where six months are."""
    for branch_id, months in _collections(scope, month.period.first, branch_ids).items():
        if months[-1]:
            said = f"上次收缴未交{len(months[-1])}人"
            yield (
                branch_id,
                _line(said, DUES_COLLECTED.basis.citation if DUES_COLLECTED.basis else ""),
            )
        breach = lapse_breach(len(lapsed(months)))
        if breach is not None:
            yield branch_id, _line(breach.problem.message + breach.problem.remedy, "党章")


def _line(said: str, basis: str) -> PromptLine:
    return PromptLine(
        DUES_COLLECTED.label, said, basis, None, DueState.DUE, "支部", DUES_COLLECTED.slug
    )


def _collections(
    scope: Scope, until: date, branch_ids: Sequence[int]
) -> dict[int, list[frozenset[int]]]:
    """Branch → who is named as unpaid, month by month up to the last that was recorded before the day."""
    rows = Record.objects.filter(
        court_id=scope.court_id,
        kind=DUES_COLLECTED.slug,
        state=FactState.IN_FORCE.value,
        unit_id__in=branch_ids,
        occurred_on__range=(add_months(until, -MONTHS_BACK), until),
    ).exclude(occurred_on=until)
    held = list(rows.order_by("occurred_on", "pk").values_list("pk", "unit_id", "occurred_on"))
    named: dict[int, set[int]] = defaultdict(set)
    taking_part = Participation.objects.filter(record_id__in=[pk for pk, _, _ in held], role=UNPAID)
    for record_id, person_id in taking_part.values_list("record_id", "person_id"):
        if person_id is not None:
            named[record_id].add(person_id)
    months: dict[int, dict[Month, frozenset[int]]] = defaultdict(dict)
    for pk, unit_id, day in held:
        if unit_id is not None and day is not None:
            months[unit_id][day.year, day.month] = frozenset(named[pk])
    return {unit_id: _without_a_gap(known) for unit_id, known in months.items()}


def _without_a_gap(months: Mapping[Month, frozenset[int]]) -> list[frozenset[int]]:
    """The months up to the last one that follow one another; a month nobody recorded breaks the row."""
    found: list[frozenset[int]] = []
    day = date(*max(months), 1)
    while (day.year, day.month) in months:
        found.append(months[day.year, day.month])
        day = add_months(day, -1)
    return found[::-1]
