"""凝心聚力 and 谈心: outreach, schools, retirees, festivals, suggestions, talks, positions, papers from above."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.web.acting import address_named, form_answer, found_or_404, sent_form, show
from jujiao.web.agenda.care_page import CARE_ACTS, retirees_desk
from jujiao.web.agenda.culture_page import CULTURE_ACTS, culture_desk
from jujiao.web.agenda.desk import Desk
from jujiao.web.agenda.law_page import LAW_ACTS, law_desk, law_paper
from jujiao.web.agenda.papers_page import (
    LIST_ACTS,
    PAPER_ACTS,
    paper_desk,
    paper_or_none,
    papers_desk,
)
from jujiao.web.agenda.positions_page import (
    ONE_POSITION_ACTS,
    POSITION_ACTS,
    position_desk,
    position_or_none,
    positions_desk,
)
from jujiao.web.agenda.schools_page import (
    SCHOOL_ACTS,
    TERM_ACTS,
    schools_desk,
    term_desk,
    term_or_none,
)
from jujiao.web.agenda.staff_talks_page import (
    TALK,
    TALK_DESK_ACTS,
    quarter_of,
    study_paper,
    talk_form_page,
    talks_desk,
)
from jujiao.web.agenda.suggestions_page import SUGGESTION_ACTS, suggestions_desk
from jujiao.web.agenda.views.desks import DESK, desk_act
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Link
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

PAPER = "branches/paper.html"
Shown = Callable[[Standpoint, ActForm | None], Desk]


@dataclass(frozen=True, slots=True)
class DeskNamed:
    """A desk by its name in the addresses: its page, its acts, the act that opens it."""

    name: str
    shown: Shown
    acts: Mapping[str, tuple[Act, str]]


def desk_views(
    desk: DeskNamed, opens: str
) -> tuple[Callable[..., HttpResponse], Callable[..., HttpResponse]]:
    """The two views of a desk: the page, and an act on it."""

    @require_GET
    @page(opens)
    def look(request: HttpRequest, here: Standpoint) -> HttpResponse:
        return show(request, DESK, desk.shown(here, None))

    @require_POST
    @page(opens)
    def act(request: HttpRequest, here: Standpoint, name: str) -> HttpResponse:
        again = lambda sent: desk.shown(here, sent)  # noqa: E731
        return desk_act(request, here, (desk.acts, name), again, reverse(desk.name))

    return look, act


DESKS: dict[str, tuple[Shown, Mapping[str, tuple[Act, str]], str]] = {
    "law": (law_desk, LAW_ACTS, "record.read"),
    "schools": (schools_desk, SCHOOL_ACTS, "record.read"),
    "retirees": (retirees_desk, CARE_ACTS, "record.read"),
    "culture": (culture_desk, CULTURE_ACTS, "record.read"),
    "suggestions": (suggestions_desk, SUGGESTION_ACTS, "record.read"),
    "staff_talks": (talks_desk, TALK_DESK_ACTS, "talk_owed.read"),
    "positions": (positions_desk, POSITION_ACTS, "record.read"),
    "incoming_papers": (papers_desk, LIST_ACTS, "record.read"),
}


@require_http_methods(["GET", "POST"])
@page("staff_talk.record")
def staff_talk_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A new talk; the address may name whom it is with."""
    form = sent_form(request, here, TALK, request.GET.dict(), reverse("staff_talk_new"))
    return form_answer(request, form, talk_form_page, address_named("staff_talks"))


@require_GET
@page("record.read_confidential")
def mindset_study(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The quarter in counts, small cells left out."""
    window = quarter_of(here, request.GET.get("quarter", ""))
    crumbs = (Link("谈心谈话", reverse("staff_talks")), Link("季度研判"))
    quarter = (window.period.first.month + 2) // 3
    save_at = reverse("mindset_study_file", args=[quarter, "docx"]).removesuffix("file.docx")
    paper = study_paper(here, window)
    return show(request, PAPER, paper_page(paper, crumbs, lead=window.words, save_at=save_at))


@require_GET
@page("record.read_confidential")
def mindset_study_file(
    request: HttpRequest, here: Standpoint, quarter: int, suffix: str
) -> HttpResponse:
    """The same as a file."""
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(study_paper(here, quarter_of(here, str(quarter))), suffix))


@require_GET
@page("record.read")
def law_report(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """普法责任制履职报告 as it would be today."""
    crumbs = (Link("普法", reverse("law")), Link("履职报告"))
    save_at = reverse("law_report")
    return show(request, PAPER, paper_page(law_paper(here), crumbs, lead="送审稿", save_at=save_at))


@require_GET
@page("record.read")
def law_report_file(request: HttpRequest, here: Standpoint, suffix: str) -> HttpResponse:
    """The same as a file."""
    if suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(law_paper(here), suffix))


@dataclass(frozen=True, slots=True)
class OneNamed:
    """A page of one thing: how it is found, its page, its acts, and the desk to which an act leads back."""

    find: Callable[[Standpoint, str], Any]
    shown: Callable[[Standpoint, Any, ActForm | None], Desk]
    acts: Mapping[str, tuple[Act, str]]
    after: str


def one_views(one: OneNamed) -> tuple[Callable[..., HttpResponse], Callable[..., HttpResponse]]:
    """The two views of one thing: its page, and an act on it; somebody else's is not there."""

    @require_GET
    @page("record.read")
    def look(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
        found = found_or_404(one.find(here, public_id))
        return show(request, DESK, one.shown(here, found, None))

    @require_POST
    @page("record.read")
    def act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
        found = found_or_404(one.find(here, public_id))
        again = lambda sent: one.shown(here, found, sent)  # noqa: E731
        return desk_act(request, here, (one.acts, name), again, reverse(one.after), found)

    return look, act


ONES = {
    "school_term": OneNamed(term_or_none, term_desk, TERM_ACTS, "schools"),
    "position": OneNamed(position_or_none, position_desk, ONE_POSITION_ACTS, "positions"),
    "incoming_paper": OneNamed(paper_or_none, paper_desk, PAPER_ACTS, "incoming_papers"),
}
