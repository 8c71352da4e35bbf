"""廉政风险、短板、回执: what a post may tempt to, what a case showed to be missing, who has signed."""

from __future__ import annotations

from django.db import models

from jujiao.catalogue.risk import RATING_OCCASIONS, RISK_CLASSES, RISK_LEVELS
from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id


class IntegrityRisk(Journalled):
    """廉政风险: of a post and one of its powers. It has no end: it is rated again, never closed.

    ``holder`` is who holds the post now; the level is the post's, never his. ``holder_changed_on``
    is set while no rating has answered to the change.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="integrity_risks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    post_title = models.CharField(max_length=80)
    power = models.CharField(max_length=200)
    risk_text = models.CharField(max_length=300)
    risk_class = models.CharField(max_length=20, choices=list(RISK_CLASSES.items()))
    measures = models.CharField(max_length=500)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    holder = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    holder_changed_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "unit", "post_title", "power", "risk_text"],
                name="risk_entered_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.post_title} {self.power}"


class RiskRating(Journalled):
    """评定: the level of a risk from a day on, and on what occasion it was rated."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    risk = models.ForeignKey(IntegrityRisk, on_delete=models.PROTECT, related_name="ratings")
    rated_on = models.DateField()
    risk_level = models.CharField(max_length=10, choices=list(RISK_LEVELS.items()))
    occasion = models.CharField(max_length=10, choices=list(RATING_OCCASIONS.items()))
    rated_by_name = models.CharField(max_length=60)

    class Meta:
        ordering = ("rated_on", "pk")

    def __str__(self) -> str:
        return f"{self.risk} {self.rated_on}"


class LessonGap(Journalled):
    """短板: what a case showed to be missing; the measures against it are tasks."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="lesson_gaps")
    title = models.CharField(max_length=200)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["record", "title"], name="gap_named_once"),)

    def __str__(self) -> str:
        return self.title


class Receipt(Journalled):
    """回执: somebody, or a family, has signed for a letter, a pledge, an event of education."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="receipts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField()
    slip_no = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["record", "person"], name="receipt_once"),)

    def __str__(self) -> str:
        return f"{self.record} {self.person}"
