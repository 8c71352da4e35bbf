"""法治副校长: appointing somebody to a school, ending it before its time, and what was done there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.law_outreach import (
    LAW_VICE_PRINCIPAL,
    LAW_YEARS,
    LESSON,
    MOST_SCHOOLS,
    OLDEST,
    RENAME_DAYS,
    SCHOOL_SERVICE,
    SIX_DUTIES,
    TERM_YEARS,
    TRAINING_HOURS,
    VICE_PRINCIPAL,
    VICE_PRINCIPAL_TRAINING,
)
from jujiao.catalogue.relations import RETIREMENT
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.clauses import NO_OVERRIDE, Override, admit
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Participation, Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.outreach.appointments import Candidate, Limits, appointment_breaches
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import IN_FORCE, held_on
from jujiao.people.services import TenureEntry, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.tasks.services import Assignment, enter_task

TENURE = "tenure"


@dataclass(frozen=True, slots=True)
class Appointment:
    """聘任 as it is to be entered: whom, to which school, from when until when, under which letter."""

    court_id: int
    person_id: int
    school: str
    starts_on: date
    ends_on: date | None
    document_no: str = ""

    def __str__(self) -> str:
        return f"{LAW_VICE_PRINCIPAL.label} {self.school}"


@dataclass(frozen=True, slots=True)
class Appointed:
    """What became of it: the tenure, and the rules that only warn."""

    tenure: Tenure
    warnings: tuple[Problem, ...]


@command("vice_principal.appoint")
def appoint_vice_principal(
    asked: Appointment, *, by: Actor, at: datetime, override: Override = NO_OVERRIDE
) -> Appointed:
    """聘任: opens the term. Raises Refused with every clause that bars it, unless overridden by name."""
    if not asked.school.strip():
        raise refuse("required", "学校没有填。", place="school", remedy="请填写。")
    person = Person.objects.get(pk=asked.person_id, court_id=asked.court_id)
    breaches = appointment_breaches(
        _candidate(person, asked),
        starts_on=asked.starts_on,
        ends_on=asked.ends_on,
        limits=_limits(asked.court_id, asked.starts_on),
    )
    warnings = admit(breaches, override)
    _check_school(asked)
    entry = TenureEntry(
        asked.court_id,
        LAW_VICE_PRINCIPAL.slug,
        person.pk,
        starts_on=asked.starts_on,
        ends_on=asked.ends_on,
        outside=asked.school.strip()[:120],
        document_no=asked.document_no.strip()[:80],
    )
    reason = f"{override.by_name}：{override.basis}" if override else ""
    [tenure] = enter_tenures([entry], [Stamp(at, by, reason=reason)])
    return Appointed(tenure, warnings)


@command("vice_principal.end")
def end_appointment(
    tenure: Tenure, *, on: date, why: str, owner_id: int, by: Actor, at: datetime
) -> Tenure:
    """不再适宜: ends the term early, for a reason; recommending somebody else is a task with a day."""
    if not why.strip():
        raise refuse("reason_missing", "没有写原因。", place="why", remedy="请用一句话说明。")
    row = Tenure.objects.select_for_update().get(pk=tenure.pk, kind=LAW_VICE_PRINCIPAL.slug)
    if row.starts_on is not None and on < row.starts_on:
        raise refuse("ends_before_start", "止期早于聘期开始。", place="on", remedy="请改日期。")
    if row.ends_on is not None and row.ends_on < on:
        raise refuse("term_over", f"聘期已于{row.ends_on}届满。")
    row.ends_on, row.reason = on, why.strip()[:500]
    row.save()
    days = number_in_force(row.court_id, RENAME_DAYS, on=on)
    asked = Assignment(
        row.court_id,
        f"向{row.outside}重新推荐法治副校长",
        on,
        owner_id=owner_id,
        due_on=on + timedelta(days=days),
        source_type=TENURE,
        source_id=row.pk,
    )
    enter_task(asked, by=by)
    return row


@dataclass(frozen=True, slots=True)
class ServiceEntry:
    """What a vice principal did at a school: on which day, which of the six duties, how many hours."""

    court_id: int
    person_id: int
    school: str
    day: date
    duty: str
    title: str
    class_hours: int = 0

    @property
    def person_ids(self) -> frozenset[int]:
        """The vice principal may enter his own."""
        return frozenset({self.person_id})

    def __str__(self) -> str:
        return self.title


@command("school.serve")
def record_service(entry: ServiceEntry, *, by: Actor, at: datetime) -> Record:
    """登记履职: only of somebody whose term at the school ran on that day. Raises Refused."""
    problems = _amiss(entry, today=timezone.localdate(at))
    if problems:
        raise Refused(*problems)
    told = RecordEntry(
        entry.court_id,
        SCHOOL_SERVICE.slug,
        occurred_on=entry.day,
        title=entry.title.strip(),
        outcome=entry.duty,
        quantity=entry.class_hours,
        place_name=entry.school,
        people=((VICE_PRINCIPAL, entry.person_id),),
    )
    [record] = enter_records([told], [Stamp(at, by)])
    return record


def terms(court_id: int) -> QuerySet[Tenure]:
    """All terms in force of a court, whenever they ran."""
    rows = Tenure.objects.filter(court_id=court_id, kind=LAW_VICE_PRINCIPAL.slug, state=IN_FORCE)
    return rows.select_related("person").order_by("starts_on", "pk")


def _amiss(entry: ServiceEntry, *, today: date) -> list[Problem]:
    found = []
    if entry.day > today:
        found.append(Problem("future_date", "day", "日期还没有到。", "做过了再登记。"))
    elif is_closed(entry.court_id, entry.day.year):
        found.append(Problem("year_closed", "day", f"{entry.day.year}年已经封账，不能再登记。"))
    if entry.duty not in SIX_DUTIES:
        choices = "、".join(SIX_DUTIES.values())
        found.append(Problem("not_a_duty", "duty", "不是六项职责之一。", f"可选：{choices}。"))
    if entry.class_hours < 0 or (entry.duty == LESSON and not entry.class_hours):
        found.append(Problem("no_hours", "class_hours", "授课没有写课时。", "请填写课时数。"))
    if not entry.title.strip():
        found.append(Problem("required", "title", "内容没有填。", "请填写，不写学生姓名。"))
    running = terms(entry.court_id).filter(
        held_on(entry.day), person_id=entry.person_id, outside=entry.school
    )
    if not running.exists():
        said = f"{entry.day}那天不在“{entry.school}”的聘期内。"
        found.append(Problem("no_term", "school", said, "请核对学校和日期，或先登记聘任。"))
    return found


def _check_school(asked: Appointment) -> None:
    running = _during(asked, terms(asked.court_id)).filter(person_id=asked.person_id)
    if running.filter(outside=asked.school.strip()).exists():
        raise refuse("appointed_already", f"这段时间已聘在“{asked.school}”。", place="school")


def _candidate(person: Person, asked: Appointment) -> Candidate:
    own = terms(asked.court_id).filter(person=person)
    others = _during(asked, own).exclude(outside=asked.school.strip())
    joined, born, ends = person.joined_court_on, person.born_on, asked.ends_on
    retired = Tenure.objects.filter(held_on(asked.starts_on), kind=RETIREMENT.slug, person=person)
    return Candidate(
        schools=others.values("outside").distinct().count(),
        training_hours=_training_hours(person, until=asked.starts_on),
        law_years=_whole_years(joined, asked.starts_on) if joined else None,
        is_retired=retired.exists(),
        age_at_end=_whole_years(born, ends) if born and ends else None,
        former_terms=own.filter(ends_on__lt=asked.starts_on).count(),
    )


def _during(asked: Appointment, rows: QuerySet[Tenure]) -> QuerySet[Tenure]:
    begun = Q(starts_on=None) | Q(starts_on__lte=asked.ends_on or date.max)
    return rows.filter(begun, Q(ends_on=None) | Q(ends_on__gte=asked.starts_on))


def _training_hours(person: Person, *, until: date) -> int:
    taken = Participation.objects.filter(
        person=person,
        role=VICE_PRINCIPAL,
        record__kind=VICE_PRINCIPAL_TRAINING.slug,
        record__state=IN_FORCE,
        record__occurred_on__lte=until,
    )
    return taken.aggregate(hours=Sum("record__quantity"))["hours"] or 0


def _limits(court_id: int, on: date) -> Limits:
    held = {
        "schools": MOST_SCHOOLS,
        "term_years": TERM_YEARS,
        "training_hours": TRAINING_HOURS,
        "law_years": LAW_YEARS,
        "oldest": OLDEST,
    }
    return Limits(**{name: number_in_force(court_id, one, on=on) for name, one in held.items()})


def _whole_years(since: date, until: date) -> int:
    return until.year - since.year - ((until.month, until.day) < (since.month, since.day))
