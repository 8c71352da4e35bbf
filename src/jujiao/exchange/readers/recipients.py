"""Who is named in a cell of recipients: people of the roll, units, the court itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jujiao.exchange.cells import split_names
from jujiao.exchange.desk import Desk
from jujiao.exchange.faults import RowFault, Why
from jujiao.exchange.tables import DataRow
from jujiao.people.models import Unit


@dataclass(frozen=True, slots=True)
class Recipients:
    """Ids of people and of units, in the order of the cell, each once."""

    people: tuple[int, ...]
    units: tuple[int, ...]

    def in_roles(
        self, person_role: str, unit_role: str
    ) -> tuple[tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]:
        """The same as pairs of role and id."""
        people = tuple((person_role, one) for one in self.people)
        return people, tuple((unit_role, one) for one in self.units)


def recipients(row: DataRow, desk: Desk, name: str, *, required: bool = True) -> Recipients:
    """Everybody the cell names. Raises RowFault where one is unknown or cannot be told apart."""
    cell = row.text(name)
    names = split_names(cell)
    if not names and required:
        raise RowFault(Why.FIELD_MISSING, name, cell, "没有填获得者，请补上。")
    units, persons = [], []
    for one in names:
        unit = _unit_meant(one, row, desk)
        if unit is not None:
            units.append(unit.pk)
        else:
            persons.append(one)
    people = found_people(persons, row, desk, name)
    return Recipients(people, tuple(dict.fromkeys(units)))


def found_people(names: Iterable[str], row: DataRow, desk: Desk, name: str) -> tuple[int, ...]:
    """The people of these names. Of several faults the graver (unknown before ambiguous) is raised."""
    found: dict[int, None] = {}
    faults: list[RowFault] = []
    for one in names:
        try:
            found[desk.roll.find(one, row.text("unit_name"), field=name).pk] = None
        except RowFault as fault:
            faults.append(fault)
    if faults:
        raise min(faults, key=lambda fault: list(Why).index(fault.why))
    return tuple(found)


def _unit_meant(name: str, row: DataRow, desk: Desk) -> Unit | None:
    known = desk.roll.known_unit(name)
    if known is None and not desk.roll.namesakes(name) and desk.roll.looks_like_unit(name):
        return desk.roll.unit(name, where=desk.where(row))
    return known
