"""Entering procedures that were gone through, with their steps and what they opened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.procedures.models import Procedure, Step


@dataclass(frozen=True, slots=True)
class ProcedureEntry:
    """A course as it is to be written; ``steps`` are pairs of step and day, ``opens`` what it opens."""

    court_id: int
    kind: str
    person_id: int | None = None
    unit_id: int | None = None
    title: str = ""
    outcome: str = ""
    started_on: date | None = None
    completed_on: date | None = None
    document_no: str = ""
    steps: tuple[tuple[str, date | None], ...] = ()
    opens: TenureEntry | None = None


def enter_procedures(entries: Sequence[ProcedureEntry], stamps: Sequence[Stamp]) -> list[Procedure]:
    """Writes procedures, their steps and the tenures they opened inside the running command."""
    opening = [(place, entry.opens) for place, entry in enumerate(entries) if entry.opens]
    tenures = enter_tenures(
        [_with_number(entries[place], tenure) for place, tenure in opening],
        [stamps[place] for place, _ in opening],
    )
    opened = {place: tenure for (place, _), tenure in zip(opening, tenures, strict=True)}
    rows = [
        Procedure(
            court_id=entry.court_id,
            kind=entry.kind,
            person_id=entry.person_id,
            unit_id=entry.unit_id,
            title=entry.title[:300],
            outcome=entry.outcome,
            started_on=entry.started_on,
            completed_on=entry.completed_on,
            document_no=entry.document_no,
            tenure=opened.get(place),
            **stamp.columns(),
        )
        for place, (entry, stamp) in enumerate(zip(entries, stamps, strict=True))
    ]
    procedures = Procedure.objects.bulk_create(rows)
    Step.objects.bulk_create(
        [
            Step(procedure=procedure, slug=_declared(entry, slug), done_on=done_on)
            for procedure, entry in zip(procedures, entries, strict=True)
            for slug, done_on in entry.steps
        ]
    )
    return procedures


def _with_number(entry: ProcedureEntry, tenure: TenureEntry) -> TenureEntry:
    return replace(tenure, document_no=entry.document_no)


def _declared(entry: ProcedureEntry, slug: str) -> str:
    if slug not in PROCEDURE_KINDS[entry.kind].steps:
        raise LookupError(f"{entry.kind} has no step {slug}")
    return slug
