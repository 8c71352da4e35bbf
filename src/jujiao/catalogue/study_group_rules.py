"""What makes a session of the study group a 研讨, and how soon a text is studied as 第一议题."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jujiao.catalogue.branch_rules import Held
from jujiao.catalogue.study_group import (
    LEAD_SPEAKER,
    LOCAL_PRACTICE,
    SEMINAR,
    SPEAKER,
    STUDY_GROUP_RULES,
)
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis, Hardness

C2 = Clause("C2", Basis(STUDY_GROUP_RULES, "集体学习研讨"))
C7 = Clause("C7", LOCAL_PRACTICE, Hardness.LOCAL)


def seminar_breaches(
    speakers: Mapping[str, int], *, present: int = 0, expected: int = 0, floor_percent: int = 0
) -> tuple[Breach, ...]:
    """What keeps a session from being a 研讨: no lead speech, nobody who answers it, too few there.

    ``floor_percent`` is the court's own floor of attendance; 0 leaves the rule off.
    """
    found = []
    if not speakers.get(LEAD_SPEAKER):
        found.append(
            C2.breach("lead_speaker", "研讨没有重点发言。", "没有研讨的请登记为传达学习。")
        )
    elif not speakers.get(SPEAKER):
        found.append(C2.breach("speaker", "研讨没有交流发言。", "没有研讨的请登记为传达学习。"))
    if floor_percent and 100 * present < floor_percent * expected:
        said = f"到会{present}人，不足应到{expected}人的{floor_percent}%。"
        found.append(C7.breach("present", said))
    return tuple(found)


def seminar_has_speeches(held: Held) -> Breach | None:
    """C2, of a session that is called a 研讨 and of which anybody is listed."""
    if held.outcome != SEMINAR or not held.roles:
        return None
    spoke = {role: len(people) for role, people in held.roles.items()}
    return next(iter(seminar_breaches(spoke)), None)


def days_to_study(published_on: date, studied_on: date) -> int:
    """How many days lay between the source and its study as 第一议题."""
    return (studied_on - published_on).days
