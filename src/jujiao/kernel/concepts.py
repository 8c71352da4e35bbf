"""The declarations of which the catalogue is made: focuses, kinds, what a form asks, citations."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum, IntEnum
from typing import Any

LABEL = "label"


class Focus(IntEnum):
    """五个聚焦: the five parts of a court's year."""

    POLITICS = 1
    BRANCHES = 2
    CAPABILITY = 3
    DISCIPLINE = 4
    COHESION = 5

    @property
    def label(self) -> str:
        """政治建设, 强基固本, 培优赋能, 严管厚爱, 凝心聚力."""
        return ("政治建设", "强基固本", "培优赋能", "严管厚爱", "凝心聚力")[self - 1]

    @property
    def ordinal(self) -> str:
        """一 to 五."""
        return "一二三四五"[self - 1]


class Hardness(Enum):
    """How a breach of a rule is treated: blocked, warned about, or only where a court says so."""

    MUST = "必须"
    GENERAL = "一般"
    LOCAL = "本地"


@dataclass(frozen=True, slots=True)
class Basis:
    """Where a rule comes from. Unverified citations are printed with 待核."""

    document: str
    article: str = ""
    verified: bool = False

    @property
    def citation(self) -> str:
        """The citation as it is printed beside the rule."""
        return f"{self.document}{self.article}" + ("" if self.verified else "（待核）")


@dataclass(frozen=True, slots=True)
class Ask:
    """One field that a form asks for, in the words of the kind.

    ``name`` is a column of the envelope (title, occurred_on, unit …), a role of the kind's
    participants, or a field of its details.
    """

    name: str
    label: str
    required: bool = True
    hint: str = ""


def shown_as(label: str) -> Any:
    """A field of details that no form of a kind asks, with the word under which a page shows it."""
    return field(default="", metadata={LABEL: label})


@dataclass(frozen=True, slots=True)
class NoDetails:
    """A kind whose envelope says everything."""


@dataclass(frozen=True, slots=True)
class RecordKind:
    """台账记录的种类: one sort of thing that happens on a day.

    A kind with ``fixed_reasons`` takes numbers and states only: no word may be written into it, and
    why it is corrected is one of these reasons. ``level_table`` is the rule whose table gives the level
    of an issuer where the form names none. ``read_by`` is the permission that opens a
    confidential kind, where it is not the general one.
    """

    slug: str
    label: str
    focus: Focus
    asks: tuple[Ask, ...]
    unit_word: str = "次"
    register: str = ""
    details: type = NoDetails
    roles: Mapping[str, str] = field(default_factory=dict)
    outcomes: Mapping[str, str] = field(default_factory=dict)
    classify: Callable[[str], str] | None = None
    aliases: tuple[str, ...] = ()
    wants_confirmation: bool = True
    confidential: bool = False
    read_by: str = ""
    fixed_reasons: Mapping[str, str] = field(default_factory=dict)
    level_table: str = ""
    basis: Basis | None = None

    @property
    def register_slug(self) -> str:
        """The register this kind is kept in; a kind without a name for it is its own register."""
        return self.register or self.slug

    @property
    def shown(self) -> Mapping[str, str]:
        """Field of the details → the word under which a page shows it, for what no form asks."""
        return {one.name: one.metadata[LABEL] for one in fields(self.details) if one.metadata}

    def called(self, name: str) -> str:
        """What one of them is called where many may read it; a confidential one by its kind alone."""
        return self.label if self.confidential else f"{self.label} {name}".strip()

    def ask(self, name: str) -> Ask | None:
        """What the form asks under this name."""
        return next((ask for ask in self.asks if ask.name == name), None)


@dataclass(frozen=True, slots=True)
class TenureKind:
    """任期、关系的种类: a dated relation of a person with a unit, a person or an outside body."""

    slug: str
    label: str
    focus: Focus
    counterpart: str = "unit"
    register: str = ""

    @property
    def register_slug(self) -> str:
        """The register this kind is kept in."""
        return self.register or self.slug


@dataclass(frozen=True, slots=True)
class ProcedureKind:
    """程序的种类: ordered steps about a person or a unit that end in a result."""

    slug: str
    label: str
    focus: Focus
    subject: str
    steps: Mapping[str, str]
    outcomes: Mapping[str, str] = field(default_factory=dict)
    register: str = ""
    opens: TenureKind | None = None

    @property
    def register_slug(self) -> str:
        """The register this kind is kept in."""
        return self.register or self.slug


@dataclass(frozen=True, slots=True)
class FindingStream:
    """问题的来源: streams of inspection are never mixed (督察 is not 督查)."""

    slug: str
    label: str
    focus: Focus
    register: str = ""

    @property
    def register_slug(self) -> str:
        """The register this stream is kept in."""
        return self.register or self.slug


AnyKind = RecordKind | TenureKind | ProcedureKind | FindingStream
