"""Papers: the draft as the ledger stands, the issued ones as they were, and what changed since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from jujiao.careers.placements import REPORT, printings_of
from jujiao.catalogue.reports import REPORTS
from jujiao.catalogue.reports.wording import ReportTemplate
from jujiao.kernel.problems import Problem, Refused
from jujiao.papers.docx_writer import write_docx
from jujiao.papers.fonts import paper_fonts
from jujiao.papers.html_writer import write_fragment, write_html
from jujiao.papers.pdf_writer import write_pdf
from jujiao.papers.seals import code_on, spaced
from jujiao.papers.tree import Paper
from jujiao.reports.annexes import FigureChange
from jujiao.reports.selectors import (
    drafted_report,
    issued_paper,
    issued_reports,
    later_corrections,
    report_facts,
)
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint

TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "html": "text/html; charset=utf-8",
}


@dataclass(frozen=True, slots=True)
class ReportsPage:
    """The papers of the court: what can be written, what was issued."""

    heading: Heading
    templates: tuple[ReportTemplate, ...]
    issued: QuerySet[Any]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """One paper to be read: a draft, or an issued one with what changed since."""

    heading: Heading
    slug: str
    body: SafeString
    code: str
    issued: Any
    changes: tuple[FigureChange, ...]
    problem: Problem | None
    may_issue: bool
    printed: tuple[Link, ...] = ()


def reports_page(here: Standpoint) -> ReportsPage:
    """What papers there are."""
    heading = Heading("文书", "每个数字都能打开到它的依据；印发时编号、定稿")
    return ReportsPage(heading, tuple(REPORTS.values()), issued_reports(here.scope))


def draft_page(here: Standpoint, slug: str) -> ReportPage:
    """The paper as the ledger stands today; nothing is written."""
    template = REPORTS[slug]
    try:
        paper = drafted_report(here.asking, slug).paper
    except Refused as refused:
        return ReportPage(
            _heading(template.label),
            slug,
            mark_safe(""),
            "",
            None,
            (),
            refused.problems[0],
            False,  # noqa: FBT003
        )
    edit = (Action("改写", reverse("report_edit", args=[slug])),)
    actions = (
        *(edit if here.may("report.edit") else ()),
        *_downloads(reverse("report_draft", args=[slug])),
    )
    return ReportPage(
        heading=_heading(template.label, f"送审稿，{here.period.label}", actions),
        slug=slug,
        body=_body(paper),
        code=spaced(code_on(paper)),
        issued=None,
        changes=(),
        problem=None,
        may_issue=here.may("report.issue"),
    )


def issued_page(here: Standpoint, issued: Any) -> ReportPage:
    """An issued paper as it was, and what the ledger says otherwise by now."""
    paper = issued_paper(issued)
    asking = here.asking_of(issued.report_year)
    template = REPORTS.get(issued.template_slug)
    changes = later_corrections(issued, report_facts(asking, template)) if template else ()
    address = reverse("report_issued", args=[issued.issue_year, issued.issue_no])
    lead = f"印发稿{issued.document_no}，{issued.issued_by_name}印发"
    return ReportPage(
        heading=_heading(issued.title, lead, _downloads(address)),
        slug=issued.template_slug,
        body=_body(paper),
        code=spaced(code_on(paper)),
        issued=issued,
        changes=changes,
        problem=None,
        may_issue=bool(changes) and here.may("report.issue"),
        printed=tuple(
            _printed(one.placement) for one in printings_of(REPORT, [issued.pk]).get(issued.pk, [])
        ),
    )


def _printed(placement: Any) -> Link:
    """Where the paper, or a part of it, was published."""
    level = f"（{placement.level.label}）" if placement.level else ""
    label = f"{placement.occurred_on:%Y年%-m月%-d日}《{placement.issuer}》{level}{placement.title}"
    return Link(label, reverse("fact", args=[placement.kind, placement.public_id]))


def paper_file(paper: Paper, suffix: str) -> tuple[str, bytes, str]:
    """Name, bytes and type of a paper as a file."""
    if suffix == "docx":
        content = write_docx(paper)
    elif suffix == "pdf":
        content = write_pdf(paper, paper_fonts(settings.FONT_DIRS))
    else:
        content = write_html(paper).encode()
    return f"{paper.name}.{suffix}", content, TYPES[suffix]


def _heading(title: str, lead: str = "", actions: tuple[Action, ...] = ()) -> Heading:
    crumbs = (Link("文书", reverse("reports")), Link(title))
    return Heading(title, lead, crumbs, (Action("打印", "#", "print"), *actions))


def _downloads(address: str) -> tuple[Action, ...]:
    return (
        Action("Word", f"{address}file.docx", "download"),
        Action("PDF", f"{address}file.pdf", "download"),
    )


def _body(paper: Paper) -> SafeString:
    """The paper as html: written by our own writer, which escapes all words."""
    return mark_safe(write_fragment(paper, lambda slug: reverse("figure", args=[slug])))
