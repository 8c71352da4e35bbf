"""What is known for a report, the draft of one, and the reports that were issued."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue.reports import REPORTS
from jujiao.catalogue.reports.wording import TITLES, ReportTemplate
from jujiao.figures.selectors import Asking, proven_figures
from jujiao.journal.selectors import journal_head
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.papers.stored import paper_from_plain
from jujiao.papers.tree import Block, Heading, Paper, Paragraph, Picture, StatedFigure, inlines
from jujiao.people.models import Unit
from jujiao.reports.annexes import FigureChange
from jujiao.reports.composition import Composition, ReportFacts, compose
from jujiao.reports.models import IssuedReport, RewrittenPassage
from jujiao.reports.papers import WrittenReport, written_report
from jujiao.reports.passages import CLOSING, PREFACE, passage_names, sentences_of
from jujiao.reports.rules import corrections


def report_facts(asking: Asking, template: ReportTemplate) -> ReportFacts:
    """Everything that the report may say. Raises Refused where the year's ledger was never read."""
    court = Unit.objects.get(pk=asking.scope.court_id)
    figures = {one.slug: one for one in proven_figures(asking)}
    if all(one.value is None for one in figures.values()):
        raise refuse(
            "ledger_missing",
            f"{court.name}还没有{asking.year}年的台账，不能写{template.label}。",
            place="--year",
            remedy="请先用 jujiao ingest 读入台账。",
        )
    year = RecordFilter(period=asking.period, states=(FactState.IN_FORCE.value,))
    rows = records_matching(asking.scope, year).exclude(occurred_on=None)
    places = {place for one in template.clauses() for _, place in one.pieces()}
    kinds = [one.removesuffix(TITLES) for one in places if one.endswith(TITLES)]
    titles: dict[str, list[str]] = {}
    named = rows.filter(kind__in=kinds).order_by("occurred_on", "pk")
    for kind, title in named.values_list("kind", "title"):
        titles.setdefault(kind, []).append(title)
    return ReportFacts(
        court=court.name,
        year=asking.year,
        as_of=asking.as_of,
        figures=figures,
        happened=frozenset(rows.order_by().values_list("kind", flat=True).distinct()),
        titles={kind: tuple(dict.fromkeys(named)) for kind, named in titles.items()},
        rewritten=rewritten_words(asking, template.slug),
    )


def rewritten_passages(asking: Asking, template_slug: str) -> QuerySet[RewrittenPassage]:
    """The passages of a year's report that somebody has put into his own words."""
    rows = within(RewrittenPassage.objects.all(), asking.scope).exclude(words="")
    return rows.filter(template_slug=template_slug, report_year=asking.year).order_by("pk")


def rewritten_words(asking: Asking, template_slug: str) -> dict[str, str]:
    """Passage → its words."""
    rows = rewritten_passages(asking, template_slug)
    return dict(rows.values_list("passage", "words"))


@dataclass(frozen=True, slots=True)
class PassageText:
    """A passage as it is edited: the words the ledger writes by itself, and those that stand instead.

    Both with ``{slug}`` in the place of each figure; ``unproven`` are sentences without a figure.
    """

    name: str
    written: str
    rewritten: str
    unproven: tuple[str, ...]


def passage_texts(facts: ReportFacts, template: ReportTemplate) -> list[PassageText]:
    """Every passage that may be rewritten, in the order of the report."""
    by_itself = _paragraphs(compose(template, replace(facts, rewritten={}), marked=False))
    own = {"court": facts.court, "year": facts.year}
    texts = []
    for name in passage_names(template):
        words = facts.rewritten.get(name, "")
        bare = [one.said({}) for one in sentences_of(words, own) if not one.slugs]
        texts.append(PassageText(name, by_itself.get(name, ""), words, tuple(bare)))
    return texts


def _paragraphs(text: Composition) -> dict[str, str]:
    """Passage → its words with places for the figures."""
    first, *middle, last = text.blocks
    found = {PREFACE: _with_places(first), CLOSING: _with_places(last)}
    heading = ""
    for block in middle:
        if isinstance(block, Heading):
            heading = str(block.words).partition("）")[2]
        else:
            found[heading] = _with_places(block)
    return found


def _with_places(block: Block) -> str:
    assert isinstance(block, Paragraph)
    parts = inlines(block.words)
    return "".join(
        f"{{{one.slug}}}" if isinstance(one, StatedFigure) else str(one) for one in parts
    )


def drafted_report(
    asking: Asking, template_slug: str, *, pictures: Sequence[Picture] = ()
) -> WrittenReport:
    """送审稿: the report as the ledger stands, with numbers behind its figures; nothing is written."""
    template = REPORTS[template_slug]
    facts = report_facts(asking, template)
    return written_report(template, facts, journal_head(), pictures=pictures)


def issued_reports(scope: Scope) -> QuerySet[IssuedReport]:
    """The issued reports of a court, the latest first."""
    rows = within(IssuedReport.objects.all(), scope)
    return rows.select_related("replaces").order_by("-issue_year", "-issue_no")


def standing_report(scope: Scope, template_slug: str, report_year: int) -> IssuedReport | None:
    """The one that was not replaced, or None where none was issued."""
    rows = issued_reports(scope).filter(template_slug=template_slug, report_year=report_year)
    return rows.filter(replaced_by=None).first()


def reports_stating(scope: Scope, slug: str) -> QuerySet[IssuedReport]:
    """The issued reports in which a figure stands."""
    return issued_reports(scope).filter(stated__has_key=slug)


def issued_paper(issued: IssuedReport) -> Paper:
    """The paper as it was issued, ready for the writers."""
    return paper_from_plain(issued.body)


def later_corrections(issued: IssuedReport, facts: ReportFacts) -> tuple[FigureChange, ...]:
    """后续更正: what in an issued report is no longer what the ledger says."""
    text = compose(REPORTS[issued.template_slug], facts, marked=False)
    saying = frozenset(one.figure.slug for one in text.statements)
    return corrections(issued.stated, facts.figures, saying)


def issued_passages(issued: IssuedReport) -> dict[str, str]:
    """Passage → its words as they were issued, so that last year's stand beside this year's."""
    found: dict[str, str] = {}
    heading = PREFACE
    for block in issued_paper(issued).blocks:
        if isinstance(block, Heading):
            _, bracket, named = str(block.words).partition("）")
            heading = named if bracket else ""
        elif isinstance(block, Paragraph) and heading:
            words = "".join(
                one.text if isinstance(one, StatedFigure) else str(one)
                for one in inlines(block.words)
            )
            found[CLOSING if heading in found else heading] = words
    return found
