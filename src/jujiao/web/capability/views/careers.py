"""Ranks, selections, trials, pairs, hours, candidates, marked decisions, one's own page."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.access.policy import objection
from jujiao.careers.personal import PersonalFile
from jujiao.careers.selections import progress_of, selection_in_scope
from jujiao.people.selectors import people_of, person_in_scope
from jujiao.web.acting import (
    FormPage,
    act_named,
    acted,
    address_named,
    form_answer,
    found_or_404,
    sent_form,
    show,
)
from jujiao.web.addresses import Address
from jujiao.web.capability.candidates_page import candidates_page
from jujiao.web.capability.career_page import career_page, career_paper
from jujiao.web.capability.consequences_page import (
    PAY,
    REVIEW_ACTS,
    consequence_page,
    consequences_page,
    reliance_or_none,
)
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.capability.mentorship_page import (
    PAIR,
    PAIR_ACTS,
    mentorship_page,
    new_pair_page,
    pair_or_none,
    pair_page,
)
from jujiao.web.capability.ranks_page import rank_page, ranks_page
from jujiao.web.capability.selection_acts import OPEN
from jujiao.web.capability.selections_page import (
    acts_of,
    open_page,
    selection_page,
    selections_page,
)
from jujiao.web.capability.training_page import training_page
from jujiao.web.capability.trials_page import TRIAL_ACTS, trial_or_none, trial_page, trials_page
from jujiao.web.paper_page import paper_page
from jujiao.web.parts import Heading, Link
from jujiao.web.report_pages import TYPES, paper_file
from jujiao.web.standpoint import Place, Standpoint, page
from jujiao.web.views.responses import saved_as


def require(here: Standpoint, action: str, subject: Any) -> None:
    """The page that says no, where the office does not reach."""
    problem = objection(here.actor, action, subject)
    if problem is not None:
        raise PermissionDenied(problem)


def person_for(here: Standpoint, public_id: str, action: str) -> Any:
    """A person of this court whose page the reader may see by office, or because it is his own."""
    person = found_or_404(person_in_scope(here.scope, public_id))
    require(here, action, PersonalFile(person))
    return person


@require_GET
@page("eligibility.read")
def ranks(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Who may be raised on a day."""
    return show(request, "capability/ranks.html", ranks_page(here, Address.of(request)))


@require_GET
@page("record.read")
def rank(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One person's standing, explained."""
    person = person_for(here, public_id, "eligibility.read")
    return show(request, "capability/rank.html", rank_page(here, person))


@require_GET
@page("eligibility.read")
def selections(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The rounds and those who are public."""
    return show(request, "capability/selections.html", selections_page(here))


@require_http_methods(["GET", "POST"])
@page("eligibility.read")
def selection_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A new round."""
    require(here, "procedure.open", Place(here.court.pk))
    form = sent_form(request, here, OPEN)
    return form_answer(
        request,
        form,
        open_page,
        lambda opened: address_named("selection", opened.public_id)(opened),
    )


@require_GET
@page("eligibility.read")
def selection(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """A round, or a person on the way."""
    found = found_or_404(selection_in_scope(here.scope, public_id))
    return show(request, "capability/selection.html", selection_page(here, found))


@require_POST
@page("eligibility.read")
def selection_act(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """A step, a name made public, a document."""
    found = found_or_404(selection_in_scope(here.scope, public_id))
    acts = acts_of(here, found, progress_of(found, on=here.today))
    form = sent_form(request, here, act_named(acts, name), found)

    def again(sent: Any) -> HttpResponse:
        return show(request, "capability/selection.html", selection_page(here, found, sent), 422)

    return acted(request, form, again, address_named("selection", public_id))


@require_GET
@page("eligibility.read")
def trials(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Trials and postings."""
    return show(request, "capability/trials.html", trials_page(here))


@require_GET
@page("eligibility.read")
def trial(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One trial or posting."""
    found = found_or_404(trial_or_none(here, public_id))
    return show(request, "capability/trial.html", trial_page(here, found))


@require_POST
@page("trial.conclude")
def trial_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """The result of a trial."""
    found = found_or_404(trial_or_none(here, public_id))
    form = sent_form(request, here, act_named(TRIAL_ACTS, name), found)
    return acted(
        request,
        form,
        lambda sent: show(request, "capability/trial.html", trial_page(here, found, sent), 422),
        address_named("trial", public_id),
    )


@require_GET
@page("record.read")
def mentorships(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The pairs that concern the reader."""
    return show(request, "capability/mentorship.html", mentorship_page(here))


@require_http_methods(["GET", "POST"])
@page("mentorship.pair")
def mentorship_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A new pair."""
    form = sent_form(request, here, PAIR)
    return form_answer(request, form, new_pair_page, address_named("mentorships"))


@require_GET
@page("record.read")
def mentorship(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One pair."""
    found = found_or_404(pair_or_none(here, public_id))
    return show(request, "capability/pair.html", pair_page(here, found))


@require_POST
@page("record.read")
def mentorship_act(
    request: HttpRequest, here: Standpoint, public_id: str, name: str
) -> HttpResponse:
    """A talk, a review, the end of a pair."""
    found = found_or_404(pair_or_none(here, public_id))
    form = sent_form(request, here, act_named(PAIR_ACTS, name), found)
    return acted(
        request,
        form,
        lambda sent: show(request, "capability/pair.html", pair_page(here, found, sent), 422),
        address_named("mentorships"),
    )


@require_GET
@page("appraisal.read")
def training(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Hours learned and hours missing."""
    return show(request, "capability/training.html", training_page(here, Address.of(request)))


@require_GET
@page("appraisal.read")
def candidates(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Whom the rules allow to be nominated."""
    return show(request, "capability/candidates.html", candidates_page(here, Address.of(request)))


@require_GET
@page("decision.review")
def consequences(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Decisions whose appraisal has changed."""
    return show(request, "capability/consequences.html", consequences_page(here))


@require_http_methods(["GET", "POST"])
@page("pay.decide")
def pay_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A decision on performance pay, by the grades of a year."""
    then = (Link("结果运用", address_named("consequences")(None)),)
    heading = Heading(PAY.label, "", crumbs_of(PAY.label, then=then))
    return form_answer(
        request,
        sent_form(request, here, PAY),
        lambda form: FormPage(heading, form, []),
        address_named("consequences"),
    )


@require_GET
@page("decision.review")
def consequence(request: HttpRequest, here: Standpoint, number: int) -> HttpResponse:
    """One such decision."""
    found = found_or_404(reliance_or_none(here, number))
    return show(request, "capability/consequence.html", consequence_page(here, found))


@require_POST
@page("decision.review")
def consequence_act(request: HttpRequest, here: Standpoint, number: int, name: str) -> HttpResponse:
    """Somebody has looked at it again."""
    found = found_or_404(reliance_or_none(here, number))
    form = sent_form(request, here, act_named(REVIEW_ACTS, name), found)
    return acted(
        request,
        form,
        lambda sent: show(
            request, "capability/consequence.html", consequence_page(here, found, sent), 422
        ),
        address_named("consequences"),
    )


@require_GET
@page("record.read")
def my_career(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """One's own page."""
    own = found_or_404(people_of(here.scope).filter(pk=here.actor.person_id or 0).first())
    return redirect("career", own.public_id)


@require_GET
@page("record.read")
def career(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One person's page."""
    person = person_for(here, public_id, "career.read")
    return show(request, "capability/career.html", career_page(here, person, Address.of(request)))


@require_GET
@page("record.read")
def career_form(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """A form filled from the person's facts."""
    person = person_for(here, public_id, "career.read")
    paper = found_or_404(career_paper(here, person, name))
    back = Link(f"{person.full_name}的履职页", address_named("career", public_id)(None))
    shown = paper_page(paper, crumbs_of(paper.name, then=(back,)), save_at=request.path)
    return show(request, "supervision/paper.html", shown)


@require_GET
@page("record.read")
def career_file(
    request: HttpRequest, here: Standpoint, public_id: str, name: str, suffix: str
) -> HttpResponse:
    """The same as a file."""
    person = person_for(here, public_id, "career.read")
    paper = career_paper(here, person, name)
    if paper is None or suffix not in TYPES:
        raise Http404
    return saved_as(*paper_file(paper, suffix))
