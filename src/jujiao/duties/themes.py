"""党组领学、支部联学: what the party group studied, and which branches took it up of their own accord."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import KINDS as BRANCH_KINDS
from jujiao.catalogue.study_group import KINDS as STUDY_KINDS
from jujiao.catalogue.study_group_rules import days_to_study
from jujiao.duties.meetings import SOURCE
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import records
from jujiao.tasks.models import Task


@dataclass(frozen=True, slots=True)
class Theme:
    """A study of the party group that branches may cite; nobody owes it.

    ``days`` lie between its source and the study, None where the source has no day; of its
    ``measures`` so many are ``settled``.
    """

    record: Record
    cited_by: tuple[str, ...]
    days: int | None = None
    measures: int = 0
    settled: int = 0


def study_themes(scope: Scope, *, year: int) -> list[Theme]:
    """The studies of a year, the latest first, each with the branches whose meetings cite it."""
    period = year_of(year)
    held = records(scope).filter(
        state=FactState.IN_FORCE.value, occurred_on__range=(period.first, period.last)
    )
    citing = held.filter(kind__in=[kind.slug for kind in BRANCH_KINDS]).exclude(details={})
    cited: dict[str, list[str]] = {}
    rows = citing.order_by("occurred_on", "pk").values_list("details", "unit__name")
    for details, branch in rows:
        cited.setdefault(str(details.get("cites", "")), []).append(branch or "")
    studies = list(
        held.filter(kind__in=[kind.slug for kind in STUDY_KINDS]).order_by("-occurred_on", "-pk")
    )
    set_as_tasks = tasks_of_records([one.pk for one in studies])
    return [
        Theme(
            one,
            tuple(dict.fromkeys(cited.get(one.public_id, ()))),
            _days(one),
            *set_as_tasks.get(one.pk, (0, 0)),
        )
        for one in studies
    ]


def tasks_of_records(record_ids: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Record → how many tasks it set, and how many of them are done."""
    rows = Task.objects.filter(source_type=SOURCE, source_id__in=list(record_ids))
    counted = (
        rows.order_by().values_list("source_id").annotate(asked=Count("pk"), done=Count("done_on"))
    )
    return {source_id: (asked, done) for source_id, asked, done in counted if source_id}


def _days(study: Record) -> int | None:
    published = study.details.get("published_on")
    if not published or study.occurred_on is None:
        return None
    return days_to_study(date.fromisoformat(str(published)), study.occurred_on)
