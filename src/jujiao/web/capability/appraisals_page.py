"""The yearly appraisal as pages: schemes and rounds, one round, one person's result."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.urls import reverse

from jujiao.appraisals.grades import places_in
from jujiao.appraisals.metric_sheets import metric_columns
from jujiao.appraisals.rules import STAGES
from jujiao.appraisals.selectors import (
    Mark,
    adopted_schemes,
    appraisees_of,
    complaints_of,
    items_of_form,
    polls_of,
    rounds_of,
    scored,
)
from jujiao.appraisals.stages import STAGE_LABELS, Stage, appraisee_acts, round_acts, stage_of
from jujiao.kernel.ladders import GRADE_LABELS, Grade
from jujiao.people.selectors import departments_on
from jujiao.web.acting import act_forms
from jujiao.web.capability.appraisal_acts import APPRAISEE_ACTS, ROUND_ACTS
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.departments import Department, by_department
from jujiao.web.forms.acts import ActForm
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look, look_of_due

ACTIONS = {
    "import": "appraisal.import",
    "publish": "appraisal.publish",
    "objection": "appraisal.publish",
    "settled": "appraisal.publish",
    "end_notice": "appraisal.publish",
    "widen": "appraisal.widen",
    "freeze": "appraisal.freeze",
    "notify": "appraisal.notify",
    "poll": "poll.open",
    "close_poll": "poll.close",
    "exempt": "appraisal.exempt",
    "sign": "appraisal.sign",
    "object": "appraisal.object",
    "settle": "appraisal.settle",
}
OWN_ALONE = frozenset({"sign"})


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round with the step at which it stands, and the sheets that the reader may fill."""

    appraisal: Any
    stage: str
    url: str
    sheets: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class AppraisalsPage:
    """The schemes and rounds of the court."""

    heading: Heading
    schemes: Sequence[Any]
    rounds: tuple[RoundLine, ...]
    may_open: bool
    may_adopt: bool


def appraisals_page(here: Standpoint) -> AppraisalsPage:
    """What was adopted and what is under way."""
    may_open, may_adopt = here.may("appraisal.open"), here.may("appraisal.adopt")
    actions = [PRINT]
    if here.may("appraisal.import"):
        actions.append(Action("导入历年等次", reverse("grades_new"), "upload"))
    if may_adopt:
        actions.append(Action("通过方案", reverse("scheme_new")))
    if may_open:
        actions.append(Action("启动考核", reverse("appraisal_new"), "plus", "main"))
    lead = "分数由方案算出，等次由人确定"
    return AppraisalsPage(
        Heading("年度考核", lead, crumbs_of("年度考核"), tuple(actions)),
        list(adopted_schemes(here.court.pk)),
        tuple(_round(here, one) for one in rounds_of(here.court.pk)),
        may_open,
        may_adopt,
    )


def _round(here: Standpoint, appraisal: Any) -> RoundLine:
    reads = here.may("appraisal.read", appraisal)
    return RoundLine(
        appraisal,
        stage_of(appraisal).label,
        reverse("appraisal", args=[appraisal.public_id]) if reads else "",
        _sheets(here, appraisal),
    )


def _sheets(here: Standpoint, appraisal: Any) -> tuple[Link, ...]:
    """The judging sheets that the reader may fill while nothing is frozen."""
    if appraisal.frozen_on is not None or not here.may("appraisal.judge", appraisal):
        return ()
    return tuple(
        Link(f"评“{one.label}”", reverse("judging", args=[appraisal.public_id, one.slug]))
        for one in items_of_form(appraisal, "judged")
    )


def _blank_form(here: Standpoint, appraisal: Any) -> tuple[Link, ...]:
    """The workbook for the data, where the scheme reads any."""
    wanted = appraisal.frozen_on is None and metric_columns(appraisal)
    if not wanted or not here.may("appraisal.import", appraisal):
        return ()
    return (Link("下载考核数据空表", reverse("metrics_file", args=[appraisal.public_id])),)


@dataclass(frozen=True, slots=True)
class AppraiseeLine:
    """One person of a round: on which terms, how much, what is missing, which grade."""

    appraisee: Any
    department: str
    total: Decimal | None
    missing: tuple[str, ...]
    vetoes: tuple[str, ...]
    grade: str
    at_best: str
    url: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round."""

    heading: Heading
    appraisal: Any
    labels: list[str]
    current: int
    quota: str
    notice: str
    lacking: tuple[str, ...]
    departments: tuple[Department[AppraiseeLine], ...]
    sheets: tuple[Link, ...]
    polls: Sequence[Any]
    forms: tuple[ActForm, ...]
    names: list[str]


def round_page(here: Standpoint, appraisal: Any, sent: ActForm | None = None) -> RoundPage:
    """A round as it stands: live until it is frozen, then as it was frozen."""
    stage = stage_of(appraisal)
    lines = list(_appraisee_lines(here, appraisal))
    lacking = _lacked_by_all(lines)
    return RoundPage(
        heading=_round_heading(here, appraisal, stage),
        appraisal=appraisal,
        labels=list(STAGE_LABELS.values()),
        current=int(stage),
        quota=_quota(appraisal),
        notice=_notice(appraisal),
        lacking=lacking,
        departments=by_department(
            here, (_without(line, lacking) for line in lines), lambda line: line.department
        ),
        sheets=(*_sheets(here, appraisal), *_blank_form(here, appraisal)),
        polls=list(polls_of(appraisal)),
        forms=act_forms(
            here,
            appraisal,
            ROUND_ACTS,
            _allowed(here, appraisal, _of_scheme(appraisal, round_acts(appraisal))),
            sent,
            lambda slug: reverse("appraisal_act", args=[appraisal.public_id, slug]),
        ),
        names=[],
    )


def _of_scheme(appraisal: Any, acts: Mapping[str, bool]) -> dict[str, bool]:
    """Without data and polls where the scheme has none, without an end where no poll is open."""
    polled = bool(items_of_form(appraisal, "polled"))
    running = polls_of(appraisal).filter(closed_on=None).exists()
    unfit = {"poll"} if not polled else set()
    unfit |= set() if metric_columns(appraisal) else {"import"}
    unfit |= set() if running else {"close_poll"}
    return {slug: leads for slug, leads in acts.items() if slug not in unfit}


def _allowed(here: Standpoint, subject: Any, acts: Mapping[str, bool]) -> dict[str, bool]:
    return {slug: leads for slug, leads in acts.items() if here.may(ACTIONS[slug], subject)}


def _round_heading(here: Standpoint, appraisal: Any, stage: Stage) -> Heading:
    then = (Link("年度考核", reverse("appraisals")),)
    title = f"{appraisal.appraisal_year}年度{appraisal.scheme.label.removesuffix('方案')}"
    actions = [PRINT]
    if appraisal.frozen_on is None and here.may("appraisal.grade", appraisal):
        tone = "main" if stage in (Stage.JUDGED, Stage.GRADED) else ""
        actions.append(Action("定等次", reverse("grading", args=[appraisal.public_id]), "", tone))
    frozen = appraisal.frozen_on
    lead = f"{frozen}审定，已定格" if frozen else f"第{appraisal.scheme.scheme_version}版方案"
    return Heading(title, lead, crumbs_of(title, then=then), tuple(actions))


def _quota(appraisal: Any) -> str:
    people = appraisal.appraisees
    counted = people.filter(in_quota=True).count()
    given = people.filter(grade=Grade.EXCELLENT.value).count()
    wider = f"，{appraisal.wider_quota_no}同意25%" if appraisal.wider_quota_no else ""
    return f"计入名额的{counted}人，优秀最多{places_in(appraisal)}名，已定{given}名{wider}"


def _notice(appraisal: Any) -> str:
    if appraisal.notice_opened_on is None:
        return ""
    objections = (
        f"，异议{appraisal.objections_open}件没有处理完" if appraisal.objections_open else ""
    )
    closed = f"，{appraisal.notice_closed_on}结束" if appraisal.notice_closed_on else ""
    return f"优秀公示自{appraisal.notice_opened_on}{closed}{objections}"


def _appraisee_lines(here: Standpoint, appraisal: Any) -> Iterator[AppraiseeLine]:
    people = list(appraisees_of(appraisal))
    marks = {} if appraisal.frozen_on else {one.person_id: one for one in scored(appraisal)}
    departments = departments_on([one.person_id for one in people], on=here.as_of)
    for one in people:
        unit = departments.get(one.person_id)
        yield _appraisee_line(appraisal, one, marks.get(one.person_id), unit.name if unit else "")


def _lacked_by_all(lines: Sequence[AppraiseeLine]) -> tuple[str, ...]:
    """What nobody of the round has: it is said once."""
    if not lines:
        return ()
    shared = set.intersection(*(set(line.missing) for line in lines))
    return tuple(one for one in lines[0].missing if one in shared)


def _without(line: AppraiseeLine, lacking: Sequence[str]) -> AppraiseeLine:
    return replace(line, missing=tuple(one for one in line.missing if one not in lacking))


def _appraisee_line(appraisal: Any, one: Any, mark: Mark | None, department: str) -> AppraiseeLine:
    return AppraiseeLine(
        one,
        department,
        mark.total if mark else one.total,
        mark.missing if mark else (),
        tuple(f"{veto.label}（{veto.basis.citation}）" for veto in mark.vetoes) if mark else (),
        GRADE_LABELS[Grade(one.grade)] if one.grade else "",
        GRADE_LABELS[Grade(one.at_best)],
        reverse("appraisee", args=[appraisal.public_id, one.person.public_id]),
    )


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """An item of the scheme with its points, as deep in the tree as it stands."""

    depth: int
    label: str
    method: str
    full: str
    points: str | None
    note: str


@dataclass(frozen=True, slots=True)
class ComplaintLine:
    """An objection with its term."""

    complaint: Any
    label: str
    look: Look
    outcome: str


@dataclass(frozen=True, slots=True)
class AppraiseePage:
    """One person's result."""

    heading: Heading
    line: AppraiseeLine
    is_shown: bool
    scores: tuple[ScoreLine, ...]
    complaints: tuple[ComplaintLine, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def appraisee_page(
    here: Standpoint, appraisal: Any, appraisee: Any, sent: ActForm | None = None
) -> AppraiseePage:
    """One person's result, for those whose office reads it, and for himself once it is decided."""
    reads = here.may("appraisal.read", appraisal)
    is_shown = reads or appraisal.frozen_on is not None
    mark = _mark(appraisal, appraisee) if is_shown else None
    unit = departments_on([appraisee.person_id], on=here.as_of).get(appraisee.person_id)
    name = appraisee.person.full_name
    round_url = reverse("appraisal", args=[appraisal.public_id]) if reads else ""
    then = (Link(f"{appraisal.appraisal_year}年度考核", round_url),)
    tree = appraisee.scores if appraisal.frozen_on else (mark.as_json() if mark else [])
    return AppraiseePage(
        Heading(name, unit.name if unit else "", crumbs_of(name, then=then), (PRINT,)),
        _appraisee_line(appraisal, appraisee, mark, unit.name if unit else ""),
        is_shown,
        tuple(_flat(tree)),
        tuple(_complaint(here, one) for one in complaints_of(appraisee)),
        act_forms(
            here,
            appraisee,
            APPRAISEE_ACTS,
            _own_first(here, appraisee),
            sent,
            lambda slug: reverse(
                "appraisee_act", args=[appraisal.public_id, appraisee.person.public_id, slug]
            ),
        ),
        [],
    )


def _own_first(here: Standpoint, appraisee: Any) -> dict[str, bool]:
    """What the reader may do; only the person himself signs."""
    acts = appraisee_acts(appraisee)
    is_own = here.actor.person_id == appraisee.person_id
    fitting = {slug: leads for slug, leads in acts.items() if is_own or slug not in OWN_ALONE}
    allowed = _allowed(here, appraisee, fitting)
    nearest = next((slug for slug, leads in allowed.items() if leads), "")
    return {slug: slug == nearest for slug in sorted(allowed, key=lambda one: one != nearest)}


def _mark(appraisal: Any, appraisee: Any) -> Mark | None:
    if appraisal.frozen_on is not None:
        return None
    found = (one for one in scored(appraisal) if one.person_id == appraisee.person_id)
    return next(found, None)


def _flat(tree: Sequence[Mapping[str, Any]], depth: int = 0) -> Iterator[ScoreLine]:
    for one in tree:
        yield ScoreLine(
            depth, one["label"], one["method"], one["full"], one["points"], one.get("note", "")
        )
        yield from _flat(one.get("items", ()), depth + 1)


def _complaint(here: Standpoint, one: Any) -> ComplaintLine:
    is_done = one.decided_on is not None
    outcome = f"改为{GRADE_LABELS[Grade(one.new_grade)]}" if one.new_grade else "维持"
    return ComplaintLine(
        one,
        STAGES[one.stage],
        look_of_due(one.due_on, as_of=here.today, is_done=is_done),
        f"{one.document_no}，{outcome}" if is_done else "",
    )
