"""Imported history is never refused: what in it does not go with the rules is said as a hint."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.careers.pairs import mentees_allowed, pairs_overlapping
from jujiao.careers.publication import ARROW, LADDER_OF
from jujiao.careers.rules import busiest
from jujiao.catalogue.appraisal import GOOD, GOOD_SHARE, QUARTER_GRADE, QUARTERLY_RULES
from jujiao.catalogue.ladders import LADDERS
from jujiao.catalogue.mentorship import LOCAL_SCHEMES
from jujiao.kernel.ladders import STEP_BY_STEP, ladder_on
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure
from jujiao.policies.selectors import policy_value
from jujiao.procedures.models import Procedure


@dataclass(frozen=True, slots=True)
class Hint:
    """A fact that stands and counts, and what about it somebody may want to look at."""

    public_id: str
    person: str
    message: str
    basis: str


def career_hints(court_id: int, period: Period) -> list[Hint]:
    """Promotions of the period that skip a rank, and mentors who had more mentees than allowed."""
    return [
        *_skipped(court_id, period),
        *_too_many(court_id, period),
        *_too_good(court_id, period),
    ]


def _skipped(court_id: int, period: Period) -> list[Hint]:
    rows = Procedure.objects.filter(
        court_id=court_id,
        kind__in=LADDER_OF,
        state=FactState.IN_FORCE.value,
        completed_on__range=(period.first, period.last),
    ).select_related("person")
    return [
        Hint(row.public_id, str(row.person), f"{row.title}不是逐级晋升", STEP_BY_STEP.citation)
        for row in rows.order_by("completed_on", "pk")
        if row.completed_on and not _one_rung(LADDER_OF[row.kind], row.title, row.completed_on)
    ]


def _one_rung(slug: str, title: str, on: date) -> bool:
    """Whether the step is one rung; a title that does not tell both ranks says nothing against it."""
    before, arrow, after = title.partition(ARROW)
    ladder = ladder_on(LADDERS, slug, on)
    if not arrow or ladder is None or before not in ladder.titles:
        return True
    rung = ladder.after(before)
    return rung is not None and rung.title == after


def _too_many(court_id: int, period: Period) -> list[Hint]:
    limit = mentees_allowed(court_id, on=period.last)
    taught: dict[int, list[Tenure]] = {}
    for pair in pairs_overlapping(court_id, period).order_by("starts_on", "pk"):
        taught.setdefault(pair.person_id, []).append(pair)
    return [
        Hint(
            pairs[0].public_id,
            str(pairs[0].person),
            f"同时带{count}名徒弟，超过{limit}名",
            LOCAL_SCHEMES.citation,
        )
        for pairs in taught.values()
        if (count := busiest(_terms(pairs, period), within=period)) > limit
    ]


def _too_good(court_id: int, period: Period) -> list[Hint]:
    """平时考核: quarters in which more than the share were graded 好; the year stands before Q."""
    allowed = int(
        str(policy_value(court_id, GOOD_SHARE.slug, on=period.last, default=GOOD_SHARE.value))
    )
    rows = Record.objects.filter(
        court_id=court_id,
        kind=QUARTER_GRADE.slug,
        state=FactState.IN_FORCE.value,
        serial__startswith=str(period.first.year),
    )
    graded: dict[str, list[tuple[str, str]]] = {}
    for serial, public_id, outcome in rows.order_by("serial", "pk").values_list(
        "serial", "public_id", "outcome"
    ):
        graded.setdefault(serial, []).append((public_id, outcome))
    return [
        Hint(
            found[0][0],
            serial,
            f"平时考核{len(found)}人，好{good}人，超过{allowed}%",
            QUARTERLY_RULES.citation,
        )
        for serial, found in graded.items()
        if (good := sum(outcome == GOOD for _, outcome in found)) * 100 > allowed * len(found)
    ]


def _terms(pairs: list[Tenure], period: Period) -> list[Period]:
    return [Period(one.starts_on or period.first, one.ends_on or date.max) for one in pairs]
