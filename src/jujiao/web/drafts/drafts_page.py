"""The first page of 数字核对: where a draft is handed in, the earlier checks, the court's own words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.catalogue import INDICATORS
from jujiao.drafts.selectors import aliases_of, checks_of, synonyms_of
from jujiao.web.acting import act_forms
from jujiao.web.drafts.draft_acts import WORD_ACTS
from jujiao.web.drafts.handing_in import HandedIn
from jujiao.web.forms.acts import ActForm
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

LATEST = 30
TITLE = "数字核对"
MAY_TEACH = {"synonym": "draft.add_synonym", "alias": "draft.add_alias"}


@dataclass(frozen=True, slots=True)
class CheckLine:
    """An earlier check."""

    check: Any
    url: str
    figures: int
    differing: int
    unproven: int


@dataclass(frozen=True, slots=True)
class DraftsPage:
    """All that the page shows."""

    heading: Heading
    handed_in: HandedIn
    checks: tuple[CheckLine, ...]
    synonyms: tuple[tuple[str, str], ...]
    aliases: tuple[str, ...]
    forms: tuple[ActForm, ...]
    names: list[str]


def drafts_page(
    here: Standpoint, handed_in: HandedIn | None = None, sent: ActForm | None = None
) -> DraftsPage:
    """Where drafts are handed in; what was sent and could not be read comes back."""
    return DraftsPage(
        heading=Heading(
            TITLE,
            f"按{here.year}年台账逐个核对文中的数字",
            (Link("文书", reverse("reports")), Link(TITLE)),
        ),
        handed_in=handed_in or HandedIn(),
        checks=tuple(_line(one) for one in checks_of(here.scope)[:LATEST]),
        synonyms=tuple((one.word, _name(one.slug)) for one in synonyms_of(here.scope)),
        aliases=aliases_of(here.court.pk),
        forms=_forms(here, sent),
        names=[],
    )


def _line(check: Any) -> CheckLine:
    summary = check.said["summary"]
    return CheckLine(
        check,
        reverse("draft_check", args=[check.public_id]),
        summary["claims"],
        summary["differs"],
        summary["no_indicator"],
    )


def _name(slug: str) -> str:
    known = INDICATORS.get(slug)
    return known.name if known else slug


def _forms(here: Standpoint, sent: ActForm | None) -> tuple[ActForm, ...]:
    offered = {slug: False for slug, action in MAY_TEACH.items() if here.may(action)}
    return act_forms(
        here, None, WORD_ACTS, offered, sent, lambda slug: reverse("draft_words", args=[slug])
    )
