"""Issuing: a report gets its number and is frozen; whoever corrects it issues another that says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.scope import Scope
from jujiao.catalogue.reports import REPORTS
from jujiao.figures.selectors import Asking
from jujiao.journal.selectors import Head, journal_head
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.papers.stored import as_plain
from jujiao.papers.tree import Picture
from jujiao.people.models import Unit
from jujiao.reports.composition import Composition, ReportFacts, compose
from jujiao.reports.models import IssuedReport, RewrittenPassage
from jujiao.reports.papers import Issue, WrittenReport, content_hash, written_report
from jujiao.reports.passages import passage_names, problems_in_words
from jujiao.reports.rules import stated_then
from jujiao.reports.selectors import later_corrections, report_facts, standing_report


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """Which report of which court and year is to be issued."""

    court_id: int
    template_slug: str
    report_year: int

    def __str__(self) -> str:
        return f"{self.report_year}年 {REPORTS[self.template_slug].label}"


@command("report.issue")
def issue_report(
    asked: ReportRequest,
    *,
    by: Actor,
    at: datetime,
    pictures: Sequence[Picture] = (),
    reason: str = "",
) -> IssuedReport:
    """印发: freezes the report with its number and the head of the journal.

    Where one was issued that says the same, it is returned and no number is used; where it says
    otherwise, the new paper replaces it and lists what changed. Raises Refused without a ledger, and
    where somebody's own words cite a figure that nobody knows.
    """
    Unit.objects.select_for_update().get(pk=asked.court_id)
    template, scope = REPORTS[asked.template_slug], Scope(asked.court_id)
    today = timezone.localdate(at)
    facts = report_facts(Asking(scope, asked.report_year, today), template)
    _check_cited(compose(template, facts, marked=False), facts)
    standing = standing_report(scope, asked.template_slug, asked.report_year)
    content = content_hash(template, facts, pictures)
    if standing is not None and standing.content_hash == content:
        return standing
    issued = IssuedReport(
        court_id=asked.court_id,
        template_slug=template.slug,
        report_year=asked.report_year,
        issue_year=today.year,
        issue_no=next_number(asked.court_id, today.year),
        as_of=today,
        content_hash=content,
        issued_at=at,
        issued_by_name=by.name,
        replaces=standing,
    )
    issue = Issue(
        issued.document_no,
        today,
        standing.document_no if standing else "",
        later_corrections(standing, facts) if standing else (),
    )
    head = journal_head()
    report = written_report(template, facts, head, pictures=pictures, issue=issue)
    return _frozen(issued, report, head)


def _check_cited(text: Composition, facts: ReportFacts) -> None:
    problems = [
        Problem(
            "figure_unknown",
            facts.figures[slug].indicator.name,
            f"改写的段落引用了这项数字，{facts.figures[slug].note}",
            "请先补齐，或从段落里去掉。",
        )
        for slug in text.unknown
    ]
    if problems:
        raise Refused(*problems)


@dataclass(frozen=True, slots=True)
class PassageOfReport:
    """A passage of a year's report, as the subject of an act."""

    court_id: int
    template_slug: str
    report_year: int
    passage: str

    def __str__(self) -> str:
        return f"{self.report_year}年 {REPORTS[self.template_slug].label} {self.passage}"


@command("report.edit")
def rewrite_passage(
    asked: PassageOfReport, *, words: str, version: int, by: Actor, at: datetime
) -> RewrittenPassage:
    """改写段落: people's own words, with ``{slug}`` where a figure stands; blank gives the passage back.

    ``version`` is the one that was before the writer, 0 for none. Raises Refused for a passage that the
    report does not have, an unknown figure, and where somebody else has rewritten it meanwhile.
    """
    if asked.passage not in passage_names(REPORTS[asked.template_slug]):
        raise refuse("unknown_passage", f"文书里没有“{asked.passage}”这一段。", place="passage")
    problems = problems_in_words(words)
    if problems:
        raise Refused(*problems)
    named = {
        "court_id": asked.court_id,
        "template_slug": asked.template_slug,
        "report_year": asked.report_year,
        "passage": asked.passage,
    }
    row = RewrittenPassage.objects.select_for_update().filter(**named).first()
    if version != (row.version if row else 0):
        raise refuse("changed_meanwhile", "这一段刚被别人改过。", remedy="请先看新的内容再改。")
    row = row or RewrittenPassage(**named, version=0)
    row.words, row.version = words.strip(), row.version + 1
    row.edited_at, row.edited_by_name = at, by.name
    row.save()
    return row


def _frozen(issued: IssuedReport, report: WrittenReport, head: Head) -> IssuedReport:
    assert report.paper.seal is not None
    issued.title = report.paper.name
    issued.body = as_plain(report.paper)
    issued.stated = {one.figure.slug: stated_then(one.figure) for one in report.statements}
    issued.seal_code = report.paper.seal.code
    issued.head_seq, issued.head_hash = head.seq, head.entry_hash
    issued.save()
    return issued


def next_number(court_id: int, issue_year: int) -> int:
    """One after the last of the year; the court's row is locked, so that none is left out or twice."""
    rows = IssuedReport.objects.filter(court_id=court_id, issue_year=issue_year)
    last = rows.order_by("-issue_no").values_list("issue_no", flat=True).first()
    return (last or 0) + 1
