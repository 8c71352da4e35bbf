"""The paper of a report: the text, 署名, 数据依据, and what it claims under its seal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jujiao.catalogue.reports.wording import ReportTemplate
from jujiao.journal.selectors import Head
from jujiao.kernel.digests import canonical_json, hash_hex
from jujiao.kernel.periods import year_of
from jujiao.papers.reading import pictures as pictures_of
from jujiao.papers.reading import reading
from jujiao.papers.seals import sealed
from jujiao.papers.tree import Block, Paper, Paragraph, Picture, SignOff, said_day
from jujiao.reports.annexes import FigureChange, Standing, basis_appendix, changes_appendix
from jujiao.reports.composition import Composition, ReportFacts, Statement, compose

DRAFT, ISSUED = "送审稿", "印发稿"


@dataclass(frozen=True, slots=True)
class Issue:
    """印发: the number, the day, and what the paper that it replaces had said."""

    document_no: str
    day: date
    replaces: str = ""
    changes: tuple[FigureChange, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """A report as a paper, with the figures that it states."""

    paper: Paper
    statements: tuple[Statement, ...]


def written_report(
    template: ReportTemplate,
    facts: ReportFacts,
    head: Head,
    *,
    pictures: Sequence[Picture] = (),
    issue: Issue | None = None,
) -> WrittenReport:
    """The report as a sealed paper: 印发稿 with its number, or 送审稿 with numbers behind the figures."""
    text = compose(template, facts, marked=issue is None)
    until = min(facts.as_of, year_of(facts.year).last)
    note = issue.document_no if issue else f"（{DRAFT}）"
    caption = f"{issue.document_no}　" if issue else ""
    standing = Standing(f"{caption}数据截至{said_day(until)}", head.seq, head.entry_hash)
    paper = Paper(
        template.title.format(court=facts.court, year=facts.year),
        (*_with_pictures(text, pictures), *_behind(text, standing, facts, issue)),
        note=note,
        issuer=facts.court,
        dated=issue.day if issue else until,
    )
    return WrittenReport(sealed(paper, _claims(facts, text, head, issue)), text.statements)


def content_hash(template: ReportTemplate, facts: ReportFacts, pictures: Sequence[Picture]) -> str:
    """What a report says apart from number, date and journal: unchanged, it is not issued again."""
    text = compose(template, facts, marked=False)
    paper = Paper(template.title, (*_with_pictures(text, pictures),))
    digests = {one.figure.slug: one.figure.digest for one in text.statements}
    images = [hash_hex("sm3", one.content) for one in pictures_of(paper)]
    return hash_hex("sm3", canonical_json([reading(paper), digests, images]))


def _with_pictures(text: Composition, pictures: Sequence[Picture]) -> tuple[Block, ...]:
    """Chosen pictures stand after the first paragraph, in the order in which they were chosen."""
    first, *others = text.blocks
    return (first, *pictures, *others)


def _behind(
    text: Composition, standing: Standing, facts: ReportFacts, issue: Issue | None
) -> list[Block]:
    basis = basis_appendix(text.statements, standing, text.unproven)
    blank = Paragraph("")
    if issue is None:
        return [blank, Paragraph("附件：数据依据"), basis]
    signed = SignOff(facts.court, issue.day)
    if not issue.replaces:
        return [blank, Paragraph("附件：数据依据"), signed, basis]
    return [
        blank,
        Paragraph("附件：1.数据依据"),
        Paragraph("　　　2.更正说明"),
        signed,
        replace(basis, label="附件1"),
        changes_appendix(issue.replaces, issue.changes),
    ]


def _claims(
    facts: ReportFacts, text: Composition, head: Head, issue: Issue | None
) -> dict[str, object]:
    figures = [one.figure for one in text.statements]
    return {
        "court": facts.court,
        "year": facts.year,
        "state": ISSUED if issue else DRAFT,
        "number": issue.document_no if issue else "",
        "journal": {"seq": head.seq, "hash": head.entry_hash},
        "names": {one.slug: one.indicator.name for one in figures},
        "proofs": {one.slug: {"digest": one.digest, "rows": len(one.fact_ids)} for one in figures},
    }
