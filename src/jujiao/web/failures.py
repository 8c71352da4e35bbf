"""Pages for what cannot be shown."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template

from jujiao.kernel.problems import Problem, Refused
from jujiao.web.parts import Heading

log = logging.getLogger(__name__)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The office does not reach this far; says who may."""
    given = exception.args[0] if exception and exception.args else None
    problem = (
        given
        if isinstance(given, Problem)
        else Problem("not_permitted", "", "这一页不在您的权限之内。")
    )
    shown = {"heading": Heading("不能办理"), "problem": problem}
    return render(request, "failures/403.html", shown, status=403)


def refused(request: HttpRequest, why: Refused) -> HttpResponse:
    """What was asked for cannot be made, and the page it was asked from has no field to say so under."""
    shown = {"heading": Heading("办不成"), "problem": why.problems[0]}
    return render(request, "failures/403.html", shown, status=422)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing here, or nothing here for this reader: the same page."""
    return render(request, "failures/404.html", {"heading": Heading("没有这一页")}, status=404)


def outdated_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's seal has lapsed: the page has to be loaded again."""
    shown = {"heading": Heading("这张表单过期了")}
    return render(request, "failures/stale.html", shown, status=403)


def noted_failure(request: HttpRequest) -> str:
    """A number for a failure, in the log and on the page, by which an administrator finds it."""
    number = secrets.token_hex(2).upper()
    log.error("page failed: number %s, %s %s", number, request.method, request.path, exc_info=True)
    return number


def server_error(request: HttpRequest) -> HttpResponse:
    """Something broke. The page asks nothing of what may be broken."""
    shown = {"number": noted_failure(request)}
    return HttpResponse(get_template("failures/500.html").render(shown), status=500)
