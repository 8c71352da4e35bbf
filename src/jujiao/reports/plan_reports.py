"""方案推进情况的印发: the quarter's report of a plan gets its number and is frozen, like any other report."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.plan_sorts import PLAN_SORTS
from jujiao.journal.selectors import journal_head
from jujiao.kernel.cadence import Every, Window, window_of
from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.kernel.problems import refuse
from jujiao.papers.seals import sealed
from jujiao.papers.stored import as_plain
from jujiao.papers.tree import Paper
from jujiao.people.models import Unit
from jujiao.plans.gauges import View
from jujiao.plans.packages import measure_line
from jujiao.plans.papers import quarterly_report
from jujiao.plans.standings import PlanStanding, plan_standings, view_of
from jujiao.reports.models import IssuedReport
from jujiao.reports.selectors import standing_report
from jujiao.reports.services import next_number

STATE = "印发稿"


@dataclass(frozen=True, slots=True)
class PlanQuarter:
    """A plan of a court in a quarter."""

    court_id: int
    sort: str
    year: int
    quarter: int

    @property
    def slug(self) -> str:
        """Under which name its report is kept."""
        return f"plan_{self.sort}_Q{self.quarter}"

    @property
    def window(self) -> Window:
        """The quarter."""
        return window_of(Every.QUARTER, date(self.year, 3 * self.quarter, 1))

    def __str__(self) -> str:
        return f"{self.window.words} {PLAN_SORTS[self.sort].label}"


@dataclass(frozen=True, slots=True)
class QuarterTold:
    """The plan as it stood at the end of the quarter, or on the day within it."""

    standing: PlanStanding
    view: View

    def paper(self, window: Window) -> Paper:
        """The report as a draft."""
        return quarterly_report(self.standing, self.view, window)


def quarter_told(asked: PlanQuarter, *, on: date) -> QuarterTold:
    """What leaves the court holds no small number of a restricted register. Raises Refused without a plan."""
    first, last = asked.window.period.first, asked.window.period.last
    if on < first:
        raise refuse("quarter_ahead", f"{asked.window.words}还没有到。")
    view = view_of(
        Scope(asked.court_id), asked.year, as_of=min(last, on), since=first - timedelta(days=1)
    )
    found = next((one for one in plan_standings(view) if one.sort == asked.sort), None)
    if found is None:
        label = PLAN_SORTS[asked.sort].label
        raise refuse("no_plan", f"{asked.year}年没有“{label}”。", remedy="请先采用方案。")
    return QuarterTold(found, view)


@command("report.issue")
def issue_plan_report(asked: PlanQuarter, *, by: Actor, at: datetime) -> IssuedReport:
    """印发: where the same was issued before it is returned; where the plan moved, the new one replaces it."""
    Unit.objects.select_for_update().get(pk=asked.court_id)
    today = timezone.localdate(at)
    told = quarter_told(asked, on=today)
    lines = [measure_line(one) for one in told.standing.measures]
    content = hash_hex("sm3", canonical_json([told.standing.title, lines]))
    standing = standing_report(Scope(asked.court_id), asked.slug, asked.year)
    if standing is not None and standing.content_hash == content:
        return standing
    issued = IssuedReport(
        court_id=asked.court_id,
        template_slug=asked.slug,
        report_year=asked.year,
        issue_year=today.year,
        issue_no=next_number(asked.court_id, today.year),
        as_of=told.view.as_of,
        content_hash=content,
        issued_at=at,
        issued_by_name=by.name,
        replaces=standing,
    )
    return _frozen(issued, told.paper(asked.window), lines, today)


def _frozen(
    issued: IssuedReport, draft: Paper, lines: list[dict[str, object]], today: date
) -> IssuedReport:
    head = journal_head()
    paper = sealed(
        replace(draft, note=issued.document_no, dated=today),
        {
            "court": draft.issuer,
            "year": issued.report_year,
            "state": STATE,
            "number": issued.document_no,
            "journal": {"seq": head.seq, "hash": head.entry_hash},
            "measures": lines,
        },
    )
    assert paper.seal is not None
    issued.title, issued.body, issued.stated = paper.name, as_plain(paper), {}
    issued.seal_code = paper.seal.code
    issued.head_seq, issued.head_hash = head.seq, head.entry_hash
    issued.save()
    return issued
