"""督察: what a year is to look at, a visit that is planned, and the numbered sheets it takes along.

A visit becomes a record of the ledger when it is done. Until then it is kept here, so that a
planned 暗访 stands in no list, search, count or calendar but that of its own group.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.catalogue.inspection_terms import COVERT_VISIT
from jujiao.journal.journalled import Journalled
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id


class InspectionFocus(Journalled):
    """年度督察工作重点: what a stream is to look at in a year, and how often."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="inspection_focuses")
    stream = models.CharField(max_length=30)
    plan_year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    planned_times = models.PositiveSmallIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "plan_year", "stream", "title"], name="focus_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.plan_year}年 {self.title}"

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream


class PlannedInspection(Journalled):
    """督察安排: a visit that is to be made by a group on a day."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="planned_inspections")
    stream = models.CharField(max_length=30)
    focus = models.ForeignKey(
        InspectionFocus, on_delete=models.PROTECT, null=True, related_name="visits"
    )
    title = models.CharField(max_length=300)
    mode = models.CharField(max_length=10)
    planned_on = models.DateField()
    record = models.OneToOneField(
        Record, on_delete=models.PROTECT, null=True, related_name="planned_as"
    )
    cancelled_on = models.DateField(null=True)
    cancelled_why = models.CharField(max_length=200, blank=True)
    planned_by_name = models.CharField(max_length=60)

    def __str__(self) -> str:
        return "督察安排" if self.is_secret else self.title

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream

    @property
    def is_secret(self) -> bool:
        """Whether only its group may know of it: a 暗访 that has not been made."""
        return self.mode == COVERT_VISIT and self.record_id is None


class PlannedPart(Journalled):
    """A member of the group, or a department that is to be visited."""

    erasable: ClassVar[bool] = True

    planned = models.ForeignKey(PlannedInspection, on_delete=models.PROTECT, related_name="parts")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(person=None, unit__isnull=False)
                | models.Q(person__isnull=False, unit=None),
                name="planned_person_or_unit",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person or self.unit}"


class ChecklistSheet(Journalled):
    """检查单: one numbered sheet that was printed or saved to be filled in, and what came back."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="checklist_sheets")
    sheet_year = models.PositiveSmallIntegerField()
    sheet_no = models.PositiveIntegerField()
    stream = models.CharField(max_length=30)
    checklist = models.CharField(max_length=40)
    items_hash = models.CharField(max_length=64)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    planned = models.ForeignKey(
        PlannedInspection, on_delete=models.PROTECT, null=True, related_name="sheets"
    )
    issued_on = models.DateField()
    issued_by_name = models.CharField(max_length=60)
    read_on = models.DateField(null=True)
    answers = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "sheet_year", "sheet_no"], name="sheet_number_once"
            ),
        )

    def __str__(self) -> str:
        return self.label

    @property
    def inspection_stream(self) -> str:
        """The stream it belongs to."""
        return self.stream

    @property
    def label(self) -> str:
        """检查单〔2025〕3号."""
        return f"检查单〔{self.sheet_year}〕{self.sheet_no}号"
