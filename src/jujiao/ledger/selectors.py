"""Questions to the ledger: lists of a kind, one record, a person's records, which registers are kept."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Campaign, ClosedYear, Participation, Record, Register
from jujiao.people.models import Person
from jujiao.people.narrowing import FactFilter, narrowed

RecordFilter = FactFilter


def records(scope: Scope) -> QuerySet[Record]:
    """The one door to records."""
    return within(Record.objects.all(), scope)


def records_matching(scope: Scope, wanted: RecordFilter) -> QuerySet[Record]:
    """The records that a list shows, the latest first."""
    rows = narrowed(records(scope), wanted)
    if wanted.period:
        rows = rows.filter(_in_period(wanted.period))
    if wanted.month:
        rows = rows.filter(occurred_on__month=wanted.month)
    if wanted.unit_id:
        rows = rows.filter(_of_unit(wanted.unit_id))
    if wanted.words:
        rows = rows.filter(_says(wanted.words))
    return rows.order_by("-occurred_on", "-pk")


def record_in_scope(scope: Scope, public_id: str) -> Record | None:
    """One record, or None where the scope does not reach."""
    rows = records(scope).select_related("unit", "supersedes", "court")
    return rows.filter(public_id=public_id).first()


def takers_part(record_ids: Iterable[int]) -> dict[int, list[Participation]]:
    """Who took part in each of the records, in their order, by one query for all."""
    rows = Participation.objects.filter(record_id__in=list(record_ids))
    named: dict[int, list[Participation]] = {}
    for one in rows.select_related("person", "unit").order_by("record_id", "position"):
        named.setdefault(one.record_id, []).append(one)
    return named


def roles_in(record_ids: Iterable[int], person: Person) -> dict[int, str]:
    """The role in which a person took part in each of the records, by one query for all."""
    rows = Participation.objects.filter(record_id__in=list(record_ids), person=person)
    return dict(rows.order_by("-position").values_list("record_id", "role"))


def successor_of(record: Record) -> Record | None:
    """The correction that takes, or is to take, the place of a record."""
    rows = record.superseded_by.exclude(state=FactState.WITHDRAWN.value)
    return rows.order_by("-pk").first()


def participations_of(record: Record) -> QuerySet[Participation]:
    """Who took part, in their order."""
    return record.participations.select_related("person", "unit").order_by("position")


def records_of_person(scope: Scope, person: Person) -> QuerySet[Record]:
    """What a person took part in, the latest first."""
    taken = Participation.objects.filter(person=person).values("record_id")
    rows = records(scope).filter(pk__in=taken, state=FactState.IN_FORCE.value)
    return rows.select_related("unit").order_by("-occurred_on", "-pk")


def waiting_for_confirmation(scope: Scope, *, not_by: int | None) -> QuerySet[Record]:
    """Records filed by others that wait for a second person."""
    rows = records(scope).filter(state=FactState.FILED.value)
    return rows.exclude(recorded_by_id=not_by).order_by("recorded_at", "pk")


def records_sent_back(scope: Scope, account_id: int | None) -> QuerySet[Record]:
    """Drafts that somebody sent back to this account with a reason."""
    rows = records(scope).filter(state=FactState.DRAFT.value, recorded_by_id=account_id)
    return rows.exclude(reason="").order_by("-recorded_at", "-pk")


def own_drafts(scope: Scope, account_id: int | None) -> QuerySet[Record]:
    """What this account began and has not filed yet."""
    open_states = (FactState.DRAFT.value, FactState.PLANNED.value)
    rows = records(scope).filter(state__in=open_states, recorded_by_id=account_id, reason="")
    return rows.order_by("-recorded_at", "-pk")


def last_filed(
    scope: Scope, kind: str, account_id: int | None, unit_id: int | None = None
) -> Record | None:
    """What this account filed last of a kind (of a unit), if it still stands; drafts do not count."""
    standing = (FactState.FILED.value, FactState.IN_FORCE.value)
    rows = records(scope).filter(kind=kind, state__in=standing, recorded_by_id=account_id)
    of_unit = rows if unit_id is None else rows.filter(unit_id=unit_id)
    return of_unit.select_related("unit").order_by("-recorded_at", "-pk").first()


def kinds_counted(rows: QuerySet[Record]) -> dict[str, int]:
    """Kind → how many of the rows."""
    counted = rows.order_by().values("kind").annotate(count=Count("pk"))
    return {line["kind"]: line["count"] for line in counted}


def kept_registers(court_id: int, year: int) -> frozenset[str]:
    """The registers that a court keeps in a year."""
    rows = Register.objects.filter(court_id=court_id, register_year=year)
    return frozenset(rows.values_list("slug", flat=True))


def years_kept(court_id: int) -> list[int]:
    """The years of which the court keeps any register, the latest first."""
    rows = Register.objects.filter(court_id=court_id).values_list("register_year", flat=True)
    return sorted(set(rows), reverse=True)


def closed_years(court_id: int) -> frozenset[int]:
    """The years that take corrections only."""
    rows = ClosedYear.objects.filter(court_id=court_id)
    return frozenset(rows.values_list("calendar_year", flat=True))


def campaigns_of(court_id: int, *, on: date) -> list[Campaign]:
    """The series and brands that are running on a day, by name."""
    running = Q(ends_on=None) | Q(ends_on__gte=on)
    return list(Campaign.objects.filter(running, court_id=court_id).order_by("name"))


def _in_period(period: Period) -> Q:
    dated = Q(occurred_on__range=(period.first, period.last))
    pending = Q(occurred_on=None) & Q(recorded_at__date__gte=date(period.first.year, 1, 1))
    return dated | pending


def _of_unit(unit_id: int) -> Q:
    taking_part = Participation.objects.filter(unit_id=unit_id).values("record_id")
    return Q(unit_id=unit_id) | Q(pk__in=taking_part)


def _says(words: str) -> Q:
    wanted = Q()
    for word in words.split():
        named = Participation.objects.filter(person__full_name__contains=word).values("record_id")
        wanted &= (
            Q(title__contains=word)
            | Q(issuer__contains=word)
            | Q(document_no__contains=word)
            | Q(pk__in=named)
        )
    return wanted
