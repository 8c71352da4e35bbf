"""退休决定: the day that a paper sets goes before the day that is computed; service ends on it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.care.retirements import computed_day, schedules_in_force
from jujiao.catalogue.relations import COURT_SERVICE, POST, RETIREMENT, UNIT_MEMBERSHIP
from jujiao.catalogue.retirement import EARLY, may_go_early
from jujiao.kernel.clauses import Breach, admit
from jujiao.kernel.problems import refuse
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import IN_FORCE
from jujiao.people.services import TenureEntry, end_tenures, enter_tenures, retire_tenure
from jujiao.people.stamps import Stamp

ENDED = (COURT_SERVICE, UNIT_MEMBERSHIP, POST)
DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True, slots=True)
class RetirementDecision:
    """On which day somebody retires, by which paper, and why on another day than the computed one."""

    court_id: int
    person_id: int
    on: date
    document_no: str = ""
    why: str = ""

    def __str__(self) -> str:
        return f"{RETIREMENT.label} {self.on}"


@command("retirement.decide")
def decide_retirement(decision: RetirementDecision, *, by: Actor, at: datetime) -> Tenure:
    """定退休日期: opens retirement on the day and ends service, department and post on it.

    A later decision takes the place of an earlier one whose day has not come. Raises Refused where
    no paper is named, the day is past a decision that came true, or the law does not let him go so early.
    """
    if not decision.document_no.strip() and not decision.why.strip():
        raise refuse(
            "basis_missing", "没有写文号，也没有写原因。", place="document_no", remedy="请填其一。"
        )
    person = Person.objects.get(pk=decision.person_id, court_id=decision.court_id)
    earlier = _standing(person)
    if earlier is not None:
        if earlier.starts_on is None or earlier.starts_on <= timezone.localdate(at):
            raise refuse("retired_already", "已经退休，不能再定。", remedy="登记有误的请更正。")
        retire_tenure(earlier)
        _reopen(person, earlier.starts_on)
    admit(_too_early(person, decision))
    for kind in ENDED:
        end_tenures(decision.court_id, kind.slug, person.pk, on=decision.on)
    entry = TenureEntry(
        decision.court_id,
        RETIREMENT.slug,
        person.pk,
        starts_on=decision.on,
        document_no=decision.document_no.strip()[:80],
    )
    [tenure] = enter_tenures([entry], [Stamp(at, by, reason=decision.why.strip()[:500])])
    tenure.supersedes = earlier
    tenure.save()
    return tenure


def _standing(person: Person) -> Tenure | None:
    rows = Tenure.objects.filter(person=person, kind=RETIREMENT.slug, state=IN_FORCE)
    return rows.order_by("-pk").first()


def _reopen(person: Person, ended_on: date) -> None:
    """What the earlier decision would have ended goes on until the new day."""
    rows = Tenure.objects.filter(
        person=person, kind__in=[kind.slug for kind in ENDED], state=IN_FORCE, ends_on=ended_on
    )
    for tenure in rows:
        tenure.ends_on = None
        tenure.save()


def _too_early(person: Person, decision: RetirementDecision) -> list[Breach]:
    """Of somebody whose birth or first day of work is not recorded nothing can be said."""
    schedules = schedules_in_force(decision.court_id, on=decision.on)
    normal = computed_day(person, schedules)
    if normal is None or decision.on >= normal or person.joined_work_on is None:
        return []
    service = int((decision.on - person.joined_work_on).days / DAYS_OF_A_YEAR)
    left = (normal - decision.on).days / DAYS_OF_A_YEAR
    if may_go_early(service_years=service, years_to_age=left):
        return []
    said = f"比到龄早{left:.1f}年，工作年限{service}年，不能提前退休。"
    return [
        EARLY.breach("on", said, "工作满三十年，或满二十年且距到龄不足五年的，本人申请后可以。")
    ]
