"""Where each member of staff stands on a ladder on a day: ranks, grades and sanctions, read at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple, TypeVar

from jujiao.catalogue.appraisal import ANNUAL_GRADE, SANCTION
from jujiao.catalogue.integrity import VIOLATION
from jujiao.catalogue.ladders import LADDERS
from jujiao.catalogue.relations import COURT_SERVICE, RANK, STAFF_CLASS, UNIT_MEMBERSHIP
from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import (
    GRADE_LABELS,
    SANCTION_LABELS,
    Grade,
    Ladder,
    Rung,
    Sanction,
    SanctionKind,
    Standing,
    YearGrade,
    ladder_on,
)
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Tenure
from jujiao.policies.selectors import policies_in_force, policy_value

IN_FORCE = FactState.IN_FORCE.value
RELATIONS = tuple(one.slug for one in (COURT_SERVICE, UNIT_MEMBERSHIP, STAFF_CLASS, RANK))
SANCTION_KINDS = (SANCTION.slug, VIOLATION.slug)
PRESUMED = "presumed"
YEAR = re.compile(r"\d{4}")
GRADES = frozenset(GRADE_LABELS)
SANCTIONS = frozenset(SANCTION_LABELS)


@dataclass(frozen=True, slots=True)
class Member:
    """A member of staff on a ladder, with what is known of him there."""

    person_id: int
    public_id: str
    name: str
    department: str
    standing: Standing


class TenureRow(NamedTuple):
    """What is read of a tenure."""

    person_id: int
    public_id: str
    name: str
    kind: str
    title: str
    unit: str | None
    starts_on: date | None
    ends_on: date | None

    def covers(self, day: date) -> bool:
        """Whether the tenure was held on the day."""
        begun = self.starts_on is None or self.starts_on <= day
        return begun and (self.ends_on is None or self.ends_on >= day)


@dataclass(slots=True)
class Holding:
    """What a person held on the day, the latest of each kind."""

    public_id: str
    name: str
    titles: dict[str, str] = field(default_factory=dict)
    starts: dict[str, date | None] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    ever: set[str] = field(default_factory=set)

    @property
    def serving(self) -> bool:
        """Whether the person is on the staff; who has no recorded service has not left either."""
        return COURT_SERVICE.slug in self.starts or COURT_SERVICE.slug not in self.ever

    @property
    def department(self) -> str:
        """The department on the day."""
        return self.units.get(UNIT_MEMBERSHIP.slug, "")

    @property
    def rank(self) -> str:
        """The rank held, whatever the ladder."""
        return self.titles.get(RANK.slug, "")

    def note(self, row: TenureRow, on: date) -> None:
        """Takes a tenure in, a later one over an earlier of the same kind."""
        self.ever.add(row.kind)
        if row.covers(on):
            self.titles[row.kind], self.starts[row.kind] = row.title, row.starts_on
            self.units[row.kind] = row.unit or ""


@dataclass(frozen=True, slots=True)
class Conduct:
    """Grades and sanctions of all persons of a court, and the years of which it keeps grades at all."""

    grades: Mapping[int, tuple[YearGrade, ...]]
    sanctions: Mapping[int, tuple[Sanction, ...]]
    years_kept: frozenset[int]


def ladder_in_force(court_id: int, slug: str, *, on: date) -> Ladder:
    """The ladder's table of that day, with the court's own ``ladder_months``. Raises Refused."""
    ladder = ladder_on(LADDERS, slug, on)
    if ladder is None:
        raise refuse(
            "no_ladder",
            f"{on}没有适用的晋升年限表。",
            place="--as-of",
            remedy="请改日期，或先录入当时的规定。",
        )
    own = {row.subject: row for row in policies_in_force(court_id, "ladder_months", on=on)}
    rungs = tuple(
        _amended(rung, own[rung.title].value, own[rung.title].basis) if rung.title in own else rung
        for rung in ladder.rungs
    )
    return replace(ladder, rungs=rungs)


@dataclass(frozen=True, slots=True)
class Staff:
    """Everything that ladders ask of a court's people on a day, read once."""

    on: date
    held: Mapping[int, Holding]
    conduct: Conduct
    presume: bool

    def members(self, ladder: Ladder) -> list[Member]:
        """Everybody serving who stands on the ladder, or by his class should."""
        return [
            Member(pk, one.public_id, one.name, one.department, self._standing(pk, one, ladder))
            for pk, one in self.held.items()
            if one.serving and _stands_on(one, ladder)
        ]

    def _standing(self, person_id: int, one: Holding, ladder: Ladder) -> Standing:
        rank, since = one.titles.get(RANK.slug), one.starts.get(RANK.slug)
        grades = self.conduct.grades.get(person_id, ())
        own = {grade.year for grade in grades}
        spent = frozenset(range(since.year, self.on.year)) if since else frozenset()
        unkept = spent - self.conduct.years_kept - own
        nothing: frozenset[int] = frozenset()
        missing = (spent & self.conduct.years_kept) - own
        return Standing(
            rank if rank in ladder.titles else None,
            since if rank in ladder.titles else None,
            grades,
            self.conduct.sanctions.get(person_id, ()),
            unrecorded=missing | (nothing if self.presume else unkept),
            presumed=unkept if self.presume else nothing,
        )


def staff_on(court_id: int, *, on: date, person_id: int | None = None) -> Staff:
    """The people of a court (or the one person) as they stood on a day."""
    presume = policy_value(court_id, "unrecorded_appraisals", on=on, default=PRESUMED)
    return Staff(
        on,
        holdings_on(court_id, on, person_id),
        conduct_of(court_id, person_id),
        presume == PRESUMED,
    )


def sanctions_of(court_id: int, person_id: int) -> tuple[Sanction, ...]:
    """The sanctions of one person."""
    return conduct_of(court_id, person_id).sanctions.get(person_id, ())


def conduct_of(court_id: int, person_id: int | None = None) -> Conduct:
    """All grades and sanctions in force, of one person or of all."""
    only = {} if person_id is None else {"person_id": person_id}
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind__in=(ANNUAL_GRADE.slug, *SANCTION_KINDS),
        record__state=IN_FORCE,
        person__isnull=False,
        **only,
    ).values_list(
        "person_id",
        "record__kind",
        "record__serial",
        "record__outcome",
        "record__occurred_on",
        "record__details__sanction",
    )
    grades: dict[int, list[YearGrade]] = {}
    sanctions: dict[int, list[Sanction]] = {}
    for pk, kind, serial, outcome, day, words in rows:
        if kind in SANCTION_KINDS:
            sanctions.setdefault(pk, []).extend(_sanction(outcome, words, day))
        else:
            grades.setdefault(pk, []).extend(_year_grade(serial, outcome, day))
    return Conduct(_frozen(grades), _frozen(sanctions), _years_kept(court_id))


def _years_kept(court_id: int) -> frozenset[int]:
    rows = Record.objects.filter(court_id=court_id, kind=ANNUAL_GRADE.slug, state=IN_FORCE)
    found = (YEAR.search(serial) for serial in rows.values_list("serial", flat=True).distinct())
    return frozenset(int(year[0]) for year in found if year)


def _year_grade(serial: str, outcome: str, day: date | None) -> list[YearGrade]:
    """The grade, where year and grade can be read; what cannot be read stays unknown."""
    year = YEAR.search(serial)
    return [YearGrade(int(year[0]), Grade(outcome), day)] if year and outcome in GRADES else []


def _sanction(outcome: str, words: str | None, day: date | None) -> list[Sanction]:
    return [Sanction(_named(outcome, words), day)] if day else []


def _named(outcome: str, words: str | None) -> SanctionKind | None:
    """The kind of a sanction by its outcome, or by the words of a register that was read."""
    if outcome in SANCTIONS:
        return SanctionKind(outcome)
    named = [kind for kind, label in SANCTION_LABELS.items() if label in (words or "")]
    return max(named, key=lambda kind: (kind.months, len(kind.label)), default=None)


COLUMNS = (
    "person_id",
    "person__public_id",
    "person__full_name",
    "kind",
    "title",
    "unit__name",
    "starts_on",
    "ends_on",
)


def holdings_on(court_id: int, on: date, person_id: int | None = None) -> dict[int, Holding]:
    """What everybody of whom the court keeps relations held on the day, in one query."""
    tenures = Tenure.objects.filter(court_id=court_id, kind__in=RELATIONS, state=IN_FORCE)
    if person_id is not None:
        tenures = tenures.filter(person_id=person_id)
    rows = [TenureRow(*row) for row in tenures.order_by("person_id", "pk").values_list(*COLUMNS)]
    held: dict[int, Holding] = {}
    for row in sorted(rows, key=lambda row: row.starts_on or date.min):
        one = held.setdefault(row.person_id, Holding(row.public_id, row.name))
        one.note(row, on)
    return dict(sorted(held.items()))


def _stands_on(one: Holding, ladder: Ladder) -> bool:
    """By class where the class is one of a ladder's, else by the rank held."""
    staff_class = one.titles.get(STAFF_CLASS.slug, "")
    if any(staff_class in other.classes for other in LADDERS):
        return staff_class in ladder.classes
    return one.titles.get(RANK.slug) in ladder.titles


def _amended(rung: Rung, months: object, basis: str) -> Rung:
    return replace(rung, months=int(str(months)), basis=Basis(basis or "本院规定"))


Dated = TypeVar("Dated", YearGrade, Sanction)


def _frozen(rows: dict[int, list[Dated]]) -> dict[int, tuple[Dated, ...]]:
    return {person_id: tuple(some) for person_id, some in rows.items()}
