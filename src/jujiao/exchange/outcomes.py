"""What reading came to: per workbook and sheet, in Excel rows, as values that every surface shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jujiao.exchange.faults import Flag, Hint


@dataclass(frozen=True, slots=True)
class SheetOutcome:
    """A sheet: accepted + known + flagged + skipped is all of its rows."""

    sheet: str
    kind: str
    label: str
    rows: int
    accepted: int
    known: int
    flagged: tuple[Flag, ...] = ()
    corrected: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    hints: tuple[Hint, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The sheet as the command line prints it."""
        return {
            "sheet": self.sheet,
            "kind": self.kind,
            "rows": self.rows,
            "accepted": self.accepted,
            "known": self.known,
            "corrected": list(self.corrected),
            "flagged": [
                {
                    "row": flag.row,
                    "column": flag.column,
                    "value": flag.value,
                    "why": flag.why.value,
                    "message": flag.message,
                }
                for flag in self.flagged
            ],
            "hints": [hint.message for hint in self.hints],
        }


@dataclass(frozen=True, slots=True)
class WorkbookOutcome:
    """A workbook with its sheets."""

    file: str
    sheets: tuple[SheetOutcome, ...]
    unrecognised: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether every row was in the ledger already."""
        return not any(sheet.accepted for sheet in self.sheets)

    def with_more(self, part: WorkbookOutcome) -> WorkbookOutcome:
        """The same workbook with the sheets of its second reading."""
        return WorkbookOutcome(self.file, (*self.sheets, *part.sheets), self.unrecognised)

    @property
    def accepted(self) -> int:
        """Rows taken in."""
        return sum(sheet.accepted for sheet in self.sheets)

    @property
    def flagged(self) -> int:
        """Rows kept out."""
        return sum(len(sheet.flagged) for sheet in self.sheets)


@dataclass(slots=True)
class FolderOutcome:
    """A folder of workbooks."""

    workbooks: list[WorkbookOutcome] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """The folder as the command line prints it."""
        return {
            "workbooks": [
                {"file": book.file, "sheets": [sheet.as_json() for sheet in book.sheets]}
                for book in self.workbooks
            ],
            "unrecognised": [
                {"file": book.file, "sheet": sheet}
                for book in self.workbooks
                for sheet in book.unrecognised
            ],
            "ignored": self.ignored,
        }
