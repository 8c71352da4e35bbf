"""Opening courts and units, entering people, and the tenures that say where they belong."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.kernel.transitions import FactState, next_fact_state
from jujiao.people.models import Person, Tenure, Unit, UnitSort
from jujiao.people.rules import sort_of_unit, tree_of
from jujiao.people.stamps import Stamp


@dataclass(frozen=True, slots=True)
class TenureEntry:
    """A dated relation as it is to be written."""

    court_id: int
    kind: str
    person_id: int
    starts_on: date | None = None
    ends_on: date | None = None
    unit_id: int | None = None
    counterpart_id: int | None = None
    title: str = ""
    outside: str = ""
    outcome: str = ""
    document_no: str = ""


@dataclass(frozen=True, slots=True)
class NewCourt:
    """A court that is to keep its ledger here."""

    name: str

    def __str__(self) -> str:
        return self.name


@command("court.open")
def open_court(new: NewCourt, *, by: Actor, at: datetime) -> Unit:
    """Opens a court; where it exists, it is returned as it is."""
    known = Unit.objects.filter(name=new.name, sort=UnitSort.COURT).first()
    if known is not None:
        return known
    court = Unit(name=new.name, sort=UnitSort.COURT, tree=tree_of(UnitSort.COURT))
    court.save()
    return court


def enter_units(
    court: Unit, names: Iterable[str], *, named_as: UnitSort | None = None
) -> list[Unit]:
    """Writes units that the court's books name, in their order, inside the running command.

    ``named_as`` is what the column says they are; else the name tells.
    """
    start = Unit.objects.filter(court=court).count()
    units = []
    for order, name in enumerate(names, start + 1):
        sort = named_as or sort_of_unit(name)
        units.append(
            Unit(
                court=court,
                parent=court,
                name=name,
                sort=sort,
                tree=tree_of(sort),
                display_order=order,
            )
        )
    return Unit.objects.bulk_create(units)


def enter_tenures(entries: Sequence[TenureEntry], stamps: Sequence[Stamp]) -> list[Tenure]:
    """Writes tenures with their stamps inside the running command."""
    rows = [
        Tenure(
            court_id=entry.court_id,
            kind=entry.kind,
            person_id=entry.person_id,
            starts_on=entry.starts_on,
            ends_on=entry.ends_on,
            unit_id=entry.unit_id,
            counterpart_id=entry.counterpart_id,
            title=entry.title,
            outside=entry.outside,
            outcome=entry.outcome,
            document_no=entry.document_no,
            **stamp.columns(),
        )
        for entry, stamp in zip(entries, stamps, strict=True)
    ]
    return Tenure.objects.bulk_create(rows)


def end_tenures(court_id: int, kind: str, person_id: int, *, on: date) -> None:
    """A running tenure of this kind ends on the day; history keeps it."""
    running = Tenure.objects.filter(
        court_id=court_id,
        kind=kind,
        person_id=person_id,
        state=FactState.IN_FORCE.value,
        ends_on=None,
    )
    for tenure in running:
        tenure.ends_on = max(on, tenure.starts_on or on)
        tenure.save()


def end_tenures_of_unit(court_id: int, kind: str, unit_id: int, *, on: date) -> None:
    """Whoever holds a running tenure of this kind in the unit holds it until the day."""
    running = Tenure.objects.filter(
        court_id=court_id,
        kind=kind,
        unit_id=unit_id,
        state=FactState.IN_FORCE.value,
        ends_on=None,
    )
    for tenure in running:
        tenure.ends_on = max(on, tenure.starts_on or on)
        tenure.save()


def retire_tenure(tenure: Tenure) -> None:
    """Marks a tenure as corrected; its successor names it."""
    tenure.state = next_fact_state(tenure.state, "supersede").value
    tenure.save()


def enter_people(people: Sequence[Person]) -> list[Person]:
    """Writes people inside the running command."""
    return Person.objects.bulk_create(people)
