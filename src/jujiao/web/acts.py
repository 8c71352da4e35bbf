"""Doing something from a page: the act runs or is refused; either way the reader is told in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from jujiao.kernel.problems import Problem, Refused

Result = TypeVar("Result")
NOT_HIS = frozenset({"not_permitted"})
LONGEST_REASON = 300


def reason_sent(request: HttpRequest) -> str:
    """The reason that came with an act, without what no column takes."""
    return request.POST.get("reason", "").replace("\x00", "").strip()[:LONGEST_REASON]


def attempt(request: HttpRequest, act: Callable[[], Result], *, done: str) -> Result | None:
    """Runs an act and says that it is done, or why it is not. Who may not gets the page that says so."""
    try:
        result = act()
    except Refused as refused:
        refuse_where_not_permitted(refused)
        for problem in refused.problems:
            messages.error(request, words_of(problem))
        return None
    messages.success(request, done)
    return result


def refuse_where_not_permitted(refused: Refused) -> None:
    """An act beyond the reader's office is no matter of filling a field better."""
    for problem in refused.problems:
        if problem.code in NOT_HIS:
            raise PermissionDenied(problem) from refused


def words_of(problem: Problem) -> str:
    """What is wrong and what to do, as one sentence."""
    return f"{problem.message}{problem.remedy}"


def way_back(request: HttpRequest, otherwise: str) -> str:
    """The address the form named to return to, if it is one of ours."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours and asked.startswith("/") else otherwise
