"""谈心谈话: that it took place is in the ledger, what was said is sealed, what was promised is a task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import TALKED_WITH, TALKER
from jujiao.catalogue.talk_causes import (
    CAUSES,
    NOTED_CAUSES,
    ROUTINE,
)
from jujiao.catalogue.talks import (
    DIFFICULTIES,
    NOTED,
    STAFF_TALK,
    TALK_FIELDS,
    URGENCIES,
)
from jujiao.confidential.selectors import sealed_texts
from jujiao.confidential.services import open_texts, seal_texts
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.mindset.models import Difficulty, TalkCause
from jujiao.people.selectors import departments_on
from jujiao.people.stamps import Stamp
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, enter_task

TALK, DIFFICULTY = "record", "difficulty"


@dataclass(frozen=True, slots=True)
class Promise:
    """What was promised, in words that its owner and the person may read: who does it until when."""

    title: str
    owner_id: int | None = None
    unit_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class DifficultyTold:
    """A difficulty that came up: its class, how pressing it is, and the help that was promised."""

    difficulty_class: str
    urgency: str = NOTED
    promises: tuple[Promise, ...] = ()


@dataclass(frozen=True, slots=True)
class TalkEntry:
    """A talk as it is to be written. One to one is the rule; a group may be talked with, but then
    nothing personal is kept. ``said`` is by field of the form and is sealed.
    """

    court_id: int
    held_on: date
    talker_id: int
    person_ids: tuple[int, ...]
    cause: str = ROUTINE
    said: Mapping[str, str] = field(default_factory=dict)
    difficulties: tuple[DifficultyTold, ...] = ()
    promises: tuple[Promise, ...] = ()

    @property
    def unit_id(self) -> int | None:
        """The department of whoever is talked with, on that day: its head may enter the talk."""
        return department_of(self.person_ids, on=self.held_on)

    def __str__(self) -> str:
        return STAFF_TALK.label

    def __repr__(self) -> str:
        return f"TalkEntry(held_on={self.held_on}, cause={self.cause!r})"


@command("staff_talk.record")
def record_staff_talk(entry: TalkEntry, *, by: Actor, at: datetime) -> Record:
    """登记谈心: day, cause and persons in the ledger, the words sealed, each promise a task.

    Raises Refused with all that is amiss; a difficulty that wants help without any help promised is.
    """
    problems = list(_problems(entry, today=timezone.localdate(at)))
    if problems:
        raise Refused(*problems)
    told = RecordEntry(
        entry.court_id,
        STAFF_TALK.slug,
        occurred_on=entry.held_on,
        unit_id=entry.unit_id,
        outcome=entry.cause,
        people=((TALKER, entry.talker_id), *((TALKED_WITH, one) for one in entry.person_ids)),
    )
    [talk] = enter_records([told], [Stamp(at, by)])
    seal_texts(entry.court_id, (TALK, talk.pk), entry.said, by=by, at=at)
    for promise in entry.promises:
        enter_task(_task_of(entry, promise, (TALK, talk.pk)), by=by)
    for one in entry.difficulties:
        _enter_difficulty(entry, talk, one, by=by)
    return talk


@dataclass(frozen=True, slots=True)
class CauseEntry:
    """必谈情形 as somebody notes it."""

    court_id: int
    person_id: int
    cause: str
    arose_on: date

    @property
    def unit_id(self) -> int | None:
        """The department of the person on that day: its head may note the cause."""
        return department_of((self.person_id,), on=self.arose_on)

    def __str__(self) -> str:
        return "必谈情形"


@command("talk_cause.note")
def note_cause(entry: CauseEntry, *, by: Actor, at: datetime) -> TalkCause:
    """登记必谈情形: what no register tells. Raises Refused for what the ledger tells by itself."""
    if entry.cause not in NOTED_CAUSES:
        choices = "、".join(NOTED_CAUSES.values())
        raise refuse(
            "unknown_cause",
            "这种情形不用登记，或者没有这种情形。",
            place="cause",
            remedy=f"可选：{choices}。",
        )
    if entry.arose_on > timezone.localdate(at):
        raise refuse("future_date", "日期还没有到。", place="arose_on", remedy="请改日期。")
    cause, _ = TalkCause.objects.get_or_create(
        court_id=entry.court_id,
        person_id=entry.person_id,
        cause=entry.cause,
        arose_on=entry.arose_on,
        defaults={"recorded_at": at, "recorded_by_id": by.account_id},
    )
    return cause


@dataclass(frozen=True, slots=True)
class TalkReading:
    """A talk that somebody wants to read: the talker may, the head of the political department may,
    and the leader in charge of the department of whoever was talked with.
    """

    record: Record

    @property
    def court_id(self) -> int:
        """The court whose talk it is."""
        return self.record.court_id

    @property
    def unit_id(self) -> int | None:
        """The department of whoever was talked with, on that day."""
        return self.record.unit_id

    @property
    def person_ids(self) -> frozenset[int]:
        """The talker, whoever entered it for him."""
        parts = self.record.participations.filter(role=TALKER, person__isnull=False)
        return frozenset(one for one in parts.values_list("person_id", flat=True) if one)

    def __str__(self) -> str:
        return f"{self.record} {self.record.public_id}"


@command("staff_talk.read")
def read_staff_talk(
    reading: TalkReading, *, reason: str, by: Actor, at: datetime
) -> dict[str, str]:
    """查看谈心内容: by few, for a reason, and the reading is written down with it."""
    record = reading.record
    texts = open_texts(sealed_texts(record.court_id, TALK, record.pk), reason=reason)
    return {name: texts[name] for name in TALK_FIELDS if name in texts}


def department_of(person_ids: Iterable[int], *, on: date) -> int | None:
    """The department that all of them belonged to on a day; None where they did not share one."""
    ids = list(person_ids)
    held = departments_on(ids, on=on)
    units = {held[one].pk if one in held else None for one in ids}
    return units.pop() if len(units) == 1 else None


def _enter_difficulty(entry: TalkEntry, talk: Record, told: DifficultyTold, *, by: Actor) -> None:
    [person_id] = entry.person_ids
    row = Difficulty(
        court_id=entry.court_id,
        talk=talk,
        person_id=person_id,
        difficulty_class=told.difficulty_class,
        urgency=told.urgency,
        noted_on=entry.held_on,
    )
    row.save()
    for promise in told.promises:
        enter_task(_task_of(entry, promise, (DIFFICULTY, row.pk)), by=by)


def _task_of(entry: TalkEntry, promise: Promise, source: tuple[str, int]) -> Assignment:
    [person_id] = entry.person_ids
    return Assignment(
        entry.court_id,
        promise.title,
        entry.held_on,
        owner_id=promise.owner_id,
        unit_id=promise.unit_id,
        due_on=promise.due_on,
        source_type=source[0],
        source_id=source[1],
        task_sort=TaskSort.PROMISE,
        promised_to_id=person_id,
        is_restricted=True,
    )


def _problems(entry: TalkEntry, *, today: date) -> Iterator[Problem]:
    if not entry.person_ids or entry.talker_id in entry.person_ids:
        yield Problem(
            "talk_with_oneself", "person_ids", "谈话对象没有填，或者是谈话人自己。", "请改正。"
        )
    if entry.held_on > today:
        yield Problem("future_date", "held_on", "日期还没有到。", "谈了再登记。")
    elif is_closed(entry.court_id, entry.held_on.year):
        yield Problem("year_closed", "held_on", f"{entry.held_on.year}年已经封账，不能再登记。")
    if entry.cause not in CAUSES:
        yield Problem(
            "unknown_cause", "cause", "没有这种缘由。", f"可选：{'、'.join(CAUSES.values())}。"
        )
    for name in sorted(set(entry.said) - set(TALK_FIELDS)):
        yield Problem("unknown_field", name, "谈心记录没有这一栏。", "请去掉。")
    personal = entry.difficulties or entry.promises or any(entry.said.values())
    if personal and len(entry.person_ids) > 1:
        said = "集体谈话不记个人情况和承诺。"
        yield Problem("personal_in_a_group", "person_ids", said, "请与本人单独谈，另行登记。")
    for one in entry.difficulties:
        yield from _amiss(one)


def _amiss(told: DifficultyTold) -> Iterator[Problem]:
    if told.difficulty_class not in DIFFICULTIES or told.urgency not in URGENCIES:
        classes, urgencies = "、".join(DIFFICULTIES.values()), "、".join(URGENCIES.values())
        yield Problem(
            "unknown_difficulty",
            "difficulties",
            "困难的类别或者缓急没有这一项。",
            f"类别：{classes}；缓急：{urgencies}。缓急只评困难，不评人。",
        )
    elif told.urgency != NOTED and not told.promises:
        yield Problem(
            "help_not_promised",
            "difficulties",
            f"困难是“{URGENCIES[told.urgency]}”的，却没有写怎么帮。",
            "请写明由谁办、何时办到。",
        )
