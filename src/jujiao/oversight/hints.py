"""提示: what an inspector may want to look at twice. Hints deduct nothing, refuse nothing, reach nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import ATTENDEE, HOST, KINDS
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.oversight.rules import alike

MEETINGS = tuple(kind.slug for kind in KINDS)
SHORTEST_TEXT = 40


@dataclass(frozen=True, slots=True)
class Hint:
    """Something that may be nothing: what was noticed, and in which records."""

    said: str
    records: tuple[str, ...]


def hints(scope: Scope, period: Period) -> list[Hint]:
    """Overlapping attendance and minutes that are nearly the same, in a period."""
    return [*_overlaps(scope, period), *_same_minutes(scope, period)]


def _meetings(scope: Scope, period: Period) -> dict[str, object]:
    return {
        "court_id": scope.court_id,
        "kind__in": MEETINGS,
        "state": FactState.IN_FORCE.value,
        "occurred_on__range": (period.first, period.last),
    }


def _overlaps(scope: Scope, period: Period) -> Iterator[Hint]:
    """Somebody is named at meetings of two branches on one day."""
    narrowed = {f"record__{name}": value for name, value in _meetings(scope, period).items()}
    parts = Participation.objects.filter(
        role__in=(ATTENDEE, HOST), person__isnull=False, **narrowed
    )
    twice = (
        parts.values("person_id", "person__full_name", "record__occurred_on")
        .annotate(units=Count("record__unit_id", distinct=True))
        .filter(units__gt=1)
        .order_by("record__occurred_on", "person_id")
    )
    for row in twice:
        day = row["record__occurred_on"] or period.first
        at = parts.filter(person_id=row["person_id"], record__occurred_on=day)
        ids = tuple(at.order_by("record_id").values_list("record__public_id", flat=True))
        name, units = row["person__full_name"], row["units"]
        yield Hint(f"{name}{day.month}月{day.day}日同时列在{units}个支部的会议里。", ids)


def _same_minutes(scope: Scope, period: Period) -> Iterator[Hint]:
    rows = Record.objects.filter(**_meetings(scope, period)).select_related("unit").order_by("pk")
    records = {row.pk: row for row in rows}
    texts = {pk: _text(row) for pk, row in records.items()}
    for one, other in alike({pk: text for pk, text in texts.items() if len(text) >= SHORTEST_TEXT}):
        first, second = records[one], records[other]
        said = f"{first.unit}和{second.unit}的会议记录内容几乎相同。"
        yield Hint(said, (first.public_id, second.public_id))


def _text(record: Record) -> str:
    details = record.details
    return "".join(str(details.get(name, "")) for name in ("agenda", "resolutions", "criticism"))
