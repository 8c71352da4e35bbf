"""受限内容: one sealed field of a fact. Only the key file beside the database opens it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.journal.journalled import Journalled


class SealedText(Journalled):
    """What was said in confidence, bound to its court, table, row and field.

    It may be destroyed when its time is over; that it was is witnessed like everything else.
    """

    erasable: ClassVar[bool] = True

    court_id = models.BigIntegerField(db_index=True)
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    field_name = models.CharField(max_length=30)
    key_version = models.PositiveSmallIntegerField()
    sealed = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["target_type", "target_id", "field_name"], name="field_sealed_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.target_type} {self.target_id} {self.field_name}"
