"""Indicators: named questions about facts, in a closed set of forms.

A question filters and distinguishes by countable columns only; what stands in a record's details
is for reading and never for counting. A wrong declaration fails when the catalogue is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from jujiao.kernel.concepts import (
    FindingStream,
    Focus,
    ProcedureKind,
    RecordKind,
    TenureKind,
)
from jujiao.kernel.levels import Level

COUNTABLE = frozenset({"outcome", "serial", "quantity", "state"})


class Distinct(Enum):
    """What a measure word counts once (domain rules of counting, section 1)."""

    PERSON = "person"
    UNIT = "unit"
    RECORD = "record"
    EVENT = "event"
    PAIR = "pair"
    PARTICIPATION = "participation"
    ROUND = "round"


class NotCountable(TypeError):
    """An indicator was declared over a column that may not be counted."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The part of a question that narrows it by level (``at`` is ==, ``at_least`` is >=) and columns."""

    at: Level | None = None
    at_least: Level | None = None
    where: Mapping[str, object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        refused = {name.split("__")[0] for name in self.where} - COUNTABLE
        if refused:
            raise NotCountable(f"not countable: {sorted(refused)}")
        if self.at is not None and self.at_least is not None:
            raise NotCountable("a question has one rule of levels, == or >=")


@dataclass(frozen=True, slots=True)
class RecordsCounted(Narrowed):
    """How many records of a kind happened in the period."""

    kind: RecordKind = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ParticipantsCounted(Narrowed):
    """How many persons, units, participations or records stand in a role.

    ``holding`` narrows to persons who held that tenure on the day of the record; with
    ``highest_only`` whoever is named at several levels in the period counts at the highest alone.
    """

    kind: RecordKind = field(kw_only=True)
    role: str = field(kw_only=True)
    holding: TenureKind | None = None
    highest_only: bool = False


@dataclass(frozen=True, slots=True)
class TenuresOverlapping(Narrowed):
    """How many tenures have a day in common with the period."""

    kind: TenureKind = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class TenuresBegun(Narrowed):
    """How many tenures began in the period."""

    kind: TenureKind = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ProceduresCompleted(Narrowed):
    """How many procedures reached their result in the period."""

    kind: ProcedureKind = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class ProceduresActive(Narrowed):
    """How many procedures were under way or reached their result in the period."""

    kind: ProcedureKind = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class FindingsClosed(Narrowed):
    """How many problems of a stream were found and closed in the period."""

    stream: FindingStream = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class RoundsCovering(Narrowed):
    """How many rounds reached every party branch known at their end."""

    kind: RecordKind = field(kw_only=True)
    role: str = field(kw_only=True)


Question = (
    RecordsCounted
    | ParticipantsCounted
    | TenuresOverlapping
    | TenuresBegun
    | ProceduresCompleted
    | ProceduresActive
    | FindingsClosed
    | RoundsCovering
)


@dataclass(frozen=True, slots=True)
class Indicator:
    """指标: a named question whose answer is a figure that opens to its rows.

    ``phrase`` writes the sentence of the report and finds the figure in a draft; ``{n}`` stands for
    number and measure word. ``signed_zero``: silence is not a nil, somebody has to sign it.
    ``definition`` names its counting policy by the policy's slug; people read ``definition_said``.
    """

    slug: str
    name: str
    unit: str
    focus: Focus
    asks: Question
    distinct: Distinct
    definition: str
    phrase: str = ""
    policy: str = ""
    policy_name: str = ""
    part_of: str = ""
    signed_zero: bool = False

    @property
    def kind(self) -> RecordKind | TenureKind | ProcedureKind | FindingStream:
        """The sort of fact this indicator asks about."""
        asks = self.asks
        return asks.stream if isinstance(asks, FindingsClosed) else asks.kind

    @property
    def definition_said(self) -> str:
        """The definition as papers and pages say it: the counting policy by its name."""
        if not self.policy:
            return self.definition
        return self.definition.replace(self.policy, f"“{self.policy_name}”")

    @property
    def register(self) -> str:
        """The register that must have been read before the figure can be known."""
        return self.kind.register_slug
