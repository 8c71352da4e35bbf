"""督导: prompts as they were issued and received; rounds of inspection, their checks and interviews."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id


class IssuedPrompt(Journalled):
    """月提示: what a branch was told in a month, as it was issued, and that it was received."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="prompts")
    window_label = models.CharField(max_length=12)
    content = models.JSONField()
    is_late = models.BooleanField(default=False)
    issued_at = models.DateTimeField()
    issued_by_name = models.CharField(max_length=60)
    received_at = models.DateTimeField(null=True)
    received_by_name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "window_label"], name="prompted_once_a_month"),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.window_label}月提示"


class RoundSort(models.TextChoices):
    """What a round is for."""

    QUARTERLY = "quarterly", "季督查"
    SPECIAL = "special", "专项督查"
    SECOND_LOOK = "second_look", "回头看"


class InspectionRound(Journalled):
    """督查轮次: one visit to every branch of a court; ``sample_seed`` makes its samples repeatable."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    serial = models.CharField(max_length=40)
    sort = models.CharField(max_length=12, choices=RoundSort.choices)
    round_year = models.PositiveSmallIntegerField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    sample_seed = models.PositiveIntegerField()
    closed_on = models.DateField(null=True)
    closed_by_name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "round_year", "serial"], name="round_serial_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_year}年{self.serial}"


class BranchCheck(Journalled):
    """对一个支部的督查: who is to see which branch, and the record of the visit once it was made."""

    round = models.ForeignKey(InspectionRound, on_delete=models.PROTECT, related_name="checks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    inspector = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="checks")
    checked_on = models.DateField(null=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["round", "unit"], name="branch_checked_once_a_round"),
        )

    def __str__(self) -> str:
        return f"{self.round} {self.unit}"

    @property
    def court_id(self) -> int:
        """The court whose round it is."""
        return self.round.court_id


class Interview(Journalled):
    """两分钟访谈: somebody drawn by lot was asked about a meeting; what he said of it, in one word."""

    branch_check = models.ForeignKey(
        BranchCheck, on_delete=models.PROTECT, related_name="interviews"
    )
    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    result = models.CharField(max_length=12, blank=True)
    asked_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["branch_check", "record", "person"], name="interviewed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.record}"

    @property
    def court_id(self) -> int:
        """The court whose round it is."""
        return self.branch_check.court_id
