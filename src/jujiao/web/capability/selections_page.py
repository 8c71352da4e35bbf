"""Rounds and persons: the stepper, what may follow, what is missing, who is public under a round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.hints import Hint, career_hints
from jujiao.careers.reliance import rested_on
from jujiao.careers.selections import (
    Progress,
    persons_under_way,
    progress_of,
    round_of,
    selections_of,
)
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.catalogue.commendation import (
    COMMENDATION_SELECTION,
    DECIDED,
    PERSON_PLACES,
    UNIT_PLACES,
    YEAR,
)
from jujiao.catalogue.public_notice import (
    APPOINTED,
    GATED,
    NOTICE_CLOSED,
    NOTICE_OPENED,
    PERSON_PATHS,
)
from jujiao.catalogue.research import RESEARCH_PROJECT
from jujiao.catalogue.selection import MEMBERS, NAMED, PRESENT
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FactState
from jujiao.procedures.selectors import steps_of
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.capability.commendation_acts import COMMEND, NOMINATE
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.research_page import (
    OUTPUT,
    OutputLine,
    output_lines,
    research_crumb,
)
from jujiao.web.capability.selection_acts import (
    APPOINT,
    CANCEL,
    GATE,
    PROCEDURE,
    PUBLISH,
    REST,
    TRIAL,
    step_act,
)
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint
from jujiao.web.tones import Look, look_of_due

MOST = 60
HOMES: Mapping[str, Callable[[], tuple[Link, ...]]] = {RESEARCH_PROJECT.slug: research_crumb}
NUMBERS: Mapping[str, tuple[str, str]] = {
    MEMBERS: ("应到", "人"),
    PRESENT: ("到会", "人"),
    YEAR: ("依据", "年考核"),
    PERSON_PLACES: ("个人", "名"),
    UNIT_PLACES: ("集体", "个"),
}
ACTS_OF_THEIR_OWN = frozenset({NAMED, NOTICE_OPENED, APPOINTED, DECIDED})


@dataclass(frozen=True, slots=True)
class ProcedureLine:
    """A round, or a person who is public."""

    procedure: Any
    kind: str
    url: str
    reached: int
    steps: int
    next_step: str
    is_cancelled: bool


@dataclass(frozen=True, slots=True)
class SelectionsPage:
    """The rounds of the court and the persons in their notice."""

    heading: Heading
    under_way: tuple[ProcedureLine, ...]
    persons: tuple[ProcedureLine, ...]
    ended: tuple[ProcedureLine, ...]
    hints: Sequence[Hint]
    may_open: bool


def selections_page(here: Standpoint) -> SelectionsPage:
    """What is under way, and what came to its end."""
    rounds = [_line(here, one) for one in selections_of(here.scope)[:MOST]]
    may_open = here.may("procedure.open", Place(here.court.pk))
    opening = Action("启动一轮", reverse("selection_new"), "plus", "main")
    lead = "公示之前只记步骤、日期、文号和人数"
    return SelectionsPage(
        Heading(
            "晋升与选任",
            lead,
            crumbs_of("晋升与选任"),
            (PRINT, *((opening,) if may_open else ())),
        ),
        tuple(one for one in rounds if one.procedure.ended_on is None),
        tuple(_line(here, one) for one in persons_under_way(here.scope)),
        tuple(one for one in rounds if one.procedure.ended_on is not None),
        career_hints(here.court.pk, here.period),
        may_open,
    )


def _line(here: Standpoint, procedure: Any) -> ProcedureLine:
    progress = progress_of(procedure, on=here.today)
    upcoming = [one.rule for one in progress.milestones if not one.rule.optional]
    return ProcedureLine(
        procedure,
        PROCEDURE_KINDS[procedure.kind].label,
        reverse("selection", args=[procedure.public_id]),
        progress.reached,
        len(progress.labels),
        upcoming[0].label if upcoming else "",
        procedure.state == FactState.WITHDRAWN.value,
    )


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step that was taken: when, under which number, how many were there."""

    label: str
    step: Any
    heads: str


@dataclass(frozen=True, slots=True)
class SelectionPage:
    """A round or a person's procedure."""

    heading: Heading
    procedure: Any
    labels: list[str]
    current: int
    steps: tuple[StepLine, ...]
    notice: Look | None
    objections: int
    missing: tuple[Problem, ...]
    persons: tuple[ProcedureLine, ...]
    shows_persons: bool
    rests: Sequence[Any]
    outputs: tuple[OutputLine, ...]
    problem: Problem | None
    forms: tuple[ActForm, ...]
    names: list[str]


def acts_of(here: Standpoint, procedure: Any, progress: Progress) -> dict[str, Act]:
    """Every act that the procedure knows now, by its name in the address."""
    steps = [
        step_act(one.rule) for one in progress.milestones if one.rule.step not in ACTS_OF_THEIR_OWN
    ]
    others = (PUBLISH, APPOINT, GATE, TRIAL, REST, CANCEL, NOMINATE, COMMEND, OUTPUT)
    return {one.slug: one for one in (*steps, *others)}


def selection_page(here: Standpoint, procedure: Any, sent: ActForm | None = None) -> SelectionPage:
    """The page of a round or of a person's procedure, as of today."""
    progress = progress_of(procedure, on=here.today)
    forms = act_forms(
        here,
        procedure,
        acts_of(here, procedure, progress),
        _offered(here, procedure, progress),
        sent,
        lambda slug: reverse("selection_act", args=[procedure.public_id, slug]),
    )
    return SelectionPage(
        heading=_heading(here, procedure),
        procedure=procedure,
        labels=progress.labels,
        current=progress.reached + 1,
        steps=tuple(_step(progress, one) for one in steps_of(procedure)),
        notice=_notice(here, progress),
        objections=progress.open_objections,
        missing=progress.missing,
        persons=tuple(_line(here, one) for one in progress.named),
        shows_persons=procedure.person_id is None and progress.names_may_be_public,
        rests=list(rested_on(PROCEDURE, procedure.pk)),
        outputs=output_lines(procedure),
        problem=progress.problem,
        forms=forms,
        names=known_names(here) if forms else [],
    )


def _heading(here: Standpoint, procedure: Any) -> Heading:
    kind = PROCEDURE_KINDS[procedure.kind]
    home = HOMES.get(procedure.kind)
    if home is not None:
        lead = f"{kind.label}，{procedure.person or '牵头人没有登记'}"
        crumbs = crumbs_of(procedure.title, then=home())
        return Heading(procedure.title, lead, crumbs, (PRINT,))
    then: tuple[Link, ...] = (Link("晋升与选任", reverse("selections")),)
    started = round_of(procedure)
    if started is not None:
        url = reverse("selection", args=[started.public_id])
        then = (*then, Link(started.title or PROCEDURE_KINDS[started.kind].label, url))
    subject = procedure.person.full_name if procedure.person else kind.label
    lead = f"{kind.label}，{procedure.title}" if procedure.person else procedure.title
    return Heading(subject, lead, crumbs_of(subject, then=then), (PRINT,))


def _offered(here: Standpoint, procedure: Any, progress: Progress) -> dict[str, bool]:
    """The acts that state and office allow; the step that is needed next is the nearest."""
    slugs = list(_open(here, procedure, progress))
    nearest = next((slug for slug, leads in slugs if leads), "")
    ordered = sorted(slugs, key=lambda pair: pair[0] != nearest)
    return {slug: slug == nearest for slug, _ in ordered}


def _open(here: Standpoint, procedure: Any, progress: Progress) -> Iterator[tuple[str, bool]]:
    """Acts with whether they lead onward."""
    if here.may("procedure.advance", procedure):
        for rule in progress.steps_open:
            if rule.step not in ACTS_OF_THEIR_OWN:
                yield f"step-{rule.step}", progress.leads_onward(rule)
    for slug, action, fits, leads in OWN_ACTS:
        if fits(procedure, progress) and here.may(action, procedure):
            yield slug, leads(procedure, progress)


def _may_follow(kind: str, step: str, progress: Progress) -> bool:
    """Whether a step of this kind of procedure may be taken now."""
    return progress.path.kind == kind and step in {one.rule.step for one in progress.milestones}


Asked = Callable[[Any, Progress], bool]
OWN_ACTS: tuple[tuple[str, str, Asked, Asked], ...] = (
    (
        PUBLISH.slug,
        "selection.publish",
        lambda procedure, progress: progress.names_may_be_public,
        lambda procedure, progress: True,
    ),
    (
        APPOINT.slug,
        "selection.appoint",
        lambda procedure, progress: APPOINTED in {one.rule.step for one in progress.milestones},
        lambda procedure, progress: not progress.missing,
    ),
    (
        NOMINATE.slug,
        "commendation.publish",
        lambda procedure, progress: _may_follow(
            COMMENDATION_SELECTION.slug, NOTICE_OPENED, progress
        ),
        lambda procedure, progress: True,
    ),
    (
        COMMEND.slug,
        "commendation.decide",
        lambda procedure, progress: _may_follow(COMMENDATION_SELECTION.slug, DECIDED, progress),
        lambda procedure, progress: True,
    ),
    (
        GATE.slug,
        "gate.record",
        lambda procedure, progress: progress.is_gated,
        lambda procedure, progress: bool(progress.missing),
    ),
    (
        TRIAL.slug,
        "trial.start",
        lambda procedure, progress: procedure.completed_on is not None and procedure.kind in GATED,
        lambda procedure, progress: False,
    ),
    (
        REST.slug,
        "decision.rest",
        lambda procedure, progress: procedure.kind in PERSON_PATHS,
        lambda procedure, progress: False,
    ),
    (
        OUTPUT.slug,
        "record.file",
        lambda procedure, progress: procedure.kind == RESEARCH_PROJECT.slug,
        lambda procedure, progress: False,
    ),
    (
        CANCEL.slug,
        "procedure.cancel",
        lambda procedure, progress: procedure.ended_on is None,
        lambda procedure, progress: False,
    ),
)


def _step(progress: Progress, step: Any) -> StepLine:
    said = "，".join(
        f"{label}{step.numbers[name]}{unit}"
        for name, (label, unit) in NUMBERS.items()
        if step.numbers.get(name)
    )
    return StepLine(progress.path.labels.get(step.slug, step.slug), step, said)


def _notice(here: Standpoint, progress: Progress) -> Look | None:
    """Until when the notice runs, by working days; nothing before it began or after it ended."""
    until = progress.notice_until
    if until is None or progress.course.times(NOTICE_CLOSED):
        return None
    if until <= here.today:
        return Look("check", "pine", f"公示已满，{until.month}月{until.day}日")
    look = look_of_due(until, as_of=here.today)
    return Look(
        look.icon, look.tone, f"公示到{until.month}月{until.day}日满5个工作日，{look.label}"
    )


def open_page(form: ActForm) -> FormPage:
    """The form of a new round."""
    then = (Link("晋升与选任", reverse("selections")),)
    return FormPage(Heading("启动一轮", "", crumbs_of("启动一轮", then=then)), form, [])
