"""师徒结对: pairing within the limits, talks that both confirm, reviews by weights, and how a pair ends."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.careers.rules import busiest, weighted_total
from jujiao.catalogue.mentorship import (
    EXTENDED,
    LOCAL_SCHEMES,
    MENTEE,
    MENTEES_PER_MENTOR,
    MENTOR,
    MENTOR_PLAN,
    MENTOR_TALK,
    MENTORSHIP,
    MENTORSHIP_MONTHS,
    MENTORSHIP_REVIEW,
    REVIEW_ITEMS,
    REVIEW_WEIGHTS,
)
from jujiao.kernel.periods import Period, add_months
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState, next_fact_state
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person, Tenure
from jujiao.people.services import TenureEntry, enter_tenures, retire_tenure
from jujiao.people.stamps import Stamp
from jujiao.policies.selectors import policy_value

IN_FORCE = FactState.IN_FORCE.value


@dataclass(frozen=True, slots=True)
class NewPair:
    """Who is to teach whom, from when until when."""

    court_id: int
    mentor_id: int
    mentee_id: int
    starts_on: date
    ends_on: date
    document_no: str = ""

    def __str__(self) -> str:
        return f"师徒结对 {self.starts_on}至{self.ends_on}"


@dataclass(frozen=True, slots=True)
class PairOfTwo:
    """A pair as the subject of a permission: both of the two are concerned."""

    tenure: Tenure

    @property
    def court_id(self) -> int:
        """The court of the pair."""
        return self.tenure.court_id

    @property
    def person_ids(self) -> frozenset[int]:
        """Mentor and mentee."""
        return frozenset({self.tenure.person_id, self.tenure.counterpart_id or 0})

    def __str__(self) -> str:
        return str(self.tenure)


@dataclass(frozen=True, slots=True)
class FiledTalk:
    """A talk that waits for the other of the two."""

    record: Record
    person_ids: frozenset[int]

    @property
    def court_id(self) -> int:
        """The court of the pair."""
        return self.record.court_id

    @property
    def recorded_by_id(self) -> int | None:
        """Who wrote it down and so may not confirm it."""
        return self.record.recorded_by_id

    def __str__(self) -> str:
        return str(self.record)


@command("mentorship.pair")
def pair_up(new: NewPair, *, by: Actor, at: datetime) -> Tenure:
    """Pairs two colleagues. Raises Refused beyond the limit, citing the scheme and the number."""
    _check_pair(new)
    list(Person.objects.select_for_update().filter(pk__in=(new.mentor_id, new.mentee_id)))
    limit = mentees_allowed(new.court_id, on=new.starts_on)
    term = Period(new.starts_on, new.ends_on)
    taught = _terms(pairs_overlapping(new.court_id, term).filter(person_id=new.mentor_id), term)
    if busiest(taught, within=term) >= limit:
        raise refuse(
            "mentor_full",
            f"这位师傅在此期间已带{limit}名徒弟，同时最多带{limit}名（{LOCAL_SCHEMES.citation}）。",
            place="mentor",
            remedy="请另选师傅，或等前一对结束。",
        )
    learning = pairs_overlapping(new.court_id, term).filter(counterpart_id=new.mentee_id)
    if learning.exists():
        raise refuse(
            "mentee_taken", "这位徒弟在此期间已有师傅。", place="mentee", remedy="请先结束前一对。"
        )
    entry = TenureEntry(
        new.court_id,
        MENTORSHIP.slug,
        new.mentor_id,
        starts_on=new.starts_on,
        ends_on=new.ends_on,
        counterpart_id=new.mentee_id,
        document_no=new.document_no,
    )
    return enter_tenures([entry], [Stamp(at, by)])[0]


@command("mentorship.end")
def conclude_pair(
    pair: Tenure, *, on: date, outcome: str, reason: str, by: Actor, at: datetime
) -> Tenure:
    """出师, 延期 to a later day, or 解除: a new tenure says so, the old one stays readable."""
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写原因。", place="reason", remedy="请用一句话说明原因。"
        )
    starts, ends = pair.starts_on, pair.ends_on
    if starts is not None and on < starts:
        raise refuse("ends_before_start", "日期早于结对起始日期。", place="on", remedy="请改正。")
    if outcome == EXTENDED and ends is not None and on <= ends:
        raise refuse("no_extension", f"延期要晚于原定的{ends}。", place="on", remedy="请改正。")
    retire_tenure(pair)
    entry = TenureEntry(
        pair.court_id,
        MENTORSHIP.slug,
        pair.person_id,
        starts_on=starts,
        ends_on=on,
        counterpart_id=pair.counterpart_id,
        outcome=outcome,
        document_no=pair.document_no,
    )
    [successor] = enter_tenures([entry], [Stamp(at, by, reason=reason)])
    successor.supersedes = pair
    successor.save()
    return successor


@command("mentorship.talk")
def enter_plan(pair: PairOfTwo, *, on: date, title: str, by: Actor, at: datetime) -> Record:
    """辅导计划: what the two mean to do in their term. Raises Refused without a word, or out of term."""
    if not title.strip():
        raise refuse("required", "没有写计划要点。", place="title", remedy="请填写。")
    _check_in_term(pair.tenure, on, at)
    entry = replace(_about(pair.tenure, MENTOR_PLAN.slug, on), title=title.strip())
    return enter_records([entry], [Stamp(at, by)])[0]


@command("mentorship.talk")
def log_talk(
    pair: PairOfTwo, *, on: date, outcome: str, title: str, by: Actor, at: datetime
) -> Record:
    """One of the two writes down that they met; it waits for the other. Raises Refused out of term."""
    tenure = pair.tenure
    _check_in_term(tenure, on, at)
    entry = replace(_about(tenure, MENTOR_TALK.slug, on), outcome=outcome, title=title)
    return enter_records([entry], [Stamp(at, by, FactState.FILED)])[0]


@command("mentorship.confirm")
def confirm_talk(talk: FiledTalk, *, by: Actor, at: datetime) -> Record:
    """The other of the two agrees that they met."""
    record = talk.record
    record.state = next_fact_state(record.state, "confirm").value
    record.confirmed_at, record.confirmed_by_name = at, by.name
    record.save()
    return record


@command("mentorship.review")
def review_pair(
    pair: Tenure, *, on: date, stage: str, marks: Mapping[str, int], by: Actor, at: datetime
) -> Record:
    """Mid or end review: marks by item, weighted as the scheme says. Raises Refused for bad weights."""
    weights = review_weights(pair.court_id, on=on)
    total = weighted_total(marks, weights, REVIEW_ITEMS)
    entry = replace(
        _about(pair, MENTORSHIP_REVIEW.slug, on),
        serial=stage,
        quantity=total,
        details={"marks": dict(marks)},
    )
    return enter_records([entry], [Stamp(at, by, FactState.FILED)])[0]


def pair_in_scope(scope: Scope, public_id: str) -> Tenure | None:
    """A pair, or None where the scope does not reach."""
    rows = within(Tenure.objects.filter(kind=MENTORSHIP.slug, state=IN_FORCE), scope)
    joined = rows.select_related("person", "counterpart")
    return joined.filter(public_id=public_id).first()


def term_proposed(court_id: int, *, on: date) -> Period:
    """The term that the court's scheme proposes for a pair that begins on a day."""
    default = MENTORSHIP_MONTHS
    months = int(str(policy_value(court_id, default.slug, on=on, default=default.value)))
    return Period(on, add_months(on, months) - timedelta(days=1))


def mentees_allowed(court_id: int, *, on: date) -> int:
    """How many mentees a mentor may have at once."""
    default = MENTEES_PER_MENTOR
    return int(str(policy_value(court_id, default.slug, on=on, default=default.value)))


def review_weights(court_id: int, *, on: date) -> Mapping[str, int]:
    """The weights of a review; they must add up to 100."""
    value = policy_value(court_id, "mentorship_weights", on=on, default=REVIEW_WEIGHTS)
    assert isinstance(value, dict)
    return {str(item): int(weight) for item, weight in value.items()}


def pairs_overlapping(court_id: int, term: Period) -> QuerySet[Tenure]:
    """The pairs that have a day in common with the term."""
    begun = Q(starts_on=None) | Q(starts_on__lte=term.last)
    lasting = Q(ends_on=None) | Q(ends_on__gte=term.first)
    return Tenure.objects.filter(
        begun & lasting, court_id=court_id, kind=MENTORSHIP.slug, state=IN_FORCE
    ).select_related("person", "counterpart")


def _terms(pairs: QuerySet[Tenure], term: Period) -> list[Period]:
    return [
        Period(
            max(one.starts_on or term.first, term.first), min(one.ends_on or term.last, term.last)
        )
        for one in pairs
    ]


def _check_pair(new: NewPair) -> None:
    if new.mentor_id == new.mentee_id:
        raise refuse("same_person", "师傅和徒弟是同一人。", place="mentee", remedy="请改正。")
    if new.ends_on <= new.starts_on:
        raise refuse("bad_term", "结束日期不晚于起始日期。", place="ends_on", remedy="请改正。")


def _covers(pair: Tenure, day: date) -> bool:
    begun = pair.starts_on is None or pair.starts_on <= day
    return begun and (pair.ends_on is None or day <= pair.ends_on)


def _check_in_term(pair: Tenure, on: date, at: datetime) -> None:
    if not _covers(pair, on) or on > timezone.localdate(at):
        raise refuse(
            "outside_term", "日期不在结对期内，或者还没有到。", place="on", remedy="请核对日期。"
        )


def _about(pair: Tenure, kind: str, on: date) -> RecordEntry:
    people = ((MENTOR, pair.person_id), (MENTEE, pair.counterpart_id or 0))
    return RecordEntry(pair.court_id, kind, on, people=people)
