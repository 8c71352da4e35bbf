"""书记述职评议 on the screen: the reviews of the year, and filing one with its problems and their deadlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.assessments.reviews import ProblemNamed, Reviewed, ReviewEntry, file_review
from jujiao.catalogue.branch_setup import POSTS, SECRETARY_POST
from jujiao.catalogue.secretary_review import (
    CONTENTS,
    GRADES,
    REVIEW_RULES,
    REVIEWED_SECRETARY,
    SECRETARY_REVIEW,
)
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import RecordFilter, records_matching, takers_part
from jujiao.people.selectors import branches_of
from jujiao.procedures.teams import teams
from jujiao.web.acting import FormPage
from jujiao.web.branches.places import crumbs_of
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import (
    Question,
    choice_question,
    day_question,
    known_names,
    person_question,
)
from jujiao.web.parts import Action, Heading, Link, Option
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_state

TITLE = "书记述职评议"
PROBLEM_ROWS = 3


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One secretary of one branch: what came of his review, or that it is still to come."""

    branch: str
    secretary: str
    grade: str
    url: str
    look: Look | None


@dataclass(frozen=True, slots=True)
class ReviewsPage:
    """Branch by branch in register order: nobody is ranked."""

    heading: Heading
    lines: tuple[ReviewLine, ...]


def reviews_page(here: Standpoint) -> ReviewsPage:
    """The reviews of the year."""
    wanted = RecordFilter(kinds=(SECRETARY_REVIEW.slug,), period=here.period)
    found = {one.unit_id: one for one in reversed(records_matching(here.scope, wanted))}
    named = takers_part([one.pk for one in found.values()])
    secretaries = {one.branch.pk: _secretary(one) for one in teams(here.scope, on=here.as_of)}
    lines = tuple(
        _line(branch, found.get(branch.pk), named, secretaries.get(branch.pk, ""))
        for branch in branches_of(here.court.pk, on=here.as_of)
    )
    new = (Action("登记一份", reverse("review_new"), "plus", "main"),)
    heading = Heading(
        TITLE,
        "一述一评一测，按登记次序",
        crumbs_of(TITLE),
        (Action("打印", "#", "print"), *(new if here.may("review.file") else ())),
    )
    return ReviewsPage(heading, lines)


def _secretary(team: Any) -> str:
    return next((one.name for one in team.members if one.title == POSTS[SECRETARY_POST]), "")


def _line(branch: Any, record: Any, named: Any, secretary: str) -> ReviewLine:
    if record is None:
        return ReviewLine(branch.name, secretary, "", "", None)
    reviewed = [one.person.full_name for one in named.get(record.pk, ()) if one.person]
    return ReviewLine(
        branch.name,
        "、".join(reviewed),
        GRADES.get(record.outcome, ""),
        reverse("fact", args=[record.kind, record.public_id]),
        look_of_state(record.state) if record.state != FactState.IN_FORCE.value else None,
    )


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    branches = [(one.public_id, one.name) for one in branches_of(here.court.pk, on=here.today)]
    parts = (Question("title", "问题"), Question("due_on", "整改期限", "day"))
    contents = tuple(Option(slug, word, is_chosen=True) for slug, word in CONTENTS.items())
    return (
        choice_question("unit", "支部", branches),
        person_question("secretary", "书记"),
        day_question(here, "held_on", "评议日期"),
        Question("contents", "述职内容", "ticks", is_required=False, options=contents),
        Question("test_result", "测评结果", is_required=False, hint="如：好10票、较好3票"),
        choice_question("grade", "等次", GRADES.items()),
        Question("opinion", "评价意见", "long"),
        Question(
            "problems", "问题清单", "rows", is_required=False, parts=parts, rows=PROBLEM_ROWS,
            hint="每个问题变成书记的交办事项",
        ),
        Question("reason", "说明", is_required=False, hint="补录的写原因；有提醒的写理由"),
    )  # fmt: skip


def _file(doing: Doing) -> Reviewed:
    here = doing.here
    branch = next(
        one for one in branches_of(here.court.pk, on=here.today) if one.public_id == doing["unit"]
    )
    entry = ReviewEntry(
        here.court.pk,
        branch.pk,
        doing["secretary"],
        doing["held_on"],
        doing["grade"],
        doing["opinion"],
        tuple(doing["contents"]),
        tuple(ProblemNamed(one["title"], one["due_on"]) for one in doing["problems"]),
        doing["test_result"],
    )
    return file_review(entry, reason=doing["reason"], **doing.who)


FILE = Act(
    REVIEWED_SECRETARY,
    "登记",
    _file,
    "已登记，问题已交给书记；评议由另一人确认后生效。",
    _asks,
    (
        REVIEW_RULES,
        "述职讲六个方面，评价意见和问题清单都要有，问题有整改期限",
        "评议前先做督查；没有办结的轮次会提醒",
        "等次为好、较好、一般、差；一般和差的，按规定约谈，当年不参加评优（待核）",
    ),
)


def review_page(form: ActForm) -> FormPage:
    """A review to be filed."""
    then = (Link(TITLE, reverse("reviews")),)
    heading = Heading(TITLE, "", crumbs_of("登记", then=then))
    return FormPage(heading, form, known_names(form.here))
