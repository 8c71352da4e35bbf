"""支部年考核: a scheme as a court adopted it, the assessment of each branch, what was judged and objected to."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit, new_public_id


class BranchScheme(Journalled):
    """考核方案: one version as adopted; a change is a new version. ``bands`` are grades from the highest."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)
    scheme_version = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    total = models.DecimalField(max_digits=7, decimal_places=2)
    bands = models.JSONField(default=list)
    basis = models.CharField(max_length=200, blank=True)
    in_force_from = models.DateField()
    adopted_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "slug", "scheme_version"], name="branch_scheme_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}第{self.scheme_version}版"


class SchemeLine(Journalled):
    """One item of a scheme, or a veto (``at_best`` is then the highest grade it leaves)."""

    scheme = models.ForeignKey(BranchScheme, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    group_label = models.CharField(max_length=60, blank=True)
    slug = models.CharField(max_length=40)
    label = models.CharField(max_length=120)
    full = models.DecimalField(max_digits=7, decimal_places=2, default=0)
    method = models.CharField(max_length=12)
    source_form = models.CharField(max_length=12)
    source_of = models.CharField(max_length=60, blank=True)
    step = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    is_bonus = models.BooleanField(default=False)
    at_best = models.CharField(max_length=20, blank=True)
    basis = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["scheme", "slug"], name="scheme_line_once"),)

    def __str__(self) -> str:
        return self.label


class BranchAssessment(Journalled):
    """一个支部一年的考核: computed until it is frozen; then its scores stand with the scheme's version."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(BranchScheme, on_delete=models.PROTECT, related_name="assessments")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assessments")
    assessed_year = models.PositiveSmallIntegerField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by_id = models.BigIntegerField(null=True)
    reviewed_by_name = models.CharField(max_length=60, blank=True)
    frozen_on = models.DateField(null=True)
    frozen_by_name = models.CharField(max_length=60, blank=True)
    total = models.DecimalField(max_digits=7, decimal_places=2, null=True)
    grade = models.CharField(max_length=20, blank=True)
    scores = models.JSONField(default=list)
    consequence = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["scheme", "unit", "assessed_year"], name="branch_assessed_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.unit} {self.assessed_year}年考核"


class JudgedItem(Journalled):
    """评分: what a named person gave for one item; given again, the later stands."""

    assessment = models.ForeignKey(
        BranchAssessment, on_delete=models.PROTECT, related_name="judged"
    )
    item_slug = models.CharField(max_length=40)
    awarded = models.DecimalField(max_digits=7, decimal_places=2)
    note = models.CharField(max_length=300, blank=True)
    judged_at = models.DateTimeField()
    judged_by_id = models.BigIntegerField(null=True)
    judged_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["assessment", "item_slug"], name="item_judged_once"),
        )

    def __str__(self) -> str:
        return f"{self.assessment} {self.item_slug}"

    @property
    def court_id(self) -> int:
        """The court whose branch it is."""
        return self.assessment.court_id


class BranchObjection(Journalled):
    """异议: a branch objects to an item before the freeze, and is answered."""

    assessment = models.ForeignKey(
        BranchAssessment, on_delete=models.PROTECT, related_name="objections"
    )
    item_slug = models.CharField(max_length=40)
    said = models.CharField(max_length=500)
    filed_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    filed_by_name = models.CharField(max_length=60)
    answered_at = models.DateTimeField(null=True)
    answered_by_name = models.CharField(max_length=60, blank=True)
    is_upheld = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"{self.assessment} {self.item_slug}"

    @property
    def court_id(self) -> int:
        """The court whose branch objects."""
        return self.assessment.court_id

    @property
    def unit_id(self) -> int:
        """The branch that objects."""
        return self.assessment.unit_id
