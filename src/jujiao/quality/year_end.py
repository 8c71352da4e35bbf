"""年终核对: what is walked through before the report of a year may be issued."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.catalogue.reports.annual import ANNUAL
from jujiao.figures.selectors import Asking
from jujiao.quality.flaws import (
    BATCH_WAITING,
    BRANCH_WITHOUT_MEMBERSHIP,
    DAY_MISSING,
    DRAFT_LEFT,
    DUE_UNKNOWN,
    IMPORT_FLAG,
    IMPORT_HINT,
    LEFT_BY_THEN,
    LEVEL_MISSING,
    MEMBER_WITHOUT_BRANCH,
    OFF_ROSTER,
    OUTCOME_MISSING,
    PART_EXCEEDS_WHOLE,
    REGISTER_UNREAD,
    TWO_DEPARTMENTS,
    UNCONFIRMED,
    ZERO_UNSIGNED,
    Flaw,
    FlawKind,
    Severity,
)
from jujiao.quality.selectors import flaws
from jujiao.reports.models import IssuedReport
from jujiao.reports.selectors import standing_report


@dataclass(frozen=True, slots=True)
class WalkStep:
    """One station of the walk: what is looked at, and the kinds of flaw that are met there."""

    slug: str
    label: str
    kinds: tuple[FlawKind, ...]


WALK = (
    WalkStep("rows", "台账的每一行都有交代", (IMPORT_FLAG, BATCH_WAITING)),
    WalkStep("records", "记录写得齐全", (LEVEL_MISSING, DAY_MISSING, OUTCOME_MISSING)),
    WalkStep("confirmed", "该确认的都确认了", (UNCONFIRMED, DRAFT_LEFT)),
    WalkStep(
        "roster",
        "人名和花名册对得上",
        (
            LEFT_BY_THEN,
            OFF_ROSTER,
            MEMBER_WITHOUT_BRANCH,
            BRANCH_WITHOUT_MEMBERSHIP,
            TWO_DEPARTMENTS,
        ),
    ),
    WalkStep("registers", "每项数字都有台账", (REGISTER_UNREAD, PART_EXCEEDS_WHOLE)),
    WalkStep("zeros", "零有人签认", (ZERO_UNSIGNED,)),
    WalkStep("dues", "应办事项都有结果", (DUE_UNKNOWN,)),
    WalkStep("hints", "读台账时的提示看过了", (IMPORT_HINT,)),
)


@dataclass(frozen=True, slots=True)
class Station:
    """A station as it stands: what is left to be mended there."""

    step: WalkStep
    flaws: tuple[Flaw, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing is left."""
        return not self.flaws

    @property
    def holds_up(self) -> bool:
        """Whether a figure is wrong or cannot be said as long as this is not mended."""
        return any(flaw.severity is Severity.ERROR for flaw in self.flaws)


@dataclass(frozen=True, slots=True)
class YearEnd:
    """The whole walk, the report that stands, and last year's to lie beside it.

    Issuing is never forbidden: what is unknown is left out of the report and never counts as zero.
    """

    stations: tuple[Station, ...]
    issued: IssuedReport | None
    last_year: IssuedReport | None

    @property
    def is_ready(self) -> bool:
        """Whether no error is left; warnings and hints are for a person to weigh."""
        return not any(station.holds_up for station in self.stations)

    @property
    def next_station(self) -> Station | None:
        """The first station with something left."""
        return next((station for station in self.stations if not station.is_clear), None)


def year_end(asking: Asking) -> YearEnd:
    """Walks through the year."""
    found = flaws(asking)
    stations = tuple(
        Station(step, tuple(flaw for flaw in found if flaw.kind in step.kinds)) for step in WALK
    )
    scope, year = asking.scope, asking.year
    return YearEnd(
        stations,
        standing_report(scope, ANNUAL.slug, year),
        standing_report(scope, ANNUAL.slug, year - 1),
    )
