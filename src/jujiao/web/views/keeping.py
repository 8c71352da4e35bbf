"""启用登记簿."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from jujiao.web.acting import address_named, form_answer, sent_form
from jujiao.web.keeping_page import KEEP, keeping_page
from jujiao.web.standpoint import Standpoint, page


@require_http_methods(["GET", "POST"])
@page("register.open")
def keeping(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """Registers that the court begins to keep in the year."""
    form = sent_form(request, here, KEEP)
    return form_answer(request, form, keeping_page, address_named("ledgers"))
