"""The mechanisms of a court's year, one file each, and the registry of all that they declare.

Read aloud, these files explain a court. Declaring a mechanism is adding its file here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from jujiao.catalogue import (
    activities,
    appraisal,
    branch_inspection,
    branch_life,
    branch_setup,
    care,
    careers,
    commendation,
    community,
    contests,
    elections,
    external_inspection,
    festivals,
    guidance,
    hard_cases,
    honours,
    ideology,
    integrity,
    interference,
    law_outreach,
    mentorship,
    outreach,
    party_building,
    party_dues,
    pre_post_integrity,
    publicity,
    regulations,
    relations,
    research,
    secretary_review,
    selection,
    study,
    study_group,
    supervision,
    talks,
    training,
)
from jujiao.kernel.concepts import AnyKind, FindingStream, ProcedureKind, RecordKind, TenureKind
from jujiao.kernel.questions import Indicator

Declared = TypeVar("Declared", RecordKind, TenureKind, ProcedureKind, FindingStream, Indicator)


def _by_slug(declared: Iterable[Declared]) -> dict[str, Declared]:
    named: dict[str, Declared] = {}
    for one in declared:
        if one.slug in named:
            raise ValueError(f"declared twice: {one.slug}")
        named[one.slug] = one
    return named


RECORD_KINDS = _by_slug(
    (
        *honours.KINDS,
        *contests.KINDS,
        *publicity.KINDS,
        *research.KINDS,
        *regulations.KINDS,
        *careers.KINDS,
        *appraisal.KINDS,
        *commendation.KINDS,
        *mentorship.KINDS,
        *party_building.KINDS,
        *branch_life.KINDS,
        *branch_inspection.KINDS,
        *secretary_review.KINDS,
        *party_dues.KINDS,
        *hard_cases.KINDS,
        *supervision.KINDS,
        *integrity.KINDS,
        *interference.KINDS,
        *pre_post_integrity.KINDS,
        *external_inspection.KINDS,
        *study_group.KINDS,
        *study.KINDS,
        *community.KINDS,
        *training.KINDS,
        *activities.DISCIPLINE,
        *outreach.EVENTS,
        *care.EVENTS,
        *festivals.EVENTS,
        activities.OTHER_ACTIVITY,
        *study_group.PAPERS,
        *study.TRAINING,
        *training.COURSES,
        *community.REPORTS,
        *outreach.PAPERS,
        *law_outreach.KINDS,
        *care.KINDS,
        *talks.KINDS,
        *ideology.KINDS,
    )
)
TENURE_KINDS = _by_slug(
    (
        *relations.RELATIONS,
        *careers.TENURES,
        *mentorship.TENURES,
        *law_outreach.TENURES,
        *branch_setup.TENURES,
        *elections.TENURES,
        *community.TENURES,
        *guidance.TENURES,
    )
)
PROCEDURE_KINDS = _by_slug(
    (
        *careers.PROCEDURES,
        *selection.ROUNDS,
        *commendation.PROCEDURES,
        *party_building.PROCEDURES,
        *research.PROCEDURES,
        *community.PROCEDURES,
    )
)
FINDING_STREAMS = _by_slug(
    (*branch_inspection.STREAMS, *supervision.STREAMS, *external_inspection.STREAMS)
)

INDICATORS = _by_slug(
    (
        *(one for one in honours.INDICATORS if one.slug.startswith("honour")),
        *party_building.INDICATORS,
        *branch_inspection.INDICATORS,
        *hard_cases.INDICATORS,
        *careers.INDICATORS,
        *mentorship.INDICATORS,
        *contests.INDICATORS,
        *research.INDICATORS,
        *publicity.INDICATORS,
        *(one for one in honours.INDICATORS if one.slug.startswith("commended")),
        *supervision.INDICATORS,
        *integrity.INDICATORS,
        *law_outreach.INDICATORS,
    )
)

ALL_KINDS: dict[str, AnyKind] = {
    **RECORD_KINDS,
    **TENURE_KINDS,
    **PROCEDURE_KINDS,
    **FINDING_STREAMS,
}

REGISTER_LABELS: dict[str, str] = {
    kind.register_slug: kind.label for kind in reversed(list(ALL_KINDS.values()))
} | {
    "roster": "干警花名册",
    "retired_roster": "离退休干部名册",
    "personnel_changes": "人事变动台账",
    "branch_meetings": "支部组织生活台账",
    "activities": "活动台账",
    "elections": "换届补选台账",
    "trial_conduct": "庭审作风整治清单",
    "law_publicity_papers": "普法方案和报告",
    "ideology_papers": "意识形态清单和报告",
}


def kinds_of_register(register: str) -> tuple[RecordKind, ...]:
    """The kinds of record that are kept in one register, in the order of the catalogue."""
    return tuple(kind for kind in RECORD_KINDS.values() if kind.register_slug == register)
