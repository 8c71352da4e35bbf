"""考核: adopted schemes, the rounds of a year, who takes part, what was judged, and objections."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.kernel.ladders import GRADE_LABELS
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit, new_public_id

GRADES = list(GRADE_LABELS.items())


class AdoptedScheme(Journalled):
    """考核方案: one version as a court adopted it; a change is a new version."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    slug = models.CharField(max_length=40)
    scheme_version = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=120)
    content = models.JSONField()
    in_force_from = models.DateField()
    document_no = models.CharField(max_length=80, blank=True)
    adopted_by_name = models.CharField(max_length=60)

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=["court", "slug", "scheme_version"], name="scheme_version_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.label}第{self.scheme_version}版"


class Round(Journalled):
    """一次年度考核: a class of staff by one scheme; after ``frozen_on`` nothing in it changes."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    scheme = models.ForeignKey(AdoptedScheme, on_delete=models.PROTECT, related_name="rounds")
    appraisal_year = models.PositiveSmallIntegerField()
    opened_on = models.DateField()
    wider_quota_no = models.CharField(max_length=80, blank=True)
    notice_opened_on = models.DateField(null=True)
    notice_closed_on = models.DateField(null=True)
    objections_open = models.PositiveSmallIntegerField(default=0)
    frozen_on = models.DateField(null=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=["court", "scheme", "appraisal_year"], name="appraisal_round_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.appraisal_year}年度 {self.scheme.label}"


class Appraisee(Journalled):
    """被考核人: whether and why he takes part, his score when frozen, and his grade.

    ``at_best`` is the highest grade that the rules allow him; ``in_quota`` whether he counts in the
    denominator of 优秀.
    """

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="appraisees")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="appraised_in")
    takes_part = models.BooleanField(default=True)
    in_quota = models.BooleanField(default=True)
    at_best = models.CharField(max_length=12, choices=GRADES, default="excellent")
    ground = models.CharField(max_length=200, blank=True)
    grade = models.CharField(max_length=12, choices=GRADES, blank=True)
    grade_by_name = models.CharField(max_length=60, blank=True)
    total = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    scores = models.JSONField(default=list)
    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="+")
    notified_on = models.DateField(null=True)
    signed_on = models.DateField(null=True)
    agrees = models.BooleanField(null=True)

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["round", "person"], name="appraisee_once"),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.round}"

    @property
    def court_id(self) -> int:
        """The court whose staff he is."""
        return self.round.court_id

    @property
    def owner_ids(self) -> frozenset[int]:
        """He himself, who may neither judge nor grade himself."""
        return frozenset({self.person_id})

    @property
    def person_ids(self) -> frozenset[int]:
        """Whom it concerns: he may sign and object."""
        return frozenset({self.person_id})


class Judgement(Journalled):
    """评分: the points that a named person gave for one item; given again, the later stands."""

    appraisee = models.ForeignKey(Appraisee, on_delete=models.PROTECT, related_name="judgements")
    item_slug = models.CharField(max_length=40)
    points = models.DecimalField(max_digits=6, decimal_places=2)
    judged_by_name = models.CharField(max_length=60)
    judged_by_id = models.BigIntegerField(null=True)
    judged_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(fields=["appraisee", "item_slug"], name="judged_once"),
        )

    def __str__(self) -> str:
        return f"{self.appraisee} {self.item_slug}"


class Metric(Journalled):
    """外部数据: a value of a person and year read from a workbook, for reading only."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="metrics")
    metric_year = models.PositiveSmallIntegerField()
    slug = models.CharField(max_length=40)
    amount = models.DecimalField(max_digits=10, decimal_places=2)
    source_ref = models.CharField(max_length=300)
    read_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = (
            models.UniqueConstraint(
                fields=["person", "metric_year", "slug"], name="metric_once_a_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.metric_year}年 {self.slug}"


class Poll(Journalled):
    """民主测评: one secret poll on the people of a round; results of a small group are not shown."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="polls")
    item_slug = models.CharField(max_length=40)
    opened_on = models.DateField()
    closed_on = models.DateField(null=True)

    def __str__(self) -> str:
        return f"{self.round} 民主测评"


class PollToken(models.Model):
    """选票码: drawn by lot and good once. No person stands beside it, and no ballot."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="tokens")
    token_hash = models.CharField(max_length=64, unique=True)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.poll}"


class Ballot(models.Model):
    """一张选票上的一个分数: neither token nor time, so that nothing leads back to the voter."""

    poll = models.ForeignKey(Poll, on_delete=models.PROTECT, related_name="ballots")
    appraisee = models.ForeignKey(Appraisee, on_delete=models.PROTECT, related_name="ballots")
    points = models.DecimalField(max_digits=6, decimal_places=2)

    def __str__(self) -> str:
        return f"{self.poll}"


class Complaint(Journalled):
    """复核、申诉: filed, due, decided; whatever its outcome, it is never heavier than before."""

    appraisee = models.ForeignKey(Appraisee, on_delete=models.PROTECT, related_name="complaints")
    stage = models.CharField(max_length=10)
    filed_on = models.DateField()
    is_late = models.BooleanField(default=False)
    due_on = models.DateField()
    decided_on = models.DateField(null=True)
    new_grade = models.CharField(max_length=12, choices=GRADES, blank=True)
    document_no = models.CharField(max_length=80, blank=True)

    def __str__(self) -> str:
        return f"{self.appraisee} {self.stage}"
