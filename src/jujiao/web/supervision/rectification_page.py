"""巡察整改: each feedback with its three lists, what every problem still lacks, and the papers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from jujiao.catalogue.external_inspection import (
    FEEDBACK_AREAS,
    IN_PUBLIC,
    INSPECTION_REGULATIONS,
    WITHIN_PARTY,
)
from jujiao.findings.openings import missing_for_closing
from jujiao.findings.rectification_lists import (
    ThreeLists,
    concentrated_period,
    feedbacks_of,
    phase_on,
    plan_due_on,
    problems_of,
    three_lists,
)
from jujiao.findings.rectification_papers import completion_paper, disclosure_paper
from jujiao.findings.services.external import Feedback, FeedbackProblem, register_feedback
from jujiao.findings.standings import FindingStanding, Tally, tally
from jujiao.papers.tree import Paper, said_day
from jujiao.web.acting import FormPage
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    person_question,
    unit_question,
)
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.crumbs import crumbs_of
from jujiao.web.tones import Look, look_of_due, look_of_progress

PROBLEM_ROWS = 4
Writer = Callable[[Any, date], Paper]
PAPERS: Mapping[str, tuple[str, Writer]] = {
    "completion": ("整改情况报告", lambda one, day: completion_paper(one, as_of=day)),
    "party": ("党内通报稿", lambda one, day: disclosure_paper(one, WITHIN_PARTY, as_of=day)),
    "public": ("社会公开稿", lambda one, day: disclosure_paper(one, IN_PUBLIC, as_of=day)),
}


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    problem = (
        Question("title", "问题（反馈原话）"),
        choice_question("area", "类别", FEEDBACK_AREAS.items()),
        person_question("leader_id", "责任领导"),
        person_question("owner_id", "责任人"),
        unit_question(here, "unit_id", "责任部门", required=False),
    )
    return (
        Question("title", "巡察名称"),
        Question("issuer", "巡察机构"),
        day_question(here, "received_on", "反馈日期"),
        Question("document_no", "反馈文号", is_required=False),
        Question("problems", "反馈的问题", "rows", parts=problem, rows=PROBLEM_ROWS),
    )


def _register(doing: Doing) -> object:
    problems = tuple(FeedbackProblem(**one) for one in doing["problems"])
    feedback = Feedback(
        doing.here.court.pk,
        doing["title"],
        doing["issuer"],
        doing["received_on"],
        problems,
        doing["document_no"],
    )
    return register_feedback(feedback, **doing.who)


REGISTER = Act(
    "feedback",
    "登记反馈",
    _register,
    "反馈和问题登记了，责任部门认定后开始整改。",
    _asks,
    (
        f"{INSPECTION_REGULATIONS.citation}（待核）",
        "反馈原文逐条登记，写明责任领导、责任部门、责任人",
        "销号须每条措施完成并有佐证、责任领导签字、会议审定、不负责的人复查",
        "长期坚持不是销号，不计入完成率",
    ),
)


@dataclass(frozen=True, slots=True)
class FeedbackLine:
    """A feedback with how far its problems are."""

    record: Any
    url: str
    phase: str
    counted: Tally


@dataclass(frozen=True, slots=True)
class FeedbacksPage:
    """All feedbacks."""

    heading: Heading
    lines: tuple[FeedbackLine, ...]
    may_register: bool


def feedbacks_page(here: Standpoint) -> FeedbacksPage:
    """The feedbacks that the court received, the latest first."""
    may_register = here.may("finding.raise")
    register = Action("登记反馈", reverse("rectification_new"), "plus", "main")
    return FeedbacksPage(
        Heading(
            "巡察整改",
            "问题清单、任务清单、责任清单由登记的内容生成",
            crumbs_of("巡察整改"),
            (PRINT, *((register,) if may_register else ())),
        ),
        tuple(_line(here, one) for one in feedbacks_of(here.scope)),
        may_register,
    )


def _line(here: Standpoint, record: Any) -> FeedbackLine:
    shown = problems_of(record, as_of=here.today)
    return FeedbackLine(
        record,
        reverse("rectification", args=[record.public_id]),
        phase_on(record, here.today) if record.occurred_on else "",
        tally(shown, court_id=here.court.pk, as_of=here.today),
    )


def register_page(form: ActForm) -> FormPage:
    """The form of a feedback."""
    then = (Link("巡察整改", reverse("rectifications")),)
    heading = Heading("登记巡察反馈", "", crumbs_of("登记反馈", then=then))
    return FormPage(heading, form, known_names(form.here))


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem of the feedback: where it stands and what it lacks before it may be struck off."""

    number: int
    standing: FindingStanding
    area: str
    url: str
    look: Look
    due: Look | None
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RectificationPage:
    """One feedback with its lists."""

    heading: Heading
    facts: tuple[tuple[str, str], ...]
    problems: tuple[ProblemLine, ...]
    lists: ThreeLists
    papers: tuple[Link, ...]


def feedback_or_none(here: Standpoint, public_id: str) -> Any:
    """One feedback of this court, or None."""
    return feedbacks_of(here.scope).filter(public_id=public_id).first()


def rectification_page(here: Standpoint, feedback: Any) -> RectificationPage:
    """A feedback as it stands today."""
    shown = problems_of(feedback, as_of=here.today)
    counted = tally(shown, court_id=here.court.pk, as_of=here.today)
    then = (Link("巡察整改", reverse("rectifications")),)
    rate = f"，完成率{counted.completion}" if counted.completion else ""
    lead = f"{counted.found}个问题，已销号{counted.closed}个{rate}"
    return RectificationPage(
        Heading(feedback.title, lead, crumbs_of(feedback.title, then=then), (PRINT,)),
        _facts(here, feedback, counted),
        tuple(_problem(here, place, one) for place, one in enumerate(shown, 1)),
        three_lists(feedback, as_of=here.today),
        tuple(
            Link(label, reverse("rectification_paper", args=[feedback.public_id, name]))
            for name, (label, _) in PAPERS.items()
        ),
    )


def _facts(here: Standpoint, feedback: Any, counted: Tally) -> tuple[tuple[str, str], ...]:
    due = plan_due_on(feedback)
    return (
        ("巡察机构", feedback.issuer),
        ("反馈文号", feedback.document_no),
        ("集中整改期", concentrated_period(feedback).label),
        ("现在", phase_on(feedback, here.today)),
        ("整改方案", f"{said_day(due)}以前报送"),
        ("长期坚持", f"{counted.sustained}个，不计入完成率" if counted.sustained else ""),
    )


def _problem(here: Standpoint, number: int, one: FindingStanding) -> ProblemLine:
    due = look_of_due(one.due_on, as_of=here.today) if one.due_on and one.is_open else None
    missing = tuple(lack.message for lack in missing_for_closing(one.finding))
    return ProblemLine(
        number,
        one,
        FEEDBACK_AREAS.get(one.finding.area, "未分类"),
        reverse("finding", args=[one.finding.public_id]),
        look_of_progress(one.state.value),
        due,
        missing if one.is_open else (),
    )


def paper_named(here: Standpoint, feedback: Any, name: str) -> Paper | None:
    """One of the papers of a feedback as of today, or None."""
    return PAPERS[name][1](feedback, here.today) if name in PAPERS else None
