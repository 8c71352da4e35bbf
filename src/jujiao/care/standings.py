"""没有落下谁: retirees against festivals, those who left against farewells, the needs that are open."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.care.festival_days import festival_day_in
from jujiao.catalogue.care import (
    HONOUREE,
    RETIREE_VISIT,
    RETIREMENT_CEREMONY,
    TRANSFER_CEREMONY,
    VISIT_AFTER,
    VISIT_BEFORE,
    VISIT_FESTIVALS,
    VISITED,
)
from jujiao.catalogue.careers import PERSON, STAFF_CHANGE, TRANSFER_OUT
from jujiao.catalogue.festivals import FESTIVAL, FESTIVALS
from jujiao.catalogue.relations import RETIREMENT
from jujiao.duties.rules import Evidence, state_of
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import Period, year_of
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.selectors import kept_registers
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import IN_FORCE, held_on
from jujiao.tasks.models import Task
from jujiao.tasks.rules import UNSETTLED, TaskSort


@dataclass(frozen=True, slots=True)
class FestivalVisits:
    """A festival and its retirees: where each stands. ``unnamed`` visits may have been anybody's."""

    label: str
    day: date
    standings: tuple[tuple[Person, DueState], ...]
    unnamed: int

    @property
    def missing(self) -> tuple[Person, ...]:
        """Those not known to have been visited."""
        return tuple(one for one, state in self.standings if state is not DueState.FULFILLED)

    def count(self, state: DueState) -> int:
        """How many stand so."""
        return sum(one is state for _, one in self.standings)


def festival_visits(scope: Scope, year: int, *, as_of: date) -> list[FestivalVisits]:
    """节日走访: every retiree of the court against each festival of the year. Raises Refused
    for a year whose festivals are not known.
    """
    is_kept = RETIREE_VISIT.register_slug in kept_registers(scope.court_id, year)
    return [_festival(scope, one, year, as_of, is_kept=is_kept) for one in VISIT_FESTIVALS]


def _festival(
    scope: Scope, festival: str, year: int, as_of: date, *, is_kept: bool
) -> FestivalVisits:
    day = festival_day_in(scope.court_id, festival, year)
    window = _window(scope.court_id, day)
    visits = _visits(scope, festival, year, window).filter(occurred_on__lte=as_of)
    named = Participation.objects.filter(role=VISITED, person__isnull=False)
    visited = Counter(named.filter(record__in=visits).values_list("person_id", flat=True))
    unnamed = visits.exclude(Exists(named.filter(record_id=OuterRef("pk")))).count()
    standings = tuple(
        (
            one,
            state_of(
                1,
                Evidence(visited[one.pk], is_kept or bool(visited), undecided=unnamed),
                due_on=window.last,
                today=as_of,
            ),
        )
        for one in _retirees(scope, day)
    )
    return FestivalVisits(FESTIVALS[festival], day, standings, unnamed)


def _window(court_id: int, day: date) -> Period:
    before = number_in_force(court_id, VISIT_BEFORE, on=day)
    after = number_in_force(court_id, VISIT_AFTER, on=day)
    return Period(day - timedelta(days=before), day + timedelta(days=after))


def _visits(scope: Scope, festival: str, year: int, window: Period) -> QuerySet[Record]:
    """Visits that say the festival, in its year or window; and those in the window that say none."""
    whole = year_of(year)
    said = Q(outcome=festival) & Q(
        occurred_on__range=(min(whole.first, window.first), max(whole.last, window.last))
    )
    silent = Q(outcome="", occurred_on__range=(window.first, window.last))
    rows = Record.objects.filter(said | silent, kind=RETIREE_VISIT.slug, state=IN_FORCE)
    return within(rows, scope)


def _retirees(scope: Scope, day: date) -> QuerySet[Person]:
    held = Tenure.objects.filter(held_on(day), court_id=scope.court_id, kind=RETIREMENT.slug)
    return Person.objects.filter(pk__in=held.values("person_id")).order_by("pk")


@dataclass(frozen=True, slots=True)
class FarewellsOwed:
    """荣退荣调: who left in the year and was in no ceremony by name; ``unnamed`` ceremonies name nobody."""

    label: str
    owed: tuple[Person, ...]
    unnamed: int


def farewells_owed(scope: Scope, year: int, *, as_of: date) -> list[FarewellsOwed]:
    """Those who retired, and those who were transferred, with no farewell yet."""
    period = year_of(year)
    reach = (period.first, min(period.last, as_of))
    retired = Tenure.objects.filter(
        court_id=scope.court_id, kind=RETIREMENT.slug, state=IN_FORCE, starts_on__range=reach
    )
    transferred = Participation.objects.filter(
        role=PERSON,
        record__court_id=scope.court_id,
        record__kind=STAFF_CHANGE.slug,
        record__outcome=TRANSFER_OUT,
        record__state=IN_FORCE,
        record__occurred_on__range=reach,
    )
    left = (
        (RETIREMENT_CEREMONY, retired.values_list("person_id", flat=True)),
        (TRANSFER_CEREMONY, transferred.values_list("person_id", flat=True)),
    )
    return [_owed(scope, kind, list(who), (period.first, as_of)) for kind, who in left]


def _owed(
    scope: Scope, kind: RecordKind, who: list[int | None], reach: tuple[date, date]
) -> FarewellsOwed:
    rows = Record.objects.filter(kind=kind.slug, state=IN_FORCE, occurred_on__range=reach)
    held = within(rows, scope)
    named = Participation.objects.filter(role=HONOUREE, person__isnull=False)
    honoured = named.filter(record__in=held).values("person_id")
    left = Person.objects.filter(pk__in=[one for one in who if one is not None])
    people = left.exclude(pk__in=honoured).order_by("pk")
    unnamed = held.exclude(Exists(named.filter(record_id=OuterRef("pk")))).count()
    return FarewellsOwed(kind.label, tuple(people), unnamed)


@dataclass(frozen=True, slots=True)
class FestivalHeld:
    """A festival of the year with what the court held for it."""

    label: str
    day: date
    records: tuple[Record, ...]


def festivals_held(scope: Scope, year: int, *, as_of: date) -> list[FestivalHeld]:
    """我们的节日: the festivals of the year in their order, with their events up to the day."""
    period = year_of(year)
    rows = within(Record.objects.filter(kind=FESTIVAL.slug, state=IN_FORCE), scope).filter(
        occurred_on__range=(period.first, min(period.last, as_of))
    )
    held: dict[str, list[Record]] = {}
    for row in rows.order_by("occurred_on", "pk"):
        held.setdefault(row.outcome, []).append(row)
    return [
        FestivalHeld(label, festival_day_in(scope.court_id, slug, year), tuple(held.get(slug, ())))
        for slug, label in FESTIVALS.items()
    ]


def open_needs(scope: Scope) -> list[Task]:
    """诉求: what was asked for and is not settled; what came up in confidence only for its few readers."""
    rows = within(Task.objects.filter(task_sort=TaskSort.NEED.value), scope)
    seen = rows if scope.confidential else rows.filter(is_restricted=False)
    return list(seen.filter(progress__in=UNSETTLED).order_by("due_on", "pk"))
