"""规则参数与工作日历: what may change from year to year, with its dates, its basis and its author."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled


class Policy(Journalled):
    """One value of a rule while it is in force: for a court, or for all where ``court_id`` is empty."""

    court_id = models.BigIntegerField(null=True, db_index=True)
    slug = models.CharField(max_length=40)
    subject = models.CharField(max_length=120, blank=True)
    value = models.JSONField()
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    basis = models.CharField(max_length=200, blank=True)
    verified = models.BooleanField(default=False)
    set_by = models.CharField(max_length=60)

    class Meta:
        indexes = (models.Index(fields=["court_id", "slug", "subject"], name="policy_by_slug"),)

    def __str__(self) -> str:
        return f"{self.slug} {self.subject}".strip()


class CalendarYear(Journalled):
    """A year whose holidays are known, and the notice they come from."""

    calendar_year = models.PositiveSmallIntegerField(unique=True)
    basis = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"{self.calendar_year}年"


class CalendarException(Journalled):
    """A day that is not what its weekday says: a holiday off, or a weekend worked."""

    calendar_day = models.DateField(unique=True)
    is_worked = models.BooleanField()
    name = models.CharField(max_length=40, blank=True)

    def __str__(self) -> str:
        return f"{self.calendar_day} {self.name}"
