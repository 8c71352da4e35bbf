"""党建督查 on the screen: the rounds of the year, one round, one branch's checklist."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.kernel.periods import Period
from jujiao.oversight.checklists import CheckRow, checklist_of
from jujiao.oversight.coverage import RoundCoverage, coverage_of
from jujiao.oversight.hints import Hint, hints
from jujiao.oversight.rules import INTERVIEW_RESULTS
from jujiao.oversight.selectors import checks_of, faults_of, interviews_of, rounds_of
from jujiao.web.acting import FormPage, act_forms
from jujiao.web.branches.places import crumbs_of
from jujiao.web.branches.round_acts import CHECK_ACTS, ROUND_ACTS
from jujiao.web.forms.acts import ActForm
from jujiao.web.forms.questions import known_names
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint

PRINT = Action("打印", "#", "print")


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round and how far it has come."""

    round: Any
    url: str
    coverage: RoundCoverage
    faults: int


@dataclass(frozen=True, slots=True)
class RoundsPage:
    """The rounds of the year."""

    heading: Heading
    rounds: tuple[RoundLine, ...]
    may_plan: bool


def rounds_page(here: Standpoint) -> RoundsPage:
    """The rounds that were planned here, the latest first."""
    may_plan = here.may("round.plan")
    plan = (Action("安排一轮", reverse("round_new"), "plus", "main"),) if may_plan else ()
    heading = Heading(
        "督查轮次", "每轮看遍所有支部，谁也不看自己的", crumbs_of("督查轮次"), (PRINT, *plan)
    )
    lines = tuple(
        RoundLine(
            one,
            reverse("round", args=[one.public_id]),
            coverage_of(one, on=here.today),
            faults_of(one).count(),
        )
        for one in rounds_of(here.scope, year=here.year)
    )
    return RoundsPage(heading, lines, may_plan)


def plan_page(form: ActForm) -> FormPage:
    """A round to be planned."""
    heading = Heading("安排一轮督查", "", crumbs_of("安排一轮", then=_to_rounds()))
    return FormPage(heading, form, known_names(form.here))


def _to_rounds() -> tuple[Link, ...]:
    return (Link("督查轮次", reverse("rounds")),)


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One branch in a round."""

    check: Any
    url: str
    faults: int
    asked: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """One round: who sees which branch, what was found, what is left."""

    heading: Heading
    round: Any
    coverage: RoundCoverage
    checks: tuple[CheckLine, ...]
    faults: tuple[Any, ...]
    hints: tuple[Hint, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def round_page(here: Standpoint, asked: Any, sent: ActForm | None = None) -> RoundPage:
    """A round as far as it has come."""
    checks, faults = list(checks_of(asked)), list(faults_of(asked))
    drawn = list(interviews_of(asked))
    reached = coverage_of(asked, on=here.today)
    period = Period(asked.starts_on, asked.ends_on)
    return RoundPage(
        _round_heading(asked, reached, has_seen=any(one.record_id for one in checks)),
        asked,
        reached,
        tuple(_check_line(one, faults, drawn) for one in checks),
        tuple(faults),
        tuple(hints(here.scope, period)),
        act_forms(
            here,
            asked,
            ROUND_ACTS,
            _round_offers(here, asked, reached, is_drawn=bool(drawn)),
            sent,
            lambda slug: reverse("round_act", args=[asked.public_id, slug]),
        ),
        [],
    )


def _round_heading(asked: Any, reached: RoundCoverage, *, has_seen: bool) -> Heading:
    whole = "，已全覆盖" if reached.is_complete else f"，还有{len(reached.left)}个未看"
    closed = f"，{asked.closed_by_name}办结" if asked.closed_on else ""
    lead = f"{asked.get_sort_display()}，{reached.all}个支部看了{reached.seen}个{whole}{closed}"
    address = reverse("round_bulletin", args=[asked.public_id, "docx"])
    saved = (Action("通报Word", address, "download"),) if has_seen else ()
    return Heading(str(asked), lead, crumbs_of(asked.serial, then=_to_rounds()), (PRINT, *saved))


def _check_line(check: Any, faults: Iterable[Any], drawn: Iterable[Any]) -> CheckLine:
    mine = [one for one in drawn if one.branch_check_id == check.pk]
    answered = sum(bool(one.result) for one in mine)
    return CheckLine(
        check,
        reverse("checklist", args=[check.round.public_id, check.unit.public_id]),
        sum(one.record_id == check.record_id for one in faults) if check.record_id else 0,
        f"{answered}/{len(mine)}" if mine else "",
    )


def _round_offers(
    here: Standpoint, asked: Any, reached: RoundCoverage, *, is_drawn: bool
) -> dict[str, bool]:
    if asked.closed_on:
        return {}
    fitting = {
        "draw": (not is_drawn and not reached.seen, "round.plan", False),
        "close": (True, "round.close", reached.is_complete),
    }
    return {
        slug: is_main
        for slug, (fits, action, is_main) in fitting.items()
        if fits and here.may(action)
    }


@dataclass(frozen=True, slots=True)
class ChecklistPage:
    """One branch in a round: what is looked at, what the ledger knows already, what came of it."""

    heading: Heading
    check: Any
    rows: tuple[CheckRow, ...]
    faults: tuple[Any, ...]
    interviews: tuple[tuple[Any, str], ...]
    forms: tuple[ActForm, ...]
    names: list[str]
    file_url: str
    paper_url: str


def checklist_page(here: Standpoint, check: Any, sent: ActForm | None = None) -> ChecklistPage:
    """The checklist of a branch with what may be done about it."""
    args = [check.round.public_id, check.unit.public_id]
    faults = [one for one in faults_of(check.round) if one.record_id == check.record_id]
    drawn = [one for one in interviews_of(check.round) if one.branch_check_id == check.pk]
    return ChecklistPage(
        _checklist_heading(check),
        check,
        checklist_of(check).rows,
        tuple(faults) if check.record_id else (),
        tuple((one, INTERVIEW_RESULTS.get(one.result, "待访谈")) for one in drawn),
        act_forms(
            here,
            check,
            CHECK_ACTS,
            _check_offers(here, check, drawn),
            sent,
            lambda slug: reverse("check_act", args=[*args, slug]),
        ),
        known_names(here),
        reverse("checklist_file", args=args),
        reverse("checklist_paper", args=args),
    )


def _checklist_heading(check: Any) -> Heading:
    then = (*_to_rounds(), Link(check.round.serial, reverse("round", args=[check.round.public_id])))
    state = "已督查" if check.record_id else "还没有督查"
    lead = f"{check.round}，督查人{check.inspector.full_name}，{state}"
    return Heading(check.unit.name, lead, crumbs_of(check.unit.name, then=then), (PRINT,))


def _check_offers(here: Standpoint, check: Any, drawn: list[Any]) -> dict[str, bool]:
    is_open = check.record_id is None and check.round.closed_on is None
    waiting = any(not one.result for one in drawn)
    fitting = {
        "visit": (is_open, "round.visit", True),
        "read": (is_open, "round.visit", False),
        "asked": (waiting, "round.visit", False),
        "replace": (is_open, "round.plan", False),
    }
    return {
        slug: is_main
        for slug, (fits, action, is_main) in fitting.items()
        if fits and here.may(action, check)
    }
