"""到会: the list of those present starts from the roll of the branch; the absent are named with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jujiao.catalogue.branch_life import ABSENCES
from jujiao.kernel.problems import Problem


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, who was not and why, who sat in; where nobody kept a list, all three are empty."""

    present: tuple[int, ...] = ()
    absent: Mapping[int, str] = field(default_factory=dict)
    observers: tuple[int, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether a list was kept at all."""
        return bool(self.present or self.absent)

    def problems(self) -> tuple[Problem, ...]:
        """What cannot be: the same person there and away, a reason that is none."""
        both = set(self.present) & set(self.absent)
        unknown = set(self.absent.values()) - set(ABSENCES)
        found = []
        if both:
            found.append(
                Problem(
                    "there_and_away", "attendance", f"有{len(both)}人既到会又缺席。", "请改正。"
                )
            )
        if unknown:
            words = "、".join(ABSENCES.values())
            found.append(Problem("no_reason", "attendance", "缺席原因不认识。", f"请选{words}。"))
        return tuple(found)
