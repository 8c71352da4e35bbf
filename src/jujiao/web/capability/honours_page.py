"""荣誉统计: 人, 人次, 项 and 集体 side by side and by level; one award with what it rests on, and revocation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from jujiao.careers.honours import (
    HonourCounts,
    honour_counts,
    honour_in_scope,
    honours_in,
    revoke_honour,
)
from jujiao.careers.reliance import RECORD, rested_on
from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.commendation import REVOCATION_GROUNDS, REVOCATION_RULES
from jujiao.catalogue.contests import CONTEST_PRIZE
from jujiao.catalogue.honours import COMMENDATION, HONOUR, REVOKED
from jujiao.kernel.levels import Level
from jujiao.ledger.selectors import participations_of
from jujiao.web.acting import act_forms
from jujiao.web.capability.crumbs import crumbs_of
from jujiao.web.forms.acts import Act, ActForm
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

COUNTED = (HONOUR, COMMENDATION, CONTEST_PRIZE)


@dataclass(frozen=True, slots=True)
class CountLine:
    """A register, or one level of it, counted four ways."""

    label: str
    counts: HonourCounts
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class HonoursPage:
    """The year's awards: counted, and one by one."""

    heading: Heading
    lines: tuple[CountLine, ...]
    awards: tuple[tuple[Any, str, str, bool], ...]


def honours_page(here: Standpoint) -> HonoursPage:
    """The year that is shown; registers never mix, revoked awards count no more."""
    awards = tuple(
        (
            one,
            RECORD_KINDS[one.kind].label,
            reverse("honour", args=[one.public_id]),
            one.outcome == REVOKED,
        )
        for one in honours_in(here.scope, here.period)
    )
    lead = f"{here.year}年；人按人去重，人次按人和奖，项按奖，三样并列，不混"
    return HonoursPage(
        Heading("荣誉统计", lead, crumbs_of("荣誉统计"), (PRINT,)),
        tuple(line for kind in COUNTED for line in _lines(here, kind)),
        awards,
    )


def _lines(here: Standpoint, kind: Any) -> list[CountLine]:
    """The register as a whole, then its levels that hold anything, the highest first."""
    found = [CountLine(kind.label, honour_counts(here.court.pk, kind.slug, here.period))]
    for level in sorted(Level, reverse=True):
        counts = honour_counts(here.court.pk, kind.slug, here.period, at=level)
        if counts.items:
            found.append(CountLine(f"其中{level.label}", counts, is_part=True))
    return found


@dataclass(frozen=True, slots=True)
class HonourPage:
    """One award."""

    heading: Heading
    award: Any
    recipients: str
    level: str
    is_revoked: bool
    rests: Sequence[Any]
    forms: tuple[ActForm, ...]
    names: list[str]


def honour_or_none(here: Standpoint, public_id: str) -> Any:
    """An award of this court, or None."""
    return honour_in_scope(here.scope, public_id)


def honour_page(here: Standpoint, award: Any, sent: ActForm | None = None) -> HonourPage:
    """An award with the appraisals it rests on, and its revocation for those who may enter it."""
    named = [str(one.person or one.unit) for one in participations_of(award)]
    is_revoked = award.outcome == REVOKED
    may_revoke = not is_revoked and here.may("honour.revoke", award)
    then = (Link("荣誉统计", reverse("honours_counted")),)
    return HonourPage(
        Heading(
            award.title, RECORD_KINDS[award.kind].label, crumbs_of(award.title, then=then), (PRINT,)
        ),
        award,
        "、".join(named),
        award.level.label if award.level else "",
        is_revoked,
        list(rested_on(RECORD, award.pk)) if here.may("appraisal.read") else [],
        act_forms(
            here,
            award,
            HONOUR_ACTS,
            {REVOKE.slug: False} if may_revoke else {},
            sent,
            lambda slug: reverse("honour_act", args=[award.public_id, slug]),
        ),
        [],
    )


REVOKE = Act(
    "revoke",
    "登记撤销",
    lambda doing: revoke_honour(
        doing.subject, ground=doing["ground"], document_no=doing["document_no"], **doing.who
    ),
    "撤销登记了，由另一人确认后不再计数；原记录和依据都在。",
    lambda here, award: (
        choice_question("ground", "法定情形", REVOCATION_GROUNDS.items()),
        Question("document_no", "撤销决定文号"),
    ),
    hint=REVOCATION_RULES.citation,
    danger=True,
)
HONOUR_ACTS = {REVOKE.slug: REVOKE}
