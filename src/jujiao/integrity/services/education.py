"""任前关口、回执、以案促改: gates passed, slips that came back, what a case taught and who mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.pre_post_integrity import APPOINTEE, GATE_TALKER, GATES, PRE_POST_GATE
from jujiao.integrity.models import LessonGap, Receipt
from jujiao.kernel.concepts import Focus
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.stamps import Stamp
from jujiao.tasks.models import Task
from jujiao.tasks.services import Assignment, assign_task

GAP = "lesson_gap"


@dataclass(frozen=True, slots=True)
class GateEntry:
    """A gate that somebody passed before a post: the talk, a test, a pledge, a slip of the family."""

    court_id: int
    person_id: int
    post_title: str
    gate: str
    passed_on: date
    talker_id: int | None = None
    test_result: int | None = None
    document_no: str = ""

    def __str__(self) -> str:
        return PRE_POST_GATE.label


@command("gate.record")
def record_gate(entry: GateEntry, *, by: Actor, at: datetime) -> Record:
    """登记任前廉政: which gate was passed for which post, on which day."""
    if entry.gate not in GATES:
        named = "、".join(GATES.values())
        raise refuse("unknown_gate", "没有这一关。", place="gate", remedy=f"可选：{named}。")
    if entry.passed_on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="passed_on", remedy="请改日期。")
    people = [(APPOINTEE, entry.person_id)]
    people += [(GATE_TALKER, entry.talker_id)] if entry.talker_id else []
    [record] = enter_records(
        [
            RecordEntry(
                entry.court_id,
                PRE_POST_GATE.slug,
                occurred_on=entry.passed_on,
                title=entry.post_title,
                outcome=entry.gate,
                quantity=entry.test_result,
                document_no=entry.document_no,
                people=tuple(people),
            )
        ],
        [Stamp(at, by, FactState.IN_FORCE)],
    )
    return record


@command("receipt.enter")
def enter_receipts(
    record: Record,
    person_ids: Sequence[int],
    *,
    on: date,
    slip_no: str = "",
    by: Actor,
    at: datetime,
) -> list[Receipt]:
    """登记回执: who has signed, or whose family has; on one slip or each on his own."""
    had = set(Receipt.objects.filter(record=record).values_list("person_id", flat=True))
    if had & set(person_ids):
        raise refuse("receipt_known", "其中有人的回执已经登记过。", place="person_ids")
    if on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="on", remedy="请改日期。")
    return Receipt.objects.bulk_create(
        [
            Receipt(
                court_id=record.court_id,
                record=record,
                person_id=one,
                received_on=on,
                slip_no=slip_no.strip()[:40],
            )
            for one in person_ids
        ]
    )


@dataclass(frozen=True, slots=True)
class GapMeasure:
    """A measure against a gap: what, by whom, until when."""

    title: str
    owner_id: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Gap:
    """短板: what the case showed to be missing, and the measures against it."""

    title: str
    measures: tuple[GapMeasure, ...] = field(default_factory=tuple)


@command("lessons.draw")
def draw_lessons(record: Record, gaps: Sequence[Gap], *, by: Actor, at: datetime) -> list[Task]:
    """以案促改: the gaps that a case laid bare, each with measures that are tasks of somebody."""
    if RECORD_KINDS[record.kind].focus is not Focus.DISCIPLINE:
        raise refuse("no_lesson_here", "这条记录不是以案促改、警示教育一类的。")
    if not gaps or any(not gap.measures for gap in gaps):
        raise refuse(
            "gap_without_measure",
            "有短板没有写整改措施。",
            place="measures",
            remedy="请写明由谁做到何时。",
        )
    named = [gap.title.strip()[:200] for gap in gaps]
    known = LessonGap.objects.filter(record=record, title__in=named).exists()
    if known or len(set(named)) < len(named):
        raise refuse("gap_known", "这个短板已经列过。", place="title", remedy="请换个说法。")
    tasks = []
    for gap in gaps:
        row = LessonGap(court_id=record.court_id, record=record, title=gap.title.strip()[:200])
        row.save()
        tasks += [
            assign_task(
                Assignment(
                    court_id=record.court_id,
                    title=measure.title,
                    asked_on=timezone.localdate(at),
                    owner_id=measure.owner_id,
                    due_on=measure.due_on,
                    source_type=GAP,
                    source_id=row.pk,
                ),
                by=by,
                at=at,
            )
            for measure in gap.measures
        ]
    return tasks
