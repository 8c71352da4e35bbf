"""The desks: how a mechanism stands, and what may be done there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse

from jujiao.web.acting import act_named, acted, sent_form, show
from jujiao.web.agenda.desk import Desk
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.standpoint import Standpoint

DESK = "agenda/desk.html"


def desk_act(
    request: HttpRequest,
    here: Standpoint,
    named: tuple[Mapping[str, tuple[Act, str]], str],
    desk: Callable[[ActForm | None], Desk],
    url: str,
    subject: Any = None,
) -> HttpResponse:
    """Carries one of a desk's acts out (the acts, the name of the one), or shows it again."""
    acts, name = named
    act = act_named({slug: one for slug, (one, _) in acts.items()}, name)
    form = sent_form(request, here, act, subject)
    return acted(
        request, form, lambda sent: show(request, DESK, desk(sent), 422), lambda result: url
    )
