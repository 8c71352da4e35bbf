"""花名册、离退休名册: who belongs to the court, and where. Whoever stands here exists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_LEADERSHIP,
    COURT_SERVICE,
    PARTY_MEMBERSHIP,
    POLITICAL_STATUS,
    POST,
    RANK,
    RETIREMENT,
    STAFF_CLASS,
    UNIT_MEMBERSHIP,
)
from jujiao.exchange.cells import name_and_unit
from jujiao.exchange.deeds import Deed, PersonEntry
from jujiao.exchange.desk import Desk, SheetReader, keeps
from jujiao.exchange.faults import RowFault, Why
from jujiao.exchange.tables import DataRow, RowGroup
from jujiao.kernel.concepts import TenureKind
from jujiao.kernel.spelling import fold
from jujiao.people.models import Person, UnitSort
from jujiao.people.rules import is_leading_post, is_party_member, sort_of_unit
from jujiao.people.services import TenureEntry


def read_staff(group: RowGroup, desk: Desk) -> list[Deed]:
    """A member of staff, with department, post, class, rank, political status and branch."""
    row = group.first
    told = _person_told(row, desk)
    person = _person(row, desk, told)
    return [
        Deed(_with_id(told, person), part="person"),
        *(Deed(entry, part=entry.kind) for entry in _relations(row, desk, person, told)),
    ]


def read_retired(group: RowGroup, desk: Desk) -> list[Deed]:
    """A retiree, with the branch that keeps him."""
    row = group.first
    told = PersonEntry(0, note=row.text("note"))
    person = _person(row, desk, told, retired=True)
    entries = [
        TenureEntry(
            desk.court_id,
            RETIREMENT.slug,
            person.pk,
            starts_on=desk.month_day(row, "retired_on"),
            title=row.text("post"),
        )
    ]
    branch = desk.roll.branch(row.text("branch_name"), where=desk.where(row))
    if branch is not None:
        kinds = (BRANCH_MEMBERSHIP, PARTY_MEMBERSHIP)
        entries += [
            TenureEntry(desk.court_id, kind.slug, person.pk, unit_id=branch.pk) for kind in kinds
        ]
    for entry in entries:
        desk.roll.note(person.pk, entry.kind, entry.unit_id)
    return [Deed(entry, part=entry.kind) for entry in entries]


def _person_told(row: DataRow, desk: Desk) -> PersonEntry:
    return PersonEntry(
        0,
        sex=row.text("sex"),
        ethnicity=row.text("ethnicity"),
        born_on=desk.month_day(row, "born_on"),
        joined_work_on=desk.month_day(row, "joined_work_on"),
        joined_court_on=desk.month_day(row, "joined_court_on"),
        joined_party_on=desk.month_day(row, "joined_party_on"),
        note=row.text("note"),
    )


def _with_id(told: PersonEntry, person: Person) -> PersonEntry:
    return PersonEntry(
        person.pk,
        told.sex,
        told.ethnicity,
        told.born_on,
        told.joined_work_on,
        told.joined_court_on,
        told.joined_party_on,
        told.note,
    )


def _person(row: DataRow, desk: Desk, told: PersonEntry, *, retired: bool = False) -> Person:
    """The person of a roster row: one already known, or a new one. One row is one person."""
    name, _ = name_and_unit(fold(row.text("person_name")))
    if not name:
        raise RowFault(Why.FIELD_MISSING, "person_name", "", "没有填姓名，请补上。")
    likely = desk.roll.same_person(name, told.born_on, row.text("unit_name"))
    cards = [card for card in likely if card.person.pk not in desk.matched]
    if retired:
        cards = [
            card for card in cards if COURT_SERVICE.slug not in card.kinds or _retired(card.kinds)
        ]
    if cards:
        person = cards[0].person
    else:
        [person] = desk.roll.enter([Person(court=desk.roll.court, full_name=name)])
    desk.matched.add(person.pk)
    return person


def _retired(kinds: set[str]) -> bool:
    return RETIREMENT.slug in kinds


def _relations(
    row: DataRow, desk: Desk, person: Person, told: PersonEntry
) -> Iterator[TenureEntry]:
    """Every relation the row tells of; what its cell leaves blank is no relation."""
    unit = desk.roll.unit(row.text("unit_name"), where=desk.where(row))
    branch = desk.roll.branch(row.text("branch_name"), where=desk.where(row))
    status, post = row.text("political_status"), row.text("post")
    leads = is_leading_post(post) or sort_of_unit(row.text("unit_name")) is UnitSort.LEADERSHIP
    since_rank = desk.month_day(row, "rank_since") if row.text("rank") else None
    member = is_party_member(status)
    in_unit = unit.pk if unit else None
    in_branch = branch.pk if branch else None
    told_of: tuple[tuple[object, TenureKind, date | None, int | None, str], ...] = (
        (True, COURT_SERVICE, told.joined_court_on, None, ""),
        (unit, UNIT_MEMBERSHIP, None, in_unit, ""),
        (row.text("staff_class"), STAFF_CLASS, None, None, row.text("staff_class")),
        (row.text("rank"), RANK, since_rank, None, row.text("rank")),
        (post, POST, None, in_unit, post),
        (leads, COURT_LEADERSHIP, None, None, post),
        (member, PARTY_MEMBERSHIP, told.joined_party_on, None, status),
        (status and not member, POLITICAL_STATUS, None, None, status),
        (branch, BRANCH_MEMBERSHIP, None, in_branch, ""),
    )
    for is_told, kind, since, unit_id, title in told_of:
        if is_told:
            desk.roll.note(person.pk, kind.slug, unit_id)
            yield TenureEntry(
                desk.court_id,
                kind.slug,
                person.pk,
                starts_on=since,
                unit_id=unit_id,
                title=title,
            )


READERS = (
    SheetReader(
        "roster_staff",
        "干警花名册",
        0,
        read_staff,
        keeps("roster"),
        yearly=False,
        names_units=True,
    ),
    SheetReader(
        "roster_retired",
        "离退休干部名册",
        1,
        read_retired,
        keeps("retired_roster"),
        yearly=False,
        names_units=True,
    ),
)
