"""Entries of acts, leaves of rows, and the head of the chain. Ids and names, never foreign keys out.

A leaf is the salted hash of a row as it stood after the act, so that personal data can be erased
without breaking the chain; the chain runs over the entries.
"""

from __future__ import annotations

from django.db import models


class JournalEntry(models.Model):
    """One act: what was done, by whom, on whose reason; ``entry_hash`` chains it to the one before."""

    seq = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    action = models.CharField(max_length=40)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=60)
    court_id = models.BigIntegerField(null=True, db_index=True)
    subject = models.CharField(max_length=200, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    algorithm = models.CharField(max_length=10)
    leaf_count = models.PositiveIntegerField()
    leaves_hash = models.CharField(max_length=64)
    prev_hash = models.CharField(max_length=64)
    entry_hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)

    def __str__(self) -> str:
        return f"{self.seq} {self.action}"


class JournalLeaf(models.Model):
    """What one row looked like after an act, as a salted hash."""

    entry = models.ForeignKey(JournalEntry, on_delete=models.PROTECT, related_name="leaves")
    table_name = models.CharField(max_length=40)
    row_id = models.BigIntegerField()
    salt = models.CharField(max_length=32)
    row_hash = models.CharField(max_length=64)

    class Meta:
        indexes = (models.Index(fields=["table_name", "row_id"], name="leaf_by_row"),)

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}"


class JournalHead(models.Model):
    """The last link of the chain; its row is locked while an entry is appended."""

    seq = models.BigIntegerField()
    entry_hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.seq} {self.entry_hash[:12]}"
