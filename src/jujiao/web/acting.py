"""Carrying an act out from a page: done and on to where it leads, or the same page with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from django.contrib import messages
from django.db import DatabaseError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from jujiao.kernel.problems import Problem, Refused
from jujiao.web.acts import refuse_where_not_permitted, words_of
from jujiao.web.failures import noted_failure
from jujiao.web.forms.acts import MORE, MORE_ROWS, Act, ActForm
from jujiao.web.parts import Heading
from jujiao.web.standpoint import Standpoint

NOT_KEPT = "没有存上。您填的内容还在，请再按一次；仍不行请告诉管理员，编号 {number}。"


class Shown(Protocol):
    """A page that can be shown."""

    @property
    def heading(self) -> Heading:
        """Its head."""


@dataclass(frozen=True, slots=True)
class FormPage:
    """A page that is one form, with the rules beside it."""

    heading: Heading
    form: ActForm
    names: list[str]


def show(request: HttpRequest, template: str, page: Shown, status: int = 200) -> HttpResponse:
    """A page."""
    return render(request, template, {"page": page, "heading": page.heading}, status=status)


def act_named(acts: Mapping[str, Act], name: str) -> Act:
    """The act of that name, or the page that says there is none."""
    if name not in acts:
        raise Http404
    return acts[name]


def sent_form(
    request: HttpRequest, here: Standpoint, act: Act, subject: Any = None, url: str = ""
) -> ActForm:
    """The form of an act with what was sent."""
    return ActForm(act, here, subject, url or request.path, request.POST, request.FILES)


def acted(
    request: HttpRequest,
    form: ActForm,
    again: Callable[[ActForm], HttpResponse],
    onward: Callable[[Any], str],
) -> HttpResponse:
    """Carries the act out and leads onward; what is refused is shown again with everything typed."""
    if MORE in request.POST:
        return again(replace(form, more_rows=MORE_ROWS))
    try:
        result = form.carry_out()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        return again(form.refused(refused.problems))
    except DatabaseError:
        said = NOT_KEPT.format(number=noted_failure(request))
        return again(form.refused([Problem("not_kept", "", said)]))
    messages.success(request, form.act.done)
    for warning in getattr(result, "warnings", ()):
        messages.warning(request, words_of(warning))
    return redirect(onward(result))


def found_or_404(found: Any) -> Any:
    """What was looked for; what is not the reader's looks like what is not there."""
    if found is None:
        raise Http404
    return found


def form_answer(
    request: HttpRequest,
    form: ActForm,
    page: Callable[[ActForm], Shown],
    onward: Callable[[Any], str],
    template: str = "acts/page.html",
) -> HttpResponse:
    """A page that is one form: asked for, or sent."""
    if request.method == "GET":
        return show(request, template, page(replace(form, typed=None, files=None)))
    return acted(request, form, lambda wrong: show(request, template, page(wrong), 422), onward)


def act_forms(
    here: Standpoint,
    subject: Any,
    acts: Mapping[str, Act],
    offered: Mapping[str, bool],
    sent: ActForm | None,
    url: Callable[[str], str],
) -> tuple[ActForm, ...]:
    """The forms of the acts that are offered (True is the nearest), the one that came back as it was."""
    forms = [
        ActForm(acts[slug], here, subject, url(slug), is_main=is_main)
        for slug, is_main in offered.items()
    ]
    if sent is None:
        return tuple(forms)
    kept = [one for one in forms if one.act.slug != sent.act.slug]
    back = replace(sent, is_main=True)
    return (back, *(replace(one, is_main=False) for one in kept))


def address_named(name: str, *args: object) -> Callable[[Any], str]:
    """The address to which an act leads, whatever came of it."""
    return lambda result: reverse(name, args=args)
