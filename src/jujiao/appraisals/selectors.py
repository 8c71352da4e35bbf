"""Scores as they stand, live or frozen; what vetoes say; the table of a round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.appraisals.content import scheme_from_json
from jujiao.appraisals.models import (
    AdoptedScheme,
    Appraisee,
    Complaint,
    Judgement,
    Poll,
    Round,
)
from jujiao.appraisals.readings import Asked, Shelf, readings_with
from jujiao.catalogue.appraisal import QUARTER_GRADE
from jujiao.kernel.schemes import Item, Scheme, Score, Veto, score, total_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record


@dataclass(frozen=True, slots=True)
class Mark:
    """A person's score by items; ``total`` None while anything is unknown, and ``missing`` names it.

    ``vetoes`` are those that hold: the grade is at best theirs, and people decide which it is.
    """

    person_id: int
    scores: tuple[Score, ...]
    vetoes: tuple[Veto, ...] = ()

    @property
    def total(self) -> Decimal | None:
        """The sum of the items."""
        return total_of(self.scores)

    @property
    def missing(self) -> tuple[str, ...]:
        """What nobody knows yet."""
        return tuple(part.note for one in self.scores for part in one.unknown())

    def as_json(self) -> list[dict[str, Any]]:
        """The tree of scores, to be kept or printed."""
        return [_score_out(one) for one in self.scores]


def marks_of(scheme: Scheme, asked: Asked) -> list[Mark]:
    """Everybody's score by the scheme: a fixed number of queries, whatever the number of people."""
    shelf = Shelf(asked, scheme)
    readings = readings_with(shelf, scheme)
    return [
        Mark(person_id, score(scheme, readings[person_id]), _holding(scheme, shelf, person_id))
        for person_id in asked.people
    ]


def scored(appraisal: Round) -> list[Mark]:
    """The live scores of a round."""
    people = list(appraisal.appraisees.values_list("person_id", flat=True))
    asked = Asked(appraisal.court_id, appraisal.appraisal_year, people, appraisal.pk)
    return marks_of(scheme_from_json(appraisal.scheme.content), asked)


def vetoes_on(appraisal: Round, person_id: int) -> tuple[Veto, ...]:
    """The vetoes that hold for one person of a round."""
    scheme = scheme_from_json(appraisal.scheme.content)
    asked = Asked(appraisal.court_id, appraisal.appraisal_year, [person_id], appraisal.pk)
    return _holding(scheme, Shelf(asked, scheme), person_id)


def _holding(scheme: Scheme, shelf: Shelf, person_id: int) -> tuple[Veto, ...]:
    return tuple(veto for veto in scheme.vetoes if shelf.facts(veto.source, person_id))


def quarters_of(court_id: int, person_id: int, year: int) -> list[str]:
    """平时考核: the grades of a person's quarters of a year, in their order, as far as recorded."""
    rows = Record.objects.filter(
        court_id=court_id,
        kind=QUARTER_GRADE.slug,
        state=FactState.IN_FORCE.value,
        serial__startswith=str(year),
        participations__person_id=person_id,
    )
    return list(rows.order_by("serial", "pk").values_list("outcome", flat=True))


def round_of(court_id: int, year: int, scheme: str) -> Round | None:
    """The round of a scheme and year, or None where none was opened."""
    rows = Round.objects.filter(court_id=court_id, appraisal_year=year, scheme__slug=scheme)
    return rows.select_related("scheme").first()


def round_in_scope(scope: Scope, public_id: str) -> Round | None:
    """One round of a court, or None where the scope does not reach."""
    rows = within(Round.objects.select_related("scheme", "court"), scope)
    return rows.filter(public_id=public_id).first()


def appraisee_in(appraisal: Round, person_public_id: str) -> Appraisee | None:
    """One person of a round, or None."""
    return appraisees_of(appraisal).filter(person__public_id=person_public_id).first()


def appraisals_of(person_id: int) -> QuerySet[Appraisee]:
    """The rounds in which a person was, the latest first."""
    rows = Appraisee.objects.filter(person_id=person_id).select_related("round__scheme", "person")
    return rows.order_by("-round__appraisal_year", "-pk")


def complaints_of(appraisee: Appraisee) -> QuerySet[Complaint]:
    """The objections of a person to a result."""
    return appraisee.complaints.order_by("filed_on", "pk")


def items_of_form(appraisal: Round, form: str) -> list[Item]:
    """The items of a round's scheme that are read in this way: judged, polled, imported."""
    leaves = scheme_from_json(appraisal.scheme.content).leaves()
    return [leaf for leaf in leaves if leaf.source is not None and leaf.source.form == form]


def judgements_of(appraisal: Round, item_slug: str) -> dict[int, Judgement]:
    """What was given for an item so far: appraisee → judgement."""
    rows = Judgement.objects.filter(appraisee__round=appraisal, item_slug=item_slug)
    return {one.appraisee_id: one for one in rows}


def polls_of(appraisal: Round) -> QuerySet[Poll]:
    """The secret polls of a round, the latest first."""
    return appraisal.polls.order_by("-opened_on", "-pk")


def adopted_schemes(court_id: int) -> QuerySet[AdoptedScheme]:
    """The schemes that a court has adopted, each version."""
    return AdoptedScheme.objects.filter(court_id=court_id).order_by("slug", "-scheme_version")


def appraisees_of(appraisal: Round) -> QuerySet[Appraisee]:
    """The people of a round by name; never by score."""
    rows = appraisal.appraisees.select_related("person", "round")
    return rows.order_by("person__full_name", "pk")


def rounds_of(court_id: int) -> Sequence[Round]:
    """All rounds of a court, the latest first."""
    rows = Round.objects.filter(court_id=court_id).select_related("scheme")
    return list(rows.order_by("-appraisal_year", "scheme__slug"))


def _score_out(one: Score) -> dict[str, Any]:
    said: dict[str, Any] = {
        "item": one.item.slug,
        "label": one.item.label,
        "method": one.item.method.label,
        "full": str(one.item.full),
        "points": None if one.points is None else str(one.points),
    }
    if one.note:
        said["note"] = one.note
    if one.facts:
        said["facts"] = list(one.facts)
    if one.parts:
        said["items"] = [_score_out(part) for part in one.parts]
    return said
