"""佐证: a file by its hash, attached to any fact by (type, id); a later version leaves the earlier."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled


class Evidence(Journalled):
    """One version of a file that bears a fact out. Never compulsory for its own sake."""

    court_id = models.BigIntegerField(db_index=True)
    target_type = models.CharField(max_length=40)
    target_id = models.BigIntegerField()
    file_name = models.CharField(max_length=200)
    version = models.PositiveSmallIntegerField(default=1)
    content_hash = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=60)

    class Meta:
        indexes = (models.Index(fields=["target_type", "target_id"], name="evidence_of"),)

    def __str__(self) -> str:
        return f"{self.file_name} 第{self.version}版"
