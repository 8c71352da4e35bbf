"""Every duty of the catalogue, and every path of a procedure, by its name."""

from __future__ import annotations

from collections.abc import Iterable

from jujiao.catalogue import (
    admission,
    branch_duties,
    commendation,
    community,
    elections,
    guidance,
    ideology,
    mentorship,
    outreach,
    public_notice,
    research,
    selection,
    stronghold,
    study,
    study_group,
    talks,
    training,
)
from jujiao.kernel.courses import Path
from jujiao.kernel.obligations import Duty


def _by_slug(declared: Iterable[Duty]) -> dict[str, Duty]:
    named: dict[str, Duty] = {}
    for duty in declared:
        if duty.slug in named:
            raise ValueError(f"declared twice: {duty.slug}")
        named[duty.slug] = duty
    return named


DUTIES = _by_slug(
    (
        *branch_duties.DUTIES,
        *study_group.DUTIES,
        *study.DUTIES,
        *community.DUTIES,
        *guidance.DUTIES,
        *mentorship.DUTIES,
        *training.DUTIES,
        *outreach.DUTIES,
        *talks.DUTIES,
        *ideology.DUTIES,
    )
)

PATHS: dict[str, Path] = {
    path.kind: path
    for path in (
        elections.VACANCY_PATH,
        elections.TERM_PATH,
        admission.ADMISSION_PATH,
        stronghold.STRONGHOLD_PATH,
        community.COMMUNITY_PATH,
        *selection.ROUND_PATHS.values(),
        *public_notice.PERSON_PATHS.values(),
        commendation.COMMENDATION_PATH,
        research.RESEARCH_PATH,
    )
}
