"""What is stored about duties: an excusal, and that one event also serves another duty. Nothing derived."""

from __future__ import annotations

from uuid import uuid4

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id


class Excusal(Journalled):
    """核免: somebody with the office for it says, with a reason, that one due need not be met."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="excusals")
    duty = models.CharField(max_length=40)
    window_label = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(max_length=300)
    excused_at = models.DateTimeField()
    excused_by_name = models.CharField(max_length=60)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (models.Index(fields=["court", "duty"], name="excusal_of_duty"),)
        constraints = (
            models.CheckConstraint(
                condition=models.Q(unit=None) | models.Q(person=None),
                name="excusal_unit_or_person",
            ),
        )

    def __str__(self) -> str:
        return f"{self.duty} {self.window_label} {self.unit or self.person or self.court}"

    @property
    def bearer_id(self) -> int:
        """The unit, person or court that is excused."""
        return self.person_id or self.unit_id or self.court_id


class Serving(Journalled):
    """一事多用: a record also serves a duty whose kind is not its own, or that of another window."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="servings")
    duty = models.CharField(max_length=40)
    window_label = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["record", "duty"], name="serves_a_duty_once"),
        )

    def __str__(self) -> str:
        return f"{self.record} {self.duty}"


class SecretBallot(Journalled):
    """民主测评: one secret ballot of a branch on its members; what a small group says is not shown."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="ballots")
    title = models.CharField(max_length=120)
    slip_count = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.unit} {self.title}"


class BallotMember(Journalled):
    """Somebody who is voted on."""

    ballot = models.ForeignKey(SecretBallot, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["ballot", "person"], name="voted_on_once"),)

    def __str__(self) -> str:
        return f"{self.person}"


class BallotSlip(models.Model):
    """选票码: drawn by lot and good once. No person and no vote stands beside it, and no moment."""

    ballot = models.ForeignKey(SecretBallot, on_delete=models.PROTECT, related_name="slips")
    token_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.ballot}"


class BallotMark(models.Model):
    """One grade on one slip: neither slip nor order nor moment, so that nothing leads back to a voter."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    ballot = models.ForeignKey(SecretBallot, on_delete=models.PROTECT, related_name="marks")
    member = models.ForeignKey(BallotMember, on_delete=models.PROTECT, related_name="marks")
    grade = models.CharField(max_length=20)

    def __str__(self) -> str:
        return self.grade
