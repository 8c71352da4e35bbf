"""The yearly appraisal: schemes, rounds, sheets, results, the secret poll."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.appraisals.metric_sheets import metric_form
from jujiao.appraisals.polls import ballot_paper
from jujiao.appraisals.selectors import appraisee_in, items_of_form, round_in_scope
from jujiao.exchange.export import ExportColumn, ExportSheet, write_workbook
from jujiao.kernel.problems import Refused
from jujiao.web.acting import (
    FormPage,
    act_named,
    acted,
    address_named,
    form_answer,
    sent_form,
    show,
)
from jujiao.web.acts import refuse_where_not_permitted
from jujiao.web.capability.appraisal_acts import (
    ADOPT,
    APPRAISEE_ACTS,
    GRADE,
    OPEN,
    POLL,
    ROUND_ACTS,
    judging_act,
)
from jujiao.web.capability.appraisals_page import appraisals_page, appraisee_page, round_page
from jujiao.web.capability.ballot_page import CAST, ballot_page
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.grade_acts import GRADES_OF_YEARS
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

CAST_NAME = "cast"


@require_GET
@page("appraisal.judge")
def appraisals(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Schemes and rounds."""
    return show(request, "capability/appraisals.html", appraisals_page(here))


def _form(request: HttpRequest, here: Standpoint, act: Act) -> HttpResponse:
    then = (Link("年度考核", address_named("appraisals")(None)),)
    heading = Heading(act.label, "", crumbs_of(act.label, then=then))
    return form_answer(
        request,
        sent_form(request, here, act),
        lambda form: FormPage(heading, form, []),
        address_named("appraisals"),
    )


@require_http_methods(["GET", "POST"])
@page("appraisal.adopt")
def scheme_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A scheme that the court adopts."""
    return _form(request, here, ADOPT)


@require_http_methods(["GET", "POST"])
@page("appraisal.open")
def appraisal_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A round that begins."""
    return _form(request, here, OPEN)


@require_http_methods(["GET", "POST"])
@page("appraisal.import")
def grades_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Grades of earlier years, as a sheet says them."""
    return _form(request, here, GRADES_OF_YEARS)


def round_or_404(here: Standpoint, public_id: str) -> Any:
    """One round of this court."""
    found = round_in_scope(here.scope, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("appraisal.read")
def appraisal(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One round."""
    found = round_or_404(here, public_id)
    return show(request, "capability/round.html", round_page(here, found))


@require_POST
@page("appraisal.read")
def appraisal_act(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """An act on a round."""
    found = round_or_404(here, public_id)
    form = sent_form(request, here, act_named(ROUND_ACTS, name), found)
    if form.act is POLL:
        return _poll(request, here, found, form)
    return acted(
        request,
        form,
        lambda sent: show(request, "capability/round.html", round_page(here, found, sent), 422),
        address_named("appraisal", public_id),
    )


@dataclass(frozen=True, slots=True)
class TokensPage:
    """The tokens of a poll, shown this once."""

    heading: Heading
    tokens: list[str]


def _poll(request: HttpRequest, here: Standpoint, found: Any, form: ActForm) -> HttpResponse:
    """The tokens are shown in the answer and nowhere else."""
    try:
        _, tokens = form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        shown = round_page(here, found, form.refused(refused.problems))
        return show(request, "capability/round.html", shown, 422)
    then = (Link(str(found), address_named("appraisal", found.public_id)(None)),)
    heading = Heading("选票码", f"{len(tokens)}个", crumbs_of("选票码", then=then))
    return show(request, "capability/tokens.html", TokensPage(heading, tokens))


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet with a line for each person."""

    heading: Heading
    form: ActForm
    column: str


def _sheet(
    request: HttpRequest, here: Standpoint, found: Any, act: Act, column: str
) -> HttpResponse:
    """A sheet: asked for, or sent."""
    url = address_named("appraisal", found.public_id)(None)
    back = url if here.may("appraisal.read", found) else address_named("appraisals")(None)
    heading = Heading(act.label, str(found), crumbs_of(act.label, then=(Link(str(found), back),)))
    return form_answer(
        request,
        sent_form(request, here, act, found),
        lambda form: SheetPage(heading, form, column),
        lambda done: back,
        "capability/sheet.html",
    )


@require_http_methods(["GET", "POST"])
@page("appraisal.judge")
def judging(request: HttpRequest, here: Standpoint, public_id: str, slug: str) -> HttpResponse:
    """The judging sheet of one item."""
    found = round_or_404(here, public_id)
    item = next((one for one in items_of_form(found, "judged") if one.slug == slug), None)
    if item is None:
        raise Http404
    return _sheet(request, here, found, judging_act(item), item.label)


@require_http_methods(["GET", "POST"])
@page("appraisal.grade")
def grading(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The sheet of grades."""
    return _sheet(request, here, round_or_404(here, public_id), GRADE, "等次")


@require_GET
@page("appraisal.import")
def metrics_file(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The blank sheet for the data of a round."""
    form = metric_form(round_or_404(here, public_id), on=here.today)
    columns = [ExportColumn(one) for one in form.heads]
    return saved_as(
        f"{form.title}.xlsx", write_workbook(ExportSheet(form.title, columns, form.lines))
    )


def appraisee_or_404(here: Standpoint, public_id: str, slug: str) -> tuple[Any, Any]:
    """A round and one person of it; a colleague's result looks like one that is not there."""
    found = round_or_404(here, public_id)
    person = appraisee_in(found, slug)
    if person is None or not here.may("appraisal.read", person):
        raise Http404
    return found, person


@require_GET
@page("record.read")
def appraisee(request: HttpRequest, here: Standpoint, public_id: str, slug: str) -> HttpResponse:
    """One person's result."""
    found = appraisee_or_404(here, public_id, slug)
    return show(request, "capability/appraisee.html", appraisee_page(here, *found))


@require_POST
@page("record.read")
def appraisee_act(
    request: HttpRequest, here: Standpoint, public_id: str, slug: str, name: str
) -> HttpResponse:
    """An act on one person's result, his own among them."""
    found, person = appraisee_or_404(here, public_id, slug)
    form = sent_form(request, here, act_named(APPRAISEE_ACTS, name), person)
    return acted(
        request,
        form,
        lambda sent: show(
            request, "capability/appraisee.html", appraisee_page(here, found, person, sent), 422
        ),
        address_named("appraisee", public_id, slug),
    )


@require_http_methods(["GET", "POST"])
@page("record.read")
def ballot(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The token opens the paper; the paper is cast once."""
    if request.method == "GET":
        blank = ActForm(CAST, here, None, request.path)
        return show(request, "capability/ballot.html", ballot_page(blank))
    form = sent_form(request, here, CAST)
    try:
        paper = ballot_paper(request.POST.get("token", ""))
    except Refused as refused:
        wrong = ballot_page(form.refused(refused.problems))
        return show(request, "capability/ballot.html", wrong, 422)
    return _paper(request, sent_form(request, here, CAST, paper))


def _paper(request: HttpRequest, form: ActForm) -> HttpResponse:
    if CAST_NAME not in request.POST:
        return show(request, "capability/ballot.html", ballot_page(form))
    return acted(
        request,
        form,
        lambda sent: show(request, "capability/ballot.html", ballot_page(sent), 422),
        address_named("ballot"),
    )
