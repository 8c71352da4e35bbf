"""A flaw: something in the ledger of a year that somebody has to look at, and what mends it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a flaw matters: figures are wrong without it, may be wrong, or it may be nothing."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"

    @property
    def label(self) -> str:
        """错误, 提醒, 提示."""
        return {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "提示"}[self]

    @property
    def order(self) -> int:
        """The gravest first."""
        return list(Severity).index(self)


@dataclass(frozen=True, slots=True)
class FlawKind:
    """One sort of flaw, in the court's words."""

    slug: str
    label: str
    severity: Severity


IMPORT_FLAG = FlawKind("import_flag", "没有收入的台账行", Severity.ERROR)
IMPORT_HINT = FlawKind("import_hint", "读台账时的提示", Severity.HINT)
LEVEL_MISSING = FlawKind("level_missing", "缺级别", Severity.ERROR)
DAY_MISSING = FlawKind("day_missing", "缺日期", Severity.ERROR)
OUTCOME_MISSING = FlawKind("outcome_missing", "缺类别或结果", Severity.WARNING)
LEFT_BY_THEN = FlawKind("left_by_then", "当时已离院", Severity.WARNING)
OFF_ROSTER = FlawKind("off_roster", "花名册之外的人员", Severity.WARNING)
MEMBER_WITHOUT_BRANCH = FlawKind("member_without_branch", "党员没有支部", Severity.WARNING)
BRANCH_WITHOUT_MEMBERSHIP = FlawKind(
    "branch_without_membership", "支部成员没有党籍", Severity.WARNING
)
TWO_DEPARTMENTS = FlawKind("two_departments", "同时在两个部门", Severity.HINT)
UNCONFIRMED = FlawKind("unconfirmed", "待确认", Severity.WARNING)
BATCH_WAITING = FlawKind("batch_waiting", "待确认的导入", Severity.WARNING)
DRAFT_LEFT = FlawKind("draft_left", "没有提交的草稿", Severity.HINT)
ZERO_UNSIGNED = FlawKind("zero_unsigned", "没有签认的零", Severity.ERROR)
PART_EXCEEDS_WHOLE = FlawKind("part_exceeds_whole", "其中超出总数", Severity.ERROR)
REGISTER_UNREAD = FlawKind("register_unread", "没有台账的数字", Severity.WARNING)
DUE_UNKNOWN = FlawKind("due_unknown", "未报的应办事项", Severity.WARNING)

FLAW_KINDS: dict[str, FlawKind] = {
    one.slug: one
    for one in (
        IMPORT_FLAG,
        LEVEL_MISSING,
        DAY_MISSING,
        ZERO_UNSIGNED,
        PART_EXCEEDS_WHOLE,
        OUTCOME_MISSING,
        LEFT_BY_THEN,
        OFF_ROSTER,
        MEMBER_WITHOUT_BRANCH,
        BRANCH_WITHOUT_MEMBERSHIP,
        UNCONFIRMED,
        BATCH_WAITING,
        REGISTER_UNREAD,
        DUE_UNKNOWN,
        IMPORT_HINT,
        TWO_DEPARTMENTS,
        DRAFT_LEFT,
    )
}


@dataclass(frozen=True, slots=True)
class Flaw:
    """One flaw: where it is, what is wrong, what mends it; ``public_id`` is that of the fact, if any."""

    kind: FlawKind
    where: str
    message: str
    remedy: str
    fact_kind: str = ""
    public_id: str = ""

    @property
    def severity(self) -> Severity:
        """That of its kind."""
        return self.kind.severity

    def as_json(self) -> dict[str, str]:
        """The flaw as programs read it."""
        return {
            "kind": self.kind.slug,
            "severity": self.severity.value,
            "where": self.where,
            "message": self.message,
            "remedy": self.remedy,
        }
