"""Contradictions with the roster: facts of people who had left, people it lacks, members without branch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from jujiao.access.scope import within
from jujiao.catalogue import PROCEDURE_KINDS, TENURE_KINDS
from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_SERVICE,
    PARTY_MEMBERSHIP,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.figures.selectors import Asking
from jujiao.kernel.periods import Period
from jujiao.ledger.models import Participation
from jujiao.ledger.selectors import records
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import IN_FORCE, held_on
from jujiao.procedures.models import Procedure
from jujiao.quality.flaws import (
    BRANCH_WITHOUT_MEMBERSHIP,
    LEFT_BY_THEN,
    MEMBER_WITHOUT_BRANCH,
    OFF_ROSTER,
    TWO_DEPARTMENTS,
    Flaw,
)
from jujiao.quality.records import where_of

LOOK_AT_LEAVING = "请核对姓名和日期；人名相同的写成“姓名（部门）”，离院日期不对的更正人事变动台账。"
ENTRIES_OF_LEAVING = (RETIREMENT.slug, COURT_SERVICE.slug)


def facts_after_leaving(asking: Asking) -> Iterator[Flaw]:
    """What names somebody on a day when he had left the court: one query for each sort of fact."""
    yield from _taken_part(asking)
    yield from _relations(asking)
    yield from _procedures(asking)


def people_off_the_roster(asking: Asking) -> Iterator[Flaw]:
    """Those whom a book of the year names and the roster does not."""
    taken = Participation.objects.filter(record__in=_in_year(asking), person_id=OuterRef("pk"))
    begun = Tenure.objects.filter(
        person_id=OuterRef("pk"), state=IN_FORCE, starts_on__range=_span(asking.period)
    )
    rows = within(Person.objects.filter(on_roster=False), asking.scope)
    for person in rows.filter(Exists(taken) | Exists(begun)).order_by("pk"):
        said = "台账里有，花名册里没有。"
        remedy = "请核对姓名；确有其人的，补进花名册再导入一次。"
        yield Flaw(OFF_ROSTER, person.full_name, said, remedy, public_id=person.public_id)


def membership_gaps(asking: Asking) -> Iterator[Flaw]:
    """Party members of no branch, and people of a branch who are no party members, on the last day."""
    on = min(asking.as_of, asking.period.last)
    members, in_branch = _holding(PARTY_MEMBERSHIP.slug, on), _holding(BRANCH_MEMBERSHIP.slug, on)
    rows = within(Person.objects.all(), asking.scope)
    known = rows.annotate(is_member=Exists(members), has_branch=Exists(in_branch))
    for person in known.exclude(is_member=F("has_branch")).order_by("pk"):
        if person.is_member:
            yield Flaw(
                MEMBER_WITHOUT_BRANCH,
                person.full_name,
                f"{_said(on)}是党员，没有记在哪个支部。",
                "请在花名册里写明所在支部再导入一次。",
                public_id=person.public_id,
            )
        else:
            yield Flaw(
                BRANCH_WITHOUT_MEMBERSHIP,
                person.full_name,
                f"{_said(on)}列在支部里，没有党员身份的记录。",
                "请核对花名册的政治面貌。",
                public_id=person.public_id,
            )


def people_in_two_departments(asking: Asking) -> Iterator[Flaw]:
    """Whoever belongs to more than one department on the last day."""
    on = min(asking.as_of, asking.period.last)
    held = within(Tenure.objects.filter(held_on(on), kind=UNIT_MEMBERSHIP.slug), asking.scope)
    counted = held.order_by().values("person__full_name", "person__public_id")
    twice = counted.annotate(units=Count("unit_id", distinct=True)).filter(units__gt=1)
    for row in twice.order_by("person__public_id"):
        said = f"{_said(on)}同时列在{row['units']}个部门。"
        yield Flaw(
            TWO_DEPARTMENTS,
            row["person__full_name"],
            said,
            "确是兼职的不必改；已经调动的，请更正离开前一部门的日期。",
            public_id=row["person__public_id"],
        )


def _taken_part(asking: Asking) -> Iterator[Flaw]:
    rows = Participation.objects.filter(record__in=_in_year(asking), person__isnull=False)
    gone = _gone(rows, "record__occurred_on").select_related("record", "person")
    for one in gone.order_by("record__occurred_on", "pk"):
        record, person = one.record, one.person
        assert person is not None
        yield Flaw(
            LEFT_BY_THEN,
            where_of(record),
            f"{person.full_name}当时已经离院。",
            LOOK_AT_LEAVING,
            record.kind,
            record.public_id,
        )


def _relations(asking: Asking) -> Iterator[Flaw]:
    begun = Tenure.objects.filter(state=IN_FORCE, starts_on__range=_span(asking.period))
    rows = within(begun.exclude(kind__in=ENTRIES_OF_LEAVING), asking.scope)
    for one in _gone(rows, "starts_on").select_related("person").order_by("starts_on", "pk"):
        where = f"{TENURE_KINDS[one.kind].label} {one.title} {one.starts_on}".replace("  ", " ")
        said = f"{one.person.full_name}当时已经离院。"
        yield Flaw(LEFT_BY_THEN, where, said, LOOK_AT_LEAVING, one.kind, one.public_id)


def _procedures(asking: Asking) -> Iterator[Flaw]:
    done = Procedure.objects.filter(state=IN_FORCE, completed_on__range=_span(asking.period))
    rows = within(done.filter(person__isnull=False), asking.scope)
    for one in _gone(rows, "completed_on").select_related("person").order_by("completed_on", "pk"):
        where = f"{PROCEDURE_KINDS[one.kind].label} {one.title} {one.completed_on}"
        said = f"{one.person}当时已经离院。"
        yield Flaw(
            LEFT_BY_THEN, where.replace("  ", " "), said, LOOK_AT_LEAVING, one.kind, one.public_id
        )


def _gone(rows: QuerySet, day: str) -> QuerySet:  # type: ignore[type-arg]
    """The rows whose person had served, served no longer on the day, and was no retiree either."""
    service = Tenure.objects.filter(
        person_id=OuterRef("person_id"), kind=COURT_SERVICE.slug, state=IN_FORCE
    )
    then = Q(starts_on=None) | Q(starts_on__lte=OuterRef(day))
    then &= Q(ends_on=None) | Q(ends_on__gte=OuterRef(day))
    retired = Tenure.objects.filter(
        then, person_id=OuterRef("person_id"), kind=RETIREMENT.slug, state=IN_FORCE
    )
    return rows.filter(
        Exists(service.filter(ends_on__lt=OuterRef(day))),
        ~Exists(service.filter(then)),
        ~Exists(retired),
    )


def _in_year(asking: Asking) -> QuerySet:  # type: ignore[type-arg]
    rows = records(asking.scope).filter(state=IN_FORCE, occurred_on__range=_span(asking.period))
    return rows.values("pk")


def _holding(kind: str, on: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(held_on(on), kind=kind, person_id=OuterRef("pk"))


def _span(period: Period) -> tuple[date, date]:
    return period.first, period.last


def _said(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
