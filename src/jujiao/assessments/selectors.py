"""The assessments of a year: drafts computed from the ledger, frozen ones as they were frozen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.assessments.models import BranchAssessment, BranchObjection, BranchScheme, JudgedItem
from jujiao.assessments.readings import Asked, readings_of
from jujiao.assessments.rules import grade_for
from jujiao.assessments.schemes import bands_of, scheme_of
from jujiao.kernel.schemes import Item, Method, Score, score, total_of
from jujiao.policies.selectors import policy_value

ORDER_POLICY = "branch_order_published"


@dataclass(frozen=True, slots=True)
class Drafted:
    """An assessment as it stands: its scores, its total, its grade; None while something is unknown."""

    assessment: BranchAssessment
    scores: tuple[Score, ...]
    total: Decimal | None
    grade: str

    @property
    def unknown(self) -> list[str]:
        """What is not known yet, in words."""
        return [one.note for part in self.scores for one in part.unknown()]

    @property
    def deductions(self) -> list[Deduction]:
        """Every deduction with the facts that it rests on."""
        return [one for part in self.scores for one in _deductions(part)]


@dataclass(frozen=True, slots=True)
class Deduction:
    """An item that lost something, how much, and the dues, problems or judgements behind it."""

    item: Item
    lost: Decimal
    facts: tuple[str, ...]


def assessments_of(scope: Scope, *, year: int) -> QuerySet[BranchAssessment]:
    """The assessments of a year in register order; never in the order of their scores."""
    rows = within(BranchAssessment.objects.all(), scope).filter(assessed_year=year)
    return rows.select_related("unit", "scheme").order_by("unit__display_order", "unit_id")


def drafted(scheme: BranchScheme, *, year: int, as_of: date) -> list[Drafted]:
    """All assessments of a scheme and year as the ledger stands on a day, in register order."""
    rows = tuple(
        scheme.assessments.filter(assessed_year=year)
        .select_related("unit")
        .order_by("unit__display_order", "unit_id")
    )
    known, bands = scheme_of(scheme), bands_of(scheme)
    readings = readings_of(Asked(scheme.court_id, year, as_of, rows), known)
    vetoed = _vetoed(scheme, rows)
    found = []
    for row in rows:
        scores = score(known, readings[row.pk])
        total = total_of(scores)
        capped = vetoed.get(row.pk, ())
        grade = grade_for(total, bands, at_best=capped) if total is not None else ""
        found.append(Drafted(row, scores, total, grade))
    return found


def open_objections(scheme: BranchScheme, *, year: int) -> QuerySet[BranchObjection]:
    """Objections that nobody has answered."""
    return BranchObjection.objects.filter(
        assessment__scheme=scheme, assessment__assessed_year=year, answered_at=None
    ).order_by("filed_at", "pk")


def objections_of(assessment: BranchAssessment) -> QuerySet[BranchObjection]:
    """What a branch objected to, and how it was answered."""
    return assessment.objections.order_by("filed_at", "pk")


def assessment_in_scope(scope: Scope, public_id: str) -> BranchAssessment | None:
    """One assessment, or None where the scope does not reach."""
    rows = within(BranchAssessment.objects.all(), scope).select_related("unit", "scheme", "court")
    return rows.filter(public_id=public_id).first()


def compared(assessment: BranchAssessment) -> tuple[Decimal | None, Decimal | None]:
    """This year's frozen total of the branch, and last year's; never another branch's."""
    before = BranchAssessment.objects.filter(
        unit_id=assessment.unit_id,
        assessed_year=assessment.assessed_year - 1,
        scheme__slug=assessment.scheme.slug,
    ).first()
    return assessment.total, before.total if before else None


def order_of_branches(scope: Scope, *, year: int, on: date) -> list[BranchAssessment] | None:
    """Branches by their frozen totals, where the court has switched that on; None otherwise."""
    if not policy_value(scope.court_id, ORDER_POLICY, on=on, default=False):
        return None
    frozen = assessments_of(scope, year=year).exclude(frozen_on=None)
    return sorted(frozen, key=lambda one: (-(one.total or Decimal(0)), one.unit.display_order))


def _vetoed(scheme: BranchScheme, rows: Sequence[BranchAssessment]) -> dict[int, list[str]]:
    """Assessment → the grades that its vetoes leave at best."""
    at_best = dict(scheme.lines.exclude(at_best="").values_list("slug", "at_best"))
    given = JudgedItem.objects.filter(
        assessment__in=rows, item_slug__in=at_best, awarded__gt=0
    ).values_list("assessment_id", "item_slug")
    found: dict[int, list[str]] = {}
    for assessment_id, slug in given:
        found.setdefault(assessment_id, []).append(at_best[slug])
    return found


def _deductions(one: Score) -> Iterator[Deduction]:
    for part in one.parts:
        yield from _deductions(part)
    lost = one.item.full - one.points if one.points is not None else Decimal(0)
    if not one.parts and not one.item.bonus and lost > 0 and one.item.method is not Method.SUM:
        yield Deduction(one.item, lost, one.facts)
