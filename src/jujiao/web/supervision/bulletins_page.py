"""Bulletins: what went out, what could go out next, and each issue as its paper with its receipts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from jujiao.catalogue.streams import BULLETIN_KINDS, STREAMS
from jujiao.findings.bulletins import (
    bulletins_of,
    content_of_issued,
    deliveries_of,
    next_issue_no,
    uncited_inspections,
)
from jujiao.findings.papers import paper_of_bulletin
from jujiao.papers.tree import Paper
from jujiao.web.acting import act_forms
from jujiao.web.forms.acts import ActForm
from jujiao.web.paper_page import PRINT, paper_body
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.supervision.bulletin_acts import BULLETIN_ACTS, Stream, offered_on
from jujiao.web.supervision.crumbs import crumbs_of


@dataclass(frozen=True, slots=True)
class StreamLine:
    """A stream: its next issue, and how many inspections nobody has reported on."""

    label: str
    next_no: int
    waiting: int | None
    url: str


@dataclass(frozen=True, slots=True)
class IssueLine:
    """An issue with how many have signed for it."""

    bulletin: Any
    label: str
    url: str
    sent: int
    signed: int


@dataclass(frozen=True, slots=True)
class BulletinsPage:
    """All issues of the year."""

    heading: Heading
    streams: tuple[StreamLine, ...]
    issues: tuple[IssueLine, ...]
    may_issue: bool


def bulletins_page(here: Standpoint) -> BulletinsPage:
    """The issues of the year that is shown, and what each stream could publish next."""
    rows = bulletins_of(here.court.pk, year=here.year).prefetch_related("deliveries")
    lead = "从督察写成，编号、封存；姓名默认隐去"
    return BulletinsPage(
        Heading("督察通报", lead, crumbs_of("督察通报"), (PRINT,)),
        tuple(_stream(here, slug) for slug in BULLETIN_KINDS),
        tuple(_issue(one) for one in rows),
        here.may("bulletin.issue"),
    )


def _stream(here: Standpoint, slug: str) -> StreamLine:
    waiting = len(_of_this_year(here, slug)) if slug in STREAMS else None
    return StreamLine(
        BULLETIN_KINDS[slug].label,
        next_issue_no(here.court.pk, slug, here.today.year),
        waiting,
        reverse("bulletin_compose", args=[slug]),
    )


def _of_this_year(here: Standpoint, slug: str) -> Sequence[Any]:
    found = uncited_inspections(here.court.pk, slug, since=None, until=here.today)
    return [one for one in found if one.occurred_on and one.occurred_on.year == here.today.year]


def _issue(bulletin: Any) -> IssueLine:
    sent = list(bulletin.deliveries.all())
    return IssueLine(
        bulletin,
        BULLETIN_KINDS[bulletin.stream].label,
        reverse("bulletin", args=[bulletin.public_id]),
        len(sent),
        sum(one.received_on is not None for one in sent),
    )


@dataclass(frozen=True, slots=True)
class ComposePage:
    """The form of an issue, with the paper beneath it once somebody asked to see it."""

    heading: Heading
    form: ActForm
    names: list[str]
    body: SafeString


def compose_page(stream: Stream, form: ActForm, paper: Paper | None = None) -> ComposePage:
    """An issue that is being composed."""
    then = (Link("督察通报", reverse("bulletins")),)
    heading = Heading(f"起草{stream.label}", "先看送审稿，再印发", crumbs_of("起草", then=then))
    return ComposePage(heading, form, [], paper_body(paper) if paper else mark_safe(""))


@dataclass(frozen=True, slots=True)
class BulletinPage:
    """An issue as it went out, and who has it."""

    heading: Heading
    body: SafeString
    deliveries: Sequence[Any]
    forms: tuple[ActForm, ...]
    names: list[str]


def bulletin_page(here: Standpoint, bulletin: Any, sent: ActForm | None = None) -> BulletinPage:
    """An issue, word for word as it went out."""
    then = (Link("督察通报", reverse("bulletins")),)
    at = reverse("bulletin", args=[bulletin.public_id])
    actions = (
        PRINT,
        Action("Word", f"{at}file.docx", "download"),
        Action("PDF", f"{at}file.pdf", "download"),
    )
    paper = issued_paper_of(bulletin)
    lead = f"{bulletin.bulletin_year}年第{bulletin.issue_no}期，{bulletin.issued_by_name}印发"
    heading = Heading(paper.name, lead, crumbs_of(f"第{bulletin.issue_no}期", then=then), actions)
    return BulletinPage(
        heading,
        paper_body(paper),
        list(deliveries_of(bulletin)),
        act_forms(
            here,
            bulletin,
            BULLETIN_ACTS,
            offered_on(here, bulletin),
            sent,
            lambda slug: reverse("bulletin_act", args=[bulletin.public_id, slug]),
        ),
        [],
    )


def issued_paper_of(bulletin: Any) -> Paper:
    """The paper of an issue that went out."""
    return paper_of_bulletin(content_of_issued(bulletin))
