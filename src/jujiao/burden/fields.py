"""Counting fields: what a form requires, less what is filled in already; what it must never ask for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.duties import DUTIES
from jujiao.kernel.cadence import Every
from jujiao.kernel.concepts import Ask, RecordKind
from jujiao.kernel.obligations import Bearer, Duty

PREFILLED = frozenset({"unit"})
"""What the form fills in by itself: the unit of whoever files for one, or of the duty he came from."""

KNOWN_NAMES = frozenset(
    {
        "court",
        "year",
        "serial_no",
        "recorded_at",
        "recorded_by",
        "recorder_name",
        "sex",
        "ethnicity",
    }
    | {"born_on", "age", "department", "post", "rank", "political_status", "branch", "is_late"}
)
KNOWN_WORDS = re.compile(
    r"法院名称|^本院|填报(单位|部门|人|时间|日期)|填表|制表|录入(人|时间|日期)|登记(人|时间|日期)|序号|编号$"
    r"|性别|民族|年龄|出生|^职务$|^职级$|政治面貌|入党时间|所在(部门|支部)|身份证|工号|合计|总数|累计"
)
"""What the frame, the clock, the account or the roster knows, whatever the form calls it."""
COUNTED_PEOPLE = re.compile("人数")


@dataclass(frozen=True, slots=True)
class Burden:
    """What one mechanism asks of whoever files it once."""

    kind: RecordKind
    required: int
    prefilled: int
    optional: int

    @property
    def to_fill(self) -> int:
        """How many fields a person must fill in."""
        return self.required - self.prefilled


def burden_of(kind: RecordKind) -> Burden:
    """The burden of a kind, counted from its form."""
    required = [ask for ask in kind.asks if ask.required]
    prefilled = [ask for ask in required if ask.name in PREFILLED]
    return Burden(kind, len(required), len(prefilled), len(kind.asks) - len(required))


def burdens() -> list[Burden]:
    """All mechanisms that are filed, in the order of the catalogue."""
    return [burden_of(kind) for kind in RECORD_KINDS.values()]


@dataclass(frozen=True, slots=True)
class YearlyBurden:
    """What a duty asks of one bearer in a year: how often, and how many fields in all."""

    duty: Duty
    times: int
    fields: int


def yearly_burdens(bearer: Bearer) -> list[YearlyBurden]:
    """The duties of a calendar rhythm that a bearer has, each with what it takes in a year.

    A duty that adds up hours counts as one entry in a window: courses are entered once for all who were
    there.
    """
    asked = [one for one in DUTIES.values() if one.bearer is bearer and one.on]
    return [_yearly(duty, duty.rhythm) for duty in asked if isinstance(duty.rhythm, Every)]


def _yearly(duty: Duty, rhythm: Every) -> YearlyBurden:
    a_window = 1 if duty.sums else duty.at_least
    times = 12 // rhythm.value * a_window
    return YearlyBurden(duty, times, times * burden_of(duty.of[0]).to_fill)


@dataclass(frozen=True, slots=True)
class BurdenSum:
    """The figures that are published: over all mechanisms, and over the year of a branch."""

    mechanisms: int
    median_fields: float
    most_fields: int
    heaviest: tuple[str, ...]
    branch_year: int


def burden_sum() -> BurdenSum:
    """The burden as a figure."""
    found = burdens()
    most = max(one.to_fill for one in found)
    return BurdenSum(
        len(found),
        median(one.to_fill for one in found),
        most,
        tuple(one.kind.label for one in found if one.to_fill == most),
        sum(one.fields for one in yearly_burdens(Bearer.BRANCH)),
    )


def asks_for_what_is_known(kind: RecordKind) -> list[Ask]:
    """The required fields of a form that the system could fill in or compute itself."""
    required = [ask for ask in kind.asks if ask.required]
    return [ask for ask in required if _is_known(ask) or _follows(ask, kind, required)]


def _is_known(ask: Ask) -> bool:
    return ask.name in KNOWN_NAMES or KNOWN_WORDS.search(ask.label) is not None


def _follows(ask: Ask, kind: RecordKind, required: Iterable[Ask]) -> bool:
    """A number of people where the people are named anyway."""
    named = any(other.name == "recipients" or other.name in kind.roles for other in required)
    return named and COUNTED_PEOPLE.search(ask.label) is not None
