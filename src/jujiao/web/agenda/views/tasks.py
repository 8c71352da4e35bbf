"""交办."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jujiao.evidence.services import vault
from jujiao.web.acting import act_named, acted, address_named, form_answer, sent_form, show
from jujiao.web.addresses import Address
from jujiao.web.agenda.task_acts import ASSIGN, TASK_FORMS
from jujiao.web.agenda.task_page import file_or_none, task_or_none, task_page
from jujiao.web.agenda.tasks_page import address_of, assign_page, tasks_page
from jujiao.web.paging import SIZE_KEY, size_asked_for
from jujiao.web.standpoint import Standpoint, page
from jujiao.web.views.responses import saved_as

ONE = "agenda/task.html"


def task_or_404(here: Standpoint, public_id: str) -> Any:
    """The task; somebody else's looks like one that is not there."""
    found = task_or_none(here, public_id)
    if found is None:
        raise Http404
    return found


@require_GET
@page("record.read")
def tasks(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """The reader's tasks."""
    address = Address.of(request)
    size = size_asked_for(address, request.session.get(SIZE_KEY))
    return show(request, "agenda/tasks.html", tasks_page(here, address, size))


@require_http_methods(["GET", "POST"])
@page("task.assign")
def task_new(request: HttpRequest, here: Standpoint) -> HttpResponse:
    """A new task."""
    return form_answer(request, sent_form(request, here, ASSIGN), assign_page, address_of)


@require_GET
@page("record.read")
def task(request: HttpRequest, here: Standpoint, public_id: str) -> HttpResponse:
    """One task."""
    return show(request, ONE, task_page(here, task_or_404(here, public_id)))


@require_POST
@page("record.read")
def task_act(request: HttpRequest, here: Standpoint, public_id: str, name: str) -> HttpResponse:
    """An act on a task."""
    found = task_or_404(here, public_id)
    form = sent_form(request, here, act_named(TASK_FORMS, name), found)

    def again(sent: Any) -> HttpResponse:
        return show(request, ONE, task_page(here, task_or_404(here, public_id), sent), 422)

    return acted(request, form, again, address_named("task", public_id))


@require_GET
@page("record.read")
def task_file(request: HttpRequest, here: Standpoint, public_id: str, file_id: int) -> HttpResponse:
    """A file that bears a task out, to be saved."""
    kept = file_or_none(here, task_or_404(here, public_id), file_id)
    if kept is None:
        raise Http404
    return saved_as(kept.file_name, vault().read(kept.content_hash), "application/octet-stream")
