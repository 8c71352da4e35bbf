"""What a finding can show: its history, its measures, its evidence since it was last opened."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db.models import QuerySet

from jujiao.evidence.models import Evidence
from jujiao.findings.closing import ClosingCase, MeasureShown
from jujiao.findings.models import Finding, FindingMeasure, FindingStep
from jujiao.people.selectors import branches_held_on, departments_on

FINDING, MEASURE = "finding", "finding_measure"


def history_of(finding: Finding) -> QuerySet[FindingStep]:
    """Every act on the finding, the first first; a reopening leaves all that was before."""
    return finding.steps.order_by("pk")


def measures_of(finding: Finding) -> QuerySet[FindingMeasure]:
    """All measures that were ever planned, in their order."""
    return finding.planned_measures.select_related("owner", "unit").order_by("pk")


def closing_case(finding: Finding) -> ClosingCase:
    """What the finding can show since it was last opened: the ground on which it may be closed."""
    opened_at = _last_opened_at(finding)
    measures = list(_since(finding.planned_measures.all(), opened_at).order_by("pk"))
    counts = _evidence_counts(MEASURE, [one.pk for one in measures], opened_at)
    acts = set(_since(finding.steps.all(), opened_at).values_list("act", flat=True))
    return ClosingCase(
        measures=tuple(
            MeasureShown(one.title, one.done_on is not None, counts[one.pk]) for one in measures
        ),
        evidence_count=_evidence_counts(FINDING, [finding.pk], opened_at)[finding.pk],
        leader_signed="sign" in acts,
        meeting_approved="approve" in acts,
    )


def own_units(person_ids: Iterable[int], *, on: date) -> dict[int, frozenset[int]]:
    """The department and the branch of each of the people on a day."""
    ids = list(person_ids)
    departments, branches = departments_on(ids, on=on), branches_held_on(ids, on=on)
    return {
        one: frozenset(held[one].pk for held in (departments, branches) if one in held)
        for one in ids
    }


def _last_opened_at(finding: Finding) -> datetime | None:
    reopened = finding.steps.filter(act="reopen").order_by("-pk").first()
    return reopened.recorded_at if reopened else None


def _since(rows: QuerySet, opened_at: datetime | None) -> QuerySet:  # type: ignore[type-arg]
    return rows if opened_at is None else rows.filter(recorded_at__gte=opened_at)


def _evidence_counts(
    target_type: str, ids: Iterable[int], opened_at: datetime | None
) -> Counter[int]:
    rows = Evidence.objects.filter(target_type=target_type, target_id__in=list(ids))
    return Counter(_since(rows, opened_at).values_list("target_id", flat=True))
