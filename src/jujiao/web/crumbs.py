"""The way to a page beneath a focus."""

from __future__ import annotations

from django.urls import reverse

from jujiao.kernel.concepts import Focus
from jujiao.web.parts import Link


def crumbs_under(focus: Focus, *labels: str, then: tuple[Link, ...] = ()) -> tuple[Link, ...]:
    """The focus, the pages between, the page itself."""
    first = Link(focus.label, reverse("focus", args=[int(focus)]))
    return (first, *then, *(Link(one) for one in labels))
