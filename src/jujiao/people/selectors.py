"""Who and what a court has: its units, its people, and where they stood on a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextChoices

from jujiao.access.scope import Scope, within
from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_SERVICE,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Person, Tenure, Unit, UnitSort
from jujiao.people.narrowing import FactFilter, narrowed

IN_FORCE = FactState.IN_FORCE.value


def court_named(name: str) -> Unit | None:
    """The court of that name, or None."""
    return Unit.objects.filter(name=name, sort=UnitSort.COURT).first()


def court_numbered(court_id: int) -> Unit:
    """The court of this number; names are not unique."""
    return Unit.objects.get(pk=court_id)


def courts() -> QuerySet[Unit]:
    """All courts that keep their ledger here."""
    return Unit.objects.filter(sort=UnitSort.COURT).order_by("pk")


def courts_named(ids: frozenset[int] | None) -> list[tuple[int, str, str]]:
    """(id, public id, name) of the courts of these ids, or of all where None is asked."""
    rows = courts() if ids is None else courts().filter(pk__in=ids)
    return list(rows.values_list("pk", "public_id", "name"))


def units_of(scope: Scope) -> QuerySet[Unit]:
    """The units of a court in register order."""
    return within(Unit.objects.all(), scope).order_by("display_order", "pk")


def branches_of(court_id: int, *, on: date) -> QuerySet[Unit]:
    """The party branches that existed on a day, those of retirees included."""
    existing = (Q(opened_on=None) | Q(opened_on__lte=on)) & (
        Q(closed_on=None) | Q(closed_on__gte=on)
    )
    return Unit.objects.filter(existing, court_id=court_id, sort=UnitSort.BRANCH).order_by(
        "display_order", "pk"
    )


def people_of(scope: Scope) -> QuerySet[Person]:
    """The people whom the court's facts are about."""
    return within(Person.objects.all(), scope).order_by("pk")


def unit_names(scope: Scope, ids: Iterable[int]) -> list[str]:
    """The names of these units, in register order."""
    return list(units_of(scope).filter(pk__in=list(ids)).values_list("name", flat=True))


def unit_in_scope(scope: Scope, public_id: str) -> Unit | None:
    """One unit, or None where the scope does not reach."""
    return units_of(scope).filter(public_id=public_id).first()


class Standing(TextChoices):
    """Where somebody stands with the court on a day."""

    SERVING = "serving", "在院"
    RETIRED = "retired", "离退休"
    GONE = "gone", "已离院"


@dataclass(frozen=True, slots=True)
class PeopleFilter:
    """What a list of people is narrowed to; empty is any."""

    words: str = ""
    unit_id: int | None = None
    standing: str = ""


def people_matching(scope: Scope, wanted: PeopleFilter, *, on: date) -> QuerySet[Person]:
    """The people of a list, by the order in which they were entered."""
    rows = people_of(scope)
    for word in wanted.words.split():
        rows = rows.filter(full_name__contains=word)
    if wanted.unit_id:
        rows = rows.filter(_holds(on, MEMBERSHIPS, unit_id=wanted.unit_id))
    if wanted.standing:
        serving, retired = _holds(on, (COURT_SERVICE.slug,)), _holds(on, (RETIREMENT.slug,))
        rows = rows.filter(
            {
                Standing.SERVING.value: serving,
                Standing.RETIRED.value: retired,
                Standing.GONE.value: ~serving & ~retired,
            }[wanted.standing]
        )
    return rows


def departments_on(person_ids: Iterable[int], *, on: date) -> dict[int, Unit]:
    """The department of each of the people on a day, by one query for all."""
    return _units_held(person_ids, UNIT_MEMBERSHIP.slug, on)


def branches_held_on(person_ids: Iterable[int], *, on: date) -> dict[int, Unit]:
    """The party branch of each of the people on a day, by one query for all."""
    return _units_held(person_ids, BRANCH_MEMBERSHIP.slug, on)


def member_counts(scope: Scope, *, on: date) -> dict[int, int]:
    """How many people belong to each unit on a day."""
    rows = within(Tenure.objects.filter(held_on(on), kind__in=MEMBERSHIPS), scope)
    counted = rows.order_by().values("unit_id").annotate(count=Count("person_id", distinct=True))
    return {line["unit_id"]: line["count"] for line in counted if line["unit_id"]}


def people_called(scope: Scope, names: Iterable[str]) -> list[Person]:
    """Everybody who bears one of these names."""
    return list(people_of(scope).filter(full_name__in=list(names)))


def units_called(scope: Scope, names: Iterable[str]) -> list[Unit]:
    """The units of these names, the court itself included."""
    wanted = list(names)
    own = Q(court_id=scope.court_id) | Q(pk=scope.court_id)
    return list(Unit.objects.filter(own, name__in=wanted))


def tenures_matching(scope: Scope, wanted: FactFilter) -> QuerySet[Tenure]:
    """The relations that a list shows: those with a day in the period, the latest first."""
    rows = narrowed(within(Tenure.objects.all(), scope), wanted)
    if wanted.period:
        begun = Q(starts_on=None) | Q(starts_on__lte=wanted.period.last)
        rows = rows.filter(begun, Q(ends_on=None) | Q(ends_on__gte=wanted.period.first))
    if wanted.month:
        rows = rows.filter(starts_on__month=wanted.month)
    if wanted.unit_id:
        rows = rows.filter(unit_id=wanted.unit_id)
    for word in wanted.words.split():
        rows = rows.filter(
            Q(person__full_name__contains=word)
            | Q(counterpart__full_name__contains=word)
            | Q(outside__contains=word)
            | Q(title__contains=word)
        )
    return rows.select_related("person", "counterpart", "unit").order_by("-starts_on", "-pk")


def tenure_in_scope(scope: Scope, public_id: str) -> Tenure | None:
    """One relation, or None where the scope does not reach."""
    rows = within(Tenure.objects.all(), scope)
    joined = rows.select_related("person", "counterpart", "unit", "supersedes", "court")
    return joined.filter(public_id=public_id).first()


def person_in_scope(scope: Scope, public_id: str) -> Person | None:
    """One person, or None where the scope does not reach."""
    return people_of(scope).filter(public_id=public_id).first()


def tenures_of(person: Person) -> QuerySet[Tenure]:
    """All of a person's relations in force, the latest first."""
    return (
        Tenure.objects.filter(person=person, state=IN_FORCE)
        .select_related("unit", "counterpart")
        .order_by("-starts_on", "-pk")
    )


def held_on(day: date) -> Q:
    """The condition that a tenure was held on a day."""
    begun = Q(starts_on=None) | Q(starts_on__lte=day)
    return begun & (Q(ends_on=None) | Q(ends_on__gte=day)) & Q(state=IN_FORCE)


MEMBERSHIPS = (UNIT_MEMBERSHIP.slug, BRANCH_MEMBERSHIP.slug)


def _holds(day: date, kinds: tuple[str, ...], unit_id: int | None = None) -> Exists:
    held = Tenure.objects.filter(held_on(day), kind__in=kinds, person_id=OuterRef("pk"))
    return Exists(held.filter(unit_id=unit_id) if unit_id else held)


def _units_held(person_ids: Iterable[int], kind: str, day: date) -> dict[int, Unit]:
    rows = Tenure.objects.filter(
        held_on(day), kind=kind, person_id__in=list(person_ids), unit__isnull=False
    )
    ordered = rows.select_related("unit").order_by("starts_on", "pk")
    return {one.person_id: one.unit for one in ordered if one.unit is not None}


def headcount(court_id: int, *, on: date) -> dict[str, int]:
    """How many served in the court on a day, and how many retirees it cares for."""
    rows = Tenure.objects.filter(held_on(on), court_id=court_id)
    return {
        "staff": rows.filter(kind=COURT_SERVICE.slug).values("person_id").distinct().count(),
        "retirees": rows.filter(kind=RETIREMENT.slug).values("person_id").distinct().count(),
    }


def unit_of_person(person: Person, *, on: date) -> Unit | None:
    """The department a person belonged to on a day."""
    tenure = (
        Tenure.objects.filter(held_on(on), person=person, kind=UNIT_MEMBERSHIP.slug)
        .select_related("unit")
        .order_by("-starts_on")
        .first()
    )
    return tenure.unit if tenure else None


def person_named(court_id: int, name: str) -> Person:
    """The one person of this name; ``姓名（部门）`` tells two apart. Raises Refused."""
    bare, _, department = name.replace("(", "（").rstrip("）)").partition("（")
    found = list(Person.objects.filter(court_id=court_id, full_name=bare))
    if department:
        members = Tenure.objects.filter(
            person__in=found, kind=UNIT_MEMBERSHIP.slug, unit__name=department, state=IN_FORCE
        ).values_list("person_id", flat=True)
        found = [person for person in found if person.pk in set(members)]
    if not found:
        raise refuse("person_unknown", f"本院没有“{name}”。", place="姓名", remedy="请核对姓名。")
    if len(found) > 1:
        raise refuse(
            "name_ambiguous",
            f"有{len(found)}人叫“{name}”。",
            place="姓名",
            remedy="请写成“姓名（部门）”。",
        )
    return found[0]
