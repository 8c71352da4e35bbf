"""普法活动: one event, its place and series, its audience as numbers and never as names.

What visitors of an open day propose becomes a task of the unit that owes them an answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.outreach import (
    AUDIENCES,
    BILINGUAL,
    CHILDREN,
    COUNTED,
    ESTIMATED,
    EVENTS,
    INVITED,
    LAW_SPEAKER,
    MONOLINGUAL,
    NO_HEARING,
    OPEN_HEARING,
)
from jujiao.kernel.problems import Problem, Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Campaign, Record
from jujiao.ledger.services import enter_records, is_closed
from jujiao.people.models import Place
from jujiao.people.stamps import Stamp
from jujiao.tasks.rules import TaskSort
from jujiao.tasks.services import Assignment, answer_due, enter_task

SOURCE = "record"
VISITORS = "开放日来访群众"
KINDS = {kind.slug: kind for kind in EVENTS}
CHOICES = {
    "audience": AUDIENCES,
    "headcount_basis": (COUNTED, ESTIMATED),
    "bilingual": (BILINGUAL, MONOLINGUAL),
    "invited": INVITED,
    "hearing": (OPEN_HEARING, NO_HEARING),
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """意见建议: what a visitor proposed, and the unit that owes the answer."""

    title: str
    unit_id: int


@dataclass(frozen=True, slots=True)
class EventEntry:
    """An event as it is to be entered. Who was there is said in words of a closed list, and a number.

    ``said`` holds what the kind's details ask; of several words one after another, joined by 、.
    """

    court_id: int
    kind: str
    held_on: date
    title: str
    unit_id: int
    place_id: int | None = None
    campaign_id: int | None = None
    headcount: int | None = None
    said: tuple[tuple[str, str | int], ...] = ()
    speaker_ids: tuple[int, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    def __str__(self) -> str:
        return self.title


@command("outreach.record")
def record_event(entry: EventEntry, *, by: Actor, at: datetime) -> Record:
    """登记普法活动: enters the event and hands its proposals out. Raises Refused with all that is amiss."""
    problems = list(_problems(entry, today=timezone.localdate(at)))
    if problems:
        raise Refused(*problems)
    place = Place.objects.get(pk=entry.place_id) if entry.place_id else None
    told = RecordEntry(
        entry.court_id,
        entry.kind,
        occurred_on=entry.held_on,
        title=entry.title.strip(),
        unit_id=entry.unit_id,
        quantity=entry.headcount,
        place_name=place.name if place else "",
        place_id=entry.place_id,
        campaign_id=entry.campaign_id,
        details=dict(entry.said),
        people=tuple((LAW_SPEAKER, one) for one in entry.speaker_ids),
    )
    [record] = enter_records([told], [Stamp(at, by)])
    for one in entry.proposals:
        enter_task(_task_of(record, one, today=timezone.localdate(at)), by=by)
    return record


def _task_of(record: Record, proposal: Proposal, *, today: date) -> Assignment:
    return Assignment(
        record.court_id,
        proposal.title,
        today,
        unit_id=proposal.unit_id,
        due_on=answer_due(record.court_id, today),
        source_type=SOURCE,
        source_id=record.pk,
        task_sort=TaskSort.SUGGESTION,
        asker_name=VISITORS,
    )


def _problems(entry: EventEntry, *, today: date) -> Iterator[Problem]:
    if entry.kind not in KINDS:
        yield Problem("unknown_kind", "kind", "这不是普法活动。", "请到它自己的台账登记。")
        return
    if not entry.title.strip():
        yield Problem("required", "title", "活动名称没有填。", "请填写。")
    if entry.held_on > today:
        yield Problem("future_date", "held_on", "日期还没有到。", "还没发生的请先登记为计划。")
    elif is_closed(entry.court_id, entry.held_on.year):
        yield Problem("year_closed", "held_on", f"{entry.held_on.year}年已经封账，不能再登记。")
    yield from _unlike_the_court(entry)
    yield from _amiss_in_headcount(entry)
    yield from _amiss_in_words(entry)


def _unlike_the_court(entry: EventEntry) -> Iterator[Problem]:
    own = {"court_id": entry.court_id}
    if entry.place_id and not Place.objects.filter(pk=entry.place_id, **own).exists():
        yield Problem("place_unknown", "place", "没有登记过这个场所。", "请先登记场所。")
    if entry.campaign_id and not Campaign.objects.filter(pk=entry.campaign_id, **own).exists():
        yield Problem("campaign_unknown", "campaign", "没有设立过这个专项活动。", "请先设立。")


def _amiss_in_headcount(entry: EventEntry) -> Iterator[Problem]:
    if entry.headcount is None:
        return
    if entry.headcount < 0:
        yield Problem("negative", "quantity", "人数不能是负数。", "请改正。")
    if "headcount_basis" not in dict(entry.said):
        yield Problem(
            "counted_or_estimated",
            "headcount_basis",
            "没有写人数是数出来的还是估的。",
            f"请写“{COUNTED}”或“{ESTIMATED}”；估算的数，报告里会注明。",
        )


def _amiss_in_words(entry: EventEntry) -> Iterator[Problem]:
    known = {one.name for one in fields(RECORD_KINDS[entry.kind].details)}
    for name, said in entry.said:
        if name not in known:
            yield Problem("unknown_field", name, "这种活动没有这一栏。", "请去掉。")
            continue
        allowed = CHOICES.get(name)
        strangers = [one for one in str(said).split("、") if one not in allowed] if allowed else []
        if strangers:
            yield Problem(
                "not_a_choice",
                name,
                f"这一栏不能写“{strangers[0][:20]}”。",
                f"可选：{'、'.join(allowed or ())}。不记个人姓名，未成年人尤其如此"
                f"（{CHILDREN.citation}）。",
            )
