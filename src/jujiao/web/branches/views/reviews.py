"""述职评议 of the secretaries."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from jujiao.assessments.reviews import Reviewed
from jujiao.web.acting import form_answer, sent_form, show
from jujiao.web.branches.reviews_page import FILE, review_page, reviews_page
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.facts import address_of


@require_GET
@page("review.file")
def reviews(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The reviews of the year."""
    return show(request, "branches/reviews.html", reviews_page(here))


@require_http_methods(["GET", "POST"])
@page("review.file")
def review_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A review is filed; what follows from the grade is said."""
    form = sent_form(request, here, FILE)
    return form_answer(request, form, review_page, lambda made: _onward(request, made))


def _onward(request: HttpRequest, made: Reviewed) -> str:
    if made.follows:
        messages.warning(request, f"{made.follows}。")
    return address_of(made.record.kind, made.record.public_id)
