"""方案: the measures of every plan under the five focuses, how far each is, and what shows it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.plan_sorts import ACTION_PLAN, DUTY, INDICATOR, INSPECTION_PLAN, LEDGER
from jujiao.kernel.concepts import Focus
from jujiao.plans.progress import MeasureStanding, MeasureState, Part
from jujiao.plans.selectors import plan_in_force
from jujiao.plans.standings import PlanStanding, plan_standing, plan_standings, view_of
from jujiao.web.agenda.desk import desk_forms
from jujiao.web.agenda.looks import MEASURE_LOOKS
from jujiao.web.agenda.plan_acts import PLAN_ACTS, QUARTERS
from jujiao.web.forms.acts import ActForm
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Empty, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.tones import Look

LATE = frozenset({MeasureState.LATE, MeasureState.STILL})
BAR_TONES = {MeasureState.DONE: "closed", MeasureState.LATE: "late", MeasureState.STILL: "late"}
ELSEWHERE = "未归入聚焦"
PLACES: Mapping[str, Callable[[str], str]] = {
    INDICATOR: lambda slug: reverse("figure", args=[slug]),
    LEDGER: lambda slug: reverse("ledger", args=[RECORD_KINDS[slug].register_slug]),
    DUTY: lambda slug: reverse("duties"),
}


@dataclass(frozen=True, slots=True)
class PartLine:
    """One thing that shows a measure done."""

    label: str
    said: str
    url: str
    overdue: int


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with how far it is, said and drawn."""

    standing: MeasureStanding
    look: Look
    said: str
    bar: int
    tone: str
    parts: tuple[PartLine, ...]

    @property
    def url(self) -> str:
        """Its page; a point of inspection has none."""
        known = self.standing.public_id
        return reverse("measure", args=[known]) if known else ""

    @property
    def is_late(self) -> bool:
        """Whether it stands out: late, or standing still."""
        return self.standing.state in LATE


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """A plan: its measures by focus, and how many stand where."""

    title: str
    sort: str
    said: str
    groups: tuple[tuple[str, tuple[MeasureLine, ...]], ...]

    @property
    def count(self) -> int:
        """How many measures it has."""
        return sum(len(lines) for _, lines in self.groups)


@dataclass(frozen=True, slots=True)
class PlanPage:
    """All plans of the year."""

    heading: Heading
    blocks: tuple[PlanBlock, ...]
    still_days: int
    empty: Empty
    forms: tuple[ActForm, ...] = ()
    quarters: tuple[int, ...] = ()
    names: tuple[str, ...] = ()


def plan_page(here: Standpoint, sent: ActForm | None = None) -> PlanPage:
    """The plans of the year; what inspection looks at is for those who plan it. ``sent`` came back."""
    view = view_of(here.scope, here.year, as_of=here.as_of)
    seen = (
        one
        for one in plan_standings(view)
        if one.sort != INSPECTION_PLAN.slug or here.may("inspection.plan")
    )
    return PlanPage(
        Heading(
            "方案", "进度由台账、应办和数字算出，不另填报", (Link("文书"), Link("方案")), (PRINT,)
        ),
        tuple(block_of(one) for one in seen),
        view.still_days,
        Empty(f"{here.year}年还没有采用方案，所以没有举措。由政治部主任采用。"),
        desk_forms(here, PLAN_ACTS, sent, reverse("plan"))[0],
        tuple(one for one in QUARTERS if date(here.year, 3 * one - 2, 1) <= here.today),
    )


def action_plan(here: Standpoint) -> PlanBlock | None:
    """二十项举措 as the first page shows them, or None where the year has no such plan."""
    plan = plan_in_force(here.scope, ACTION_PLAN.slug, here.year)
    if plan is None:
        return None
    return block_of(plan_standing(plan, view_of(here.scope, here.year, as_of=here.as_of)))


def block_of(plan: PlanStanding) -> PlanBlock:
    """A plan as it is shown."""
    return PlanBlock(
        plan.title,
        plan.sort,
        _summary(plan.measures),
        tuple(_by_focus([line_of(one) for one in plan.measures])),
    )


def _summary(measures: Iterable[MeasureStanding]) -> str:
    """已完成14，推进中4，停滞2."""
    counted = Counter(one.state for one in measures)
    return "，".join(f"{one.label}{counted[one]}" for one in MeasureState if counted[one])


def _by_focus(lines: list[MeasureLine]) -> Iterable[tuple[str, tuple[MeasureLine, ...]]]:
    for focus in (*Focus, None):
        own = tuple(one for one in lines if one.standing.focus is focus)
        if own:
            yield focus.label if focus else ELSEWHERE, own


def line_of(standing: MeasureStanding) -> MeasureLine:
    """A measure as a line shows it."""
    return MeasureLine(
        standing,
        MEASURE_LOOKS[standing.state],
        _said(standing),
        (standing.percent or 0) if _is_known(standing) else 0,
        BAR_TONES.get(standing.state, "going"),
        tuple(_part(one) for one in standing.parts),
    )


def _said(standing: MeasureStanding) -> str:
    """7/7 where one thing shows it, a share where several do, the state where nobody knows it all."""
    if not _is_known(standing):
        return standing.state.label
    if len(standing.parts) == 1:
        return _count(standing.parts[0])
    return f"{standing.percent}%"


def _is_known(standing: MeasureStanding) -> bool:
    """What is left when a part is unknown is no share of the whole: it is neither zero nor done."""
    return standing.percent is not None and standing.state is not MeasureState.UNKNOWN


def _count(part: Part) -> str:
    if part.done is None:
        return "未知"
    if not part.planned:
        return f"{part.done}（应为零）" if part.done else "为零"
    return f"{part.done}/{part.planned}"


def _part(part: Part) -> PartLine:
    place = PLACES.get(part.sort)
    return PartLine(part.label, _count(part), place(part.slug) if place else "", part.overdue)
