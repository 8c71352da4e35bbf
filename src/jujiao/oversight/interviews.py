"""两分钟访谈: a sample of those who are said to have been there, drawn by a recorded lot, and what they say."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import ATTENDEE, KINDS
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation
from jujiao.oversight.models import BranchCheck, InspectionRound, Interview
from jujiao.oversight.rules import INTERVIEW_RESULTS, drawn

SAMPLE_SIZE = 3
LOOKS_BACK_DAYS = 92
MEETINGS = tuple(kind.slug for kind in KINDS)


@command("round.plan")
def draw_interviews(
    asked: InspectionRound, *, by: Actor, at: datetime, size: int = SAMPLE_SIZE
) -> list[Interview]:
    """抽取访谈对象: for each branch, by the seed of the round. Raises Refused a second time."""
    if Interview.objects.filter(branch_check__round=asked).exists():
        raise refuse("drawn_already", "这一轮的访谈对象已经抽取。", remedy="抽取结果不能重抽。")
    interviews = [
        interview
        for check in asked.checks.order_by("pk")
        for interview in _drawn_for(check, asked, size)
    ]
    return Interview.objects.bulk_create(interviews)


@command("round.visit")
def record_interview(
    interview: Interview, result: str, *, on: date, by: Actor, at: datetime
) -> Interview:
    """登记访谈: in one word whether what was said bears the record out."""
    if result not in INTERVIEW_RESULTS:
        words = "、".join(INTERVIEW_RESULTS.values())
        raise refuse("result_unknown", "访谈结果不认识。", place="result", remedy=f"请选{words}。")
    interview.result, interview.asked_on = result, on
    interview.save()
    return interview


def _drawn_for(check: BranchCheck, asked: InspectionRound, size: int) -> Iterable[Interview]:
    """Persons from the lists of the months before, each asked about the last meeting he is named in."""
    since = asked.starts_on - timedelta(days=LOOKS_BACK_DAYS)
    named = Participation.objects.filter(
        role=ATTENDEE,
        person__isnull=False,
        record__unit_id=check.unit_id,
        record__kind__in=MEETINGS,
        record__state=FactState.IN_FORCE.value,
        record__occurred_on__range=(since, asked.starts_on),
    ).order_by("record__occurred_on", "record_id")
    last_meeting = {
        person_id: record_id
        for person_id, record_id in named.values_list("person_id", "record_id")
        if person_id is not None
    }
    for person_id in drawn(asked.sample_seed, str(check.unit_id), list(last_meeting), size):
        yield Interview(branch_check=check, record_id=last_meeting[person_id], person_id=person_id)
