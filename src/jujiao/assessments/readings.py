"""What the items of a scheme read of each branch: misses, problems, records, what was judged."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from jujiao.access.scope import Scope
from jujiao.assessments.models import BranchAssessment, JudgedItem
from jujiao.assessments.schemes import SEPARATOR
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.findings.models import Finding
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import year_of
from jujiao.kernel.schemes import Item, Reading, Scheme
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.ledger.models import Record

ONE = Decimal(1)
NOT_JUDGED = "还没有评分"
Readings = dict[int, dict[str, Reading]]


@dataclass(frozen=True, slots=True)
class Asked:
    """The assessments of one scheme and year, and the day as of which they are computed."""

    court_id: int
    year: int
    as_of: date
    assessments: tuple[BranchAssessment, ...]

    @property
    def branch_ids(self) -> list[int]:
        """The branches that are assessed."""
        return [one.unit_id for one in self.assessments]


def readings_of(asked: Asked, scheme: Scheme) -> Readings:
    """Assessment → item → what was read; one question to the ledger for each form of source."""
    found: Readings = {one.pk: {} for one in asked.assessments}
    for form, read in READERS.items():
        items = [leaf for leaf in scheme.leaves() if leaf.source and leaf.source.form == form]
        if items:
            for assessment_id, own in read(asked, items).items():
                found[assessment_id] |= own
    return found


def _overdue(asked: Asked, items: Sequence[Item]) -> Readings:
    """Each miss is one fact, named by duty, bearer and window; where nobody knows the item stays unknown."""
    slugs = {slug for item in items for slug in _named(item)}
    duties = tuple(duty for slug, duty in DUTIES.items() if slug in slugs)
    owing = Owing(Scope(asked.court_id), asked.as_of, duties, asked.year, day_is_over=True)
    by_branch: dict[int | None, list[Due]] = {}
    for due in dues(owing):
        by_branch.setdefault(due.bearer.unit_id, []).append(due)
    return {
        one.pk: {item.slug: _missed(item, by_branch.get(one.unit_id, ())) for item in items}
        for one in asked.assessments
    }


def _missed(item: Item, found: Iterable[Due]) -> Reading:
    mine = [due for due in found if due.duty.slug in _named(item)]
    unknown = [due for due in mine if due.state is DueState.UNKNOWN]
    if unknown:
        note = f"{unknown[0].duty.label}{unknown[0].window.words}没有登记，不知道办了没有"
        return Reading(known=False, note=note)
    facts = {due_ref(due): ONE for due in mine if due.state is DueState.OVERDUE}
    return Reading(facts)


def due_ref(due: Due) -> str:
    """How a score names a due: duty, window and bearer."""
    return f"due:{due.duty.slug}:{due.window.label}:{due.bearer.bearer_id}"


def _findings(asked: Asked, items: Sequence[Item]) -> Readings:
    """Problems found in the year and not put right by their day, or by the day of the assessment."""
    streams = sorted({name for item in items for name in _named(item)})
    year = year_of(asked.year)
    rows = Finding.objects.filter(
        Q(due_on=None) | Q(due_on__lte=asked.as_of),
        court_id=asked.court_id,
        kind__in=streams,
        state=FactState.IN_FORCE.value,
        found_on__range=(year.first, year.last),
        unit_id__in=asked.branch_ids,
    ).exclude(progress=FindingState.CLOSED.value)
    by_branch: dict[int | None, list[tuple[str, str]]] = {}
    for unit_id, kind, public_id in rows.values_list("unit_id", "kind", "public_id"):
        by_branch.setdefault(unit_id, []).append((kind, f"finding:{public_id}"))
    return {
        one.pk: {
            item.slug: Reading(
                {ref: ONE for kind, ref in by_branch.get(one.unit_id, ()) if kind in _named(item)}
            )
            for item in items
        }
        for one in asked.assessments
    }


def _counted(asked: Asked, items: Sequence[Item]) -> Readings:
    """Records of the year that a branch itself held."""
    kinds = sorted({name for item in items for name in _named(item)})
    year = year_of(asked.year)
    rows = Record.objects.filter(
        court_id=asked.court_id,
        kind__in=kinds,
        state=FactState.IN_FORCE.value,
        occurred_on__range=(year.first, year.last),
        unit_id__in=asked.branch_ids,
    )
    by_branch: dict[int | None, list[tuple[str, str]]] = {}
    for unit_id, kind, public_id in rows.values_list("unit_id", "kind", "public_id"):
        by_branch.setdefault(unit_id, []).append((kind, f"record:{public_id}"))
    return {
        one.pk: {
            item.slug: Reading(
                {ref: ONE for kind, ref in by_branch.get(one.unit_id, ()) if kind in _named(item)}
            )
            for item in items
        }
        for one in asked.assessments
    }


def _judged(asked: Asked, items: Sequence[Item]) -> Readings:
    slugs = [item.slug for item in items]
    rows = JudgedItem.objects.filter(assessment__in=asked.assessments, item_slug__in=slugs)
    given: dict[tuple[int, str], Decimal] = {
        (row.assessment_id, row.item_slug): row.awarded for row in rows
    }
    return {
        one.pk: {item.slug: _given(item, given.get((one.pk, item.slug))) for item in items}
        for one in asked.assessments
    }


def _given(item: Item, awarded: Decimal | None) -> Reading:
    if awarded is not None:
        return Reading({f"judged:{item.slug}": awarded})
    return Reading() if item.bonus else Reading(known=False, note=f"“{item.label}”{NOT_JUDGED}")


def _named(item: Item) -> list[str]:
    return item.source.of.split(SEPARATOR) if item.source else []


READERS: Mapping[str, Callable[[Asked, Sequence[Item]], Readings]] = {
    "overdue": _overdue,
    "findings": _findings,
    "counted": _counted,
    "judged": _judged,
}
