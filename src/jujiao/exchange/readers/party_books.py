"""支部换届补选、发展党员、堡垒支部、党建督查、组织生活: the books of the party branches."""

from __future__ import annotations

from jujiao.catalogue import kinds_of_register
from jujiao.catalogue.branch_inspection import (
    INSPECTED_BRANCH,
    PARTY_INSPECTION,
    PARTY_INSPECTION_FINDINGS,
)
from jujiao.catalogue.branch_life import HOST, OTHER_BRANCH_EVENT
from jujiao.catalogue.party_building import (
    BY_ELECTION,
    NAMED_BRANCH,
    PARTY_ADMISSION,
    STRONGHOLD,
    TERM_ELECTION,
)
from jujiao.catalogue.relations import PARTY_MEMBERSHIP
from jujiao.exchange.cells import chinese_number, split_names
from jujiao.exchange.deeds import Deed
from jujiao.exchange.desk import Desk, SheetReader, keeps
from jujiao.exchange.faults import RowFault
from jujiao.exchange.readers.wording import kind_called
from jujiao.exchange.tables import DataRow, RowGroup
from jujiao.findings.rules import is_problem, progress_named
from jujiao.findings.services import FindingEntry
from jujiao.kernel.spelling import fold
from jujiao.ledger.entries import RecordEntry
from jujiao.people.services import TenureEntry
from jujiao.procedures.services import ProcedureEntry

MEETING_KINDS = kinds_of_register(OTHER_BRANCH_EVENT.register_slug)
STAGES = (
    ("admitted", ("预备", "转正", "正式")),
    ("candidate", ("发展对象",)),
    ("activist", ("积极分子",)),
)


def read_election(group: RowGroup, desk: Desk) -> list[Deed]:
    """换届 or 补选 of a branch; it is complete when the level above approved or noted it."""
    row = group.first
    branch = desk.roll.branch(desk.need(row, "branch_name"), where=desk.where(row))
    elected, approved = desk.maybe_day(row, "occurred_on"), desk.maybe_day(row, "approved_on")
    kind = BY_ELECTION if "补" in desk.need(row, "election_type") else TERM_ELECTION
    return [
        Deed(
            ProcedureEntry(
                desk.court_id,
                kind.slug,
                unit_id=branch.pk if branch else None,
                title=row.text("reason"),
                started_on=elected,
                completed_on=approved,
                steps=(
                    *((("elected", elected),) if elected else ()),
                    *((("approved", approved),) if approved else ()),
                ),
            )
        )
    ]


def read_admission(group: RowGroup, desk: Desk) -> list[Deed]:
    """How far somebody has come on the way into the party; membership runs from the assembly."""
    row = group.first
    person = desk.roll.find_or_enter(
        desk.need(row, "person_name"),
        row.text("unit_name"),
        field="person_name",
        where=desk.where(row),
    )
    stage = desk.need(row, "stage")
    assembly, approved = desk.maybe_day(row, "assembly_on"), desk.maybe_day(row, "approved_on")
    reached = next(
        (slug for slug, words in STAGES if any(word in stage for word in words)), "applicant"
    )
    admitted = reached == "admitted" and assembly is not None
    steps = [(reached, assembly)]
    if admitted and approved is not None:
        steps.append(("approved", approved))
    return [
        Deed(
            ProcedureEntry(
                desk.court_id,
                PARTY_ADMISSION.slug,
                person_id=person.pk,
                title=stage,
                started_on=assembly,
                completed_on=approved if admitted and "预备" in stage else None,
                steps=tuple(steps),
                opens=TenureEntry(
                    desk.court_id,
                    PARTY_MEMBERSHIP.slug,
                    person.pk,
                    starts_on=assembly,
                    title=stage,
                )
                if admitted
                else None,
            )
        )
    ]


def read_stronghold(group: RowGroup, desk: Desk) -> list[Deed]:
    """A branch that was named a stronghold."""
    row = group.first
    branches = _branches(row, desk)
    level, named_on = desk.level(row), desk.day(row)
    return [
        Deed(
            RecordEntry(
                desk.court_id,
                STRONGHOLD.slug,
                occurred_on=named_on,
                title=row.text("title"),
                award_level=level,
                units=tuple((NAMED_BRANCH, unit_id) for unit_id in branches),
            )
        )
    ]


def _branches(row: DataRow, desk: Desk) -> list[int]:
    units = [
        desk.roll.branch(name, where=desk.where(row))
        for name in split_names(desk.need(row, "branch_name"))
    ]
    return [unit.pk for unit in units if unit is not None]


def read_party_inspection(group: RowGroup, desk: Desk) -> list[Deed]:
    """One branch seen in a round, and what was found there."""
    row = group.first
    branches, seen_on = _branches(row, desk), desk.day(row)
    record = RecordEntry(
        desk.court_id,
        PARTY_INSPECTION.slug,
        occurred_on=seen_on,
        serial=round_label(desk.need(row, "round_label")),
        unit_id=branches[0] if branches else None,
        units=tuple((INSPECTED_BRANCH, unit_id) for unit_id in branches),
    )
    problem = row.text("problem")
    if not is_problem(problem):
        return [Deed(record)]
    finding = FindingEntry(
        desk.court_id,
        PARTY_INSPECTION_FINDINGS.slug,
        title=problem,
        found_on=seen_on,
        unit_id=branches[0] if branches else None,
        progress=progress_named(row.text("rectification")),
    )
    return [Deed(record), Deed(finding, part="finding", of_part="fact")]


def round_label(text: str) -> str:
    """第一轮, 第1轮 and 1 are one round."""
    bare = fold(text).removeprefix("第")
    number = chinese_number(bare.rstrip("轮次批期"))
    return f"第{number}轮" if number is not None else fold(text)


def read_meeting(group: RowGroup, desk: Desk) -> list[Deed]:
    """A meeting of a branch; who presided is told apart by the branch."""
    row = group.first
    branch_name = desk.need(row, "branch_name")
    branch = desk.roll.branch(branch_name, where=desk.where(row))
    word = desk.need(row, "meeting_type")
    called = kind_called(word, MEETING_KINDS)
    details: dict[str, object] = {"expected_count": desk.count(row, "expected_count")}
    if called is None:
        desk.hint("type_unknown", row, f"会议类型“{word}”没有对应的种类，记为其他组织生活。")
    return [
        Deed(
            RecordEntry(
                desk.court_id,
                (called or OTHER_BRANCH_EVENT).slug,
                occurred_on=desk.day(row),
                title=row.text("topic") or word,
                unit_id=branch.pk if branch else None,
                quantity=desk.count(row, "present_count"),
                details={name: value for name, value in details.items() if value is not None},
                people=_hosts(row, desk, branch_name),
            )
        )
    ]


def _hosts(row: DataRow, desk: Desk, branch_name: str) -> tuple[tuple[str, int], ...]:
    """Who presided, as far as the roll knows; the meeting itself does not hang on it."""
    hosts: list[tuple[str, int]] = []
    for name in split_names(row.text("host")):
        try:
            person = desk.roll.find(name, branch_name, field="host")
        except RowFault as fault:
            desk.hint("host_not_linked", row, fault.message)
            continue
        hosts.append((HOST, person.pk))
    return tuple(hosts)


READERS = (
    SheetReader("elections", "换届补选台账", 3, read_election, keeps("elections")),
    SheetReader("admissions", "发展党员台账", 3, read_admission, keeps("admissions"), yearly=False),
    SheetReader("strongholds", "堡垒支部台账", 5, read_stronghold, keeps("strongholds")),
    SheetReader(
        "party_inspections", "党建督查台账", 5, read_party_inspection, keeps("party_inspections")
    ),
    SheetReader("branch_meetings", "支部组织生活台账", 5, read_meeting, keeps("branch_meetings")),
)
