"""Where the pages of the branches lead: crumbs, and the form that settles a due."""

from __future__ import annotations

from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.branch_life import BRANCH_TALK, KINDS, Meeting
from jujiao.kernel.concepts import Focus
from jujiao.web.parts import Link
from jujiao.web.standpoint import Standpoint

MEETINGS = {kind.slug: kind for kind in KINDS if kind.details is Meeting}
FORMS = {BRANCH_TALK.slug: reverse_lazy("branch_talks")}


def crumbs_of(*labels: str, then: tuple[Link, ...] = ()) -> tuple[Link, ...]:
    """The way to a page of this focus."""
    first = Link(Focus.BRANCHES.label, reverse("focus", args=[int(Focus.BRANCHES)]))
    return (first, *then, *(Link(one) for one in labels))


def filing_address(here: Standpoint, kind: str, unit: str = "", month: str = "") -> str:
    """The form that files a kind, with what is known filled in; blank where the reader may not file."""
    declared = RECORD_KINDS.get(kind)
    if declared is None or not here.may("record.file"):
        return ""
    if declared.confidential and not here.scope.confidential:
        return ""
    known = urlencode({name: said for name, said in (("unit", unit), ("month", month)) if said})
    asked = f"?{known}" if known else ""
    if kind in FORMS:
        return f"{FORMS[kind]}{asked}"
    if kind in MEETINGS:
        return reverse("meeting", args=[kind]) + asked
    return reverse("file", args=[kind]) + (f"?unit={unit}" if unit and declared.ask("unit") else "")


def records_address(kind: str, register: str, unit: str = "", month: int = 0) -> str:
    """The ledger, narrowed to what would settle a due."""
    narrowed = {"kind": kind, "unit": unit, "month": str(month or "")}
    known = urlencode({name: said for name, said in narrowed.items() if said})
    return f"{reverse('ledger', args=[register])}?{known}"
