"""A figure: the answer to an indicator for a court and a period, with what proves it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar

from jujiao.kernel.digests import figure_digest
from jujiao.kernel.periods import Period
from jujiao.kernel.questions import Indicator

Name = TypeVar("Name", int, str)


@dataclass(frozen=True, slots=True)
class ProofRow:
    """One fact behind a figure, and whom or what it is counted for (``key``)."""

    fact_id: str
    fact_hash: str
    key: int | str
    day: date | None
    title: str
    kind: str
    public_id: str
    people: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    level: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who vouched for a zero, when, on which register, as of which day.

    It is overtaken where a case came after it, though that case is gone again.
    """

    name: str
    signed_on: date
    as_of: date
    register_text: str
    is_overtaken: bool = False

    def __str__(self) -> str:
        return (
            f"{self.name}于{self.signed_on:%Y-%m-%d}签认，依据{self.register_text}，"
            f"截至{self.as_of:%Y-%m-%d}"
        )


class Lack(Enum):
    """Why a figure has no value: the register was not read, nobody signed the nil, or few may see it."""

    UNREAD = "未报"
    UNSIGNED = "待签认"
    RESTRICTED = "限看"


@dataclass(frozen=True, slots=True)
class Figure:
    """数字: ``value`` is None where nobody can know it yet; ``lack`` and ``note`` say why."""

    indicator: Indicator
    period: Period
    as_of: date
    value: int | None
    proof: tuple[ProofRow, ...] = ()
    signature: Signature | None = None
    note: str = ""
    lack: Lack | None = None

    @property
    def slug(self) -> str:
        """The public name of the indicator."""
        return self.indicator.slug

    @property
    def text(self) -> str:
        """Number and measure word: 43名."""
        return "" if self.value is None else f"{self.value}{self.indicator.unit}"

    @property
    def fact_ids(self) -> tuple[str, ...]:
        """The facts that prove it, each once."""
        return tuple(dict.fromkeys(row.fact_id for row in self.proof))

    @property
    def hashes(self) -> tuple[tuple[str, str], ...]:
        """Each fact with the hash of its row."""
        return tuple(dict.fromkeys((row.fact_id, row.fact_hash) for row in self.proof))

    @property
    def digest(self) -> str:
        """The digest of question, answer and proof."""
        return figure_digest(
            self.slug,
            self.indicator.definition,
            self.indicator.policy,
            self.period.label,
            self.value,
            self.hashes,
        )

    def by_month(self) -> dict[int, int]:
        """How many of the things counted came with each month (0: no day); they add up."""
        return dict(sorted(_counted(row.day.month if row.day else 0 for row in self._firsts())))

    def by_unit(self) -> dict[str, int]:
        """How many of the things counted belong to each unit."""
        named = (name for row in self._firsts() for name in row.units or ("未注明",))
        return dict(_counted(named))

    def by_person(self) -> dict[str, int]:
        """How many of the things counted belong to each person."""
        return dict(_counted(name for row in self._firsts() for name in row.people))

    def _firsts(self) -> list[ProofRow]:
        """Of each thing counted the earliest row."""
        ordered = sorted(self.proof, key=lambda row: (row.day or date.max, row.fact_id))
        return list({row.key: row for row in reversed(ordered)}.values())[::-1]


def _counted(names: Iterable[Name]) -> list[tuple[Name, int]]:
    return Counter(names).most_common()
