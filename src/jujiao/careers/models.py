"""What people decided about facts: that two placements are one work, and what a decision rests on."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Unit


class SameWork(Journalled):
    """一稿多发: somebody said that ``placement`` is the same work as ``first``; it can be taken back."""

    erasable: ClassVar[bool] = True

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="placed_again")
    placement = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="same_work")
    said_at = models.DateTimeField()
    said_by_name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.placement} = {self.first}"


class Printing(Journalled):
    """见刊: somebody said that a paper of the court, named by (type, id), was printed as ``placement``."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    paper_type = models.CharField(max_length=20)
    paper_id = models.BigIntegerField()
    paper_title = models.CharField(max_length=200)
    placement = models.OneToOneField(Record, on_delete=models.PROTECT, related_name="printed_from")
    said_at = models.DateTimeField()
    said_by_name = models.CharField(max_length=60)

    class Meta:
        indexes: ClassVar = (
            models.Index(fields=["paper_type", "paper_id"], name="printing_of_paper"),
        )

    def __str__(self) -> str:
        return f"{self.paper_title} → {self.placement}"


class Reliance(Journalled):
    """结果运用: a decision, named by (type, id), rests on a record of appraisal, by this clause.

    The record as it was when the decision was taken; whether it has changed since is asked, not stored.
    """

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    decision_type = models.CharField(max_length=20)
    decision_id = models.BigIntegerField()
    decision_title = models.CharField(max_length=200)
    decided_on = models.DateField()
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="relied_on")
    clause = models.CharField(max_length=200)
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=60)
    reviewed_on = models.DateField(null=True)
    reviewed_by_name = models.CharField(max_length=60, blank=True)
    review_note = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes: ClassVar = (
            models.Index(fields=["decision_type", "decision_id"], name="reliance_of_decision"),
        )
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=["decision_type", "decision_id", "record"], name="reliance_said_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.decision_title}：{self.record}"
