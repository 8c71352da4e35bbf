"""四类事件提醒: 班子变动、组织关系转接、预备期届满、换届 — what happened and wants attention in a branch."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from jujiao.access.scope import Scope
from jujiao.catalogue.admission import ADMISSION_PATH
from jujiao.catalogue.admission_clauses import PROBATION, REGULAR
from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.election_rules import A5, A16
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.cadence import Every, Window, window_of
from jujiao.kernel.periods import Period
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Tenure
from jujiao.procedures.milestones import OpenCourse, open_courses
from jujiao.procedures.teams import Team, TermState

PROBATION_NOTICE_DAYS = 60
Events = dict[int, list[str]]


def events_of_branches(scope: Scope, month: Window, teams: Mapping[int, Team]) -> Events:
    """Branch → what it is reminded of besides its duties."""
    found: Events = {}
    on = month.period.first
    last_month = window_of(Every.MONTH, on - timedelta(days=1)).period
    for unit_id, said in _changes(scope, last_month):
        found.setdefault(unit_id, []).append(said)
    for course in open_courses(scope, [ADMISSION_PATH.kind], on=on):
        said = _probation(course, on)
        if said and course.unit_id is not None:
            found.setdefault(course.unit_id, []).append(said)
    for unit_id, team in teams.items():
        found.setdefault(unit_id, []).extend(_team(team))
    return found


def _changes(scope: Scope, period: Period) -> Iterator[tuple[int, str]]:
    """Posts and memberships that began or ended in the month before."""
    within = (period.first, period.last)
    rows = Tenure.objects.filter(
        court_id=scope.court_id,
        kind__in=(BRANCH_POST.slug, BRANCH_MEMBERSHIP.slug),
        state=FactState.IN_FORCE.value,
    ).order_by("pk")
    columns = ("kind", "unit_id", "person__full_name", "title", "starts_on", "ends_on")
    for kind, unit_id, name, title, begun, ended in (
        *rows.filter(starts_on__range=within).values_list(*columns),
        *rows.filter(ends_on__range=within).values_list(*columns),
    ):
        gone = ended is not None and ended in period
        if unit_id is not None:
            yield (
                unit_id,
                WORDS[kind, gone].format(
                    name=name, title=title, day=_said(ended if gone else begun)
                ),
            )


WORDS: Mapping[tuple[str, bool], str] = {
    (BRANCH_POST.slug, False): "班子变动：{name}自{day}任{title}。请做好工作交接。",
    (BRANCH_POST.slug, True): "班子变动：{name}{day}起不再任{title}。请及时补选。",
    (
        BRANCH_MEMBERSHIP.slug,
        False,
    ): "组织关系转接：{name}{day}转入。请核对组织关系介绍信回执，编入党小组。",
    (
        BRANCH_MEMBERSHIP.slug,
        True,
    ): "组织关系转接：{name}{day}转出。请确认组织关系已经转接，所任支部职务自然免除。",
}


def _probation(course: OpenCourse, on: date) -> str:
    """预备期届满: sixty days ahead, and until 转正 is on record, whatever else is missing there."""
    over = PROBATION.ends(course.course)
    decided = course.course.last("regularised")
    if over is None or (decided and decided.outcome == REGULAR):
        return ""
    if (over - on).days > PROBATION_NOTICE_DAYS:
        return ""
    last = _said(over - timedelta(days=1))
    if over > on:
        return f"预备期届满：{course.subject}预备期{last}届满，请提醒本人书面提出转正申请。"
    return (
        f"预备期届满：{course.subject}预备期已于{last}届满，没有转正记录，请及时讨论转正或者补录。"
    )


def _team(team: Team) -> Iterator[str]:
    if team.term is TermState.EXPIRING and team.term_ends_on:
        yield f"换届：本届{_said(team.term_ends_on)}届满，请准备换届。{A5.basis.citation}"
    if team.term is TermState.EXPIRED and team.term_ends_on:
        yield f"换届：本届已于{_said(team.term_ends_on)}届满，请报告换届或者延期。{A5.basis.citation}"
    if team.vacant:
        yield f"空缺：班子缺{team.vacant}人，应当及时补选。{A16.basis.citation}"


def _said(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else ""
