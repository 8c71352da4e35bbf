"""The roll of a court while its books are read: which units and people there are, by name.

Two people may share a name: the department in the row decides; where it does not, nobody is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_LEADERSHIP,
    COURT_SERVICE,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.exchange.cells import name_and_unit
from jujiao.exchange.faults import Hint, RowFault, Why
from jujiao.kernel.spelling import fold
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Person, Tenure, Unit, UnitSort
from jujiao.people.rules import looks_like_unit
from jujiao.people.services import enter_people, enter_units

TOLD = (UNIT_MEMBERSHIP, BRANCH_MEMBERSHIP, RETIREMENT, COURT_SERVICE, COURT_LEADERSHIP)
"""The relations that help to tell who is meant, or what somebody is."""
OWN_COURT_WORDS = frozenset({"本院", "我院", "院机关", "全院"})


@dataclass(slots=True)
class Card:
    """What the roll knows of a person: enough to tell two of one name apart."""

    person: Person
    unit_ids: set[int] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Roll:
    """Units and people of one court, found by name and created where a book may name new ones."""

    def __init__(self, court: Unit) -> None:
        self.court = court
        self.hints: list[Hint] = []
        self._units: dict[str, Unit] = {}
        self._people: dict[str, list[Card]] = {}
        self._cards: dict[int, Card] = {}
        for unit in Unit.objects.filter(court=court).order_by("pk"):
            self._units.setdefault(self._unit_key(unit.name), unit)
        for person in Person.objects.filter(court=court).order_by("pk"):
            self._know(person)
        self._read_tenures()

    def _read_tenures(self) -> None:
        told = [kind.slug for kind in TOLD]
        rows = Tenure.objects.filter(
            court=self.court, kind__in=told, state=FactState.IN_FORCE.value
        ).values_list("person_id", "kind", "unit_id")
        for person_id, kind, unit_id in rows:
            self.note(person_id, kind, unit_id)

    def note(self, person_id: int, kind: str, unit_id: int | None) -> None:
        """A relation of a person, as far as it helps to tell who is meant."""
        card = self._cards[person_id]
        card.kinds.add(kind)
        if unit_id is not None:
            card.unit_ids.add(unit_id)

    def _know(self, person: Person) -> Card:
        card = Card(person)
        self._people.setdefault(fold(person.full_name), []).append(card)
        self._cards[person.pk] = card
        return card

    def _unit_key(self, name: str) -> str:
        """党支部 and 支部, with and without the court's own name before it, are one."""
        bare = fold(name)
        court = fold(self.court.name)
        if bare != court:
            bare = bare.removeprefix(court).removeprefix("中共").removeprefix(court)
        if "支部" in bare:
            bare = bare.removesuffix("委员会")
        return bare.replace("党支部", "支部") or court

    # units

    def is_own_court(self, name: str) -> bool:
        """Whether a name means the court itself."""
        return fold(name) in OWN_COURT_WORDS or _court_key(name) == _court_key(self.court.name)

    def known_unit(self, name: str) -> Unit | None:
        """The unit of that name, the court itself included, or None."""
        if self.is_own_court(name):
            return self.court
        return self._units.get(self._unit_key(name))

    def branch(self, name: str, *, where: str = "") -> Unit | None:
        """The party branch of that name: what stands in a column of branches is one."""
        return self.unit(name, where=where, named_as=UnitSort.BRANCH)

    def unit(self, name: str, *, where: str = "", named_as: UnitSort | None = None) -> Unit | None:
        """The unit of that name; one that the roster lacks exists all the same, with a hint."""
        if not name:
            return None
        known = self.known_unit(name)
        if known is not None:
            return known
        [made] = enter_units(self.court, [fold(name)], named_as=named_as)
        self._units[self._unit_key(name)] = made
        self.hints.append(Hint("unit_created", where, f"花名册之外的单位“{made.name}”，已建立。"))
        return made

    def open_units(self, names: Iterable[str], *, named_as: UnitSort | None = None) -> None:
        """Enters the units that a roster names, at once and without a hint."""
        fresh = list(
            dict.fromkeys(fold(name) for name in names if name and not self.known_unit(name))
        )
        for unit in enter_units(self.court, fresh, named_as=named_as):
            self._units[self._unit_key(unit.name)] = unit

    def looks_like_unit(self, name: str) -> bool:
        """Whether a name is that of a unit: one that is known, or one by its ending."""
        return self.known_unit(name) is not None or looks_like_unit(fold(name))

    # people

    def find(self, name: str, unit_name: str = "", *, field: str, fallback: str = "") -> Person:
        """The person a row names. Raises RowFault where nobody, or nobody for certain, is meant.

        ``unit_name`` is the department in the row, ``fallback`` another unit (a branch) that may
        tell two apart.
        """
        bare, bracket = name_and_unit(fold(name))
        cards = self._people.get(bare, [])
        if not cards:
            raise RowFault(
                Why.PERSON_UNKNOWN, field, name, f"花名册里没有“{bare}”，请核对姓名，或先补花名册。"
            )
        if len(cards) == 1:
            return cards[0].person
        for told in (unit_name, bracket, fallback):
            meant = self._told_apart(cards, told)
            if len(meant) == 1:
                return meant[0].person
        raise RowFault(
            Why.NAME_AMBIGUOUS,
            field,
            name,
            f"有{len(cards)}人叫“{bare}”，此行没有写明部门，请写成“{bare}（部门）”。",
        )

    def _told_apart(self, cards: list[Card], unit_name: str) -> list[Card]:
        unit = self.known_unit(unit_name) if unit_name else None
        return [card for card in cards if unit is not None and unit.pk in card.unit_ids]

    def find_or_enter(self, name: str, unit_name: str, *, field: str, where: str) -> Person:
        """The person a personnel book names; whom the roster lacks exists, with a hint."""
        bare, _ = name_and_unit(fold(name))
        if bare in self._people:
            return self.find(name, unit_name, field=field)
        [person] = enter_people([Person(court=self.court, full_name=bare, on_roster=False)])
        self._know(person)
        unit = self.unit(unit_name, where=where) if unit_name else None
        if unit is not None:
            self.note(person.pk, UNIT_MEMBERSHIP.slug, unit.pk)
        self.hints.append(Hint("person_created", where, f"花名册之外的人员“{bare}”，已建立。"))
        return person

    def namesakes(self, name: str) -> list[Card]:
        """Everybody of that name."""
        return list(self._people.get(fold(name), []))

    def enter(self, people: list[Person]) -> list[Person]:
        """Enters people of a roster."""
        made = enter_people(people)
        for person in made:
            self._know(person)
        return made

    def same_person(self, name: str, born_on: date | None, unit_name: str) -> list[Card]:
        """Those of that name who may be the one a later roster means, the likeliest alone."""
        cards = self.namesakes(name)
        born = [card for card in cards if born_on and card.person.born_on == born_on]
        if born:
            return born
        open_birth = [card for card in cards if not born_on or card.person.born_on is None]
        return self._told_apart(open_birth, unit_name) or open_birth


def _court_key(name: str) -> str:
    """示例旗人民法院 and 示例旗法院 are one court."""
    return fold(name).replace("人民法院", "法院")
