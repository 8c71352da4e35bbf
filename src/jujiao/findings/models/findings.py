"""问题: a fault found by an inspection; ``kind`` names its stream, and streams are never mixed."""

from __future__ import annotations

from django.db import models

from jujiao.catalogue.external_inspection import DISCLOSURES
from jujiao.catalogue.inspection_terms import CAUSES
from jujiao.catalogue.streams import BY_FINDINGS
from jujiao.journal.journalled import Journalled
from jujiao.kernel.transitions import FindingState
from jujiao.ledger.models import Record
from jujiao.people.models import Fact, Person, Unit, new_public_id

REPORTING_ACTS = ("report", "correct")
NUMBERED_ACTS = ("advise", "hand_over")


class RectificationNotice(Journalled):
    """整改通知书: one numbered letter to a department about one or more problems, with a deadline."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rectification_notices")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    document_no = models.CharField(max_length=80)
    issued_on = models.DateField()
    due_on = models.DateField()
    issued_by_name = models.CharField(max_length=60)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "document_no"], name="notice_number_per_court"
            ),
        )

    def __str__(self) -> str:
        return f"整改通知书{self.document_no}"


class Finding(Fact):
    """One fault on its way from being found to being closed by somebody who does not own it.

    ``unit`` is the department it was found in, ``measures`` what an imported ledger says of its
    rectification. ``leader``, ``disclosed_text`` and ``detail`` are those of a 巡察 list.
    """

    record = models.ForeignKey(Record, on_delete=models.PROTECT, null=True, related_name="findings")
    owner = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="owned_findings"
    )
    leader = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="led_findings"
    )
    notice = models.ForeignKey(
        RectificationNotice, on_delete=models.PROTECT, null=True, related_name="findings"
    )
    progress = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in FindingState],
        default=FindingState.OPEN.value,
    )
    area = models.CharField(max_length=20, blank=True)
    cause = models.CharField(max_length=20, blank=True, choices=list(CAUSES.items()))
    detail = models.TextField(blank=True)
    found_on = models.DateField(null=True)
    due_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    measures = models.TextField(blank=True)
    disclosure = models.CharField(max_length=10, blank=True, choices=list(DISCLOSURES.items()))
    disclosed_text = models.TextField(blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["court", "kind", "state", "found_on"], name="finding_in_period"),
            models.Index(fields=["court", "progress", "due_on"], name="finding_due"),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def inspection_stream(self) -> str:
        """The stream that found it."""
        return BY_FINDINGS[self.kind].slug

    @property
    def person_ids(self) -> frozenset[int]:
        """Who has a measure of it still to do: he may say that it is done, and bear it out."""
        undone = self.planned_measures.filter(done_on=None)
        return frozenset(undone.values_list("owner_id", flat=True))

    @property
    def owner_ids(self) -> frozenset[int]:
        """The persons who answer for it: its owner, its leader, the owners of its measures."""
        named = {self.owner_id, self.leader_id}
        named |= set(self.planned_measures.values_list("owner_id", flat=True))
        return frozenset(one for one in named if one is not None)

    @property
    def reporter_ids(self) -> frozenset[int]:
        """The accounts that reported it rectified, or corrected it on the spot."""
        steps = self.steps.filter(act__in=REPORTING_ACTS)
        accounts = steps.values_list("actor_id", flat=True)
        return frozenset(one for one in accounts if one is not None)


class FindingMeasure(Journalled):
    """整改措施: what is to be done by whom until when, under a task of the rectification plan."""

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="planned_measures")
    task_title = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=300)
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="owned_measures")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    result = models.CharField(max_length=500, blank=True)
    recorded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.title

    @property
    def person_ids(self) -> frozenset[int]:
        """Whose measure it is: he may say that it is done, and bear it out."""
        return frozenset({self.owner_id})

    @property
    def inspection_stream(self) -> str:
        """The stream of its finding."""
        return self.finding.inspection_stream


class FindingStep(Journalled):
    """One act on a finding: its history, which a reopening adds to and nothing takes away from.

    问责建议 and 移送 (``advise``, ``hand_over``) keep a date and a number only, never a note.
    """

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=20)
    acted_on = models.DateField()
    state_after = models.CharField(max_length=12)
    document_no = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                fields=["court", "act", "document_no"],
                condition=models.Q(act__in=NUMBERED_ACTS),
                name="step_number_used_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(act__in=NUMBERED_ACTS) | models.Q(note=""),
                name="handed_over_without_note",
            ),
        )

    def __str__(self) -> str:
        return f"{self.act} {self.acted_on}"


class FindingDeadline(Journalled):
    """整改期限 from a day on: an extension adds one and takes none away. None is no deadline."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="deadlines")
    set_on = models.DateField()
    due_on = models.DateField(null=True)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.finding} {self.due_on}"
