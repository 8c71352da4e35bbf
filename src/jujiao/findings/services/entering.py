"""Entering findings inside a command that is running: by hand, by an inspection, by an import."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue import FINDING_STREAMS
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.findings.models import Finding
from jujiao.kernel.transitions import FactState, FindingState, next_fact_state
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """A fault as it is to be written; ``area`` and ``cause`` are terms of the catalogue."""

    court_id: int
    stream: str
    title: str
    found_on: date | None
    unit_id: int | None = None
    record_id: int | None = None
    progress: FindingState = FindingState.OPEN
    closed_on: date | None = None
    measures: str = ""
    area: str = ""
    cause: str = ""
    detail: str = ""
    owner_id: int | None = None
    leader_id: int | None = None
    due_on: date | None = None

    def __str__(self) -> str:
        return f"{FINDING_STREAMS[self.stream].label} {self.title}"

    @property
    def inspection_stream(self) -> str:
        """The stream of inspection that found it."""
        return BY_FINDINGS[self.stream].slug


def enter_findings(entries: Sequence[FindingEntry], stamps: Sequence[Stamp]) -> list[Finding]:
    """Writes findings inside the running command."""
    return Finding.objects.bulk_create(
        [
            Finding(
                court_id=entry.court_id,
                kind=entry.stream,
                title=entry.title[:300],
                found_on=entry.found_on,
                unit_id=entry.unit_id,
                record_id=entry.record_id,
                progress=entry.progress.value,
                closed_on=entry.closed_on,
                measures=entry.measures,
                area=entry.area,
                cause=entry.cause,
                detail=entry.detail,
                owner_id=entry.owner_id,
                leader_id=entry.leader_id,
                due_on=entry.due_on,
                **stamp.columns(),
            )
            for entry, stamp in zip(entries, stamps, strict=True)
        ]
    )


def retire_findings_of(record_id: int) -> None:
    """The findings of a corrected inspection give way to those of its successor."""
    for finding in Finding.objects.filter(record_id=record_id, state=FactState.IN_FORCE.value):
        finding.state = next_fact_state(finding.state, "supersede").value
        finding.save()
