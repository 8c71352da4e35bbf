"""课题调研: projects under way and concluded, how to begin one, and the outputs filed under each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.placements import RECORD, printings_of
from jujiao.careers.research import NewResearch, open_research, output_of, outputs_of, projects
from jujiao.careers.selections import progress_of
from jujiao.catalogue.research import LEADERSHIP, RESEARCH_OUTPUT
from jujiao.ledger.services import file_record
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, choice_question, day_question, person_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project: who leads it, how far it is, how many outputs were filed under it.

    Books name no project beside an output: of an imported project nobody knows, unless one was filed.
    """

    project: Any
    leadership: str
    url: str
    next_step: str
    outputs: int | None


@dataclass(frozen=True, slots=True)
class ResearchPage:
    """The projects of the court."""

    heading: Heading
    under_way: tuple[ProjectLine, ...]
    concluded: tuple[ProjectLine, ...]


def research_page(here: Standpoint) -> ResearchPage:
    """Projects under way first; a project and its outputs are counted apart."""
    lines = [_line(here, one) for one in projects(here.scope)]
    opening = Action("申报课题", reverse("research_new"), "plus", "main")
    may_open = here.may("procedure.open", Place(here.court.pk))
    return ResearchPage(
        Heading(
            "课题调研",
            "课题按项，成果按篇，分开计数",
            crumbs_of("课题调研"),
            (PRINT, *((opening,) if may_open else ())),
        ),
        tuple(one for one in lines if one.project.completed_on is None),
        tuple(one for one in lines if one.project.completed_on is not None),
    )


def _line(here: Standpoint, project: Any) -> ProjectLine:
    upcoming = [one.rule for one in progress_of(project, on=here.today).milestones]
    needed = [rule.label for rule in upcoming if not rule.optional]
    at_work = here.may("eligibility.read")
    return ProjectLine(
        project,
        LEADERSHIP.get(project.outcome, ""),
        reverse("selection", args=[project.public_id])
        if at_work
        else reverse("fact", args=[project.kind, project.public_id]),
        needed[0] if needed and project.ended_on is None else "",
        outputs_of(project).count() or (None if project.source_ref else 0),
    )


@dataclass(frozen=True, slots=True)
class OutputLine:
    """An output of a project, and where it was printed."""

    record: Any
    url: str
    printed: str


def output_lines(project: Any) -> tuple[OutputLine, ...]:
    """The outputs of a project in their order."""
    found = list(outputs_of(project))
    printed = printings_of(RECORD, [one.pk for one in found])
    return tuple(
        OutputLine(
            one,
            reverse("fact", args=[one.kind, one.public_id]),
            "、".join(each.placement.issuer for each in printed.get(one.pk, ())),
        )
        for one in found
    )


def research_crumb() -> tuple[Link, ...]:
    """The way back to the projects."""
    return (Link("课题调研", reverse("research")),)


def _open_asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        Question("title", "课题名称"),
        person_question("leader", "牵头人"),
        choice_question("leadership", "牵头情况", LEADERSHIP.items()),
        day_question(here, "on", "申报日期"),
    )


def _open(doing: Doing) -> object:
    new = NewResearch(doing.here.court.pk, doing["title"], doing["leader"], doing["leadership"])
    return open_research(new, on=doing["on"], **doing.who)


OPEN_RESEARCH = Act(
    "open",
    "申报课题",
    _open,
    "课题登记了，立项、结项、成果运用逐步登记。",
    _open_asks,
    (
        "立项、中期检查、结项、成果运用逐步登记",
        "成果登记在课题下面，一个课题可以有几篇，也可以没有",
    ),
)
OUTPUT = Act(
    "output",
    "登记成果",
    lambda doing: file_record(
        output_of(doing.subject, doing["title"], doing["on"]), reason=doing["reason"], **doing.who
    ),
    "成果登记了，由另一人确认后生效。",
    lambda here, project: (
        Question("title", "成果名称"),
        day_question(here, "on", "完成日期"),
        Question("reason", "补录原因", is_required=False, hint="过了登记期限的才填"),
    ),
    hint=f"登记为“{RESEARCH_OUTPUT.label}”，见刊的在“宣传统计”里写明出自这一篇。",
)
