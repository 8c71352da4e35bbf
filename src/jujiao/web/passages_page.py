"""改写文书: every passage with what the ledger writes by itself, people's own words, and last year's beside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from jujiao.catalogue.reports import REPORTS
from jujiao.figures.answers import Figure
from jujiao.kernel.problems import Problem, Refused
from jujiao.reports.passages import sentences_of
from jujiao.reports.selectors import (
    PassageText,
    issued_passages,
    passage_texts,
    report_facts,
    rewritten_passages,
    standing_report,
)
from jujiao.reports.services import PassageOfReport, rewrite_passage
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint


@dataclass(frozen=True, slots=True)
class PassageLine:
    """One passage as it is edited: its words, how they read with today's figures, last year's."""

    number: int
    text: PassageText
    typed: str
    version: int
    reads: str
    last_year: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_rewritten(self) -> bool:
        """Whether people's words stand in the place of the ledger's."""
        return bool(self.text.rewritten)


@dataclass(frozen=True, slots=True)
class PassagesPage:
    """The passages of a report, the figures that may be cited, and what keeps it from being written."""

    heading: Heading
    slug: str
    passages: tuple[PassageLine, ...]
    figures: tuple[Figure, ...]
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """A passage that came back: which, what was typed, what is wrong."""

    name: str
    words: str
    problems: tuple[Problem, ...]


def passages_page(here: Standpoint, slug: str, sent: Sent | None = None) -> PassagesPage:
    """All passages of the year's report; figures stay live until it is issued."""
    template = REPORTS[slug]
    lead = "花括号里是数字的代号，印出来是当时的数；清空一段就回到系统写的"
    crumbs = (Link("文书", reverse("reports")), Link(template.label, _draft(slug)), Link("改写"))
    heading = Heading(f"改写{template.label}", lead, crumbs, (Action("看送审稿", _draft(slug)),))
    try:
        facts = report_facts(here.asking, template)
    except Refused as refused:
        return PassagesPage(heading, slug, (), (), refused.problems[0])
    versions = dict(rewritten_passages(here.asking, slug).values_list("passage", "version"))
    before = standing_report(here.scope, slug, here.year - 1)
    last_year = issued_passages(before) if before else {}
    said = {one.slug: f"{one.value}{one.indicator.unit}" for one in facts.figures.values()}
    own = {"court": facts.court, "year": facts.year}
    lines = tuple(
        _line(number, one, (said, own), versions, last_year, sent)
        for number, one in enumerate(passage_texts(facts, template), 1)
    )
    return PassagesPage(heading, slug, lines, tuple(facts.figures.values()))


def _draft(slug: str) -> str:
    return reverse("report_draft", args=[slug])


def _line(
    number: int,
    text: PassageText,
    values: tuple[Mapping[str, str], Mapping[str, object]],
    versions: Mapping[str, int],
    last_year: Mapping[str, str],
    sent: Sent | None,
) -> PassageLine:
    said, own = values
    came_back = sent is not None and sent.name == text.name
    words = text.rewritten or text.written
    reads = "".join(one.said(said) for one in sentences_of(words, own))
    return PassageLine(
        number,
        text,
        sent.words if sent and came_back else words,
        versions.get(text.name, 0),
        reads,
        last_year.get(text.name, ""),
        sent.problems if sent and came_back else (),
    )


def keep_passage(here: Standpoint, slug: str, name: str, words: str, version: str) -> object:
    """Keeps one passage. Words that are just what the ledger writes give it back. Raises Refused."""
    asked = PassageOfReport(here.court.pk, slug, here.year, name)
    known = int(version) if version.isascii() and version.isdigit() and len(version) < 6 else 0
    facts = report_facts(here.asking, REPORTS[slug])
    by_itself = {one.name: one.written for one in passage_texts(facts, REPORTS[slug])}
    typed = "\n".join(line.strip() for line in words.splitlines()).strip()
    kept = "" if typed == by_itself.get(name, "").strip() else typed
    return rewrite_passage(asked, words=kept, version=known, by=here.actor, at=here.now)
