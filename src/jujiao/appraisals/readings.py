"""What the items of a scheme read for each person: one query for each form of source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import mean

from jujiao.appraisals.models import Ballot, Judgement, Metric, Poll
from jujiao.careers.training import HoursOwed, hours_owed
from jujiao.catalogue import RECORD_KINDS, REGISTER_LABELS
from jujiao.catalogue.appraisal import FAIRLY_GOOD, GOOD, MEDIOCRE, POOR, QUARTER_GRADE
from jujiao.kernel.periods import Period, year_of
from jujiao.kernel.schemes import Item, Reading, Scheme, Source
from jujiao.kernel.transitions import FactState
from jujiao.ledger import models as ledger
from jujiao.ledger.selectors import kept_registers

QUARTER_SHARES = {GOOD: 100, FAIRLY_GOOD: 80, MEDIOCRE: 50, POOR: 0}
SMALLEST_GROUP = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose readings are wanted, of which year; ``round_id`` where a round is under way."""

    court_id: int
    year: int
    people: Collection[int]
    round_id: int | None = None

    @property
    def period(self) -> Period:
        """The year of the appraisal."""
        return year_of(self.year)


@dataclass(frozen=True, slots=True)
class Taken:
    """One participation of a person in a record that a scheme may count."""

    record_id: int
    kind: str
    role: str
    level: int
    outcome: str


Readings = Mapping[int, Mapping[str, Reading]]


class Shelf:
    """Everything that the sources of a scheme need, read once for all persons."""

    def __init__(self, asked: Asked, scheme: Scheme) -> None:
        sources = _sources(scheme)
        forms = {source.form for source in sources}
        self.asked = asked
        self.taken = _taken(
            asked, {one.of for one in sources if one.form in ("counted", "quarterly")}
        )
        self.kept = self._kept_kinds(source.of for source in sources if source.form == "counted")
        self.hours = _hours(asked) if "hours" in forms else {}
        self.metrics = _metrics(asked) if "imported" in forms else {}
        self.judged = _judged(asked) if "judged" in forms else {}
        self.polled = _polled(asked) if "polled" in forms else {}
        self.forms: Mapping[str, Callable[[Item, Source, int], Reading]] = {
            "counted": self._counted,
            "hours": self._hours,
            "imported": self._imported,
            "judged": self._judged,
            "quarterly": self._quarterly,
            "polled": self._polled,
        }

    def _kept_kinds(self, kinds: Iterable[str]) -> frozenset[str]:
        """The kinds that the court keeps: their register was read in the year, or holds a record."""
        registers = kept_registers(self.asked.court_id, self.asked.year)
        seen = {one.kind for some in self.taken.values() for one in some}
        return frozenset(
            kind for kind in kinds if kind in seen or RECORD_KINDS[kind].register_slug in registers
        )

    def reading(self, item: Item, person_id: int) -> Reading:
        """What an item reads for a person, with what takes away where it has such a source."""
        assert item.source is not None
        plus = self.forms[item.source.form](item, item.source, person_id)
        if item.minus is None:
            return plus
        minus = self.forms[item.minus.form](item, item.minus, person_id)
        return Reading(plus.facts, minus.facts, plus.known and minus.known, plus.note or minus.note)

    def facts(self, source: Source, person_id: int) -> list[Taken]:
        """The participations of a person that a source counts."""
        return [one for one in self.taken.get(person_id, ()) if _counts(source, one)]

    def _counted(self, item: Item, source: Source, person_id: int) -> Reading:
        if source.of not in self.kept:
            label = REGISTER_LABELS[RECORD_KINDS[source.of].register_slug]
            return Reading(known=False, note=f"{self.asked.year}年没有读到“{label}”")
        found = self.facts(source, person_id)
        return Reading({f"record:{one.record_id}": Decimal(1) for one in found})

    def _hours(self, item: Item, source: Source, person_id: int) -> Reading:
        owed = self.hours.get(person_id)
        if owed is None or owed.hours is None:
            return Reading(known=False, note="没有登记培训学时")
        return Reading({f"hours:{person_id}": Decimal(owed.hours)})

    def _imported(self, item: Item, source: Source, person_id: int) -> Reading:
        metric = self.metrics.get((person_id, source.of))
        if metric is None:
            return Reading(known=False, note=f"没有导入“{item.label}”的数据")
        return Reading({f"metric:{metric.pk}": metric.amount}, note=metric.source_ref)

    def _judged(self, item: Item, source: Source, person_id: int) -> Reading:
        given = self.judged.get((person_id, item.slug))
        if given is None:
            return Reading(known=False, note=f"“{item.label}”还没有评分")
        return Reading({f"judgement:{given.pk}": given.points}, note=f"{given.judged_by_name}评分")

    def _quarterly(self, item: Item, source: Source, person_id: int) -> Reading:
        grades = [one for one in self.facts(source, person_id) if one.outcome in QUARTER_SHARES]
        if not grades:
            return Reading(known=False, note="没有登记平时考核等次")
        share = sum(QUARTER_SHARES[one.outcome] for one in grades)
        points = item.full * share / (100 * len(grades))
        return Reading({f"quarters:{person_id}": points}, note=f"{len(grades)}个季度")

    def _polled(self, item: Item, source: Source, person_id: int) -> Reading:
        ballots = self.polled.get((person_id, item.slug), ())
        if not ballots:
            return Reading(known=False, note="没有民主测评结果")
        if len(ballots) < SMALLEST_GROUP:
            return Reading(known=False, note=f"测评不足{SMALLEST_GROUP}票，结果不公开")
        return Reading({f"poll:{item.slug}:{person_id}": mean(ballots)}, note=f"{len(ballots)}票")


def readings_with(shelf: Shelf, scheme: Scheme) -> Readings:
    """Person → item → reading, for every leaf of the scheme."""
    leaves = scheme.leaves()
    return {
        person_id: {leaf.slug: shelf.reading(leaf, person_id) for leaf in leaves}
        for person_id in shelf.asked.people
    }


def _sources(scheme: Scheme) -> list[Source]:
    leaves = scheme.leaves()
    used = [source for leaf in leaves for source in (leaf.source, leaf.minus) if source]
    return [*used, *(veto.source for veto in scheme.vetoes)]


def _counts(source: Source, one: Taken) -> bool:
    return (
        one.kind == source.of
        and (not source.role or one.role == source.role)
        and one.level >= source.at_least
        and (not source.outcomes or one.outcome in source.outcomes)
    )


def _taken(asked: Asked, kinds: Collection[str]) -> dict[int, list[Taken]]:
    rows = ledger.Participation.objects.filter(
        record__court_id=asked.court_id,
        record__kind__in=sorted(kinds),
        record__state=FactState.IN_FORCE.value,
        person__isnull=False,
    )
    quarters = rows.filter(
        record__kind=QUARTER_GRADE.slug, record__serial__startswith=str(asked.year)
    )
    dated = rows.exclude(record__kind=QUARTER_GRADE.slug).filter(
        record__occurred_on__range=(asked.period.first, asked.period.last)
    )
    found: dict[int, list[Taken]] = defaultdict(list)
    columns = (
        "person_id",
        "record_id",
        "record__kind",
        "role",
        "record__award_level",
        "record__outcome",
    )
    for row in (*dated.values_list(*columns), *quarters.values_list(*columns)):
        person_id, record_id, kind, role, level, outcome = row
        if person_id is not None:
            found[person_id].append(Taken(record_id, kind, role, level or 0, outcome))
    return found


def _hours(asked: Asked) -> dict[int, HoursOwed]:
    rows = hours_owed(asked.court_id, as_of=asked.period.last)
    return {one.person_id: one for one in rows}


def _metrics(asked: Asked) -> dict[tuple[int, str], Metric]:
    rows = Metric.objects.filter(court_id=asked.court_id, metric_year=asked.year)
    return {(one.person_id, one.slug): one for one in rows}


def _judged(asked: Asked) -> dict[tuple[int, str], Judgement]:
    rows = Judgement.objects.filter(appraisee__round_id=asked.round_id or 0)
    return {
        (one.appraisee.person_id, one.item_slug): one for one in rows.select_related("appraisee")
    }


def _polled(asked: Asked) -> dict[tuple[int, str], list[Decimal]]:
    """Ballots of polls that are closed; while a poll runs nobody sees anything."""
    rows = Ballot.objects.filter(
        poll__in=Poll.objects.filter(round_id=asked.round_id or 0, closed_on__isnull=False)
    ).values_list("appraisee__person_id", "poll__item_slug", "points")
    found: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for person_id, item_slug, points in rows:
        found[person_id, item_slug].append(points)
    return found
