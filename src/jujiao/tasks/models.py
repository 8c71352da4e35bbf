"""交办事项: something asked of somebody, and the papers from above that ask; sources are named by (type, id)."""

from __future__ import annotations

from datetime import date

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Person, Unit, new_public_id
from jujiao.tasks.rules import TaskSort, TaskState


class IncomingPaper(Journalled):
    """来文: a paper from above that wants an answer by a day; what it asks is divided into tasks.

    The answer is linked by (type, id) where it stands in the ledger, and has its number.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="incoming_papers")
    title = models.CharField(max_length=300)
    document_no = models.CharField(max_length=80, blank=True)
    issuer = models.CharField(max_length=160)
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="+")
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    replied_on = models.DateField(null=True)
    reply_no = models.CharField(max_length=80, blank=True)
    reply_type = models.CharField(max_length=40, blank=True)
    reply_id = models.BigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["court", "issuer", "document_no"],
                condition=~models.Q(document_no=""),
                name="incoming_paper_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} {self.document_no}".strip()


class Task(Journalled):
    """Asked, undertaken, reported done, accepted by whoever asked; or returned to be done again.

    ``asked_by_id`` is the asker's account. ``promised_to`` is whom it helps: he sees it. A restricted
    task came up in confidence: only owner, asker and that person see it.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="tasks")
    task_sort = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in TaskSort],
        default=TaskSort.ASSIGNED.value,
    )
    source_type = models.CharField(max_length=40, blank=True)
    source_id = models.BigIntegerField(null=True)
    title = models.CharField(max_length=300)
    asked_by_id = models.BigIntegerField(null=True)
    asked_by_name = models.CharField(max_length=60)
    asked_on = models.DateField()
    owner = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="tasks")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, related_name="owned_tasks")
    promised_to = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="promises"
    )
    is_restricted = models.BooleanField(default=False)
    wants_evidence = models.BooleanField(default=False)
    due_on = models.DateField(null=True)
    progress = models.CharField(
        max_length=12,
        choices=[(one.value, one.label) for one in TaskState],
        default=TaskState.ASKED.value,
    )
    done_on = models.DateField(null=True)
    done_note = models.CharField(max_length=500, blank=True)
    shown_by_type = models.CharField(max_length=40, blank=True)
    shown_by_id = models.BigIntegerField(null=True)
    accepted_on = models.DateField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=["court", "due_on"], name="task_due"),
            models.Index(fields=["source_type", "source_id"], name="task_of_source"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(owner__isnull=False) | models.Q(unit__isnull=False),
                name="task_has_an_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(progress__in=("reported", "settled"), done_on__isnull=False)
                | (~models.Q(progress__in=("reported", "settled")) & models.Q(done_on=None)),
                name="task_reported_with_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(progress="settled", accepted_on__isnull=False)
                | (~models.Q(progress="settled") & models.Q(accepted_on=None)),
                name="task_settled_with_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def recorded_by_id(self) -> int | None:
        """The account that asked: the task is his to accept, return or withdraw."""
        return self.asked_by_id

    @property
    def owner_ids(self) -> frozenset[int]:
        """Who answers for it; he does not accept his own work."""
        return frozenset(one for one in (self.owner_id,) if one is not None)

    @property
    def person_ids(self) -> frozenset[int]:
        """Whom it concerns: its owner may take it up and report on it."""
        return self.owner_ids

    @property
    def reporter_ids(self) -> frozenset[int]:
        """The accounts that ever reported it done; they do not accept it either."""
        steps = self.steps.filter(act="report", actor_id__isnull=False)
        return frozenset(one for one in steps.values_list("actor_id", flat=True) if one is not None)

    @property
    def state_label(self) -> str:
        """The state in the court's words."""
        return TaskState(self.progress).label

    @property
    def sort_label(self) -> str:
        """What it arose from, in the court's words."""
        return TaskSort(self.task_sort).label

    def late_days(self, on: date) -> int:
        """By how many days it is, or was reported, late; 0 where it is not."""
        if self.due_on is None:
            return 0
        return max(0, ((self.done_on or on) - self.due_on).days)


class TaskStep(Journalled):
    """One act on a task: its history, which a return adds to and nothing takes away from."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    task = models.ForeignKey(Task, on_delete=models.PROTECT, related_name="steps")
    act = models.CharField(max_length=12)
    acted_on = models.DateField()
    state_after = models.CharField(max_length=12)
    note = models.CharField(max_length=500, blank=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=60)
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.act} {self.acted_on}"
