"""任职试用期: one year, and only for posts that the party group fills; at its end an appraisal decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope, within
from jujiao.careers.rules import BY_CONGRESS, appointed_by_congress
from jujiao.catalogue.careers import (
    GRASSROOTS_POSTING,
    PERSON,
    POSTING_APPRAISAL,
    TRIAL_PERIOD,
    TRIAL_RESULTS,
)
from jujiao.catalogue.relations import POST
from jujiao.kernel.concepts import Basis
from jujiao.kernel.periods import add_months
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Tenure
from jujiao.people.services import TenureEntry, end_tenures, enter_tenures
from jujiao.people.stamps import Stamp

TRIAL_RULES = Basis("《党政领导干部任职试用期暂行规定》", "第二条至第八条", verified=True)
TRIAL_MONTHS = 12
ALARM_DAYS = 30
PASSED, FAILED = "passed", "failed"
WATCHED = (TRIAL_PERIOD.slug, GRASSROOTS_POSTING.slug)
POSTINGS = frozenset({GRASSROOTS_POSTING.slug})
POSTING_STAGES = {"mid": "中期", "end": "期满"}
ENDING = frozenset({"end"})
NEED_A_RESULT = frozenset({TRIAL_PERIOD.slug})
TRIABLE = frozenset({POST.slug})


@command("trial.start")
def start_trial(
    post: Tenure, *, noticed_on: date, document_no: str, by: Actor, at: datetime
) -> Tenure:
    """试用: the year begins with the notice. Raises Refused for posts that the congress fills."""
    if post.kind not in TRIABLE:
        raise refuse("no_post", "试用期只随任职开始。", place="post")
    if appointed_by_congress(post.title):
        raise refuse(
            "no_trial_for_congress_posts",
            f"{post.title}由人大任免，没有任职试用期（{TRIAL_RULES.citation}；{BY_CONGRESS.citation}）。",
            place="post",
        )
    if trials_of(post.person_id).filter(outcome="").exists():
        raise refuse(
            "trial_running",
            "这名干警的试用期还没有结束。",
            place="post",
            remedy="请先登记考核结果。",
        )
    entry = TenureEntry(
        post.court_id,
        TRIAL_PERIOD.slug,
        post.person_id,
        starts_on=noticed_on,
        ends_on=add_months(noticed_on, TRIAL_MONTHS) - timedelta(days=1),
        unit_id=post.unit_id,
        title=post.title,
        document_no=document_no,
    )
    return enter_tenures([entry], [Stamp(at, by)])[0]


@command("trial.conclude")
def conclude_trial(
    trial: Tenure, *, on: date, result: str, document_no: str, by: Actor, at: datetime
) -> Tenure:
    """试用期满考核: passed, the year counts as time in post; failed, the post ends. Raises Refused early."""
    if result not in TRIAL_RESULTS:
        raise refuse("unknown_result", "没有这种考核结果。", place="result")
    if trial.outcome:
        raise refuse("trial_concluded", "这段试用期已经登记过结果。")
    assert trial.ends_on is not None
    if on <= trial.ends_on:
        raise refuse(
            "trial_not_over",
            f"试用期到{trial.ends_on}才满一年（{TRIAL_RULES.citation}）。",
            place="on",
            remedy="请在期满后登记。",
        )
    trial.outcome, trial.document_no = result, document_no
    trial.save()
    if result == FAILED:
        end_tenures(trial.court_id, POST.slug, trial.person_id, on=on)
    return trial


@command("posting.conclude")
def appraise_posting(
    posting: Tenure, *, on: date, stage: str, document_no: str, by: Actor, at: datetime
) -> Record:
    """基层锻炼考核: mid-term or at the end; with the end the posting is over. Raises Refused out of term."""
    if posting.kind not in POSTINGS or stage not in POSTING_STAGES:
        raise refuse("unknown_stage", "没有写是中期还是期满。", place="stage", remedy="请选择。")
    if on > timezone.localdate(at) or (posting.starts_on and on < posting.starts_on):
        raise refuse(
            "outside_term", "日期不在锻炼期内，或者还没有到。", place="on", remedy="请核对日期。"
        )
    entry = RecordEntry(
        posting.court_id,
        POSTING_APPRAISAL.slug,
        on,
        serial=POSTING_STAGES[stage],
        document_no=document_no,
        people=((PERSON, posting.person_id),),
    )
    [record] = enter_records([entry], [Stamp(at, by)])
    if stage in ENDING and (posting.ends_on is None or posting.ends_on > on):
        posting.ends_on = on
        posting.save()
    return record


def trials_of(person_id: int) -> QuerySet[Tenure]:
    """A person's trial periods, the latest first."""
    return Tenure.objects.filter(
        kind=TRIAL_PERIOD.slug, person_id=person_id, state=FactState.IN_FORCE.value
    ).order_by("-starts_on")


@dataclass(frozen=True, slots=True)
class Ending:
    """A trial or a posting that ends soon, or has ended without a result."""

    tenure: Tenure
    days_left: int


def endings(court_id: int, *, on: date, within_days: int = ALARM_DAYS) -> list[Ending]:
    """试用期、基层锻炼 that end within so many days, and trials that are over without a result."""
    rows = Tenure.objects.filter(
        court_id=court_id,
        kind__in=WATCHED,
        state=FactState.IN_FORCE.value,
        ends_on__lte=on + timedelta(days=within_days),
    ).select_related("person", "unit")
    return [
        Ending(row, (row.ends_on - on).days)
        for row in rows.order_by("ends_on", "pk")
        if row.ends_on and (row.ends_on >= on or (row.kind in NEED_A_RESULT and not row.outcome))
    ]


def running_terms(court_id: int, *, on: date) -> QuerySet[Tenure]:
    """Trials and postings that run on a day, and trials that are over without a result."""
    lasting = Q(ends_on=None) | Q(ends_on__gte=on)
    wanting = Q(kind__in=NEED_A_RESULT, outcome="")
    rows = Tenure.objects.filter(
        lasting | wanting, court_id=court_id, kind__in=WATCHED, state=FactState.IN_FORCE.value
    )
    return rows.select_related("person", "unit").order_by("ends_on", "pk")


def trial_in_scope(scope: Scope, public_id: str) -> Tenure | None:
    """A trial or a posting, or None where the scope does not reach."""
    rows = within(Tenure.objects.filter(kind__in=WATCHED), scope)
    return rows.select_related("person", "unit").filter(public_id=public_id).first()


def wants_a_result(tenure: Tenure) -> bool:
    """Whether the term ends with an appraisal that nobody has entered."""
    return tenure.kind in NEED_A_RESULT and not tenure.outcome


def is_posting(tenure: Tenure) -> bool:
    """Whether the term is a posting to the grassroots, which is appraised mid-term and at its end."""
    return tenure.kind in POSTINGS
