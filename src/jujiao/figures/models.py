"""签认的零: that somebody vouched, on a register and as of a day, that there was nothing."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Person, Unit


class SignedZero(Journalled):
    """One signature under a nil; withdrawn, it stays readable with who and why."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="signed_zeros")
    slug = models.CharField(max_length=40)
    figure_year = models.PositiveSmallIntegerField()
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="signed_zeros")
    signed_on = models.DateField()
    as_of = models.DateField()
    register_text = models.CharField(max_length=300)
    entered_by_name = models.CharField(max_length=60)
    withdrawn_on = models.DateField(null=True)
    withdrawn_by_name = models.CharField(max_length=60, blank=True)
    withdrawn_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "slug", "figure_year"],
                condition=models.Q(withdrawn_on=None),
                name="one_signature_in_force",
            ),
        )

    def __str__(self) -> str:
        return f"{self.figure_year}年 {self.slug}"
