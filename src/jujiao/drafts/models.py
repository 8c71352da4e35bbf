"""核对: each check of a draft as it was made, what was decided of its figures, and a court's own words."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit, new_public_id


class DraftCheck(Journalled):
    """One check of one draft: what was found, and on what state of the ledger it rests.

    The file lies in the vault under ``content_hash``; its text is read from there again.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="draft_checks")
    figure_year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    text_hash = models.CharField(max_length=64)
    figure_digests = models.JSONField(default=dict)
    head_seq = models.PositiveBigIntegerField()
    head_hash = models.CharField(max_length=64)
    checked_at = models.DateTimeField()
    checked_by_id = models.BigIntegerField(null=True)
    checked_by_name = models.CharField(max_length=60)
    said = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=["court", "checked_at"], name="draft_check_by_day"),)

    def __str__(self) -> str:
        return f"{self.figure_year}年 {self.file_name}"


class DecisionKind(models.TextChoices):
    """What a person decided of one figure of a draft."""

    TAKEN = "taken", "采用台账数"
    ACCEPTED = "accepted", "说明后保留"
    REOPENED = "reopened", "撤回处理"


class DraftDecision(Journalled):
    """处理: what was decided of a figure of a check; the latest of a place stands."""

    draft_check = models.ForeignKey(DraftCheck, on_delete=models.PROTECT, related_name="decisions")
    start_at = models.PositiveIntegerField()
    decision = models.CharField(max_length=10, choices=DecisionKind.choices)
    reason = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField()
    decided_by_name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.draft_check} {DecisionKind(self.decision).label}"


class BindingCorrection(Journalled):
    """更正对应关系: which figure these words mean in this court, or that they mean none; the latest stands."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="binding_corrections")
    words_key = models.CharField(max_length=120)
    phrase = models.CharField(max_length=120)
    slug = models.CharField(max_length=40, blank=True)
    corrected_at = models.DateTimeField()
    corrected_by_name = models.CharField(max_length=60)

    class Meta:
        indexes = (models.Index(fields=["court", "words_key"], name="correction_by_words"),)

    def __str__(self) -> str:
        return self.phrase


class DraftSynonym(Journalled):
    """本院说法: another word by which a court names a figure."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="draft_synonyms")
    slug = models.CharField(max_length=40)
    word = models.CharField(max_length=40)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "slug", "word"], name="synonym_once"),
        )

    def __str__(self) -> str:
        return self.word


class CourtAlias(Journalled):
    """本院简称: another name by which texts call the court."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="aliases")
    alias = models.CharField(max_length=60)
    added_at = models.DateTimeField()
    added_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["court", "alias"], name="alias_once"),)

    def __str__(self) -> str:
        return self.alias
