"""Clauses: single rules of a text, and what it means to break one.

必须 blocks, or needs an override by a named person; 一般 warns and asks why; a missed deadline only
warns, because the fact is late already and blocking it would hide it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from jujiao.kernel.concepts import Basis, Hardness
from jujiao.kernel.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule: its name in the index of rules, where it stands, and how hard it is.

    An ``absolute`` one nobody may override: what it keeps out must not stand here at all.
    """

    slug: str
    basis: Basis
    hardness: Hardness = Hardness.MUST
    is_deadline: bool = False
    absolute: bool = False

    @property
    def blocks(self) -> bool:
        """Whether a breach keeps the fact out."""
        return self.hardness is Hardness.MUST and not self.is_deadline

    def breach(self, place: str, message: str, remedy: str = "") -> Breach:
        """The breach of this clause at a field, in one sentence; the clause is cited after it."""
        cited = f"{message}（{self.basis.citation}）"
        return Breach(self, Problem(self.slug, place, cited, remedy))


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that was not kept, with the problem to be shown."""

    clause: Clause
    problem: Problem

    @property
    def blocks(self) -> bool:
        """Whether it keeps the fact out."""
        return self.clause.blocks


@dataclass(frozen=True, slots=True)
class Override:
    """Somebody lets a fact in against a rule: by name, and on what basis."""

    by_name: str
    basis: str

    def __bool__(self) -> bool:
        return bool(self.by_name.strip() and self.basis.strip())


NO_OVERRIDE = Override("", "")


def admit(breaches: Iterable[Breach], override: Override = NO_OVERRIDE) -> tuple[Problem, ...]:
    """The warnings among the breaches. Raises Refused with those that block, unless overridden."""
    found = tuple(breaches)
    blocking = tuple(one.problem for one in found if one.blocks)
    absolute = any(one.blocks and one.clause.absolute for one in found)
    if blocking and (absolute or not override):
        raise Refused(*blocking)
    return tuple(one.problem for one in found)
