"""必谈情形、困难、阵地: why somebody is to be talked with, what weighs on him, what the court publishes with.

A difficulty has a class and an urgency. Of a person, of his opinions, of what he writes, nothing is rated.
"""

from __future__ import annotations

from django.db import models

from jujiao.catalogue.ideology import POSITION_SORTS, REVIEW_RESULTS
from jujiao.catalogue.talk_causes import (
    NOTED_CAUSES,
)
from jujiao.catalogue.talks import (
    DIFFICULTIES,
    URGENCIES,
)
from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id


class TalkCause(Journalled):
    """必谈情形: something that no register of the ledger tells, for which somebody is to be talked with."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(max_length=20, choices=list(NOTED_CAUSES.items()))
    arose_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "person", "cause", "arose_on"], name="talk_cause_once"
            ),
        )

    def __str__(self) -> str:
        return "必谈情形"


class Difficulty(Journalled):
    """困难: what weighs on somebody, as a talk brought it to light; the help promised is its tasks."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    talk = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="difficulties")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    difficulty_class = models.CharField(max_length=20, choices=list(DIFFICULTIES.items()))
    urgency = models.CharField(max_length=20, choices=list(URGENCIES.items()))
    noted_on = models.DateField()

    def __str__(self) -> str:
        return "困难"


class Position(Journalled):
    """阵地: an account, a site, a series of lectures, a group chat of the court, and who answers for it."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    position_sort = models.CharField(max_length=20, choices=list(POSITION_SORTS.items()))
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "name"], name="position_name_per_court"),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def owner_ids(self) -> frozenset[int]:
        """Who answers for it: he does not review it himself."""
        return frozenset({self.owner_id})


class PositionReview(Journalled):
    """复核: that somebody looked at a position on a day, and what came of it."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="reviews")
    reviewed_on = models.DateField()
    result = models.CharField(max_length=10, choices=list(REVIEW_RESULTS.items()))
    reviewed_by_name = models.CharField(max_length=60)

    class Meta:
        ordering = ("reviewed_on", "pk")

    def __str__(self) -> str:
        return f"{self.position} {self.reviewed_on}"
