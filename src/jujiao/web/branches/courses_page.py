"""Elections, admissions and campaigns as steps: what is under way, how far, what comes next and by when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse

from jujiao.catalogue.admission import PARTY_ADMISSION
from jujiao.catalogue.community import COMMUNITY_NEED
from jujiao.catalogue.duties import PATHS
from jujiao.catalogue.elections import BY_ELECTION, TERM_ELECTION
from jujiao.catalogue.stronghold import STRONGHOLD_APPLICATION
from jujiao.kernel.concepts import ProcedureKind
from jujiao.kernel.courses import Milestone, Path, StepRule
from jujiao.people.narrowing import FactFilter
from jujiao.procedures.acts import NewProcedure, cancel_procedure, open_procedure
from jujiao.procedures.courses import course_of
from jujiao.procedures.milestones import OpenCourse, open_courses
from jujiao.procedures.quota import admission_quota
from jujiao.procedures.requests import is_election
from jujiao.procedures.selectors import procedures_matching, steps_of
from jujiao.procedures.teams import Team, teams
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.branches.places import crumbs_of
from jujiao.web.branches.step_form import step_act
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    day_question,
    known_names,
    person_question,
    unit_question,
)
from jujiao.web.parts import Action, Heading, Link, Tab
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

COURSES: Mapping[str, ProcedureKind] = {
    one.slug: one
    for one in (
        TERM_ELECTION,
        BY_ELECTION,
        PARTY_ADMISSION,
        STRONGHOLD_APPLICATION,
        COMMUNITY_NEED,
    )
}
PRINT = Action("打印", "#", "print")


@dataclass(frozen=True, slots=True)
class CourseLine:
    """One that is under way: whose, how many steps are done, what comes next."""

    course: OpenCourse
    url: str
    done: int
    all: int
    next_step: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class CoursesPage:
    """What is under way of a kind, and what was completed in the year."""

    heading: Heading
    kind: ProcedureKind
    tabs: tuple[Tab, ...]
    lines: tuple[CourseLine, ...]
    completed: tuple[tuple[Any, str], ...]


def _no_lead(here: Standpoint) -> str:
    return ""


def _quota_lead(here: Standpoint) -> str:
    quota = admission_quota(here.scope, year=here.year)
    if quota.planned is None:
        return f"，{here.year}年指标未登记"
    return f"，{here.year}年指标{quota.planned}名，已用{quota.used}名"


LEADS = {PARTY_ADMISSION.slug: _quota_lead}


def courses_page(here: Standpoint, kind: ProcedureKind) -> CoursesPage:
    """The courses of a kind, and the way to the other kinds."""
    tabs = tuple(
        Tab(one.label, reverse("courses", args=[slug]), is_current=slug == kind.slug)
        for slug, one in COURSES.items()
    )
    may_open = here.may("procedure.open")
    begin = (Action("启动一项", reverse("course_new", args=[kind.slug]), "plus", "main"),)
    said = LEADS.get(kind.slug, _no_lead)(here)
    heading = Heading(
        kind.label,
        f"按步骤办，每步记人、日期和文号{said}",
        crumbs_of(kind.label),
        begin if may_open else (),
    )
    lines = tuple(
        _course_line(one, here.as_of)
        for one in open_courses(here.scope, [kind.slug], on=here.as_of)
    )
    wanted = FactFilter(kinds=(kind.slug,), period=here.period)
    completed = tuple(
        (one, reverse("course", args=[kind.slug, one.public_id]))
        for one in procedures_matching(here.scope, wanted)
        if one.completed_on is not None and one.completed_on in here.period
    )
    return CoursesPage(heading, kind, tabs, lines, completed)


def _course_line(one: OpenCourse, on: date) -> CourseLine:
    needed = [rule for rule in PATHS[one.procedure.kind].rules if not rule.optional]
    nearest = one.milestones[-1] if one.milestones else None
    return CourseLine(
        one,
        reverse("course", args=[one.procedure.kind, one.procedure.public_id]),
        sum(bool(one.course.times(rule.step)) for rule in needed),
        len(needed),
        nearest.rule.label if nearest else "",
        look_of_due(nearest.due_on, as_of=on) if nearest and nearest.due_on else None,
    )


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step of a course: done, next, later, or passed without being recorded (unknown)."""

    rule: StepRule
    stage: str
    taken: tuple[Any, ...]
    names: str
    opens_on: date | None = None
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class CoursePage:
    """One course as a row of steps, with the forms of the steps that may follow."""

    heading: Heading
    procedure: Any
    steps: tuple[StepLine, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


CANCEL = Act(
    "cancel",
    "终止",
    lambda doing: cancel_procedure(
        doing.subject, on=doing["on"], reason=doing["reason"], **doing.who
    ),
    "终止了，办过的步骤和原因都留着。",
    lambda here, procedure: (day_question(here, "on", "终止日期"), Question("reason", "原因")),
    danger=True,
)


def acts_of(path: Path) -> dict[str, Act]:
    """What may be done on a path: each of its steps, and ending it."""
    return {**{rule.step: step_act(rule) for rule in path.rules}, CANCEL.slug: CANCEL}


def course_page(here: Standpoint, procedure: Any, sent: ActForm | None = None) -> CoursePage:
    """A course as far as it has come."""
    path = PATHS[procedure.kind]
    course = course_of(procedure, on=here.today)
    ahead = path.milestones(course) if procedure.ended_on is None else ()
    return CoursePage(
        _course_heading(procedure),
        procedure,
        _steps(here, path, procedure, ahead),
        act_forms(
            here,
            procedure,
            acts_of(path),
            _offers(here, procedure, ahead),
            sent,
            lambda slug: reverse("course_act", args=[procedure.kind, procedure.public_id, slug]),
        ),
        known_names(here),
    )


def _course_heading(procedure: Any) -> Heading:
    kind, subject = COURSES[procedure.kind], _subject(procedure)
    state = "已办结" if procedure.ended_on else "办理中"
    lead = f"{state}，{procedure.unit}" if procedure.person and procedure.unit else state
    request = reverse("course_request", args=[kind.slug, procedure.public_id])
    papers = (Action("请示", request, "file"),) if is_election(procedure) else ()
    return Heading(f"{subject}{kind.label}", lead, course_way(procedure), (PRINT, *papers))


def _subject(procedure: Any) -> str:
    return str(procedure.person or procedure.unit or procedure.title)


def course_way(procedure: Any) -> tuple[Link, ...]:
    """The way to a course."""
    kind = COURSES[procedure.kind]
    then = (Link(kind.label, reverse("courses", args=[kind.slug])),)
    return crumbs_of(_subject(procedure), then=then)


def _offers(here: Standpoint, procedure: Any, ahead: Iterable[Milestone]) -> dict[str, bool]:
    if procedure.ended_on is not None:
        return {}
    offered = {}
    if here.may("procedure.advance", procedure):
        nearest = [one.rule.step for one in reversed(tuple(ahead))]
        offered = {step: place == 0 for place, step in enumerate(nearest)}
    if here.may("procedure.cancel", procedure):
        offered[CANCEL.slug] = False
    return offered


def _steps(
    here: Standpoint, path: Path, procedure: Any, ahead: Iterable[Milestone]
) -> tuple[StepLine, ...]:
    taken: dict[str, list[Any]] = {}
    for step in steps_of(procedure).prefetch_related("named__person"):
        taken.setdefault(step.slug, []).append(step)
    coming = {one.rule.step: one for one in ahead}
    order = [rule.step for rule in path.rules]
    reached = max((order.index(step) for step in taken), default=-1)
    return tuple(
        _step(
            here,
            rule,
            tuple(taken.get(rule.step, ())),
            coming.get(rule.step),
            is_past=order.index(rule.step) < reached,
        )
        for rule in path.rules
    )


def _step(
    here: Standpoint,
    rule: StepRule,
    taken: tuple[Any, ...],
    coming: Milestone | None,
    *,
    is_past: bool,
) -> StepLine:
    without = "unknown" if is_past and not rule.optional else "later"
    stage = "next" if coming else "done" if taken else without
    people = dict.fromkeys(one.person.full_name for step in taken for one in step.named.all())
    due = coming.due_on if coming else None
    opens = coming.opens_on if coming and coming.opens_on and coming.opens_on > here.today else None
    return StepLine(
        rule,
        stage,
        taken,
        "、".join(people),
        opens,
        look_of_due(due, as_of=here.today) if due else None,
    )


SUBJECTS: Mapping[str, tuple[Question, ...]] = {
    "person": (person_question("person", "本人"),),
    "unit": (),
}


TITLE_HINTS = {
    BY_ELECTION.slug: "补哪个职务",
    COMMUNITY_NEED.slug: "社区要什么，一句话",
    STRONGHOLD_APPLICATION.slug: "哪一年的创建",
}


def _open_asks(here: Standpoint, kind: ProcedureKind) -> tuple[Question, ...]:
    return (
        *SUBJECTS[kind.subject],
        unit_question(here, "unit", "支部"),
        Question("title", "内容", is_required=False, hint=TITLE_HINTS.get(kind.slug, "")),
        replace(day_question(here, "on", "启动日期"), hint="第一步的那天；各步不能早于它"),
    )


def _open(doing: Doing) -> object:
    new = NewProcedure(
        doing.here.court.pk,
        doing.subject.slug,
        doing.said.get("person"),
        doing["unit"],
        doing["title"],
    )
    return open_procedure(new, on=doing["on"], **doing.who)


OPEN = Act("open", "启动", _open, "启动了，按步骤办。", _open_asks)


def open_page(form: ActForm) -> FormPage:
    """A course to be begun."""
    kind: ProcedureKind = form.subject
    then = (Link(kind.label, reverse("courses", args=[kind.slug])),)
    heading = Heading(f"启动{kind.label}", "", crumbs_of("启动", then=then))
    return FormPage(heading, form, known_names(form.here))


@dataclass(frozen=True, slots=True)
class TeamsPage:
    """The committees of all branches."""

    heading: Heading
    teams: tuple[tuple[Team, Look], ...]


TERM_LOOKS = {
    "running": ("check", "pine"),
    "expiring": ("clock", "gold"),
    "expired": ("late", "red"),
    "unknown": ("dashed", "ink-3"),
}


def teams_page(here: Standpoint) -> TeamsPage:
    """Who holds which post, which seats stand empty, when the term runs out."""
    found = tuple(
        (one, Look(*TERM_LOOKS[one.term.value], one.term.label))
        for one in teams(here.scope, on=here.as_of)
    )
    lead = "职务、空缺和任期，按登记次序"
    return TeamsPage(Heading("支部班子", lead, crumbs_of("支部班子"), (PRINT,)), found)
