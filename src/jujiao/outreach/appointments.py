"""聘任的规则: what keeps somebody from being appointed to a school, and what is only asked about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.law_outreach import (
    HAS_A_TERM,
    RETIREE_ONCE,
    TRAINED_FIRST,
    TWO_SCHOOLS,
    USUAL_TERM,
    YEARS_OF_LAW,
)
from jujiao.kernel.clauses import Breach
from jujiao.kernel.periods import add_months


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers of the rules as they were in force when the term began."""

    schools: int
    term_years: int
    training_hours: int
    law_years: int
    oldest: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of somebody when he is appointed; None where it is not recorded.

    ``schools`` are the other schools in which he serves during the term.
    """

    schools: int = 0
    training_hours: int = 0
    law_years: int | None = None
    is_retired: bool = False
    age_at_end: int | None = None
    former_terms: int = 0


def appointment_breaches(
    candidate: Candidate, *, starts_on: date, ends_on: date | None, limits: Limits
) -> Iterator[Breach]:
    """The clauses that an appointment breaks. Without a term of at least a day nothing else is asked."""
    if ends_on is None or ends_on <= starts_on:
        yield HAS_A_TERM.breach("ends_on", "聘期没有天数：止期要在起期之后。", "请改聘期的起止。")
        return
    if candidate.schools >= limits.schools:
        yield TWO_SCHOOLS.breach(
            "person_id",
            f"聘期内已在{candidate.schools}所学校任职，至多{limits.schools}所。",
            "请另选人。",
        )
    if ends_on >= add_months(starts_on, 12 * limits.term_years):
        yield USUAL_TERM.breach(
            "ends_on", f"聘期超过{limits.term_years}年。", "一般为三年，可以续聘。"
        )
    if candidate.training_hours < limits.training_hours:
        said = f"岗前培训登记了{candidate.training_hours}学时，不足{limits.training_hours}学时。"
        yield TRAINED_FIRST.breach("training_hours", said, "请补训或补登记。")
    if candidate.law_years is not None and candidate.law_years < limits.law_years:
        said = f"到起聘时在法院工作{candidate.law_years}年，不足{limits.law_years}年。"
        yield YEARS_OF_LAW.breach("person_id", said, "此前从事法治工作的，请在聘书里写明。")
    if candidate.is_retired:
        yield from _of_a_retiree(candidate, limits)


def _of_a_retiree(candidate: Candidate, limits: Limits) -> Iterator[Breach]:
    if candidate.age_at_end is not None and candidate.age_at_end > limits.oldest:
        yield RETIREE_ONCE.breach(
            "ends_on", f"聘期届满时超过{limits.oldest}岁。", "退休人员请缩短聘期或另选人。"
        )
    if candidate.former_terms:
        yield RETIREE_ONCE.breach("person_id", "退休人员只任一个聘期。", "请另选人。")
