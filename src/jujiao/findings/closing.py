"""销号的关口: what a problem must show before it is struck off, as a pure question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jujiao.catalogue.external_inspection import INSPECTION_REGULATIONS
from jujiao.catalogue.streams import ClosingRule
from jujiao.catalogue.supervision import COURT_AFFAIRS_RULES
from jujiao.kernel.problems import Problem

SECOND_LOOK = f"依据：{COURT_AFFAIRS_RULES.citation}，整改须经复查。"
STRIKING_OFF = f"依据：{INSPECTION_REGULATIONS.citation}。"


@dataclass(frozen=True, slots=True)
class MeasureShown:
    """A measure, whether it is done, and how many files bear it out."""

    title: str
    is_done: bool
    evidence_count: int


@dataclass(frozen=True, slots=True)
class ClosingCase:
    """What a problem can show since it was last opened."""

    measures: tuple[MeasureShown, ...]
    evidence_count: int
    leader_signed: bool = False
    meeting_approved: bool = False

    @property
    def has_evidence(self) -> bool:
        """Whether any file bears the rectification out."""
        return bool(self.evidence_count) or any(one.evidence_count for one in self.measures)


def objections_to_reporting(case: ClosingCase) -> list[Problem]:
    """What is missing before the rectification may be reported."""
    problems = list(_unfinished(case))
    if not case.measures:
        problems.append(
            Problem(
                "no_measures", "measures", "还没有整改措施。", "请先写明措施、责任人和完成日期。"
            )
        )
    return problems + list(_without_evidence(case))


def objections_to_closing(case: ClosingCase, rule: ClosingRule) -> list[Problem]:
    """What is missing before the problem may be struck off, each with the rule that asks for it."""
    problems = [*_unfinished(case), *_without_evidence(case)]
    if rule.evidence_per_measure:
        problems += [
            Problem(
                "measure_without_evidence", one.title, f"措施“{one.title}”没有佐证。", STRIKING_OFF
            )
            for one in case.measures
            if not one.evidence_count
        ]
    if rule.leader_signature and not case.leader_signed:
        problems.append(
            Problem("leader_has_not_signed", "leader", "责任领导还没有签字。", STRIKING_OFF)
        )
    if rule.approving_meeting and not case.meeting_approved:
        problems.append(
            Problem("meeting_has_not_approved", "meeting", "还没有会议审定的记录。", STRIKING_OFF)
        )
    return problems


def _unfinished(case: ClosingCase) -> Iterator[Problem]:
    for one in case.measures:
        if not one.is_done:
            yield Problem(
                "measure_unfinished",
                one.title,
                f"措施“{one.title}”还没有完成。",
                "请先登记完成情况。",
            )


def _without_evidence(case: ClosingCase) -> Iterator[Problem]:
    if not case.has_evidence:
        named = "、".join(f"“{one.title}”" for one in case.measures)
        which = f"措施{named}" if named else ""
        yield Problem("no_evidence", "evidence", f"{which}没有佐证，不能销号。", SECOND_LOOK)
