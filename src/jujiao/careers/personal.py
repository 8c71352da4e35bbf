"""个人履职页: what the ledger holds of one person. No 档案, and no substitute for one.

What a reader sees follows from the table of permissions; the person sees his own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q

from jujiao.access.actors import Actor
from jujiao.access.policy import objection
from jujiao.careers.selectors import Candidate, ladders_of
from jujiao.careers.standings import conduct_of
from jujiao.catalogue import RECORD_KINDS, TENURE_KINDS
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.kernel.ladders import Sanction, YearGrade
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation
from jujiao.people.models import Person, Tenure
from jujiao.procedures.models import Procedure

IN_FORCE = FactState.IN_FORCE.value
CONFIDENTIAL = frozenset(kind.slug for kind in RECORD_KINDS.values() if kind.confidential)


@dataclass(frozen=True, slots=True)
class PersonalFile:
    """A person's page as the subject of a permission: it concerns him."""

    person: Person

    @property
    def court_id(self) -> int:
        """The court whose staff he is."""
        return self.person.court_id

    @property
    def person_ids(self) -> frozenset[int]:
        """He himself."""
        return frozenset({self.person.pk})


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing on the page: what it was, when, in which role, and where it can be opened.

    ``quantity`` is what its kind counts for each who was there: the hours of a course.
    """

    public_id: str
    kind: str
    label: str
    title: str
    day: date | None
    role: str = ""
    level: Level | None = None
    quantity: int | None = None

    @property
    def said(self) -> str:
        """The thing in a few words: its level and its title, or the name of its kind."""
        level = f"（{self.level.label}）" if self.level else ""
        return f"{self.title or self.label}{level}"


def counts_in_words(deeds: Sequence[Deed]) -> str:
    """主题党日12件，业务培训3件: how many of each kind; nothing where there is none."""
    return "，".join(f"{label}{count}件" for label, count in counted_by_kind(deeds).items())


@dataclass(frozen=True, slots=True)
class PersonalPage:
    """What is shown; a section that the reader may not see is None, which is not the same as empty."""

    person: Person
    tenures: Sequence[Tenure]
    pairs: Sequence[Tenure]
    deeds: Sequence[Deed]
    procedures: Sequence[Procedure]
    grades: Sequence[YearGrade] | None = None
    sanctions: Sequence[Sanction] | None = None
    ladders: Sequence[Candidate] | None = None
    counts: Mapping[str, int] = field(default_factory=dict)


def personal_page(file: PersonalFile, *, reader: Actor, as_of: date) -> PersonalPage:
    """The page as this reader may see it. Raises Refused where he may not see it at all."""
    forbidden = objection(reader, "career.read", file)
    if forbidden is not None:
        raise Refused(forbidden)
    person = file.person
    own = reader.person_id == person.pk
    graded = objection(reader, "appraisal.read", file) is None
    restricted = own or objection(reader, "record.read_confidential", file) is None
    conduct = conduct_of(person.court_id, person.pk)
    deeds = _deeds(person)
    return PersonalPage(
        person,
        _tenures(person),
        _pairs(person),
        deeds,
        _procedures(person),
        sorted(conduct.grades.get(person.pk, ()), key=lambda one: one.year) if graded else None,
        conduct.sanctions.get(person.pk, ()) if restricted else None,
        _ladders(person, file, reader, as_of),
        counted_by_kind(deeds),
    )


def _ladders(
    person: Person, file: PersonalFile, reader: Actor, as_of: date
) -> Sequence[Candidate] | None:
    if objection(reader, "eligibility.read", file) is not None:
        return None
    return ladders_of(person.court_id, person.pk, on=as_of)


def _tenures(person: Person) -> Sequence[Tenure]:
    rows = Tenure.objects.filter(person=person, state=IN_FORCE, kind__in=TENURE_KINDS)
    return list(rows.select_related("unit").order_by("-starts_on", "-pk"))


def _pairs(person: Person) -> Sequence[Tenure]:
    """As mentor and as mentee."""
    either = Q(person=person) | Q(counterpart=person)
    rows = Tenure.objects.filter(either, kind=MENTORSHIP.slug, state=IN_FORCE)
    return list(rows.select_related("person", "counterpart").order_by("-starts_on", "-pk"))


def _deeds(person: Person) -> list[Deed]:
    """What he took part in; restricted kinds have no place in a list."""
    rows = (
        Participation.objects.filter(person=person, record__state=IN_FORCE)
        .exclude(record__kind__in=CONFIDENTIAL)
        .order_by("-record__occurred_on", "-record_id")
        .values_list(
            "record__public_id",
            "record__kind",
            "record__title",
            "record__occurred_on",
            "role",
            "record__award_level",
            "record__quantity",
        )
    )
    return [_deed(*row) for row in rows]


def _deed(
    public_id: str,
    kind: str,
    title: str,
    day: date | None,
    role: str,
    level: int | None,
    quantity: int | None,
) -> Deed:
    declared = RECORD_KINDS[kind]
    reached = Level(level) if level else None
    return Deed(
        public_id, kind, declared.label, title, day, declared.roles.get(role, ""), reached, quantity
    )


def _procedures(person: Person) -> Sequence[Procedure]:
    rows = Procedure.objects.filter(person=person, state=IN_FORCE)
    return list(rows.select_related("unit").order_by("-completed_on", "-pk"))


def counted_by_kind(deeds: Sequence[Deed]) -> dict[str, int]:
    """Label of a kind → how many, in the order in which they first stand on the page."""
    counts: dict[str, int] = {}
    for deed in deeds:
        counts[deed.label] = counts.get(deed.label, 0) + 1
    return counts
