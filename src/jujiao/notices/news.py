"""与我有关: what was newly entered about somebody: records, relations, tasks that others moved on.

Restricted registers are left out: who may read them finds them there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from jujiao.access.scope import Scope, within
from jujiao.catalogue import RECORD_KINDS, TENURE_KINDS
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Tenure
from jujiao.tasks.models import Task, TaskStep
from jujiao.tasks.rules import TASK

DAYS = 30
OPEN_RECORDS = tuple(one.slug for one in RECORD_KINDS.values() if not one.confidential)
STEPS = {
    "settle": "您办的这件事验收了",
    "return": "您办的这件事退回重办",
    "withdraw": "交给您的这件事撤销了",
}


@dataclass(frozen=True, slots=True)
class News:
    """One thing that became known about somebody: when it was entered, what it is, where it stands."""

    at: datetime
    label: str
    title: str
    fact_kind: str
    public_id: str

    @property
    def on(self) -> date:
        """The day on which it was entered."""
        return timezone.localdate(self.at)


def news_of(scope: Scope, person_id: int | None, *, at: datetime) -> list[News]:
    """What was entered about a person in the last thirty days, the latest first."""
    if person_id is None:
        return []
    since = at - timedelta(days=DAYS)
    sources = (_records, _tenures, _promises, _steps)
    found = [one for source in sources for one in source(scope, person_id, since)]
    return sorted((one for one in found if one.at <= at), key=lambda one: one.at, reverse=True)


def _records(scope: Scope, person_id: int, since: datetime) -> Iterator[News]:
    named = Participation.objects.filter(person_id=person_id).values("record_id")
    rows = within(Record.objects.filter(pk__in=named, kind__in=OPEN_RECORDS), scope)
    for one in rows.filter(state=FactState.IN_FORCE.value, recorded_at__gte=since):
        kind = RECORD_KINDS[one.kind]
        yield News(one.recorded_at, kind.label, one.title, one.kind, one.public_id)


def _tenures(scope: Scope, person_id: int, since: datetime) -> Iterator[News]:
    about = Q(person_id=person_id) | Q(counterpart_id=person_id)
    rows = within(Tenure.objects.filter(about, kind__in=list(TENURE_KINDS)), scope)
    for one in rows.filter(state=FactState.IN_FORCE.value, recorded_at__gte=since).select_related(
        "unit", "person"
    ):
        yield News(
            one.recorded_at, TENURE_KINDS[one.kind].label, _words(one), one.kind, one.public_id
        )


def _words(tenure: Tenure) -> str:
    return " ".join(part for part in (str(tenure.unit or ""), tenure.title, tenure.outside) if part)


def _promises(scope: Scope, person_id: int, since: datetime) -> Iterator[News]:
    rows = within(Task.objects.filter(promised_to_id=person_id), scope)
    for one in rows.filter(asked_on__gte=timezone.localdate(since)):
        at = timezone.make_aware(datetime.combine(one.asked_on, datetime.min.time()))
        yield News(at, "答应您的", one.title, TASK, one.public_id)


def _steps(scope: Scope, person_id: int, since: datetime) -> Iterator[News]:
    rows = within(TaskStep.objects.filter(act__in=list(STEPS)), scope)
    own = rows.filter(task__owner_id=person_id, recorded_at__gte=since).select_related("task")
    for one in own:
        yield News(one.recorded_at, STEPS[one.act], one.task.title, TASK, one.task.public_id)
