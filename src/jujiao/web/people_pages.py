"""People and units: lists, and the page of each. What a reader sees follows the table of permissions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.urls import reverse

from jujiao.careers.personal import PersonalFile
from jujiao.catalogue import RECORD_KINDS, TENURE_KINDS
from jujiao.ledger.selectors import (
    RecordFilter,
    kinds_counted,
    records_matching,
    records_of_person,
    roles_in,
)
from jujiao.people.selectors import (
    PeopleFilter,
    Standing,
    branches_held_on,
    departments_on,
    headcount,
    member_counts,
    people_matching,
    tenures_of,
    unit_in_scope,
    units_of,
)
from jujiao.procedures.selectors import procedures_of
from jujiao.web.addresses import Address
from jujiao.web.paging import pages_of
from jujiao.web.parts import Action, Heading, Link, Option, Pages, Tab
from jujiao.web.standpoint import Standpoint

MOST = 50
LATEST = 12


@dataclass(frozen=True, slots=True)
class PersonLine:
    """One person of a list."""

    person: Any
    department: Any
    branch: Any


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """The list of people."""

    heading: Heading
    tabs: tuple[Tab, ...]
    lines: tuple[PersonLine, ...]
    pages: Pages
    units: tuple[Option, ...]
    words: str
    standing: str


def people_page(here: Standpoint, address: Address, size: int) -> PeoplePage:
    """The people of the court as the address asks for them."""
    standing = address.value("standing")
    chosen = standing if standing in Standing.values else Standing.SERVING.value
    unit = unit_in_scope(here.scope, address.value("unit")) if address.value("unit") else None
    words = address.value("q").replace("\x00", "")[:60]
    wanted = PeopleFilter(words, unit.pk if unit else None, chosen)
    found = people_matching(here.scope, wanted, on=here.as_of)
    cut = Paginator(found, size).get_page(address.value("page") or 1)
    counted = headcount(here.court.pk, on=here.as_of)
    lead = f"在院{counted['staff']}人，离退休{counted['retirees']}人"
    return PeoplePage(
        heading=Heading("人员", lead, (Link("台账", reverse("ledgers")), Link("人员"))),
        tabs=tuple(
            Tab(
                one.label,
                str(address.having("standing", one.value)),
                is_current=one.value == chosen,
            )
            for one in Standing
        ),
        lines=_lines(here, list(cut.object_list)),
        pages=pages_of(address, cut, size),
        units=_unit_options(here, address.value("unit")),
        words=words,
        standing=chosen,
    )


def _lines(here: Standpoint, people: Sequence[Any]) -> tuple[PersonLine, ...]:
    ids = [one.pk for one in people]
    departments = departments_on(ids, on=here.as_of)
    branches = branches_held_on(ids, on=here.as_of)
    return tuple(PersonLine(one, departments.get(one.pk), branches.get(one.pk)) for one in people)


def _unit_options(here: Standpoint, chosen: str) -> tuple[Option, ...]:
    return tuple(
        Option(one.public_id, one.name, one.public_id == chosen) for one in units_of(here.scope)
    )


@dataclass(frozen=True, slots=True)
class TenureLine:
    """One relation of a person."""

    label: str
    what: str
    tenure: Any


@dataclass(frozen=True, slots=True)
class RecordLine:
    """One record a person or a unit took part in."""

    label: str
    role: str
    record: Any


@dataclass(frozen=True, slots=True)
class PersonPage:
    """The page of one person."""

    heading: Heading
    person: Any
    tenures: tuple[TenureLine, ...]
    records: tuple[RecordLine, ...]
    pages: Pages
    procedures: Sequence[Any]
    counts: tuple[tuple[str, int], ...]
    is_self: bool


def person_page(here: Standpoint, person: Any, address: Address) -> PersonPage:
    """A person as this reader may see him: tenures and records; problems are not shown to colleagues."""
    rows = records_of_person(here.open_scope, person)
    cut = Paginator(rows, MOST).get_page(address.value("page") or 1)
    department = departments_on([person.pk], on=here.as_of).get(person.pk)
    crumbs = (Link("人员", reverse("people")), Link(person.full_name))
    return PersonPage(
        heading=Heading(
            person.full_name,
            department.name if department else "",
            crumbs,
            (*_own_page(here, person), Action("打印", "#", "print")),
        ),
        person=person,
        tenures=tuple(_tenure(one) for one in tenures_of(person)),
        records=_records(list(cut.object_list), person),
        pages=pages_of(address, cut, MOST),
        procedures=list(procedures_of(here.scope).filter(person=person)),
        counts=_by_kind(rows),
        is_self=here.actor.person_id == person.pk,
    )


def _own_page(here: Standpoint, person: Any) -> tuple[Action, ...]:
    """The way to the person's 履职页, for those who may see it."""
    if not here.may("career.read", PersonalFile(person)):
        return ()
    return (Action("履职页", reverse("career", args=[person.public_id])),)


def _tenure(tenure: Any) -> TenureLine:
    parts = (tenure.unit, tenure.counterpart, tenure.outside, tenure.title)
    what = " ".join(str(one) for one in parts if one)
    return TenureLine(TENURE_KINDS[tenure.kind].label, what, tenure)


def _records(records: Sequence[Any], person: Any = None) -> tuple[RecordLine, ...]:
    """The records with the part that the person took in each."""
    roles = roles_in([one.pk for one in records], person) if person is not None else {}
    lines = []
    for record in records:
        kind = RECORD_KINDS[record.kind]
        lines.append(RecordLine(kind.label, kind.roles.get(roles.get(record.pk, ""), ""), record))
    return tuple(lines)


def _by_kind(rows: QuerySet[Any]) -> tuple[tuple[str, int], ...]:
    """How many records of each kind, in the order of the catalogue."""
    counted = kinds_counted(rows)
    return tuple(
        (kind.label, counted[slug]) for slug, kind in RECORD_KINDS.items() if slug in counted
    )


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with how many belong to it."""

    unit: Any
    count: int


@dataclass(frozen=True, slots=True)
class UnitsPage:
    """Both trees of the court."""

    heading: Heading
    groups: tuple[tuple[str, tuple[UnitLine, ...]], ...]


def units_page(here: Standpoint) -> UnitsPage:
    """The departments and the branches, in register order, with their people."""
    counted = member_counts(here.scope, on=here.as_of)
    groups: dict[str, list[UnitLine]] = {}
    for one in units_of(here.scope):
        groups.setdefault(one.get_tree_display(), []).append(UnitLine(one, counted.get(one.pk, 0)))
    crumbs = (Link("台账", reverse("ledgers")), Link("部门与支部"))
    heading = Heading("部门与支部", "行政与党组织是同一法院的两棵树", crumbs)
    return UnitsPage(heading, tuple((label, tuple(lines)) for label, lines in groups.items()))


@dataclass(frozen=True, slots=True)
class UnitPage:
    """The page of one unit."""

    heading: Heading
    unit: Any
    members: tuple[PersonLine, ...]
    records: tuple[RecordLine, ...]
    total: int


def unit_page(here: Standpoint, unit: Any) -> UnitPage:
    """A unit: who belongs to it, what it did in the year."""
    people = people_matching(here.scope, PeopleFilter(unit_id=unit.pk), on=here.as_of)
    rows = records_matching(here.open_scope, RecordFilter(period=here.period, unit_id=unit.pk))
    members = _lines(here, list(people))
    crumbs = (Link("部门与支部", reverse("units")), Link(unit.name))
    return UnitPage(
        heading=Heading(unit.name, f"{unit.get_sort_display()}，{len(members)}人", crumbs),
        unit=unit,
        members=members,
        records=_records(list(rows[:LATEST])),
        total=rows.count(),
    )
