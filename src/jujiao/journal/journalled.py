"""Models whose every row is witnessed: they can be written inside an open recording and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from typing import Any, ClassVar, TypeVar

from django.db import models

Row = TypeVar("Row", bound="Journalled")


class WrittenOutsideCommand(RuntimeError):
    """A journalled row was to be written by something that is not a command."""


class Recording:
    """What an act has written so far; each row counts once, as it stands when the act ends."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, int], Journalled] = {}
        self.erased: set[tuple[str, int]] = set()

    def saw(self, rows: Iterable[Journalled]) -> None:
        """Notes that these rows were written."""
        for row in rows:
            self.rows[row._meta.db_table, row.pk] = row

    def erased_row(self, table: str, row_id: int) -> None:
        """Notes that a row of something not yet in force was taken out."""
        self.rows.pop((table, row_id), None)
        self.erased.add((table, row_id))


open_recording: ContextVar[Recording | None] = ContextVar("open_recording", default=None)


def require_recording() -> Recording:
    """The recording of the command that is running. Raises WrittenOutsideCommand without one."""
    recording = open_recording.get()
    if recording is None:
        raise WrittenOutsideCommand("journalled rows are written by commands only")
    return recording


class JournalledQuerySet(models.QuerySet[Row]):
    """Reads as usual; writes in bulk are witnessed, blind updates and deletions are refused."""

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Writes many rows and notes each."""
        recording = require_recording()
        rows = super().bulk_create(objs, *args, **kwargs)
        recording.saw(rows)
        return rows

    def bulk_update(
        self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Changes many rows and notes each."""
        rows: Sequence[Row] = list(objs)
        recording = require_recording()
        plain: models.QuerySet[Row] = models.QuerySet(self.model, using=self.db)
        changed = plain.bulk_update(rows, fields, batch_size=batch_size)
        recording.saw(rows)
        return changed

    def update(self, **kwargs: Any) -> int:
        """Refused: the journal would not see which rows changed."""
        raise WrittenOutsideCommand(f"update() hides rows from the journal: {sorted(kwargs)}")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Refused: facts are superseded or withdrawn, never deleted."""
        raise WrittenOutsideCommand("facts are superseded or withdrawn, never deleted")


class Journalled(models.Model):
    """A row of the ledger of record.

    ``unwitnessed`` names columns the journal leaves out; only rows of an ``erasable`` model, parts of
    what is not yet in force, may be taken out again, and that is witnessed too.
    """

    unwitnessed: ClassVar[frozenset[str]] = frozenset()
    erasable: ClassVar[bool] = False

    objects = JournalledQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Writes the row and notes it; columns outside the journal may be written at any time."""
        only = kwargs.get("update_fields")
        if only is not None and set(only) <= self.unwitnessed:
            super().save(*args, **kwargs)
            return
        recording = require_recording()
        super().save(*args, **kwargs)
        recording.saw([self])

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refused, but for erasable rows: facts are superseded or withdrawn, never deleted."""
        if not self.erasable:
            raise WrittenOutsideCommand("facts are superseded or withdrawn, never deleted")
        recording = require_recording()
        table, row_id = self._meta.db_table, self.pk
        gone = super().delete(*args, **kwargs)
        recording.erased_row(table, row_id)
        return gone
