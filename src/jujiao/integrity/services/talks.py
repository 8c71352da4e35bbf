"""廉政谈话、第一种形态、违纪违法: that it took place is in the ledger, what was said is sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.integrity import (
    FIRST_FORM,
    INTEGRITY_TALK,
    RETENTION,
    TALK_FIELDS,
    TALK_OCCASIONS,
    TALKED_WITH,
    TALKER,
)
from jujiao.confidential.selectors import sealed_texts
from jujiao.confidential.services import destroy_texts, open_texts, seal_texts
from jujiao.integrity.retention import TALK, expired_talks
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.people.stamps import Stamp
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, enter_task


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised to the person, in words that others may read: who does it until when."""

    title: str
    owner_id: int
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class TalkEntry:
    """A talk as it is to be written; ``said`` is by field of the form and is sealed."""

    court_id: int
    held_on: date
    talker_id: int
    person_id: int
    occasion: str
    said: Mapping[str, str] = field(default_factory=dict)
    promises: tuple[Promise, ...] = ()

    def __str__(self) -> str:
        return INTEGRITY_TALK.label

    def __repr__(self) -> str:
        return f"TalkEntry(held_on={self.held_on}, occasion={self.occasion!r})"


@command("talk.record")
def record_talk(entry: TalkEntry, *, by: Actor, at: datetime) -> Record:
    """登记廉政谈话: day, kind and persons in the ledger, the words sealed, the promises as tasks."""
    _check(entry, today=timezone.localdate(at))
    [record] = enter_records(
        [
            RecordEntry(
                entry.court_id,
                INTEGRITY_TALK.slug,
                occurred_on=entry.held_on,
                outcome=entry.occasion,
                people=((TALKED_WITH, entry.person_id), (TALKER, entry.talker_id)),
            )
        ],
        [Stamp(at, by, FactState.IN_FORCE)],
    )
    seal_texts(entry.court_id, (TALK, record.pk), entry.said, by=by, at=at)
    for promise in entry.promises:
        enter_task(_assignment(entry, record, promise), by=by)
    return record


@dataclass(frozen=True, slots=True)
class TalkReading:
    """A talk that somebody wants to read, as the subject of the permission and of the journal."""

    record: Record

    @property
    def court_id(self) -> int:
        """The court whose talk it is."""
        return self.record.court_id

    @property
    def recorded_by_id(self) -> int | None:
        """Who entered it: he may read his own."""
        return self.record.recorded_by_id

    def __str__(self) -> str:
        return f"{self.record} {self.record.public_id}"


@command("talk.read")
def read_talk(reading: TalkReading, *, reason: str, by: Actor, at: datetime) -> dict[str, str]:
    """查看谈话内容: by few, for a reason, and the reading is written down with it."""
    record = reading.record
    rows = sealed_texts(record.court_id, TALK, record.pk)
    texts = open_texts(rows, reason=reason)
    return {name: texts[name] for name in TALK_FIELDS if name in texts}


@dataclass(frozen=True, slots=True)
class TalkDestruction:
    """The talks of a court whose content is to be destroyed."""

    court_id: int
    talks: tuple[Record, ...]

    def __str__(self) -> str:
        return f"保存期满的谈话内容{len(self.talks)}次"


@command("talk.destroy")
def destroy_talks(order: TalkDestruction, *, reason: str, by: Actor, at: datetime) -> int:
    """销毁谈话内容: of talks kept long enough, and no other; that they took place stays. Raises Refused."""
    if not reason.strip():
        raise refuse(
            "reason_missing",
            "没有写销毁的依据。",
            place="reason",
            remedy="请写明谁批准、哪个文件。",
        )
    expired = {one.pk for one in expired_talks(order.court_id, as_of=timezone.localdate(at))}
    chosen = {one.pk for one in order.talks}
    if not chosen or not chosen <= expired:
        raise refuse(
            "still_kept",
            "其中有谈话的内容还没有过保存期。",
            remedy=f"谈话对象离开本院满规定年限才能销毁（{RETENTION.slug}）。依据：{RETENTION.basis.citation}。",
        )
    rows = [row for one in order.talks for row in sealed_texts(order.court_id, TALK, one.pk)]
    return destroy_texts(rows)


@dataclass(frozen=True, slots=True)
class FirstFormEntry:
    """第一种形态 as it is to be written: which form, of whom, on which day, under which number."""

    court_id: int
    happened_on: date
    person_id: int
    outcome: str
    document_no: str = ""

    def __str__(self) -> str:
        return FIRST_FORM.label


@command("first_form.record")
def record_first_form(entry: FirstFormEntry, *, by: Actor, at: datetime) -> Record:
    """登记第一种形态: its form, its day, its number. No word of why."""
    if entry.outcome not in FIRST_FORM.outcomes:
        named = "、".join(FIRST_FORM.outcomes.values())
        raise refuse("unknown_form", "没有这种方式。", place="outcome", remedy=f"可选：{named}。")
    _check_day(entry.court_id, entry.happened_on, today=timezone.localdate(at))
    [record] = enter_records(
        [
            RecordEntry(
                entry.court_id,
                FIRST_FORM.slug,
                occurred_on=entry.happened_on,
                outcome=entry.outcome,
                document_no=entry.document_no,
                people=((TALKED_WITH, entry.person_id),),
            )
        ],
        [Stamp(at, by, FactState.IN_FORCE)],
    )
    return record


def _assignment(entry: TalkEntry, record: Record, promise: Promise) -> Assignment:
    return Assignment(
        court_id=entry.court_id,
        title=promise.title,
        asked_on=entry.held_on,
        owner_id=promise.owner_id,
        due_on=promise.due_on,
        source_type=TALK,
        source_id=record.pk,
        task_sort=TaskSort.PROMISE,
        promised_to_id=entry.person_id,
        is_restricted=True,
    )


def _check(entry: TalkEntry, *, today: date) -> None:
    if entry.talker_id == entry.person_id:
        raise refuse("talk_with_oneself", "谈话人和谈话对象是同一个人。", place="person_id")
    if entry.occasion not in TALK_OCCASIONS:
        named = "、".join(TALK_OCCASIONS.values())
        raise refuse("unknown_occasion", "没有这种谈话类型。", remedy=f"可选：{named}。")
    unknown = set(entry.said) - set(TALK_FIELDS)
    if unknown:
        raise refuse("unknown_field", "谈话记录没有这一栏。", place=sorted(unknown)[0])
    _check_day(entry.court_id, entry.held_on, today=today)


def _check_day(court_id: int, day: date, *, today: date) -> None:
    if day > today:
        raise refuse("future_date", "日期还没有到。", place="held_on", remedy="请改日期。")
    if is_closed(court_id, day.year):
        raise refuse("year_closed", f"{day.year}年已经封账，不能再登记。")
