"""党组领学、支部联学 on the screen: what the party group studied, and the branches that took it up."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from jujiao.catalogue import RECORD_KINDS
from jujiao.duties.party_days import PartyDays, party_days
from jujiao.duties.themes import Theme, study_themes
from jujiao.kernel.concepts import Focus
from jujiao.web.branches.study_form import STUDIES
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint

TITLE = "联学主题"


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One study, where it stands in the ledger, and who cites it."""

    theme: Theme
    kind: str
    url: str


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """The studies of the year, and the party days of the branches in register order."""

    heading: Heading
    lines: tuple[ThemeLine, ...]
    days: tuple[PartyDays, ...]


def themes_page(here: Standpoint) -> ThemesPage:
    """The themes of the year; nobody owes them."""
    crumbs = (Link(Focus.POLITICS.label, reverse("focus", args=[int(Focus.POLITICS)])), Link(TITLE))
    lines = tuple(
        ThemeLine(
            one,
            RECORD_KINDS[one.record.kind].label,
            reverse("fact", args=[one.record.kind, one.record.public_id]),
        )
        for one in study_themes(here.scope, year=here.year)
    )
    new = tuple(
        Action(f"登记{kind.label}", reverse("study", args=[slug]), "plus")
        for slug, kind in STUDIES.items()
        if here.may("study.file")
    )
    said = "党组领学、支部联学，跟不跟由支部定"
    heading = Heading(TITLE, said, crumbs, (Action("打印", "#", "print"), *new))
    return ThemesPage(heading, lines, tuple(party_days(here.scope, year=here.year)))
