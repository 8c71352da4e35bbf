"""How the findings of a court stand on a day: state, owner, deadline, and what they add up to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from jujiao.catalogue.inspection_terms import (
    CAUSES,
    LADDER_BULLETIN,
    LADDER_NOTE,
    LADDER_PRESS,
    LADDER_REMIND,
    REPEAT_MONTHS,
)
from jujiao.catalogue.streams import BY_FINDINGS, InspectionStream
from jujiao.findings.ladder import Ladder, Rung
from jujiao.findings.models import Finding, FindingStep
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.policies.selectors import work_calendar

FINISHED = (FindingState.CLOSED, FindingState.SUSTAINED)


@dataclass(frozen=True, slots=True)
class FindingStanding:
    """One finding on a day. ``rung`` is None where the holidays of a year are not known."""

    finding: Finding
    stream: InspectionStream
    state: FindingState
    owner: str
    unit: str
    due_on: date | None
    overdue_days: int
    rung: Rung | None

    @property
    def is_open(self) -> bool:
        """Whether something is still owed."""
        return self.state not in FINISHED


def court_findings(court_id: int) -> QuerySet[Finding]:
    """All findings of a court in force."""
    return Finding.objects.filter(court_id=court_id, state=FactState.IN_FORCE.value)


def standings(rows: QuerySet[Finding], *, court_id: int, as_of: date) -> list[FindingStanding]:
    """How findings stood at the end of a day, the earliest deadline first; later ones did not exist."""
    known = rows.filter(Q(found_on=None) | Q(found_on__lte=as_of)).select_related("owner", "unit")
    joined = known.prefetch_related(
        Prefetch("steps", FindingStep.objects.order_by("pk")), "deadlines"
    )
    ladder, calendar = ladder_of(court_id, on=as_of), work_calendar()
    found = []
    for row in joined:
        state = state_on(row, as_of)
        set_for = due_known_on(row, as_of)
        due_on = set_for if state not in FINISHED else None
        late = (as_of - due_on).days if due_on else 0
        found.append(
            FindingStanding(
                row,
                BY_FINDINGS[row.kind],
                state,
                row.owner.full_name if row.owner else "",
                row.unit.name if row.unit else "",
                set_for,
                max(0, late),
                ladder.rung(due_on, as_of, calendar),
            )
        )
    return sorted(found, key=lambda one: (not one.is_open, one.due_on or date.max, one.finding.pk))


def rung_on(finding: Finding, *, on: date) -> Rung | None:
    """How loudly the deadline of one finding speaks on a day; None where no calendar says."""
    due_on = finding.due_on if FindingState(finding.progress) not in FINISHED else None
    return ladder_of(finding.court_id, on=on).rung(due_on, on, work_calendar())


def state_on(finding: Finding, as_of: date) -> FindingState:
    """The state at the end of a day: by its history, or by what an imported ledger says."""
    steps = [step for step in finding.steps.all() if step.acted_on <= as_of]
    if steps:
        return FindingState(steps[-1].state_after)
    state = FindingState(finding.progress)
    closed_later = finding.closed_on is not None and finding.closed_on > as_of
    return FindingState.RECTIFYING if state is FindingState.CLOSED and closed_later else state


def due_known_on(finding: Finding, as_of: date) -> date | None:
    """The deadline as it was set at the end of a day: a later extension does not reach back."""
    kept = list(finding.deadlines.all())
    if not kept:
        return finding.due_on
    known = [one.due_on for one in kept if one.set_on <= as_of]
    return known[-1] if known else None


def ladder_of(court_id: int, *, on: date) -> Ladder:
    """The court's ladder on a day."""
    rungs = (LADDER_NOTE, LADDER_REMIND, LADDER_PRESS, LADDER_BULLETIN)
    return Ladder(*(number_in_force(court_id, one, on=on) for one in rungs))


@dataclass(frozen=True, slots=True)
class Tally:
    """What findings add up to. ``sustained`` stands outside the 完成率."""

    found: int
    closed: int
    sustained: int
    late: int
    repeated: int
    by_area: Mapping[str, int]
    by_unit: Mapping[str, int]
    by_cause: Mapping[str, int]

    @property
    def to_close(self) -> int:
        """The denominator of the 完成率: all but 长期坚持. At 0 there is no rate."""
        return self.found - self.sustained

    @property
    def completion(self) -> str:
        """完成率 as a whole percent, never rounded up to 100; blank where there is none."""
        return f"{self.closed * 100 // self.to_close}%" if self.to_close else ""


def tally(shown: Iterable[FindingStanding], *, court_id: int, as_of: date) -> Tally:
    """Counts by area, unit and cause, how many are late and how many happened before."""
    rows = list(shown)
    months = number_in_force(court_id, REPEAT_MONTHS, on=as_of)
    return Tally(
        found=len(rows),
        closed=sum(row.state is FindingState.CLOSED for row in rows),
        sustained=sum(row.state is FindingState.SUSTAINED for row in rows),
        late=sum(row.overdue_days > 0 for row in rows),
        repeated=len(repeats([row.finding for row in rows], months=months)),
        by_area=Counter(row.stream.areas.get(row.finding.area, "未分类") for row in rows),
        by_unit=Counter(row.unit or "未注明" for row in rows),
        by_cause=Counter(CAUSES.get(row.finding.cause, "未分析") for row in rows),
    )


def repeats(findings: Iterable[Finding], *, months: int) -> list[Finding]:
    """Findings of the same stream, unit and area as one found in the months before (重犯)."""
    latest: dict[tuple[str, int, str], date] = {}
    again = []
    dated = (one for one in findings if one.found_on and one.unit_id and one.area)
    for one in sorted(dated, key=lambda row: (row.found_on, row.pk)):
        assert one.found_on is not None
        assert one.unit_id is not None
        key = (one.kind, one.unit_id, one.area)
        before = latest.get(key)
        if before is not None and add_months(before, months) >= one.found_on:
            again.append(one)
        latest[key] = one.found_on
    return again
