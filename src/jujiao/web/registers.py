"""The registers as a reader meets them: under which focus, with which kinds, open to whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from jujiao.catalogue import ALL_KINDS, INDICATORS, REGISTER_LABELS
from jujiao.kernel.concepts import AnyKind, FindingStream, Focus
from jujiao.kernel.questions import Indicator

PEOPLE_REGISTERS = frozenset({"roster", "retired_roster"})


@dataclass(frozen=True, slots=True)
class RegisterOf:
    """One register: its name and what is kept in it."""

    slug: str
    label: str
    kinds: tuple[AnyKind, ...]

    @property
    def focuses(self) -> tuple[Focus, ...]:
        """The focuses that its kinds belong to."""
        return tuple(sorted({kind.focus for kind in self.kinds}))

    @property
    def has_only_findings(self) -> bool:
        """Whether nothing but faults is kept in it."""
        return all(isinstance(kind, FindingStream) for kind in self.kinds)

    @property
    def short(self) -> str:
        """The name as it stands in the navigation."""
        return self.label.removesuffix("台账").removesuffix("整治清单")

    def of_focus(self, focus: Focus | None) -> tuple[AnyKind, ...]:
        """Its kinds of one focus, or all."""
        return tuple(kind for kind in self.kinds if focus in (None, kind.focus))


@cache
def registers() -> dict[str, RegisterOf]:
    """All registers, in the order of the catalogue."""
    kept: dict[str, list[AnyKind]] = {}
    for kind in ALL_KINDS.values():
        kept.setdefault(kind.register_slug, []).append(kind)
    return {
        slug: RegisterOf(slug, REGISTER_LABELS[slug], tuple(kinds)) for slug, kinds in kept.items()
    }


def ledgers_of(focus: Focus) -> list[RegisterOf]:
    """The registers under a focus; those of people have pages of their own."""
    return [
        one
        for one in registers().values()
        if focus in one.focuses and one.slug not in PEOPLE_REGISTERS
    ]


def register_named(slug: str) -> tuple[RegisterOf, AnyKind | None] | None:
    """A register by its own name, or by that of one of its kinds, which is then named too."""
    if slug in registers():
        return registers()[slug], None
    kind = ALL_KINDS.get(slug)
    return (registers()[kind.register_slug], kind) if kind else None


def indicators_over(kinds: tuple[AnyKind, ...]) -> list[Indicator]:
    """The figures that count facts of these kinds."""
    slugs = {kind.slug for kind in kinds}
    return [one for one in INDICATORS.values() if one.kind.slug in slugs]


def indicators_of(focus: Focus) -> list[Indicator]:
    """The figures of a focus."""
    return [one for one in INDICATORS.values() if one.focus is focus]
