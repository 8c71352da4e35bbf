"""警示教育、家属助廉、以案促改: what was held, who has signed, which gaps a case showed and who mends them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.activities import DISCIPLINE
from jujiao.integrity.selectors import GapProgress, gaps_of, receipts_of, tasks_of_gap
from jujiao.integrity.services.education import Gap, GapMeasure, draw_lessons, enter_receipts
from jujiao.ledger.selectors import RecordFilter, record_in_scope, records_matching
from jujiao.web.acting import act_forms
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    day_question,
    known_names,
    people_question,
    person_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.task_lines import TaskLine, task_lines

KINDS = tuple(kind.slug for kind in DISCIPLINE)
MEASURE_ROWS = 2


def _lesson_asks(here: Standpoint, record: Any) -> Sequence[Question]:
    measure = (
        Question("title", "措施"),
        person_question("owner_id", "谁来做"),
        Question("due_on", "何时做到", "day", is_required=False),
    )
    return (
        Question("title", "短板"),
        Question(
            "measures", "措施", "rows", hint="措施就是交办事项", parts=measure, rows=MEASURE_ROWS
        ),
    )


def _draw(doing: Doing) -> object:
    measures = tuple(GapMeasure(**one) for one in doing["measures"])
    return draw_lessons(doing.subject, [Gap(doing["title"], measures)], **doing.who)


EDUCATION_ACTS = {
    one.slug: one
    for one in (
        Act(
            "receipt",
            "登记回执",
            lambda doing: enter_receipts(
                doing.subject,
                doing["person_ids"],
                on=doing["on"],
                slip_no=doing["slip_no"],
                **doing.who,
            ),
            "回执登记了。",
            lambda here, record: (
                people_question("person_ids", "谁签了"),
                day_question(here, "on", "日期"),
                Question("slip_no", "编号", is_required=False),
            ),
        ),
        Act("lesson", "列短板和措施", _draw, "短板和措施记下了，措施已交办。", _lesson_asks),
    )
}
ACTIONS = {"receipt": "receipt.enter", "lesson": "lessons.draw"}


@dataclass(frozen=True, slots=True)
class EducationLine:
    """An event of education."""

    record: Any
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class EducationPage:
    """The events of the year."""

    heading: Heading
    lines: tuple[EducationLine, ...]
    filing_url: str


def education_page(here: Standpoint) -> EducationPage:
    """What was held in the year that is shown."""
    rows = records_matching(here.scope, RecordFilter(kinds=KINDS, period=here.period))
    filing_url = f"{reverse('filing')}?register=activities" if here.may("record.file") else ""
    filing = (Action("登记活动", filing_url, "plus", "main"),) if filing_url else ()
    return EducationPage(
        Heading(
            "廉政教育",
            "警示教育、清风伴读、家属助廉、以案促改",
            crumbs_of("廉政教育"),
            (PRINT, *filing),
        ),
        tuple(
            EducationLine(
                one, RECORD_KINDS[one.kind].label, reverse("lesson", args=[one.public_id])
            )
            for one in rows
        ),
        filing_url,
    )


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap with its measures."""

    progress: GapProgress
    tasks: tuple[TaskLine, ...]


@dataclass(frozen=True, slots=True)
class LessonPage:
    """One event: its receipts, and what it showed to be missing."""

    heading: Heading
    fact_url: str
    gaps: tuple[GapLine, ...]
    receipts: Sequence[Any]
    forms: tuple[ActForm, ...]
    names: list[str]


def lesson_or_none(here: Standpoint, public_id: str) -> Any:
    """An event of education that the reader reaches, or None."""
    found = record_in_scope(here.scope, public_id)
    return found if found is not None and found.kind in KINDS else None


def lesson_page(here: Standpoint, record: Any, sent: ActForm | None = None) -> LessonPage:
    """An event with its receipts and its lessons."""
    label = RECORD_KINDS[record.kind].label
    then = (Link("廉政教育", reverse("education")),)
    offered = {slug: False for slug, action in ACTIONS.items() if here.may(action, record)}
    forms = act_forms(
        here,
        record,
        EDUCATION_ACTS,
        offered,
        sent,
        lambda slug: reverse("lesson_act", args=[record.public_id, slug]),
    )
    return LessonPage(
        Heading(record.title or label, label, crumbs_of(label, then=then), (PRINT,)),
        reverse("fact", args=[record.kind, record.public_id]),
        tuple(GapLine(one, task_lines(here, tasks_of_gap(one.gap))) for one in gaps_of(record)),
        list(receipts_of(record)),
        forms,
        known_names(here) if forms else [],
    )
