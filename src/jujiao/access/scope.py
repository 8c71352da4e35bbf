"""The one door to rows: what an actor may see of a court. A row outside it does not exist for him."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.db import models

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.catalogue import RECORD_KINDS

CourtRow = TypeVar("CourtRow", bound=models.Model)
CONFIDENTIAL_KINDS = tuple(kind.slug for kind in RECORD_KINDS.values() if kind.confidential)


@dataclass(frozen=True, slots=True)
class Scope:
    """What may be seen: one court, with or without its confidential kinds.

    ``findings_of`` are the units whose findings are seen, None is everybody's; a person sees his own
    besides. A colleague sees nobody else's.
    """

    court_id: int
    confidential: bool = False
    findings_of: frozenset[int] | None = None
    person_id: int | None = None


@dataclass(frozen=True, slots=True)
class CourtSubject:
    """A court as the subject of a permission."""

    court_id: int


@dataclass(frozen=True, slots=True)
class UnitSubject:
    """A unit of a court as the subject of a permission."""

    court_id: int
    unit_id: int


def scope_of(actor: Actor, court_id: int) -> Scope | None:
    """The actor's view of a court, or None where he has no business there."""
    subject = CourtSubject(court_id)
    if objection(actor, "record.read", subject) is not None:
        return None
    confidential = objection(actor, "record.read_confidential", subject) is None
    return Scope(court_id, confidential, _units_inspected(actor, court_id), actor.person_id)


def _units_inspected(actor: Actor, court_id: int) -> frozenset[int] | None:
    """The units whose findings the actor may read; None where he reads those of the whole court."""
    if objection(actor, "finding.read", CourtSubject(court_id)) is None:
        return None
    held = {office.unit_id for office in actor.offices if office.unit_id is not None}
    return frozenset(
        unit_id
        for unit_id in held
        if objection(actor, "finding.read", UnitSubject(court_id, unit_id)) is None
    )


def within(rows: models.QuerySet[CourtRow], scope: Scope) -> models.QuerySet[CourtRow]:
    """The rows that lie within the scope."""
    seen = rows.filter(court_id=scope.court_id)
    if scope.confidential or not CONFIDENTIAL_KINDS or not _has_kind(rows):
        return seen
    return seen.exclude(kind__in=CONFIDENTIAL_KINDS)


def _has_kind(rows: models.QuerySet[CourtRow]) -> bool:
    return any(column.name == "kind" for column in rows.model._meta.concrete_fields)
