"""师徒谈心: which months of a pair's term have a talk that both confirmed, and which have none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jujiao.careers.pairs import pairs_overlapping
from jujiao.catalogue.mentorship import MENTEE, MENTOR, MENTOR_TALK
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.selectors import kept_registers
from jujiao.people.models import Tenure


@dataclass(frozen=True, slots=True)
class TalksOfPair:
    """A pair's year: month → talks, for the months of its term that have begun."""

    pair: Tenure
    months: Mapping[int, int]

    @property
    def missing(self) -> tuple[int, ...]:
        """The months without a confirmed talk."""
        return tuple(month for month, count in self.months.items() if count == 0)


def talk_grid(court_id: int, *, as_of: date) -> list[TalksOfPair]:
    """Every pair of the year with its months up to the day: one query, whatever the number of pairs."""
    year = year_of(as_of.year)
    pairs = list(pairs_overlapping(court_id, year).order_by("starts_on", "pk"))
    talked = _talked(court_id, year.first, as_of)
    return [TalksOfPair(pair, _months(pair, as_of, talked)) for pair in pairs]


def talks_are_kept(court_id: int, year: int) -> bool:
    """Whether the court keeps talks of pairs in a year; where it does not, nobody knows of any month."""
    if MENTOR_TALK.register_slug in kept_registers(court_id, year):
        return True
    rows = Record.objects.filter(court_id=court_id, kind=MENTOR_TALK.slug, occurred_on__year=year)
    return rows.exists()


def records_of_pair(pair: Tenure, kind: str) -> list[Record]:
    """The records of a kind that mentor and mentee share, within their term, the latest first."""
    shared = Record.objects.filter(
        court_id=pair.court_id,
        kind=kind,
        state__in=(FactState.FILED.value, FactState.IN_FORCE.value),
    )
    for person_id in (pair.person_id, pair.counterpart_id or 0):
        shared = shared.filter(participations__person_id=person_id)
    if pair.starts_on is not None:
        shared = shared.filter(occurred_on__gte=pair.starts_on)
    return list(shared.distinct().order_by("-occurred_on", "-pk"))


Talked = Mapping[tuple[int, int], Mapping[int, int]]


def _talked(court_id: int, first: date, last: date) -> Talked:
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind=MENTOR_TALK.slug,
        record__state=FactState.IN_FORCE.value,
        record__occurred_on__range=(first, last),
    ).values_list("record_id", "role", "person_id", "record__occurred_on")
    sides: dict[int, dict[str, int]] = {}
    days: dict[int, date] = {}
    for record_id, role, person_id, day in rows:
        if person_id is not None and day is not None:
            sides.setdefault(record_id, {})[role] = person_id
            days[record_id] = day
    talked: dict[tuple[int, int], dict[int, int]] = {}
    for record_id, two in sides.items():
        months = talked.setdefault((two.get(MENTOR, 0), two.get(MENTEE, 0)), {})
        month = days[record_id].month
        months[month] = months.get(month, 0) + 1
    return talked


def _months(pair: Tenure, as_of: date, talked: Talked) -> dict[int, int]:
    year = as_of.year
    first = pair.starts_on.month if pair.starts_on and pair.starts_on.year == year else 1
    ends_on = pair.ends_on if pair.ends_on and pair.ends_on < as_of else as_of
    done = talked.get((pair.person_id, pair.counterpart_id or 0), {})
    return {month: done.get(month, 0) for month in range(first, ends_on.month + 1)}
