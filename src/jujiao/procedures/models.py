"""程序: an ordered course about a person or a unit, and the steps that were taken."""

from __future__ import annotations

from django.db import models

from jujiao.catalogue import PROCEDURE_KINDS
from jujiao.journal.journalled import Journalled
from jujiao.people.models import Fact, Person, Tenure


class Procedure(Fact):
    """One course: it reaches its result on ``completed_on`` and takes no more steps after ``ended_on``."""

    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="procedures"
    )
    tenure = models.ForeignKey(
        Tenure, on_delete=models.PROTECT, null=True, related_name="opened_by"
    )
    started_on = models.DateField(null=True)
    completed_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["court", "kind", "state", "completed_on"], name="procedure_in_period"
            ),
        )

    def __str__(self) -> str:
        return f"{PROCEDURE_KINDS[self.kind].label} {self.person or self.unit or self.title}"


class Step(Journalled):
    """One step that was taken, on a day, maybe with a document number, a count and people in roles.

    ``reason`` answers a warning; a rule that was overridden names who did so and on what basis.
    """

    procedure = models.ForeignKey(Procedure, on_delete=models.PROTECT, related_name="steps")
    slug = models.CharField(max_length=30)
    done_on = models.DateField(null=True)
    document_no = models.CharField(max_length=80, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    award_level = models.PositiveSmallIntegerField(null=True)
    entitled_count = models.PositiveSmallIntegerField(null=True)
    present_count = models.PositiveSmallIntegerField(null=True)
    yes_count = models.PositiveSmallIntegerField(null=True)
    numbers = models.JSONField(default=dict)
    is_special_case = models.BooleanField(default=False)
    reason = models.CharField(max_length=300, blank=True)
    overridden_by_name = models.CharField(max_length=60, blank=True)
    override_basis = models.CharField(max_length=200, blank=True)
    recorded_at = models.DateTimeField(null=True)
    recorded_by_name = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.slug


class StepPerson(Journalled):
    """Somebody who is named in a step, in a role, maybe with the votes he got."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="named")
    role = models.CharField(max_length=30)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    votes = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["step", "role", "person"], name="person_once_in_a_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person}"
