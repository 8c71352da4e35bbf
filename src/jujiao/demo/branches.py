"""The rhythm of the fictional court's branches: prompts month by month, and the year's assessment begun.

The prompts are frozen as the ledger stood on their day; the assessment waits for what nobody entered yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from jujiao.access.actors import console
from jujiao.assessments.models import BranchAssessment
from jujiao.assessments.schemes import adopt_scheme
from jujiao.assessments.services import YearOfScheme, judge_item, open_assessments
from jujiao.assessments.starter import ITEMS, VETOES, starter_scheme
from jujiao.demo.cohesion import YEAR, Scene, at
from jujiao.oversight.models import IssuedPrompt
from jujiao.oversight.services import MonthOfCourt, issue_prompts, month_of, receive_prompt
from jujiao.people.models import Unit

ISSUED, RECEIVED = 2, 3
ADOPTED, OPENED = date(YEAR, 1, 10), date(YEAR + 1, 1, 8)
JUDGED = {"setup": "9", "admissions": "9", "integration": "13", "bonus": "2"}
SET_ASIDE = Decimal(0)


def load_branches(court: Unit, moment: datetime) -> None:
    """Enters the rhythm, whole or not at all; a second time nothing."""
    if IssuedPrompt.objects.filter(court_id=court.pk).exists():
        return
    with transaction.atomic():
        rhythm = Rhythm(court)
        for first in _months_until(timezone.localdate(moment)):
            rhythm.prompt(first)
        rhythm.assess()


class Rhythm:
    """What the party officer sends out and the branches receive."""

    def __init__(self, court: Unit) -> None:
        self.court, self.scene = court, Scene(court)

    def prompt(self, first: date) -> None:
        """The prompt of a month; the branch that has a secretary among the cast receives it."""
        issued, received = first.replace(day=ISSUED), first.replace(day=RECEIVED)
        month = MonthOfCourt(self.court.pk, month_of(first))
        secretary = self.scene.actor("secretary", received)
        own = {office.unit_id for office in secretary.offices}
        for prompt in issue_prompts(month, by=self.scene.actor("officer", issued), at=at(issued)):
            if prompt.unit_id in own:
                receive_prompt(prompt, by=secretary, at=at(received))

    def assess(self) -> None:
        """The year's assessment is opened, and judged where people judge."""
        officer = self.scene.actor("officer", ADOPTED)
        scheme = adopt_scheme(
            starter_scheme(self.court.pk, in_force_from=ADOPTED), by=officer, at=at(ADOPTED)
        )
        asked = YearOfScheme(scheme, YEAR)
        opener = self.scene.actor("officer", OPENED)
        for one in open_assessments(asked, by=opener, at=at(OPENED)):
            self._judge(one)

    def _judge(self, assessment: BranchAssessment) -> None:
        """Entered from the command line: the one party officer of the cast may not judge his own branch."""
        given = {one.slug: Decimal(JUDGED[one.slug]) for one in ITEMS if one.slug in JUDGED}
        given |= {one.slug: SET_ASIDE for one in VETOES}
        for slug, points in given.items():
            judge_item(assessment, slug, points, by=console(self.court.pk), at=at(OPENED))


def _months_until(today: date) -> Iterator[date]:
    """The first days of the months whose prompt is out by today."""
    for year in range(YEAR, today.year + 1):
        for month in range(1, 13):
            if date(year, month, RECEIVED) <= today:
                yield date(year, month, 1)
