"""Attaching files to facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.evidence.models import Evidence
from jujiao.evidence.rules import objection_to_file
from jujiao.evidence.storage import FileVault
from jujiao.kernel.problems import Refused


@dataclass(frozen=True, slots=True)
class Target:
    """The fact that a file is attached to."""

    court_id: int
    unit_id: int | None
    target_type: str
    target_id: int

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id}"


def vault() -> FileVault:
    """The folder of this installation."""
    return FileVault(settings.EVIDENCE_DIR)


@command("evidence.attach")
def attach_evidence(
    target: Target, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> Evidence:
    """Keeps a file for a fact; the same name again is the next version. Raises Refused."""
    problem = objection_to_file(file_name, content)
    if problem is not None:
        raise Refused(problem)
    earlier = Evidence.objects.filter(
        target_type=target.target_type, target_id=target.target_id, file_name=file_name
    ).count()
    kept = Evidence(
        court_id=target.court_id,
        target_type=target.target_type,
        target_id=target.target_id,
        file_name=file_name,
        version=earlier + 1,
        content_hash=vault().keep(content),
        size=len(content),
        recorded_at=at,
        recorded_by_name=by.name,
    )
    kept.save()
    return kept
