"""台账: records, who took part in them, the series they belong to, and which registers are kept."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.catalogue import RECORD_KINDS
from jujiao.journal.journalled import Journalled
from jujiao.kernel.problems import Problem
from jujiao.people.models import Fact, Person, Place, Unit


class Campaign(Journalled):
    """专项活动与品牌: a named series that any record may carry."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="campaigns")
    name = models.CharField(max_length=120)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "name"], name="campaign_name_per_court"),
        )

    def __str__(self) -> str:
        return self.name


class Record(Fact):
    """台账记录: one thing that happened, or is planned, on a day.

    ``warnings`` are what its rules only warned about in the act that filed it; they are not kept.
    """

    warnings: tuple[Problem, ...] = ()

    occurred_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    issuer = models.CharField(max_length=160, blank=True)
    quantity = models.IntegerField(null=True)
    place_name = models.CharField(max_length=120, blank=True)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, null=True, related_name="records")
    campaign = models.ForeignKey(
        Campaign, on_delete=models.PROTECT, null=True, related_name="records"
    )
    details = models.JSONField(default=dict)
    details_version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        indexes: ClassVar = (
            models.Index(
                fields=["court", "kind", "state", "occurred_on", "award_level", "outcome", "unit"],
                name="record_counted",
            ),
            models.Index(fields=["court", "state", "recorded_at"], name="record_by_state"),
            models.Index(fields=["unit", "occurred_on"], name="record_of_unit"),
        )

    def __str__(self) -> str:
        return RECORD_KINDS[self.kind].called(self.title or self.serial)


class Participation(Journalled):
    """参与: a person or a unit in a role of a record."""

    erasable: ClassVar[bool] = True

    record = models.ForeignKey(Record, on_delete=models.PROTECT, related_name="participations")
    role = models.CharField(max_length=30)
    person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        related_name="participations",
        db_index=False,
    )
    unit = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        related_name="participations",
        db_index=False,
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person=None, unit__isnull=False)
                | models.Q(person__isnull=False, unit=None),
                name="person_or_unit_takes_part",
            ),
        )
        indexes: ClassVar = (
            models.Index(fields=["person", "record"], name="taken_part_by"),
            models.Index(fields=["unit", "record"], name="unit_taken_part"),
        )

    def __str__(self) -> str:
        return f"{self.person or self.unit}"


class Register(Journalled):
    """登记簿: that a court keeps a register in a year; without it an empty figure is unknown, not zero."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="registers")
    register_year = models.PositiveSmallIntegerField()
    slug = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    basis = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "register_year", "slug"], name="register_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.register_year}年 {self.slug}"


class ClosedYear(Journalled):
    """封账: a year that takes corrections only."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="closed_years")
    calendar_year = models.PositiveSmallIntegerField()
    closed_at = models.DateTimeField()
    closed_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "calendar_year"], name="year_closed_once"),
        )

    def __str__(self) -> str:
        return f"{self.court} {self.calendar_year}年"
