"""Attaching files to facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.evidence.models import Evidence
from jujiao.evidence.rules import objection_to_file
from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.evidence.storage import FileVault
from jujiao.kernel.problems import Refused


@dataclass(frozen=True, slots=True)
class Target:
    """The fact that a file is attached to: it asks for the same permission as the fact itself."""

    court_id: int
    unit_id: int | None
    target_type: str
    target_id: int
    recorded_by_id: int | None = None
    person_ids: frozenset[int] = frozenset()
    inspection_stream: str = ""

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id}"


def target_of(fact: Any, target_type: str) -> Target:
    """A fact as a target, with whose it is and of which stream."""
    return Target(
        fact.court_id,
        fact.unit_id,
        target_type,
        fact.pk,
        getattr(fact, "recorded_by_id", None),
        getattr(fact, "person_ids", frozenset()),
        getattr(fact, "inspection_stream", ""),
    )


def vault() -> FileVault:
    """The folder of this installation."""
    return FileVault(settings.EVIDENCE_DIR)


def attach_evidence(
    target: Target, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> Evidence:
    """Keeps a file for a fact; the same name again is the next version. Raises Refused.

    A file that is marked secret is turned away before anything else, and that is written down.
    """
    upload = MarkedUpload(target.court_id, "佐证")
    screen_upload(upload, file_name=file_name, content=content, by=by, at=at)
    return keep_evidence(target, file_name=file_name, content=content, by=by, at=at)


@command("evidence.attach")
def keep_evidence(
    target: Target, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> Evidence:
    """上传佐证: the bytes and the row that names them."""
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
