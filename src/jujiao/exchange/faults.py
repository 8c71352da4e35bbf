"""Why a row of a workbook is not taken in: a reason code, the cell, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The reason codes; the order in which they apply is the order in which a reader asks."""

    DUPLICATE_ROW = "duplicate_row"
    OUTLET_MISSING = "outlet_missing"
    PERSON_UNKNOWN = "person_unknown"
    NAME_AMBIGUOUS = "name_ambiguous"
    LEVEL_MISSING = "level_missing"
    BAD_DATE = "bad_date"
    FIELD_MISSING = "field_missing"
    COUNT_UNREADABLE = "count_unreadable"

    @property
    def label(self) -> str:
        """The reason in two or three words, as it stands beside the row."""
        return WHY_LABELS[self]


WHY_LABELS = {
    Why.DUPLICATE_ROW: "重复行",
    Why.OUTLET_MISSING: "缺媒体",
    Why.PERSON_UNKNOWN: "查无此人",
    Why.NAME_AMBIGUOUS: "同名不能确定",
    Why.LEVEL_MISSING: "缺级别",
    Why.BAD_DATE: "日期不成立",
    Why.FIELD_MISSING: "缺必填项",
    Why.COUNT_UNREADABLE: "数读不出",
}


class RowFault(Exception):
    """A row that cannot be taken in; ``field`` is the field whose cell is at fault."""

    def __init__(self, why: Why, field: str, value: str, message: str) -> None:
        super().__init__(message)
        self.why, self.field, self.value, self.message = why, field, value, message


@dataclass(frozen=True, slots=True)
class Flag:
    """A row kept out of the ledger: where it stands, what is wrong, what would be right."""

    row: int
    column: str
    value: str
    why: Why
    message: str
    field: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at that keeps nothing out: a contradiction, a name the roster lacks."""

    code: str
    where: str
    message: str
