"""上级报表: handing a blank in, going through its cells, filling it, saving what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.blanks.keeping import opened_of
from jujiao.blanks.selectors import map_of
from jujiao.blanks.services import NewTemplate, save_template
from jujiao.kernel.problems import Refused
from jujiao.web.acting import acted, found_or_404, sent_form, show
from jujiao.web.acts import refuse_where_not_permitted
from jujiao.web.agenda.form_map import map_sent
from jujiao.web.agenda.forms_page import (
    BEGIN,
    REPLACE,
    fill_page,
    filled,
    forms_desk,
    map_page,
    template_or_none,
    unit_names_of,
)
from jujiao.web.agenda.views.desks import DESK
from jujiao.web.report_pages import TYPES
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import XLSX, saved_as

MAP, FILL = "agenda/form_map.html", "agenda/form_fill.html"


@require_GET
@page("figure.read")
def superior_forms(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The forms of the court."""
    return show(request, DESK, forms_desk(here))


@require_POST
@page("form.map")
def superior_form_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A blank is handed in; its cells are gone through next."""
    return acted(
        request,
        sent_form(request, here, BEGIN),
        lambda sent: show(request, DESK, forms_desk(here, sent), 422),
        lambda made: reverse("superior_form", args=[made.public_id]),
    )


@require_http_methods(["GET", "POST"])
@page("form.map")
def superior_form(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The map of a form."""
    template = found_or_404(template_or_none(here, public_id))
    if request.method == "GET":
        return show(request, MAP, map_page(here, template))
    return _kept(request, here, template)


def _kept(request: HttpRequest, here: Standpoint, template: Any) -> HttpResponse:
    form = opened_of(template).form
    try:
        told = map_sent(form, map_of(template), request.POST, units=unit_names_of(here))
        new = NewTemplate(here.court.pk, template.name, told, form)
        save_template(new, by=here.actor, at=here.now)
    except Refused as refused:
        refuse_where_not_permitted(refused)
        return show(request, MAP, map_page(here, template, request.POST, refused.problems), 422)
    messages.success(request, "对应存好了，以后一点就填。")
    return redirect("superior_form_fill", template.public_id)


@require_GET
@page("figure.read")
def superior_form_fill(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The form as it would be filled now."""
    template = found_or_404(template_or_none(here, public_id))
    return show(request, FILL, fill_page(here, template))


@require_POST
@page("form.map")
def superior_form_replace(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The blank of this time."""
    template = found_or_404(template_or_none(here, public_id))
    return acted(
        request,
        sent_form(request, here, REPLACE, template),
        lambda sent: show(request, FILL, fill_page(here, template, sent), 422),
        lambda done: reverse("superior_form_fill", args=[public_id]),
    )


@require_GET
@page("figure.read")
def superior_form_file(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """The filled form, to be saved."""
    template = found_or_404(template_or_none(here, public_id))
    kind = TYPES.get(Path(template.file_name).suffix.lstrip(".").lower(), XLSX)
    name = f"{here.year}年{template.file_name}"
    return saved_as(name, filled(here, template).content, kind)
