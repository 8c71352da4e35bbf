"""Where the pages of the branches lead: crumbs, and the form that settles a due."""

from __future__ import annotations

from typing import Any

from django.urls import reverse, reverse_lazy
from django.utils.http import urlencode

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.branch_life import BRANCH_TALK, KINDS, Meeting
from jujiao.catalogue.study_group import FIRST_AGENDA_STUDY, STUDY_GROUP_SESSION
from jujiao.kernel.concepts import Focus, RecordKind
from jujiao.web.parts import Link
from jujiao.web.standpoint import Standpoint

MEETINGS = {kind.slug: kind for kind in KINDS if kind.details is Meeting}
STUDIES = (FIRST_AGENDA_STUDY, STUDY_GROUP_SESSION)
FORMS = {
    BRANCH_TALK.slug: reverse_lazy("branch_talks"),
    **{kind.slug: reverse_lazy("study", args=[kind.slug]) for kind in STUDIES},
}
FILED_UNDER = {BRANCH_TALK.slug: "talk.file", **{kind.slug: "study.file" for kind in STUDIES}}
"""Which permission a form of its own asks for; every other form asks for ``record.file``."""


def crumbs_of(*labels: str, then: tuple[Link, ...] = ()) -> tuple[Link, ...]:
    """The way to a page of this focus."""
    first = Link(Focus.BRANCHES.label, reverse("focus", args=[int(Focus.BRANCHES)]))
    return (first, *then, *(Link(one) for one in labels))


def filing_address(here: Standpoint, kind: str, unit: str = "", month: str = "") -> str:
    """The form that files a kind, with what is known filled in; blank where the reader may not file."""
    declared = RECORD_KINDS.get(kind)
    if declared is None or not may_file(here, declared):
        return ""
    known = urlencode({name: said for name, said in (("unit", unit), ("month", month)) if said})
    asked = f"?{known}" if known else ""
    if has_own_form(kind):
        return form_address(kind) + asked
    return form_address(kind) + (f"?unit={unit}" if unit and declared.ask("unit") else "")


def may_file(here: Standpoint, kind: RecordKind) -> bool:
    """Whether the reader's office files this kind: what few may read, few may file."""
    return here.scope.opens(kind.slug) and here.may(FILED_UNDER.get(kind.slug, "record.file"))


def has_own_form(kind: str) -> bool:
    """Whether a kind is filed in a form of its own: a meeting with its roll, talks in a grid."""
    return kind in FORMS or kind in MEETINGS


def form_address(kind: str) -> str:
    """The form that files a kind: a meeting and a talk have their own."""
    if kind in FORMS:
        return str(FORMS[kind])
    return reverse("meeting" if kind in MEETINGS else "file", args=[kind])


def plan_address(plan: Any) -> str:
    """The form in which a plan becomes the record, if its kind has one of its own."""
    return reverse("planned_meeting", args=[plan.kind, plan.public_id])


def notice_address(plan: Any) -> str:
    """The notice of a planned meeting."""
    return reverse("meeting_notice", args=[plan.kind, plan.public_id])


def records_address(kind: str, register: str, unit: str = "", month: int = 0) -> str:
    """The ledger, narrowed to what would settle a due."""
    narrowed = {"kind": kind, "unit": unit, "month": str(month or "")}
    known = urlencode({name: said for name, said in narrowed.items() if said})
    return f"{reverse('ledger', args=[register])}?{known}"
