"""复核、申诉: a right that every result carries; never heavier, and carried out meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db.models import Q
from django.utils.timezone import localdate

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.appraisals.grades import locked_round, places_in
from jujiao.appraisals.models import Appraisee, Complaint
from jujiao.appraisals.rules import (
    REVIEW,
    REVIEW_RULES,
    STAGES,
    check_quota,
    remedy_of,
    worse,
)
from jujiao.kernel.days import check_day
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import next_fact_state
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, entry_of
from jujiao.people.stamps import Stamp


@command("appraisal.object")
def file_complaint(
    appraisee: Appraisee, *, stage: str, filed_on: date, by: Actor, at: datetime
) -> Complaint:
    """申请复核 or 申诉: kept even when late, and then said to be late. Raises Refused before any notice."""
    if appraisee.notified_on is None:
        raise refuse("not_notified", "还没有收到书面通知，期限还没有开始。")
    known_on, today = appraisee.notified_on, localdate(at)
    check_day(filed_on, today=today, not_before=known_on, event="书面通知", place="filed_on")
    remedy = remedy_of(
        stage,
        known_on=known_on,
        reviewed_on=_reviewed_on(appraisee),
        filed_on=filed_on,
    )
    complaint = Complaint(
        appraisee=appraisee,
        stage=stage,
        filed_on=filed_on,
        is_late=filed_on > remedy.last_day,
        due_on=remedy.due_on,
    )
    complaint.save()
    return complaint


@command("appraisal.settle")
def settle_complaint(
    appraisee: Appraisee,
    complaint: Complaint,
    *,
    on: date,
    document_no: str,
    grade: Grade,
    by: Actor,
    at: datetime,
) -> Complaint:
    """复核或申诉决定: upheld, or a better grade, which takes the place of the record. Never a heavier one.

    What was frozen stays as it was; decisions that rest on the old record are marked.
    """
    if complaint.decided_on is not None:
        raise refuse("settled", f"这件{STAGES[complaint.stage]}已经有决定。")
    check_day(on, today=localdate(at), not_before=complaint.filed_on, event="申请")
    standing = _standing(appraisee)
    before = Grade(standing.outcome)
    if worse(grade, before):
        raise refuse(
            "heavier_outcome",
            f"{STAGES[complaint.stage]}不得加重对本人的处理，原为{before.label}（{REVIEW_RULES.citation}）。",
            place="grade",
        )
    if grade is Grade.EXCELLENT and before is not Grade.EXCELLENT:
        _within_quota(appraisee)
    if grade is not before:
        _replace(standing, grade, on, document_no, Stamp(at, by, reason=STAGES[complaint.stage]))
        complaint.new_grade = grade.value
    complaint.decided_on, complaint.document_no = on, document_no
    complaint.save()
    return complaint


def _reviewed_on(appraisee: Appraisee) -> date | None:
    review = appraisee.complaints.filter(stage=REVIEW, decided_on__isnull=False).first()
    return review.decided_on if review else None


def _standing(appraisee: Appraisee) -> Record:
    """The record in force: the first, or what an earlier decision put in its place."""
    record = appraisee.record
    assert record is not None
    while (later := record.superseded_by.first()) is not None:
        record = later
    return record


def _within_quota(appraisee: Appraisee) -> None:
    """Those who are 优秀 by the decision of the round, or by that on an earlier objection."""
    appraisal = locked_round(appraisee.round_id)
    people, best = appraisal.appraisees, Grade.EXCELLENT.value
    given = people.filter(Q(grade=best) | Q(complaints__new_grade=best)).distinct().count()
    check_quota(given, places_in(appraisal), people.filter(in_quota=True).count())


def _replace(before: Record, grade: Grade, on: date, document_no: str, stamp: Stamp) -> None:
    entry = replace(entry_of(before), outcome=grade.value, occurred_on=on, document_no=document_no)
    [after] = enter_records([entry], [stamp])
    after.supersedes = before
    after.save()
    before.state = next_fact_state(before.state, "supersede").value
    before.save()
