"""What was read from workbooks: sheets, their rows and the facts these became, flags, uploaded batches."""

from __future__ import annotations

from django.db import models

from jujiao.journal.journalled import Journalled
from jujiao.people.models import Unit, new_public_id


class SourceSheet(Journalled):
    """A sheet of a workbook that was read into the ledger of a court and year."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="source_sheets")
    ledger_year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    sheet_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    read_at = models.DateTimeField()
    read_by_name = models.CharField(max_length=60)
    hints = models.JSONField(default=list)

    class Meta:
        indexes = (models.Index(fields=["court", "ledger_year", "kind"], name="sheet_of_year"),)

    def __str__(self) -> str:
        return f"{self.file_name} {self.sheet_name}"


class SourceRow(Journalled):
    """A row, or the few rows of one fact, as it was last read, and the facts it stands for.

    ``facts`` is a list of {part, ref, hash}; ``cells`` are the words by field, for telling which row
    was corrected (left empty for confidential kinds).
    """

    sheet = models.ForeignKey(SourceSheet, on_delete=models.PROTECT, related_name="rows")
    row_number = models.PositiveIntegerField()
    row_span = models.PositiveSmallIntegerField(default=1)
    content_hash = models.CharField(max_length=64, db_index=True)
    cells = models.JSONField(default=dict)
    facts = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.sheet} 第{self.row_number}行"


class FlagState(models.TextChoices):
    """Whether a row that was kept out still waits."""

    OPEN = "open", "待处理"
    MENDED = "mended", "已改好"
    SKIPPED = "skipped", "已跳过"


class ImportFlag(Journalled):
    """A row that was kept out of the ledger, and why."""

    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="import_flags")
    ledger_year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=40)
    file_name = models.CharField(max_length=200)
    sheet_name = models.CharField(max_length=120)
    row_number = models.PositiveIntegerField()
    column_name = models.CharField(max_length=60)
    cell_value = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=30)
    message = models.CharField(max_length=300)
    row_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FlagState.choices, default=FlagState.OPEN)
    flagged_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["court", "ledger_year", "state"], name="flag_open"),)

    def __str__(self) -> str:
        return f"{self.file_name} {self.sheet_name} 第{self.row_number}行"


class BatchState(models.TextChoices):
    """Where an uploaded workbook stands."""

    UPLOADED = "uploaded", "核对中"
    SUBMITTED = "submitted", "待确认"
    CONFIRMED = "confirmed", "已导入"
    DISCARDED = "discarded", "已放弃"


class ImportBatch(Journalled):
    """An uploaded workbook: corrected in place, submitted, and confirmed whole by a second person.

    ``amendments`` is sheet → Excel row → field → what was typed in place of the cell;
    ``skipped`` is sheet → Excel rows left out on purpose.
    """

    public_id = models.CharField(max_length=32, unique=True, default=new_public_id)
    court = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="import_batches")
    ledger_year = models.PositiveSmallIntegerField()
    file_name = models.CharField(max_length=200)
    content_hash = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=BatchState.choices)
    amendments = models.JSONField(default=dict)
    skipped = models.JSONField(default=dict)
    recorded_at = models.DateTimeField()
    recorded_by_id = models.BigIntegerField(null=True)
    recorded_by_name = models.CharField(max_length=60)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by_name = models.CharField(max_length=60, blank=True)
    version = models.PositiveSmallIntegerField(default=1)

    class Meta:
        indexes = (models.Index(fields=["court", "state"], name="batch_by_state"),)

    def __str__(self) -> str:
        return self.file_name
