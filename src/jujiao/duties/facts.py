"""What is read to answer a question about dues: a fixed number of grouped queries, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from django.db.models import Q

from jujiao.access.scope import Scope, within
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.bearers import branch_shapes, holding_of, persons_owing, units_owing
from jujiao.duties.models import Excusal
from jujiao.duties.rules import BearerSpan, DutyTerms, calendar_windows
from jujiao.duties.tallies import IN_FORCE, Tally, tally_joint, tally_of
from jujiao.kernel.cadence import Every, Window
from jujiao.kernel.obligations import Bearer, BranchShape, Duty, OnDays
from jujiao.kernel.periods import Period, year_of
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import kept_registers
from jujiao.policies.models import Policy
from jujiao.policies.selectors import policies_in_force

TERMS = "duty"
KINDS_OF_REGISTER: Mapping[str, list[str]] = {
    register: [kind.slug for kind in RECORD_KINDS.values() if kind.register_slug == register]
    for register in {kind.register_slug for kind in RECORD_KINDS.values()}
}
UNKNOWN_SHAPE = BranchShape()
ExcusalKey = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Owing:
    """What is asked: which duties of a court in a year, as known on which day, maybe of one branch.

    The year is that of the day unless it is named, as when last year is assessed in January. On its
    last day a due is still due; where ``day_is_over``, as in a list 截至 a day, it is overdue by then.
    """

    scope: Scope
    as_of: date
    duties: tuple[Duty, ...] = field(default_factory=lambda: tuple(DUTIES.values()))
    year: int | None = None
    branch_id: int | None = None
    day_is_over: bool = False

    @property
    def today(self) -> date:
        """The first day on which what is late by then shows as overdue."""
        return self.as_of + timedelta(days=1) if self.day_is_over else self.as_of

    @property
    def court_id(self) -> int:
        """The court whose duties they are."""
        return self.scope.court_id

    @property
    def period(self) -> Period:
        """The calendar year that is looked at."""
        return year_of(self.year or self.as_of.year)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the ledger and the court's decisions say, ready to be judged.

    ``duties`` are those of the question that were in force at any time.
    """

    duties: tuple[Duty, ...]
    tally: Tally
    terms: tuple[DutyTerms, ...]
    excusals: Mapping[ExcusalKey, str]
    registers: frozenset[str]
    shapes: Mapping[int, Mapping[date, BranchShape]]
    bearers: Mapping[str, Sequence[BearerSpan]]

    def applies(self, duty: Duty, bearer: BearerSpan, window: Window) -> bool:
        """Whether the bearer is one that owes this duty in the window."""
        if not bearer.owes_in(window.period):
            return False
        if duty.applies is None:
            return True
        shapes = self.shapes.get(bearer.bearer_id, {})
        return duty.applies(shapes.get(window.period.last, UNKNOWN_SHAPE))

    def is_special(self, duty: Duty) -> bool:
        """Whether bearers who fell short may stand differently: one excused, one perhaps not short."""
        return (
            bool(self.excusals)
            or duty.slug in self.tally.undecided
            or duty.slug in self.tally.unnamed
        )


def gather(owing: Owing) -> Facts:
    """Reads what happened, who owes, what was excused and which rules held."""
    terms = terms_of(owing.court_id)
    decided = {one.duty for one in terms}
    duties = tuple(duty for duty in owing.duties if duty.on or duty.slug in decided)
    owing = replace(owing, duties=duties)
    bearers = _bearers(owing)
    tally = _tally(owing, bearers)
    return Facts(
        duties,
        tally,
        terms,
        _excusals(owing),
        _registers(owing, tally),
        _shapes(owing, terms),
        bearers,
    )


def _tally(owing: Owing, bearers: Mapping[str, Sequence[BearerSpan]]) -> Tally:
    tally = tally_of(owing.duties, owing.court_id, owing.period, owing.as_of)
    until = min(owing.as_of, owing.period.last)
    branches = {
        span.bearer_id
        for duty in owing.duties
        if duty.bearer is Bearer.BRANCH
        for span in bearers[duty.slug]
    }
    if branches and until >= owing.period.first:
        reach = Period(owing.period.first, until)
        tally_joint(tally, owing.duties, sorted(branches), reach)
    return tally


def _registers(owing: Owing, tally: Tally) -> frozenset[str]:
    """The registers that are kept in the year: said so, or any record of theirs stands in it."""
    kept = kept_registers(owing.court_id, owing.period.first.year) | tally.registers
    silent = {duty.register for duty in owing.duties} - kept
    return kept | frozenset(
        register
        for register in silent
        if Record.objects.filter(
            court_id=owing.court_id,
            kind__in=KINDS_OF_REGISTER[register],
            state=IN_FORCE,
            occurred_on__range=(owing.period.first, owing.period.last),
        ).exists()
    )


def terms_of(court_id: int) -> tuple[DutyTerms, ...]:
    """What the court, or everybody, decided about duties, the general before the court's own."""
    rows = Policy.objects.filter(Q(court_id=court_id) | Q(court_id=None), slug=TERMS)
    ordered = sorted(rows, key=lambda row: (row.court_id is not None, row.pk))
    return tuple(_terms(row) for row in ordered)


def with_own_days(duty: Duty, court_id: int, *, on: date) -> Duty:
    """The duty with the days that the court has set for it, where it has set any."""
    rhythm = duty.rhythm
    if not isinstance(rhythm, OnDays):
        return duty
    rows = policies_in_force(court_id, rhythm.policy, on=on)
    days = tuple(_day_of(row) for row in rows)
    return replace(duty, rhythm=replace(rhythm, days=days)) if days else duty


def _day_of(row: Policy) -> tuple[int, int, str]:
    month, _, day = row.subject.partition("-")
    return int(month), int(day), str(row.value)


def _bearers(owing: Owing) -> dict[str, Sequence[BearerSpan]]:
    known: dict[object, Sequence[BearerSpan]] = {}
    found: dict[str, Sequence[BearerSpan]] = {}
    for duty in owing.duties:
        of_person = duty.bearer.is_person
        key: object = (holding_of(duty).slug, duty.but_not) if of_person else duty.bearer
        if key not in known:
            known[key] = _of_branch(_spans(duty, owing), owing.branch_id)
        found[duty.slug] = known[key]
    return found


def _spans(duty: Duty, owing: Owing) -> list[BearerSpan]:
    if duty.bearer.is_person:
        return persons_owing(owing.court_id, duty, owing.period)
    return units_owing(owing.court_id, duty.bearer)


def _of_branch(spans: list[BearerSpan], branch_id: int | None) -> list[BearerSpan]:
    if branch_id is None:
        return spans
    return [span for span in spans if span.unit_id == branch_id]


def _shapes(owing: Owing, terms: Sequence[DutyTerms]) -> Mapping[int, Mapping[date, BranchShape]]:
    asked = [duty for duty in owing.duties if duty.applies and isinstance(duty.rhythm, Every)]
    ends = _window_ends(asked, owing, terms)
    return branch_shapes(owing.court_id, ends) if ends else {}


def _window_ends(duties: Iterable[Duty], owing: Owing, terms: Sequence[DutyTerms]) -> list[date]:
    ends = {
        window.period.last
        for duty in duties
        for window, _ in calendar_windows(duty, terms, owing.period, owing.as_of)
    }
    return sorted(ends)


def _excusals(owing: Owing) -> dict[ExcusalKey, str]:
    rows = within(Excusal.objects.filter(withdrawn_at=None), owing.scope)
    return {(one.duty, one.window_label, one.bearer_id): one.reason for one in rows}


def _terms(row: Policy) -> DutyTerms:
    value = row.value if isinstance(row.value, dict) else {}
    every = value.get("every")
    return DutyTerms(
        row.subject,
        row.valid_from,
        row.valid_until,
        bool(value.get("on", True)),
        value.get("at_least"),
        Every[every] if every else None,
    )
