"""The one door to rows: what an actor may see of a court. A row outside it does not exist for him."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TypeVar

from django.db import models

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.streams import STREAMS

CourtRow = TypeVar("CourtRow", bound=models.Model)
CONFIDENTIAL_KINDS = tuple(kind.slug for kind in RECORD_KINDS.values() if kind.confidential)


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be seen: one court, with or without its confidential kinds.

    Of findings, those of the ``streams`` (None is all streams) in the whole court, those of the units in
    ``findings_of``, and those that ``person_id`` answers for. A colleague sees nobody else's.
    ``kinds`` are the confidential kinds that are open, each by its own office; None is what
    ``confidential`` says of all.
    """

    court_id: int
    confidential: bool = False
    streams: frozenset[str] | None = None
    findings_of: frozenset[int] = frozenset()
    person_id: int | None = None
    kinds: frozenset[str] | None = None

    def opens(self, kind: str) -> bool:
        """Whether records of a kind may be seen at all."""
        return kind not in self.closed_kinds

    @property
    def closed_kinds(self) -> frozenset[str]:
        """The kinds of which no record may be seen."""
        if self.kinds is None:
            return frozenset() if self.confidential else frozenset(CONFIDENTIAL_KINDS)
        return frozenset(CONFIDENTIAL_KINDS) - self.kinds

    def without(self, kinds: frozenset[str]) -> Scope:
        """The same view with these confidential kinds closed."""
        return replace(self, kinds=frozenset(CONFIDENTIAL_KINDS) - self.closed_kinds - kinds)


@dataclass(frozen=True, slots=True)
class CourtSubject:
    """A court as the subject of a permission."""

    court_id: int


@dataclass(frozen=True, slots=True)
class UnitSubject:
    """A unit of a court as the subject of a permission."""

    court_id: int
    unit_id: int


@dataclass(frozen=True, slots=True)
class StreamSubject:
    """A stream of inspection of a court as the subject of a permission."""

    court_id: int
    inspection_stream: str


def scope_of(actor: Actor, court_id: int) -> Scope | None:
    """The actor's view of a court, or None where he has no business there."""
    subject = CourtSubject(court_id)
    if objection(actor, "record.read", subject) is not None:
        return None
    confidential = objection(actor, "record.read_confidential", subject) is None
    streams = streams_open_to(actor, "finding.read", court_id)
    return Scope(
        court_id,
        confidential,
        None if streams == frozenset(STREAMS) else streams,
        _units_answered_for(actor, court_id),
        actor.person_id,
        frozenset(one for one in CONFIDENTIAL_KINDS if _may_read(actor, one, subject)),
    )


def reading_action(kind: str) -> str:
    """The permission that opens a kind; of a confidential one its own, or the general one."""
    declared = RECORD_KINDS[kind]
    general = "record.read_confidential" if declared.confidential else "record.read"
    return declared.read_by or general


def _may_read(actor: Actor, kind: str, court: CourtSubject) -> bool:
    return objection(actor, reading_action(kind), court) is None


def streams_open_to(actor: Actor, action: str, court_id: int) -> frozenset[str]:
    """The streams of inspection in which the actor may do this in the whole court."""
    return frozenset(
        stream
        for stream in STREAMS
        if objection(actor, action, StreamSubject(court_id, stream)) is None
    )


def _units_answered_for(actor: Actor, court_id: int) -> frozenset[int]:
    """The units of which the actor may read every finding."""
    held = {office.unit_id for office in actor.offices if office.unit_id is not None}
    return frozenset(
        unit_id
        for unit_id in held
        if objection(actor, "finding.read", UnitSubject(court_id, unit_id)) is None
    )


def within(rows: models.QuerySet[CourtRow], scope: Scope) -> models.QuerySet[CourtRow]:
    """The rows that lie within the scope."""
    seen = rows.filter(court_id=scope.court_id)
    closed = scope.closed_kinds
    return seen.exclude(kind__in=closed) if closed and _has_kind(rows) else seen


def _has_kind(rows: models.QuerySet[CourtRow]) -> bool:
    return any(column.name == "kind" for column in rows.model._meta.concrete_fields)
