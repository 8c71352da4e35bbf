"""印发的文书: frozen with its number, its figures as they stood, and the head of the journal."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit


class IssuedReport(Journalled):
    """One issued paper; a later one may replace it, it stays readable as it was.

    ``body`` is the neutral tree; ``stated`` holds of each figure its value, digest and row count.
    """

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="issued_reports")
    template_slug = models.CharField(max_length=40)
    report_year = models.PositiveSmallIntegerField()
    issue_year = models.PositiveSmallIntegerField()
    issue_no = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    as_of = models.DateField()
    body = models.JSONField()
    stated = models.JSONField()
    content_hash = models.CharField(max_length=64)
    seal_code = models.CharField(max_length=16)
    head_seq = models.BigIntegerField()
    head_hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by_name = models.CharField(max_length=60)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaced_by"
    )

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "issue_year", "issue_no"], name="report_issued_once"
            ),
        )
        indexes = (
            models.Index(fields=["court", "template_slug", "report_year"], name="issued_of_year"),
        )

    @property
    def document_no(self) -> str:
        """发文字号: 〔2026〕1号, the year that of issue and the number without leading zeros."""
        return f"〔{self.issue_year}〕{self.issue_no}号"

    def __str__(self) -> str:
        return f"{self.title} {self.document_no}"


class RewrittenPassage(Journalled):
    """改写的段落: a passage of a year's report in people's own words, around figures that stay live."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rewritten_passages")
    template_slug = models.CharField(max_length=40)
    report_year = models.PositiveSmallIntegerField()
    passage = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    edited_at = models.DateTimeField()
    edited_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "template_slug", "report_year", "passage"],
                name="passage_rewritten_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.report_year}年 {self.passage}"
