"""等次: decided by people within the quota, published, frozen, notified, signed. The system decides none."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.timezone import localdate

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.models import Appraisee, Round
from jujiao.appraisals.rules import (
    FLOOR,
    check_grade,
    check_open,
    check_quarters,
    check_quota,
    excellent_places,
)
from jujiao.appraisals.selectors import quarters_of, scored, vetoes_on
from jujiao.catalogue.appraisal import ANNUAL_GRADE, APPRAISED, BARRING_QUARTERS
from jujiao.catalogue.public_notice import NOTICE, NOTICE_WORKDAYS, OBJECTIONS
from jujiao.kernel.days import check_day
from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.stamps import Stamp
from jujiao.policies.selectors import policy_value, work_calendar

EXCELLENT = Grade.EXCELLENT.value


@command("appraisal.widen")
def widen_quota(appraisal: Round, *, document_no: str, by: Actor, at: datetime) -> Round:
    """优秀25%: the authority consented, by a document with a number."""
    if not document_no.strip():
        raise refuse(
            "document_missing", "没有填同意提高比例的文号。", place="document_no", remedy="请填写。"
        )
    check_open(appraisal.frozen_on)
    appraisal.wider_quota_no = document_no
    appraisal.save()
    return appraisal


@command("appraisal.grade")
def decide_grade(appraisee: Appraisee, *, grade: Grade, by: Actor, at: datetime) -> Appraisee:
    """确定等次: by a leader, never by the score. Raises Refused above what the rules allow, or the quota.

    The round is locked while it is counted, so that two confirmations at once keep the quota.
    """
    appraisal = locked_round(appraisee.round_id)
    check_open(appraisal.frozen_on)
    check_grade(grade, Grade(appraisee.at_best), appraisee.ground)
    for veto in vetoes_on(appraisal, appraisee.person_id):
        check_grade(grade, Grade(veto.at_best), f"{veto.label}（{veto.basis.citation}）")
    _check_quarters(appraisee, grade)
    if grade is Grade.EXCELLENT:
        given = appraisal.appraisees.filter(grade=EXCELLENT).exclude(pk=appraisee.pk).count()
        headcount = appraisal.appraisees.filter(in_quota=True).count()
        check_quota(given, places_in(appraisal), headcount)
        if appraisee.grade != EXCELLENT:
            _void_notice(appraisal)
    appraisee.grade, appraisee.grade_by_name = grade.value, by.name
    appraisee.save()
    return appraisee


def _void_notice(appraisal: Round) -> None:
    """Whoever becomes 优秀 after the names were made public was not among them: the notice begins anew."""
    if appraisal.notice_opened_on is not None:
        appraisal.notice_opened_on = appraisal.notice_closed_on = None
        appraisal.save()


@command("appraisal.publish")
def open_notice(appraisal: Round, *, on: date, by: Actor, at: datetime) -> Round:
    """优秀公示: the names of those graded 优秀 are made public. Raises Refused before the round began."""
    check_open(appraisal.frozen_on)
    check_day(on, today=localdate(at), not_before=appraisal.opened_on, event="启动")
    if appraisal.appraisees.filter(takes_part=True, grade="").exists():
        raise refuse("grade_missing", "还有人没有确定等次，不能公示。", remedy="请先确定全部等次。")
    appraisal.notice_opened_on = on
    appraisal.save()
    return appraisal


@command("appraisal.publish")
def note_objection(appraisal: Round, *, settled: bool, by: Actor, at: datetime) -> Round:
    """公示期异议: that one came, or that one was settled; what it says is not kept here."""
    number = appraisal.objections_open + (-1 if settled else 1)
    if number < 0:
        raise refuse("no_objection", "没有未处理的异议。")
    appraisal.objections_open = number
    appraisal.save()
    return appraisal


@command("appraisal.publish")
def end_notice(appraisal: Round, *, on: date, by: Actor, at: datetime) -> Round:
    """公示结束. Raises Refused before five working days have passed, or over an open objection."""
    opened = appraisal.notice_opened_on
    if opened is None:
        raise refuse("no_notice", "还没有公示。")
    check_day(on, today=localdate(at), not_before=opened, event="公示开始")
    until = work_calendar().after(opened, NOTICE_WORKDAYS)
    if on < until:
        said = f"公示到{until}才满{NOTICE_WORKDAYS}个工作日。"
        raise Refused(NOTICE.breach("on", said, "请满期后再结束。").problem)
    if appraisal.objections_open:
        said = f"还有{appraisal.objections_open}件异议没有处理完。"
        raise Refused(OBJECTIONS.breach("on", said).problem)
    appraisal.notice_closed_on = on
    appraisal.save()
    return appraisal


@command("appraisal.freeze")
def freeze_round(appraisal: Round, *, on: date, document_no: str, by: Actor, at: datetime) -> Round:
    """审定: scores, grades and scheme are frozen, and each grade becomes a record of its person.

    Raises Refused before the notice ended or, where nobody is 优秀, before the round began.
    """
    check_open(locked_round(appraisal.pk).frozen_on)
    _ready(appraisal)
    closed = appraisal.notice_closed_on
    since, event = (closed, "公示结束") if closed else (appraisal.opened_on, "启动")
    check_day(on, today=localdate(at), not_before=since, event=event)
    people = list(appraisal.appraisees.select_related("person", "round").order_by("pk"))
    marks = {one.person_id: one for one in scored(appraisal)}
    entries = [_entry(one, on, document_no) for one in people]
    records = enter_records(entries, [Stamp(at, by)] * len(entries))
    for appraisee, record in zip(people, records, strict=True):
        mark = marks[appraisee.person_id]
        appraisee.total, appraisee.scores, appraisee.record = mark.total, mark.as_json(), record
    Appraisee.objects.bulk_update(people, ["total", "scores", "record"])
    appraisal.frozen_on, appraisal.digest = on, digest_of(appraisal, people)
    appraisal.save()
    return appraisal


@command("appraisal.notify")
def notify_appraisee(appraisee: Appraisee, *, on: date, by: Actor, at: datetime) -> Appraisee:
    """书面通知: from this day the terms of objection run."""
    frozen_on = appraisee.round.frozen_on
    if frozen_on is None:
        raise refuse("not_frozen", "考核结果还没有审定。")
    check_day(on, today=localdate(at), not_before=frozen_on, event="审定")
    appraisee.notified_on = on
    appraisee.save()
    return appraisee


@command("appraisal.sign")
def sign_result(
    appraisee: Appraisee, *, on: date, agrees: bool, by: Actor, at: datetime
) -> Appraisee:
    """本人签署意见: he agrees or does not; either is a signature."""
    if appraisee.notified_on is None:
        raise refuse("not_notified", "还没有书面通知，不能签署。")
    check_day(on, today=localdate(at), not_before=appraisee.notified_on, event="书面通知")
    appraisee.signed_on, appraisee.agrees = on, agrees
    appraisee.save()
    return appraisee


def locked_round(round_id: int) -> Round:
    """The round, locked until the act is done."""
    return Round.objects.select_for_update().get(pk=round_id)


def places_in(appraisal: Round) -> int:
    """How many may be 优秀 in the round: a fifth of those who count, or a quarter with consent."""
    headcount = appraisal.appraisees.filter(in_quota=True).count()
    rounding = policy_value(
        appraisal.court_id, "excellent_rounding", on=appraisal.opened_on, default=FLOOR
    )
    wider = bool(appraisal.wider_quota_no)
    return excellent_places(headcount, wider=wider, rounding=str(rounding))


def _check_quarters(appraisee: Appraisee, grade: Grade) -> None:
    appraisal, default = appraisee.round, BARRING_QUARTERS
    barring = policy_value(
        appraisal.court_id, default.slug, on=appraisal.opened_on, default=default.value
    )
    assert isinstance(barring, list | tuple)
    quarters = quarters_of(appraisal.court_id, appraisee.person_id, appraisal.appraisal_year)
    check_quarters(grade, quarters, [str(one) for one in barring])


def digest_of(appraisal: Round, people: list[Appraisee]) -> str:
    """One hash over the scheme, the scores and the grades: what was frozen can be verified for ever."""
    said = [
        [one.person_id, one.grade, str(one.total), one.scores, one.takes_part] for one in people
    ]
    return hash_hex("sm3", canonical_json([appraisal.scheme.content, said]))


def _ready(appraisal: Round) -> None:
    if appraisal.appraisees.filter(takes_part=True, grade="").exists():
        raise refuse("grade_missing", "还有人没有确定等次，不能审定。", remedy="请先确定全部等次。")
    excellent = appraisal.appraisees.filter(grade=EXCELLENT).exists()
    if excellent and appraisal.notice_closed_on is None:
        raise Refused(NOTICE.breach("on", "优秀等次还没有公示期满。", "请先公示。").problem)


def _entry(appraisee: Appraisee, on: date, document_no: str) -> RecordEntry:
    grade = appraisee.grade or appraisee.at_best
    return RecordEntry(
        appraisee.court_id,
        ANNUAL_GRADE.slug,
        on,
        serial=str(appraisee.round.appraisal_year),
        outcome=grade,
        document_no=document_no,
        people=((APPRAISED, appraisee.person_id),),
    )
