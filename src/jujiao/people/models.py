"""Units, persons, places and the dated relations between them. Nothing here is ever deleted."""

from __future__ import annotations

import secrets
from typing import ClassVar

from django.db import models

from jujiao.catalogue import TENURE_KINDS
from jujiao.journal.journalled import Journalled
from jujiao.kernel.levels import Level
from jujiao.kernel.transitions import FactState


def new_public_id() -> str:
    """An id nobody can guess, 128 bit; never the only guard."""
    return secrets.token_hex(16)


class Tree(models.TextChoices):
    """The two trees over the same court."""

    ADMINISTRATIVE = "administrative", "行政"
    PARTY = "party", "党组织"


class UnitSort(models.TextChoices):
    """What a unit is."""

    COURT = "court", "法院"
    LEADERSHIP = "leadership", "院领导"
    DEPARTMENT = "department", "部门"
    TRIBUNAL = "tribunal", "人民法庭"
    PARTY_COMMITTEE = "party_committee", "机关党委"
    BRANCH = "branch", "党支部"
    PARTY_GROUP = "party_group", "党小组"


class Unit(Journalled):
    """单位: a court, one of its departments or tribunals, a branch; opened and closed on dates."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="units")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    tree = models.CharField(max_length=20, choices=Tree.choices)
    sort = models.CharField(max_length=20, choices=UnitSort.choices)
    name = models.CharField(max_length=120)
    opened_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    display_order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "name"], name="unit_name_per_court", nulls_distinct=False
            ),
        )

    def __str__(self) -> str:
        return self.name


class Person(Journalled):
    """人员: somebody the court's facts are about. Two persons may share a name."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="people")
    full_name = models.CharField(max_length=60)
    sex = models.CharField(max_length=4, blank=True)
    ethnicity = models.CharField(max_length=20, blank=True)
    born_on = models.DateField(null=True)
    joined_work_on = models.DateField(null=True)
    joined_court_on = models.DateField(null=True)
    joined_party_on = models.DateField(null=True)
    note = models.CharField(max_length=300, blank=True)
    on_roster = models.BooleanField(default=True)

    class Meta:
        indexes = (models.Index(fields=["court", "full_name"], name="person_by_name"),)

    def __str__(self) -> str:
        return self.full_name


class Place(Journalled):
    """场所: a community, school or enterprise that the court reaches."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="places")
    name = models.CharField(max_length=120)
    place_kind = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["court", "name"], name="place_name_per_court"),
        )

    def __str__(self) -> str:
        return self.name


class Origin(models.TextChoices):
    """How a fact came into the ledger."""

    NATIVE = "native", "登记"
    IMPORTED = "imported", "导入"


class Fact(Journalled):
    """What records, tenures, procedures and findings have in common: a life from entry to history."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=40)
    state = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in FactState],
        default=FactState.IN_FORCE.value,
    )
    title = models.CharField(max_length=300, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    award_level = models.PositiveSmallIntegerField(
        null=True, choices=[(int(one), one.label) for one in Level]
    )
    outcome = models.CharField(max_length=20, blank=True)
    serial = models.CharField(max_length=40, blank=True)
    document_no = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices, default=Origin.NATIVE.value)
    source_ref = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_by_name = models.CharField(max_length=60, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_name = models.CharField(max_length=60, blank=True)
    reason = models.CharField(max_length=500, blank=True)
    supersedes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, related_name="superseded_by"
    )
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        abstract = True

    counted_state: ClassVar[str] = FactState.IN_FORCE.value

    @property
    def level(self) -> Level | None:
        """The level as a word of the court's ladder."""
        return Level(self.award_level) if self.award_level else None

    @property
    def state_label(self) -> str:
        """The state in the court's words."""
        return FactState(self.state).label


class Tenure(Fact):
    """任期、关系: a dated relation of a person with a unit, a person, an outside body or a title."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="tenures")
    counterpart = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="counterpart_tenures"
    )
    outside = models.CharField(max_length=120, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(
                fields=["court", "kind", "state", "starts_on", "ends_on"], name="tenure_in_period"
            ),
            models.Index(fields=["person", "kind", "state"], name="tenure_of_person"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="tenure_ends_after_start",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {TENURE_KINDS[self.kind].label} {self.title}".strip()
