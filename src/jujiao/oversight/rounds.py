"""Acts on rounds of inspection: plan, visit, draw and ask, close when every branch was seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.branch_inspection import (
    INSPECTED_BRANCH,
    PARTY_INSPECTION,
    PARTY_INSPECTION_FINDINGS,
)
from jujiao.catalogue.guidance import recusal
from jujiao.findings.models import Finding
from jujiao.findings.services import FindingEntry, enter_findings
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.oversight.coverage import branches_to_see, unseen_branches
from jujiao.oversight.guides import ties_of
from jujiao.oversight.models import BranchCheck, InspectionRound, RoundSort
from jujiao.people.models import Person, Unit
from jujiao.people.stamps import Stamp

SEED_SPACE = 2**31
SORTS: Mapping[str, RoundSort] = {one.value: one for one in RoundSort}


@dataclass(frozen=True, slots=True)
class RoundPlan:
    """What a round is to be: its number, when, and who sees which branch (branch → inspector)."""

    court_id: int
    serial: str
    sort: RoundSort
    starts_on: date
    ends_on: date
    inspectors: Mapping[int, int]

    def __str__(self) -> str:
        return f"{self.starts_on.year}年{self.serial}"


@command("round.plan")
def plan_round(plan: RoundPlan, *, by: Actor, at: datetime) -> InspectionRound:
    """安排: a round with an inspector for every branch. Raises Refused where somebody may not inspect.

    Nobody inspects the branch he guides or belongs to; every branch has an inspector; a number is
    used once a year.
    """
    problems = [*_wrong_dates(plan), *_without_inspector(plan), *_recusals(plan)]
    if problems:
        raise Refused(*problems)
    planned = InspectionRound(
        court_id=plan.court_id,
        serial=plan.serial,
        sort=plan.sort.value,
        round_year=plan.starts_on.year,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        sample_seed=int(at.timestamp()) % SEED_SPACE,
    )
    planned.save()
    BranchCheck.objects.bulk_create(
        [
            BranchCheck(round=planned, unit_id=unit_id, inspector_id=person_id)
            for unit_id, person_id in plan.inspectors.items()
        ]
    )
    return planned


@dataclass(frozen=True, slots=True)
class FaultSeen:
    """A fault that was found in a branch, and until when it is to be put right."""

    title: str
    due_on: date | None = None
    area: str = ""


@dataclass(frozen=True, slots=True)
class VisitMade:
    """What a visit to a branch brought."""

    checked_on: date
    faults: tuple[FaultSeen, ...] = ()
    note: str = ""


@command("round.visit")
def record_visit(
    check: BranchCheck, visit: VisitMade, *, by: Actor, at: datetime
) -> tuple[Record, list[Finding]]:
    """登记督查: the visit becomes a record that counts for the round, its faults become findings.

    Raises Refused for a visit before it was made, a second one, a deadline before the visit, or an
    inspector who has become one of the branch meanwhile.
    """
    problems = [
        *_wrong_visit(check, visit, timezone.localdate(at)),
        *_recused(check, visit.checked_on),
    ]
    if problems:
        raise Refused(*problems)
    entry = RecordEntry(
        check.round.court_id,
        PARTY_INSPECTION.slug,
        occurred_on=visit.checked_on,
        title=f"{check.round.serial} {check.unit}",
        serial=check.round.serial,
        units=((INSPECTED_BRANCH, check.unit_id),),
    )
    stamp = Stamp(at, by)
    [record] = enter_records([entry], [stamp])
    found = [_finding(check, record, fault, visit.checked_on) for fault in visit.faults]
    findings = enter_findings(found, [stamp] * len(found))
    check.record, check.checked_on, check.note = record, visit.checked_on, visit.note
    check.save()
    return record, findings


@command("round.plan")
def replace_inspector(
    check: BranchCheck, inspector: Person, *, by: Actor, at: datetime
) -> BranchCheck:
    """换督查人: somebody else sees the branch. Raises Refused once it was seen, or for one who may not."""
    if check.record_id is not None:
        raise refuse("seen_already", f"{check.unit}已经督查过。")
    check.inspector = inspector
    problems = _recused(check, check.round.starts_on)
    if problems:
        raise Refused(*problems)
    check.save()
    return check


@command("round.close")
def close_round(asked: InspectionRound, *, by: Actor, at: datetime) -> InspectionRound:
    """办结: raises Refused naming the branches that were not seen; a round without them is no 全覆盖."""
    if asked.closed_on is not None:
        raise refuse("round_closed", f"{asked}已经办结。")
    missing = unseen_branches(asked, on=timezone.localdate(at))
    if missing:
        names = "、".join(branch.name for branch in missing)
        raise refuse(
            "not_every_branch",
            f"还有{len(missing)}个支部没有督查：{names}。",
            remedy="全部督查后才能办结。",
        )
    asked.closed_on, asked.closed_by_name = timezone.localdate(at), by.name
    asked.save()
    return asked


def _finding(check: BranchCheck, record: Record, fault: FaultSeen, on: date) -> FindingEntry:
    return FindingEntry(
        check.round.court_id,
        PARTY_INSPECTION_FINDINGS.slug,
        fault.title,
        on,
        unit_id=check.unit_id,
        record_id=record.pk,
        area=fault.area,
        due_on=fault.due_on,
    )


def _wrong_dates(plan: RoundPlan) -> list[Problem]:
    found = []
    if plan.ends_on < plan.starts_on:
        found.append(Problem("ends_before_start", "ends_on", "结束日期早于开始日期。", "请改正。"))
    used = InspectionRound.objects.filter(
        court_id=plan.court_id, round_year=plan.starts_on.year, serial=plan.serial
    )
    if used.exists():
        found.append(Problem("serial_used", "serial", f"{plan}已经有了。", "请换一个轮次号。"))
    return found


def _without_inspector(plan: RoundPlan) -> list[Problem]:
    return [
        Problem("no_inspector", branch.name, f"{branch}没有安排督查人。", "请安排。")
        for branch in branches_to_see(plan.court_id, on=plan.starts_on)
        if branch.pk not in plan.inspectors
    ]


def _recusals(plan: RoundPlan) -> list[Problem]:
    branches = {unit.pk: unit for unit in Unit.objects.filter(pk__in=plan.inspectors)}
    return [
        problem
        for unit_id, person_id in plan.inspectors.items()
        for problem in _recusal(branches[unit_id], person_id, plan.starts_on)
    ]


def _recused(check: BranchCheck, on: date) -> list[Problem]:
    return _recusal(check.unit, check.inspector_id, on)


def _recusal(branch: Unit, person_id: int, on: date) -> list[Problem]:
    guides, belongs = ties_of(person_id, on=on)
    breach = recusal(inspects=branch.pk, guides=guides, belongs=belongs)
    if breach is None:
        return []
    problem = breach.problem
    return [Problem(problem.code, branch.name, problem.message, problem.remedy)]


def _wrong_visit(check: BranchCheck, visit: VisitMade, today: date) -> list[Problem]:
    checks = (
        (check.round.closed_on is not None, "round_closed", "checked_on", "这一轮已经办结。"),
        (check.record_id is not None, "seen_already", "checked_on", f"{check.unit}已经督查过。"),
        (visit.checked_on > today, "future_date", "checked_on", "日期还没有到。"),
        (
            visit.checked_on < check.round.starts_on,
            "before_round",
            "checked_on",
            f"这一轮{check.round.starts_on}才开始。",
        ),
        (
            any(one.due_on is not None and one.due_on < visit.checked_on for one in visit.faults),
            "due_before_visit",
            "due_on",
            "整改期限早于督查日期。",
        ),
        (
            any(not one.title.strip() for one in visit.faults),
            "required",
            "title",
            "有问题没有写内容。",
        ),
    )
    return [Problem(code, place, said, "请改正。") for bad, code, place, said in checks if bad]
