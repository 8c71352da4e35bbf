"""年考核 of the branches: the scheme, all branches in register order, the score sheet of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.assessments.papers import said_fact
from jujiao.assessments.schemes import bands_of, scheme_in_force, scheme_of
from jujiao.assessments.selectors import (
    Drafted,
    compared,
    drafted,
    objections_of,
)
from jujiao.assessments.starter import SLUG, SORTS
from jujiao.catalogue.duties import DUTIES
from jujiao.kernel.problems import Refused
from jujiao.kernel.schemes import FORMS, Item, Score
from jujiao.web.acting import act_forms
from jujiao.web.branches.assessment_acts import BRANCH_ACTS, YEAR_ACTS, YearOfSort
from jujiao.web.branches.places import crumbs_of
from jujiao.web.forms.acts import ActForm
from jujiao.web.parts import Action, Heading, Link, Tab
from jujiao.web.standpoint import Place, Standpoint

PRINT = Action("打印", "#", "print")
TITLE = "支部年度考核"


@dataclass(frozen=True, slots=True)
class BranchLine:
    """One branch: its total or that it is not known yet, what it lost, where it stands."""

    row: Drafted
    url: str
    total: str
    grade: str
    objections: int

    @property
    def missing(self) -> int:
        """How many items nobody knows yet."""
        return len(self.row.unknown)


@dataclass(frozen=True, slots=True)
class AssessmentsPage:
    """The scheme of the year and all branches."""

    heading: Heading
    tabs: tuple[Tab, ...]
    scheme: Any
    items: tuple[tuple[Item, str], ...]
    bands: str
    vetoes: tuple[str, ...]
    lines: tuple[BranchLine, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def year_of_sort(here: Standpoint, sort: str) -> YearOfSort:
    """A sort of assessment in the year that is shown, with the scheme that holds for it, if any does."""
    try:
        scheme = scheme_in_force(here.court.pk, sort, on=here.period.last)
    except Refused:
        scheme = None
    return YearOfSort(here.court.pk, sort, here.year, scheme)


def address_of_sort(sort: str, name: str = "") -> str:
    """The page of a sort of assessment, or where one of its acts is sent."""
    at = reverse("branch_assessment_year", args=[name]) if name else reverse("branch_assessments")
    return at if sort == SLUG else f"{at}?sort={sort}"


def assessments_page(
    here: Standpoint, asked: YearOfSort, sent: ActForm | None = None
) -> AssessmentsPage:
    """The assessments of the year; branches stand in register order, never by their scores."""
    scheme = asked.scheme
    every = drafted(scheme, year=here.year, as_of=here.as_of) if scheme else []
    rows = [one for one in every if may_see(here, one.assessment)]
    known = scheme_of(scheme) if scheme else None
    lead = f"{scheme}，支部按登记次序，不排名" if scheme else "还没有采用考核方案"
    tabs = tuple(
        Tab(label, address_of_sort(sort), is_current=sort == asked.sort)
        for sort, label in SORTS.items()
    )
    return AssessmentsPage(
        Heading(f"{here.year}年{SORTS[asked.sort]}", lead, crumbs_of(TITLE), (PRINT,)),
        tabs,
        scheme,
        tuple((leaf, _source(leaf)) for leaf in known.leaves()) if known else (),
        _bands(scheme) if scheme else "",
        tuple(f"{one.label}：至多“{one.at_best}”" for one in known.vetoes) if known else (),
        tuple(_line(one) for one in rows),
        _year_forms(here, asked, rows, sent),
        [],
    )


def may_see(here: Standpoint, assessment: Any) -> bool:
    """Whoever answers for all branches sees all; a branch sees its own."""
    own = Place(here.court.pk, assessment.unit_id)
    return here.may("assessment.review") or here.may("assessment.object", own)


def _source(leaf: Item) -> str:
    return FORMS.get(leaf.source.form, "") if leaf.source else ""


def _bands(scheme: Any) -> str:
    return "、".join(f"{one.grade}{one.at_least.normalize():f}分起" for one in bands_of(scheme))


def _line(row: Drafted) -> BranchLine:
    one = row.assessment
    frozen = one.frozen_on is not None
    total = one.total if frozen else row.total
    waiting = [each for each in objections_of(one) if each.answered_at is None]
    return BranchLine(
        row,
        reverse("branch_assessment", args=[one.public_id]),
        points_said(total),
        one.grade if frozen else row.grade,
        len(waiting),
    )


def points_said(points: Any) -> str:
    """A score without needless zeros; 未知 where it is not known."""
    return "未知" if points is None else f"{points.normalize() + 0:f}"


def _year_forms(
    here: Standpoint, asked: YearOfSort, rows: Sequence[Drafted], sent: ActForm | None
) -> tuple[ActForm, ...]:
    scheme = asked.scheme
    is_open = [one for one in rows if one.assessment.frozen_on is None]
    is_reviewed = bool(is_open) and all(one.assessment.reviewed_at for one in is_open)
    fitting = {
        "adopt": scheme is None and asked.sort == SLUG,
        "import": not rows,
        "open": scheme is not None and not rows,
        "review": bool(is_open) and not is_reviewed,
        "freeze": is_reviewed,
    }
    offered = {
        slug: slug != "import" or scheme is None
        for slug, fits in fitting.items()
        if fits and here.may(YEAR_ACTS[slug].action)
    }
    acts = {slug: one.act for slug, one in YEAR_ACTS.items()}
    return act_forms(
        here,
        asked,
        acts,
        offered,
        sent,
        lambda slug: address_of_sort(asked.sort, slug),
    )


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One item with its points and, where it lost some, the facts that it rests on."""

    label: str
    full: str
    points: str
    note: str
    facts: tuple[Link, ...]
    is_part: bool


@dataclass(frozen=True, slots=True)
class AssessmentPage:
    """The score sheet of one branch."""

    heading: Heading
    assessment: Any
    lines: tuple[ScoreLine, ...]
    total: str
    grade: str
    before: str
    objections: tuple[Any, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def drafted_of(here: Standpoint, assessment: Any) -> Drafted:
    """The assessment of a branch as the ledger stands."""
    rows = drafted(assessment.scheme, year=assessment.assessed_year, as_of=here.as_of)
    return next(one for one in rows if one.assessment.pk == assessment.pk)


def assessment_page(
    here: Standpoint, assessment: Any, sent: ActForm | None = None
) -> AssessmentPage:
    """One branch: frozen as it was, else as the ledger stands."""
    row = drafted_of(here, assessment)
    frozen = assessment.frozen_on is not None
    _, before = compared(assessment)
    objections = tuple(objections_of(assessment))
    return AssessmentPage(
        _heading(assessment),
        assessment,
        tuple(_kept_lines(assessment.scores) if frozen else _lines(row.scores)),
        points_said(assessment.total if frozen else row.total),
        assessment.grade if frozen else row.grade,
        points_said(before) if before is not None else "",
        objections,
        act_forms(
            here,
            assessment,
            BRANCH_ACTS,
            _offers(here, assessment, objections),
            sent,
            lambda slug: reverse("branch_assessment_act", args=[assessment.public_id, slug]),
        ),
        [],
    )


def _heading(assessment: Any) -> Heading:
    then = (Link(TITLE, reverse("branch_assessments")),)
    state = "已定稿" if assessment.frozen_on else "已复核" if assessment.reviewed_at else "未定稿"
    address = reverse("branch_assessment_file", args=[assessment.public_id, "docx"])
    return Heading(
        f"{assessment.unit}{assessment.assessed_year}年考核",
        f"{state}，{assessment.scheme}",
        crumbs_of(assessment.unit.name, then=then),
        (PRINT, Action("Word", address, "download")),
    )


def _lines(scores: Sequence[Score], *, is_part: bool = False) -> Iterator[ScoreLine]:
    for one in scores:
        lost = one.points is not None and one.points < one.item.full and not one.item.bonus
        facts = tuple(_fact(fact) for fact in one.facts) if lost else ()
        full = points_said(one.item.full)
        yield ScoreLine(one.item.label, full, points_said(one.points), one.note, facts, is_part)
        yield from _lines(one.parts, is_part=True)


def _kept_lines(
    scores: Sequence[Mapping[str, Any]], *, is_part: bool = False
) -> Iterator[ScoreLine]:
    for one in scores:
        facts = tuple(_fact(str(fact)) for fact in one["facts"])
        lost = facts if one["points"] != one["full"] else ()
        yield ScoreLine(one["label"], one["full"], one["points"], one["note"], lost, is_part)
        yield from _kept_lines(one["parts"], is_part=True)


def _fact(reference: str) -> Link:
    """A fact behind a deduction; a due leads to who owed it, a problem to its page."""
    form, _, rest = reference.partition(":")
    if form == "finding":
        return Link(said_fact(reference), reverse("finding", args=[rest]))
    duty, _, more = rest.partition(":")
    window = more.partition(":")[0]
    is_due = form == "due" and duty in DUTIES and bool(window)
    return Link(said_fact(reference), reverse("due_window", args=[duty, window]) if is_due else "")


def _offers(here: Standpoint, assessment: Any, objections: Sequence[Any]) -> dict[str, bool]:
    if assessment.frozen_on is not None:
        return {}
    waiting = any(one.answered_at is None for one in objections)
    own = Place(here.court.pk, assessment.unit_id)
    fitting = {
        "judge": here.may("assessment.judge", own),
        "object": here.may("assessment.object", own),
        "answer": waiting and here.may("assessment.answer"),
    }
    return {slug: slug == "judge" for slug, fits in fitting.items() if fits}
