"""督察条线: what each stream inspects with, finds, and publishes, and what it takes to close a problem.

Five streams that are never mixed. What a stream counts, another does not see.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jujiao.catalogue.branch_inspection import (
    INSPECTED_BRANCH,
    PARTY_INSPECTION,
    PARTY_INSPECTION_FINDINGS,
)
from jujiao.catalogue.external_inspection import (
    EXTERNAL_FINDINGS,
    EXTERNAL_INSPECTION,
    FEEDBACK_AREAS,
)
from jujiao.catalogue.inspection_terms import AREAS
from jujiao.catalogue.interference import INTERFERENCE_BULLETIN
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.supervision import (
    CONDUCT_BULLETIN,
    CONDUCT_FINDINGS,
    CONDUCT_INSPECTION,
    COURT_AFFAIRS_FINDINGS,
    COURT_AFFAIRS_INSPECTION,
    INSPECTED_UNIT,
    INSPECTION_BULLETIN,
    TRIAL_CONDUCT_BULLETIN,
    TRIAL_CONDUCT_FINDINGS,
    TRIAL_CONDUCT_INSPECTION,
)
from jujiao.kernel.concepts import FindingStream, RecordKind


@dataclass(frozen=True, slots=True)
class ClosingRule:
    """What a problem needs besides evidence and a second person before it is struck off."""

    evidence_per_measure: bool = False
    leader_signature: bool = False
    approving_meeting: bool = False


@dataclass(frozen=True, slots=True)
class InspectionStream:
    """One stream: its inspections, its problems, the bulletins that may cite them.

    ``overseers`` are the offices that inspect, see and close in this stream, and in no other by it.
    ``own_visits`` is False where somebody else inspects the court (巡察).
    """

    slug: str
    label: str
    inspection: RecordKind
    findings: FindingStream
    overseers: frozenset[StaffRole]
    bulletin: RecordKind | None = None
    inspected_role: str = INSPECTED_UNIT
    areas: Mapping[str, str] = field(default_factory=lambda: AREAS)
    closing: ClosingRule = field(default_factory=ClosingRule)
    own_visits: bool = True


EXTERNAL_CLOSING = ClosingRule(
    evidence_per_measure=True, leader_signature=True, approving_meeting=True
)
# 督察 look at conduct; 机关党委 at party life and at what 巡察 found; 机关纪委 gives all the second look.
SUPERVISION = frozenset({StaffRole.SUPERVISOR, StaffRole.DISCIPLINE_LEAD})
PARTY_LIFE = frozenset({StaffRole.PARTY_OFFICER, StaffRole.DISCIPLINE_LEAD})
STREAMS: dict[str, InspectionStream] = {
    one.slug: one
    for one in (
        InspectionStream(
            "party_inspection",
            "党建督查",
            PARTY_INSPECTION,
            PARTY_INSPECTION_FINDINGS,
            PARTY_LIFE,
            inspected_role=INSPECTED_BRANCH,
        ),
        InspectionStream(
            "conduct",
            "纪律作风专项督查",
            CONDUCT_INSPECTION,
            CONDUCT_FINDINGS,
            SUPERVISION,
            CONDUCT_BULLETIN,
        ),
        InspectionStream(
            "court_affairs",
            "审务督察",
            COURT_AFFAIRS_INSPECTION,
            COURT_AFFAIRS_FINDINGS,
            SUPERVISION,
            INSPECTION_BULLETIN,
        ),
        InspectionStream(
            "trial_conduct",
            "庭审作风整治",
            TRIAL_CONDUCT_INSPECTION,
            TRIAL_CONDUCT_FINDINGS,
            SUPERVISION,
            TRIAL_CONDUCT_BULLETIN,
        ),
        InspectionStream(
            "external_inspection",
            "巡察整改",
            EXTERNAL_INSPECTION,
            EXTERNAL_FINDINGS,
            PARTY_LIFE,
            areas=FEEDBACK_AREAS,
            closing=EXTERNAL_CLOSING,
            own_visits=False,
        ),
    )
}
BY_FINDINGS = {one.findings.slug: one for one in STREAMS.values()}
BY_INSPECTION = {one.inspection.slug: one for one in STREAMS.values()}
STREAM_OFFICES = frozenset().union(*(one.overseers for one in STREAMS.values()))
INTERFERENCE = "interference"
BULLETIN_KINDS: dict[str, RecordKind] = {
    **{one.slug: one.bulletin for one in STREAMS.values() if one.bulletin},
    INTERFERENCE: INTERFERENCE_BULLETIN,
}
