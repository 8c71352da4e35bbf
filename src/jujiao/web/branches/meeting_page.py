"""The page on which a meeting is filed: the form with its roll, the rules, what becomes done by it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse

from jujiao.catalogue.branch_life import BRANCH_TALK
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.selectors import dues
from jujiao.duties.talks import Talk, TalkGrid, file_talks
from jujiao.figures.answers import Figure
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.obligations import DueState
from jujiao.kernel.problems import Problem
from jujiao.people.selectors import branches_of, unit_in_scope
from jujiao.web.branches.begun import NOTHING_BEGUN, last_meeting
from jujiao.web.branches.due_lines import DueLine, due_lines, owing_of
from jujiao.web.branches.meeting_form import GRADE, PRESENT, WHY, MeetingOf
from jujiao.web.branches.places import MEETINGS, crumbs_of, notice_address
from jujiao.web.filing import LIKE, LIKE_LAST, what_moved
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Field, Question, day_question, known_names, person_question
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Place, Standpoint

TALK_ROWS = 8


@dataclass(frozen=True, slots=True)
class RollLine:
    """Somebody on the roll: ticked, or with the reason that is asked; maybe a grade."""

    value: str
    name: str
    post: str
    is_there: bool
    why: Field
    grade: Field | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """The form and what stands beside it."""

    heading: Heading
    form: ActForm
    before: tuple[Field, ...]
    roll: tuple[RollLine, ...]
    after: tuple[Field, ...]
    problems: tuple[Link, ...]
    owed: tuple[DueLine, ...]
    figures: tuple[Figure, ...]
    names: list[str]
    notice: str
    lead: str = ""

    @property
    def there(self) -> int:
        """How many are ticked."""
        return sum(one.is_there for one in self.roll)


def meeting_page(form: ActForm) -> MeetingPage:
    """A meeting to be filed: with everybody of the roll ticked, or as it came back."""
    meeting: MeetingOf = form.subject
    fields = form.fields
    place = next(at for at, one in enumerate(fields) if one.question.name == PRESENT)
    after = fields[place + 1 :]
    return MeetingPage(
        _heading(form),
        form,
        fields[:place],
        _roll(meeting, fields),
        tuple(one for one in after if not one.question.name.startswith((WHY, GRADE))),
        _links(form.problems, fields),
        owed_for(form.here, meeting.kind, meeting.unit),
        tuple(what_moved(form.here, meeting.kind).values()),
        known_names(form.here),
        notice_address(meeting.plan) if meeting.plan is not None else "",
    )


def _heading(form: ActForm) -> Heading:
    kind, unit = form.subject.kind, form.subject.unit
    register = Link("组织生活", reverse("ledger", args=[kind.register_slug]))
    minutes = Action("从会议记录读", reverse("minutes") + f"?unit={unit.public_id}", "upload")
    actions = (*_like_last(form), minutes)
    return Heading(kind.label, unit.name, crumbs_of("登记", then=(register,)), actions)


def _like_last(form: ActForm) -> tuple[Action, ...]:
    """照上次, where nothing is begun yet and the reader filed one of this kind before."""
    meeting: MeetingOf = form.subject
    is_fresh = meeting.plan is None and meeting.begun == NOTHING_BEGUN and not form.problems
    if not is_fresh or last_meeting(form.here, meeting.kind, meeting.unit) is None:
        return ()
    joined = "&" if "?" in form.url else "?"
    return (Action(LIKE_LAST, f"{form.url}{joined}{LIKE}=last"),)


def _roll(meeting: MeetingOf, fields: Iterable[Field]) -> tuple[RollLine, ...]:
    by_name = {one.question.name: one for one in fields}
    posts = {str(one.person_id): one.post for one in meeting.roll}
    return tuple(
        RollLine(
            one.value,
            one.label,
            posts[one.value],
            one.is_chosen,
            by_name[f"{WHY}{one.value}"],
            by_name.get(f"{GRADE}{one.value}"),
        )
        for one in by_name[PRESENT].options
    )


def _links(problems: Iterable[Problem], fields: Iterable[Field]) -> tuple[Link, ...]:
    """Where each problem is; what belongs to no field is only said."""
    known = {one.question.name for one in fields}
    return tuple(
        Link(f"{one.message}{one.remedy}", f"#field-{one.place}" if one.place in known else "")
        for one in problems
    )


def owed_for(here: Standpoint, kind: RecordKind, unit: Any) -> tuple[DueLine, ...]:
    """What this meeting would settle: the open dues of the branch that ask for its kind."""
    asked = tuple(one for one in DUTIES.values() if kind.slug in {each.slug for each in one.of})
    if not asked:
        return ()
    open_dues = [
        due
        for due in dues(owing_of(here, asked, unit.pk))
        if due.state in (DueState.DUE, DueState.OVERDUE) and not due.duty.bearer.is_person
    ]
    return due_lines(here, open_dues)


def unit_asked(here: Standpoint, public_id: str) -> Any:
    """The branch that an address names, else the reader's own; None where neither is."""
    if public_id:
        return unit_in_scope(here.scope, public_id)
    own = [one for one in branches_of(here.court.pk, on=here.today) if one.pk in here.own_units]
    return own[0] if own else None


@dataclass(frozen=True, slots=True)
class ChoosePage:
    """For which branch."""

    heading: Heading
    links: tuple[Link, ...]


def choose_page(here: Standpoint, kind: RecordKind, url: str) -> ChoosePage:
    """The branches for which the reader may file."""
    may_act = "meeting.file" if kind.slug in MEETINGS else "talk.file"
    links = tuple(
        Link(one.name, f"{url}?unit={one.public_id}")
        for one in branches_of(here.court.pk, on=here.today)
        if here.may(may_act, Place(here.court.pk, one.pk))
    )
    return ChoosePage(Heading(kind.label, "选一个支部", crumbs_of("登记")), links)


def _talk_asks(here: Standpoint, unit: Any) -> tuple[Question, ...]:
    parts = (
        person_question("talker", "谈话人"),
        person_question("talked_with", "谈话对象"),
        day_question(here, "held_on", "日期"),
    )
    blank = tuple(replace(one, value="") for one in parts)
    return (
        Question("talks", "谈话", "rows", parts=blank, rows=TALK_ROWS),
        Question("reason", "说明", is_required=False, hint="补录的写原因"),
    )


def _file_talks(doing: Doing) -> object:
    talks = tuple(Talk(one["talker"], one["talked_with"], one["held_on"]) for one in doing["talks"])
    grid = TalkGrid(doing.here.court.pk, doing.subject.pk, talks)
    return file_talks(grid, reason=doing["reason"], **doing.who)


TALKS = Act(
    "talks",
    "登记",
    _file_talks,
    "谈心谈话登记好了。",
    _talk_asks,
    (
        BRANCH_TALK.basis.citation if BRANCH_TALK.basis else "",
        "每名党员一年至少一次",
        "只记谁和谁、哪天谈，不记谈了什么",
    ),
)
