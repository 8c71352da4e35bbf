"""方案、举措: the texts of a plan, and what each measure names as its proof. Progress is never stored."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.catalogue.plan_sorts import LINK_LABELS, PLAN_SORTS
from jujiao.journal.journalled import Journalled
from jujiao.kernel.concepts import Focus
from jujiao.ledger.models import Campaign
from jujiao.people.models import Unit, new_public_id


class Plan(Journalled):
    """方案: one plan in force from a year on, until it ends or another takes its place.

    A plan that goes on into the next year is not copied: its measures are measured by that year's facts.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="plans")
    plan_sort = models.CharField(
        max_length=20, choices=[(one.slug, one.label) for one in PLAN_SORTS.values()]
    )
    title = models.CharField(max_length=200)
    issuer = models.CharField(max_length=160, blank=True)
    document_no = models.CharField(max_length=80, blank=True)
    adopted_on = models.DateField()
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField(null=True)
    content_hash = models.CharField(max_length=64)
    replaced_by = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replaces"
    )
    recorded_at = models.DateTimeField()
    recorded_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(last_year=None)
                | models.Q(last_year__gte=models.F("first_year")),
                name="plan_ends_after_it_begins",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def sort_label(self) -> str:
        """What sort of plan it is, in the court's words."""
        return PLAN_SORTS[self.plan_sort].label


class Measure(Journalled):
    """举措: one line of a plan: what is to be done, by whom, until when, by which standard."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="measures")
    ordinal = models.PositiveSmallIntegerField()
    focus = models.PositiveSmallIntegerField(
        null=True, choices=[(int(one), one.label) for one in Focus]
    )
    title = models.CharField(max_length=200)
    content = models.TextField(blank=True)
    standard = models.CharField(max_length=300, blank=True)
    audience = models.CharField(max_length=120, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ("ordinal",)
        constraints = (
            models.UniqueConstraint(fields=["plan", "ordinal"], name="measure_number_in_plan"),
        )

    def __str__(self) -> str:
        return self.title


class MeasureLink(Journalled):
    """挂接: a figure, a duty or a ledger that shows a measure done, and how much of it is wanted."""

    erasable: ClassVar[bool] = True

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="links")
    link_sort = models.CharField(max_length=10, choices=list(LINK_LABELS.items()))
    slug = models.CharField(max_length=40)
    target = models.PositiveIntegerField(default=1)
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["measure", "link_sort", "slug"],
                condition=models.Q(campaign=None),
                name="measure_linked_once",
            ),
            models.UniqueConstraint(
                fields=["measure", "link_sort", "slug", "campaign"],
                name="measure_linked_once_in_series",
            ),
        )

    def __str__(self) -> str:
        return f"{self.link_sort} {self.slug}"
