"""Pages of somebody who is logged in are nobody else's: no browser or proxy keeps a copy."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers

Answer = Callable[[HttpRequest], HttpResponse]


class NothingKept:
    """Forbids to store what was shown to somebody who is logged in."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answers, and says on the answer that it is not to be kept."""
        response = self.answer(request)
        if request.user.is_authenticated:
            add_never_cache_headers(response)
        return response
