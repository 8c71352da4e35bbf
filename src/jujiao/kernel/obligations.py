"""Duties: who owes which kind of record, how often, on what basis; and the rhythm of oversight over them.

A duty is evaluated, never filed: it is fulfilled by what happened and was recorded anyway.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, StrEnum

from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import (
    Basis,
    Hardness,
    RecordKind,
    TenureKind,
)


class Bearer(Enum):
    """Who owes: an organisation or a person, in a court."""

    COURT = "本院"
    BRANCH = "党支部"
    GROUP = "党小组"
    DEPARTMENT = "部门"
    MEMBER = "党员"
    STAFF = "干警"

    @property
    def is_person(self) -> bool:
        """Whether persons owe it, each for himself."""
        return self in (Bearer.MEMBER, Bearer.STAFF)


class DueState(StrEnum):
    """Where one due stands on a day; all five are derived."""

    FULFILLED = "fulfilled"
    DUE = "due"
    OVERDUE = "overdue"
    EXCUSED = "excused"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """已办, 待办, 逾期, 已核免, 未报."""
        return {
            DueState.FULFILLED: "已办",
            DueState.DUE: "待办",
            DueState.OVERDUE: "逾期",
            DueState.EXCUSED: "已核免",
            DueState.UNKNOWN: "未报",
        }[self]


@dataclass(frozen=True, slots=True)
class Oversight:
    """督导节奏: on what rhythm the system reminds of duties, inspects, bulletins and assesses them."""

    slug: str
    label: str
    prompts: Every | None = None
    inspects: Every | None = None
    bulletins: Every | None = None
    assesses: Every | None = None


@dataclass(frozen=True, slots=True)
class OnDays:
    """A rhythm of fixed days of the year, from a table that a court may change (``policy``).

    ``days`` is the table as shipped: (month, day, name). What happens within ``slack`` days before or
    after such a day is held on it: offices are closed on holidays.
    """

    policy: str
    days: tuple[tuple[int, int, str], ...]
    slack: int = 3

    @property
    def label(self) -> str:
        """The days by name."""
        return "、".join(name for _, _, name in self.days)


@dataclass(frozen=True, slots=True)
class After:
    """A rhythm set off by events: each fact of the kind owes something within so many months and days.

    ``titles`` narrows to tenures of that title. A procedure sets off a duty through what it opens.
    """

    kind: RecordKind | TenureKind
    months: int = 0
    days: int = 0
    titles: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """每次…当日, or …后若干个月内."""
        if self.months or self.days:
            term = f"{self.months}个月" if self.months else f"{self.days}日"
            return f"{self.kind.label}后{term}内"
        return f"每次{self.kind.label}"


Rhythm = Every | OnDays | After


@dataclass(frozen=True, slots=True)
class BranchShape:
    """What decides which duties a branch has; None where nobody has recorded it."""

    full_members: int | None = None
    committee_posts: int = 0


@dataclass(frozen=True, slots=True)
class Duty:
    """应办事项: a bearer owes at least so many of these records in each window of the rhythm.

    ``role`` is the part in which a person does it; ``holding`` narrows its bearers to holders of that
    tenure; ``outcomes`` narrows to records of that outcome; ``sums`` is the column that is added up
    instead of counting records; ``due_month`` is the month of the window by whose end it is due (0: the
    last) and ``prompted_from`` the first month in which the prompt names it. A duty with ``on`` False
    waits for the court to switch it on. Who holds the tenure under a title with one of the words of
    ``but_not`` does not owe it.
    """

    slug: str
    label: str
    bearer: Bearer
    of: tuple[RecordKind, ...]
    rhythm: Rhythm
    basis: Basis
    hardness: Hardness
    at_least: int = 1
    role: str = ""
    holding: TenureKind | None = None
    but_not: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    sums: str = ""
    unit_word: str = "次"
    due_month: int = 0
    prompted_from: int = 1
    applies: Callable[[BranchShape], bool] | None = None
    oversight: Oversight | None = None
    on: bool = True

    @property
    def register(self) -> str:
        """The register that must be kept before silence means that nothing happened."""
        return self.of[0].register_slug

    @property
    def rule(self) -> str:
        """The rule in one line: 党支部每月至少1次."""
        rhythm = self.rhythm.label
        return f"{self.bearer.value}{rhythm}至少{self.at_least}{self.unit_word}"
