"""第一议题、中心组: one act files the study, who spoke, its source, and sets the measures as tasks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_life import ATTENDEE, ON_LEAVE
from jujiao.catalogue.study_group import LEAD_SPEAKER, MADE_UP, SPEAKER
from jujiao.duties.meetings import Filed, Resolution, task_of
from jujiao.kernel.problems import refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.guards import RESOLVED
from jujiao.ledger.services import file_record
from jujiao.tasks.rules import TaskSort


@dataclass(frozen=True, slots=True)
class StudyEntry:
    """A study as it is written down: what was read, who was there, who spoke, what follows."""

    court_id: int
    kind: str
    held_on: date
    title: str
    unit_id: int
    outcome: str = ""
    source: str = ""
    published_on: date | None = None
    present: tuple[int, ...] = ()
    lead_speakers: tuple[int, ...] = ()
    speakers: tuple[int, ...] = ()
    on_leave: tuple[int, ...] = ()
    made_up: tuple[int, ...] = ()
    measures: tuple[Resolution, ...] = ()

    def __str__(self) -> str:
        return self.title


@command("study.file")
def file_study(study: StudyEntry, *, by: Actor, at: datetime, reason: str = "") -> Filed:
    """登记学习: Raises Refused for a 研讨 without its speeches, and for a source dated after the study."""
    if study.published_on is not None and study.published_on > study.held_on:
        raise refuse(
            "source_later", "来源的日期晚于学习的日期。", place="published_on", remedy="请核对。"
        )
    record = file_record(_entry(study), by=by, at=at, reason=reason)
    tasks = tuple(task_of(record, one, TaskSort.MEASURE, by) for one in study.measures)
    return Filed(record, tasks, record.warnings)


def _entry(study: StudyEntry) -> RecordEntry:
    roles = {
        LEAD_SPEAKER: study.lead_speakers,
        SPEAKER: study.speakers,
        ATTENDEE: study.present,
        ON_LEAVE: study.on_leave,
        MADE_UP: study.made_up,
    }
    there = {*study.present, *study.lead_speakers, *study.speakers}
    said = {
        "source": study.source,
        "published_on": study.published_on.isoformat() if study.published_on else "",
        "measures": RESOLVED.join(one.title for one in study.measures),
    }
    return RecordEntry(
        study.court_id,
        study.kind,
        occurred_on=study.held_on,
        title=study.title,
        unit_id=study.unit_id,
        outcome=study.outcome,
        quantity=len(there) or None,
        details={name: word for name, word in said.items() if word},
        people=tuple((role, one) for role, people in roles.items() for one in people),
    )
