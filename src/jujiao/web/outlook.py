"""What is coming: who will meet the conditions of a rise, which notices end, who retires, which terms end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from jujiao.care.retirements import retirements_ahead
from jujiao.careers.selectors import LadderAsked, becoming_eligible
from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.catalogue.duties import PATHS
from jujiao.catalogue.ladders import LADDER_LABELS
from jujiao.catalogue.public_notice import NOTICE_CLOSED, NOTICE_OPENED
from jujiao.kernel.problems import Refused
from jujiao.outreach.standings import terms_ending
from jujiao.procedures.courses import course_of
from jujiao.procedures.milestones import open_courses
from jujiao.web.standpoint import Standpoint

MONTHS = 6


@dataclass(frozen=True, slots=True)
class Coming:
    """One thing that is coming: when, whom it concerns, what, and its page."""

    on: date
    name: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is coming, by sort, the first to come first."""

    eligible: tuple[Coming, ...]
    notices: tuple[Coming, ...]
    leaving: tuple[Coming, ...]
    terms: tuple[Coming, ...]

    @property
    def groups(self) -> tuple[tuple[str, str, tuple[Coming, ...]], ...]:
        """Title, what its dates mean, the lines."""
        named = (
            ("半年内将符合晋升条件", "最早", self.eligible),
            ("正在公示", "满期", self.notices),
            ("一年内退休", "到龄", self.leaving),
            ("法治副校长聘期将满", "届满", self.terms),
        )
        return tuple(one for one in named if one[2])


def outlook_of(here: Standpoint) -> Outlook | None:
    """What is coming from today on, for those whose office reads the conditions of a rise."""
    if not here.may("eligibility.read"):
        return None
    return Outlook(
        _sorted(_eligible(here)),
        _sorted(_notices(here)),
        _sorted(_leaving(here)),
        _sorted(_terms(here)),
    )


def _sorted(found: Iterator[Coming]) -> tuple[Coming, ...]:
    return tuple(sorted(found, key=lambda one: (one.on, one.name)))


def _eligible(here: Standpoint) -> Iterator[Coming]:
    """A ladder whose table the court has not set says nothing."""
    for ladder, label in LADDER_LABELS.items():
        try:
            found = becoming_eligible(LadderAsked(here.court.pk, ladder, here.today), months=MONTHS)
        except Refused:
            continue
        for one in found:
            if one.answer.until is not None:
                url = reverse("rank", args=[one.member.public_id])
                yield Coming(one.answer.until, one.member.name, label, url)


def _notices(here: Standpoint) -> Iterator[Coming]:
    for one in open_courses(here.scope, PATHS, on=here.today):
        if not one.course.times(NOTICE_OPENED) or one.course.times(NOTICE_CLOSED):
            continue
        until = course_of(one.procedure, on=here.today).matured.get(NOTICE_OPENED)
        if until is not None:
            label = PROCEDURE_KINDS[one.procedure.kind].label
            url = reverse("fact", args=[one.procedure.kind, one.procedure.public_id])
            yield Coming(until, one.subject, label, url)


def _leaving(here: Standpoint) -> Iterator[Coming]:
    for one in retirements_ahead(here.scope, as_of=here.today):
        if one.on is not None:
            url = reverse("person", args=[one.person.public_id])
            yield Coming(one.on, one.person.full_name, one.basis, url)


def _terms(here: Standpoint) -> Iterator[Coming]:
    for one in terms_ending(here.scope, as_of=here.today):
        if one.ends_on is not None:
            url = reverse("person", args=[one.person.public_id])
            yield Coming(one.ends_on, one.person.full_name, one.outside, url)
