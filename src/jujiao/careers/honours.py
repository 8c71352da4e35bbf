"""荣誉与评优: shares of legal awards, who comes into question by rule, revocation. Nobody is chosen here."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import QuerySet

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.careers.rules import sanction_breach
from jujiao.careers.standings import Conduct, conduct_of, holdings_on
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.commendation import (
    AWARD_RULES,
    LEGAL_AWARDS,
    MEDAL_RULES,
    MEDAL_YEARS,
    MERIT_RULE,
    MERIT_YEARS,
    NOMINEE_GRADES,
    REVOCATION_GROUNDS,
    REVOCATION_RULES,
    LegalAward,
)
from jujiao.catalogue.honours import COMMENDATION, HONOUR, PERSON, REVOKED
from jujiao.kernel.ladders import Grade, Ground, YearGrade
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import Period, add_months
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.services import entry_of, supersede_record, withdraw_record
from jujiao.people.models import Person
from jujiao.policies.selectors import policy_value

IN_FORCE = FactState.IN_FORCE.value


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a legal award the share allows in a year, and how many were given."""

    award: LegalAward
    allowed: int | None
    given: int
    basis: str = AWARD_RULES.citation

    @property
    def exceeded(self) -> bool:
        """Whether more were given than the share allows."""
        return self.allowed is not None and self.given > self.allowed


@dataclass(frozen=True, slots=True)
class Nominee:
    """Whether the rules allow somebody to be nominated (None: a fact is missing), and why."""

    person_id: int
    name: str
    department: str
    allowed: bool | None
    because: tuple[Ground, ...] = ()


@dataclass(frozen=True, slots=True)
class HonourCounts:
    """人, 人次, 项, 集体 of one register: four figures that stand side by side and are never mixed."""

    persons: int
    times: int
    items: int
    units: int


def places_of(award: LegalAward, headcount: int) -> int | None:
    """How many persons the share allows, rounded down; None where the rules give no share."""
    return None if award.persons is None else headcount * award.persons // 1000


def shares_of(court_id: int, period: Period, *, headcount: int) -> list[Share]:
    """The legal awards given to persons in the period against their shares."""
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind__in=(HONOUR.slug, COMMENDATION.slug),
        record__state=IN_FORCE,
        record__occurred_on__range=(period.first, period.last),
        role=PERSON,
    ).exclude(record__outcome=REVOKED)
    titles = list(rows.values_list("record__title", flat=True))
    return [
        Share(award, places_of(award, headcount), sum(award.title in title for title in titles))
        for award in LEGAL_AWARDS
    ]


def honour_counts(
    court_id: int, kind: str, period: Period, *, at: Level | None = None
) -> HonourCounts:
    """The register of one kind (honours, commendations, prizes) counted four ways, maybe at a level."""
    rows = Participation.objects.filter(
        record__court_id=court_id,
        record__kind=kind,
        record__state=IN_FORCE,
        record__occurred_on__range=(period.first, period.last),
    ).exclude(record__outcome=REVOKED)
    if at is not None:
        rows = rows.filter(record__award_level=int(at))
    seen = list(rows.values_list("person_id", "unit_id", "record_id"))
    people = [person for person, _, _ in seen if person is not None]
    return HonourCounts(
        len(set(people)),
        len(people),
        len({record for _, _, record in seen}),
        len({unit for _, unit, _ in seen if unit is not None}),
    )


def merit_candidates(court_id: int, *, year: int) -> list[Nominee]:
    """三等功: whoever was 优秀 in this year and the two before, by name and with the clause."""
    conduct = conduct_of(court_id)
    years = range(year - MERIT_YEARS + 1, year + 1)
    ground = Ground(
        "three_excellent_years", MERIT_RULE.citation, f"{years[0]}年至{year}年连续三年优秀"
    )
    return [
        Nominee(person_id, one.name, one.department, allowed=True, because=(ground,))
        for person_id, one in holdings_on(court_id, date(year, 12, 31)).items()
        if one.serving and _all_excellent(conduct.grades.get(person_id, ()), years)
    ]


def medal_candidates(court_id: int, *, on: date) -> list[Nominee]:
    """荣誉天平奖章: thirty years in courts by the day; unknown where the day of joining is missing."""
    held = {pk: one for pk, one in holdings_on(court_id, on).items() if one.serving}
    joined = dict(Person.objects.filter(pk__in=held).values_list("pk", "joined_court_on"))
    found = ((pk, one, joined.get(pk)) for pk, one in held.items())
    return [
        Nominee(pk, one.name, one.department, since is not None or None, (_medal_ground(since),))
        for pk, one, since in found
        if since is None or add_months(since, 12 * MEDAL_YEARS) <= on
    ]


def nominees(court_id: int, *, year: int, on: date) -> list[Nominee]:
    """评优评先: whom the rules allow to be nominated for the year, and whom not, with the clause."""
    conduct = conduct_of(court_id)
    default = NOMINEE_GRADES
    wanted = policy_value(court_id, default.slug, on=on, default=default.value)
    assert isinstance(wanted, list | tuple)
    return [
        _nominee(
            person_id, one.name, one.department, conduct, frozenset(map(str, wanted)), (year, on)
        )
        for person_id, one in holdings_on(court_id, on).items()
        if one.serving
    ]


def honours_in(scope: Scope, period: Period) -> QuerySet[Record]:
    """The awards of a period from outside and from the court itself, the revoked ones included."""
    rows = within(Record.objects.filter(kind__in=(HONOUR.slug, COMMENDATION.slug)), scope)
    dated = rows.filter(state=IN_FORCE, occurred_on__range=(period.first, period.last))
    return dated.order_by("-occurred_on", "-pk")


def honour_in_scope(scope: Scope, public_id: str) -> Record | None:
    """One award in force, or None where the scope does not reach."""
    rows = within(Record.objects.filter(kind__in=(HONOUR.slug, COMMENDATION.slug)), scope)
    return rows.filter(state=IN_FORCE, public_id=public_id).first()


@command("honour.revoke")
def revoke_honour(
    honour: Record, *, ground: str, document_no: str, by: Actor, at: datetime
) -> Record:
    """撤销奖励: the honour no longer counts; it, the ground and the decision stay readable.

    Where its kind knows 已撤销 a corrected record says so; else the record is withdrawn.
    """
    if ground not in REVOCATION_GROUNDS:
        raise refuse(
            "no_ground",
            f"撤销奖励须有法定情形（{REVOCATION_RULES.citation}）。",
            place="ground",
            remedy="请选择情形。",
        )
    if not document_no.strip():
        raise refuse(
            "document_missing", "没有填撤销决定的文号。", place="document_no", remedy="请填写。"
        )
    reason = f"{REVOCATION_GROUNDS[ground]}（{REVOCATION_RULES.citation}），{document_no}"
    if REVOKED not in RECORD_KINDS[honour.kind].outcomes:
        return withdraw_record(honour, reason=reason, by=by, at=at)
    entry = replace(entry_of(honour), outcome=REVOKED)
    return supersede_record(honour, entry, version=honour.version, reason=reason, by=by, at=at)


def _all_excellent(grades: Iterable[YearGrade], years: Iterable[int]) -> bool:
    excellent = {one.year for one in grades if one.grade is Grade.EXCELLENT}
    return excellent.issuperset(years)


def _medal_ground(since: date | None) -> Ground:
    if since is None:
        return Ground(
            "joined_unknown", MEDAL_RULES.citation, "到法院工作的时间没有登记，不能判断是否满三十年"
        )
    return Ground(
        "thirty_years",
        MEDAL_RULES.citation,
        f"{since.year}年{since.month}月起在法院工作，已满三十年",
    )


def _nominee(
    person_id: int,
    name: str,
    department: str,
    conduct: Conduct,
    wanted: Collection[str],
    asked: tuple[int, date],
) -> Nominee:
    year, on = asked
    running = sanction_breach(conduct.sanctions.get(person_id, ()), on)
    if running is not None:
        ground = Ground(running.clause.slug, running.clause.basis.citation, "受处分期间不参加评优")
        return Nominee(person_id, name, department, allowed=False, because=(ground,))
    citation = NOMINEE_GRADES.basis.citation
    grade = next((one.grade for one in conduct.grades.get(person_id, ()) if one.year == year), None)
    if grade is None:
        ground = Ground("grade_unknown", citation, f"{year}年度考核等次没有登记")
        return Nominee(person_id, name, department, allowed=None, because=(ground,))
    ground = Ground("grade_of_the_year", citation, f"{year}年度考核{grade.label}")
    return Nominee(person_id, name, department, grade.value in wanted, (ground,))
