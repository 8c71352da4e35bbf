"""The branches: a court with 120 of them and their full year, laid beside ten courts' decade."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from bench.decade import insert
from bench.measuring import Measured, milliseconds, timed
from bench.rows import fact, kept_registers, next_id, numbered, reset_sequences
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import (
    ATTENDEE,
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.branch_setup import BRANCH_POST, POSTS, SECRETARY_POST
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP, PARTY_MEMBERSHIP
from jujiao.duties.attendance import Attendance
from jujiao.duties.facts import Owing
from jujiao.duties.meetings import MeetingEntry, file_meeting
from jujiao.duties.selectors import matrix
from jujiao.kernel.cadence import Every, parse_window
from jujiao.ledger.models import Participation, Record, Register
from jujiao.oversight.prompts import prompt_sheets
from jujiao.people.models import Person, Tenure, Tree, Unit, UnitSort

BRANCHES, MEMBERS, YEAR = 120, 8, 2025
DUTIES_SHOWN = 12
YEAR_END = date(YEAR, 12, 31)
MONTHLY = (COMMITTEE_MEETING, THEMED_PARTY_DAY)
QUARTERLY = (GENERAL_MEETING, PARTY_LECTURE)


@dataclass(frozen=True, slots=True)
class BigCourt:
    """The ids of the court, its branches and their members."""

    court_id: int
    branch_ids: range
    person_ids: range

    def members_of(self, branch_id: int) -> range:
        """The members of one branch."""
        first = self.person_ids.start + (branch_id - self.branch_ids.start) * MEMBERS
        return range(first, first + MEMBERS)


def measured(*, tell: Callable[[str], None], where: str = "") -> list[Measured]:
    """The matrix, the prompts and filing a meeting; ``where`` names a database other than the usual."""
    tell(f"{BRANCHES}个支部{where}…")
    with transaction.atomic():
        court = _build()
    scope = Scope(court.court_id)
    shown = [one for one in DUTIES.values() if one.on and isinstance(one.rhythm, Every)]
    owing = Owing(scope, YEAR_END, tuple(shown[:DUTIES_SHOWN]), day_is_over=True)
    grid = milliseconds(lambda: matrix(owing))
    with timed() as prompting:
        sheets = prompt_sheets(scope, parse_window(f"{YEAR}-12"))
    assert len(sheets) == BRANCHES
    filing = milliseconds(lambda: _file(court))
    note = f"{BRANCHES} branches, {Record.objects.count()} records"
    return [
        Measured(f"duty_matrix{where}", round(grid, 1), "ms", 60, f"{DUTIES_SHOWN} × 12, {note}"),
        Measured(f"prompts{where}", round(prompting.seconds, 2), "s", 2, note),
        Measured(f"meeting_filed{where}", round(filing, 1), "ms", 20, "roll of 8, one act"),
    ]


def _file(court: BigCourt) -> object:
    branch_id = court.branch_ids.start
    roll = tuple(court.members_of(branch_id))
    meeting = MeetingEntry(
        court.court_id,
        branch_id,
        GENERAL_MEETING.slug,
        date(YEAR, 12, 20),
        "学习研讨",
        Attendance(roll),
        host_id=roll[0],
    )
    return file_meeting(meeting, by=console(), at=timezone.now(), reason="测量")


def _build() -> BigCourt:
    first, person = next_id(Unit), next_id(Person)
    branch_ids = range(first + 1, first + 1 + BRANCHES)
    court = BigCourt(first, branch_ids, range(person, person + BRANCHES * MEMBERS))
    insert(Unit, _units(court))
    insert(Person, _people(court))
    insert(Tenure, numbered(Tenure, _tenures(court)))
    insert(Register, numbered(Register, kept_registers(court.court_id, YEAR)))
    records = list(numbered(Record, _records(court)))
    insert(Record, records)
    insert(Participation, numbered(Participation, _attendance(court, records)))
    reset_sequences((Unit, Person, Tenure, Register, Record, Participation))
    return court


def _units(court: BigCourt) -> Iterator[dict[str, Any]]:
    yield {
        "id": court.court_id,
        "public_id": f"court{court.court_id:027x}",
        "name": "一百二十个支部的法院",
        "sort": UnitSort.COURT.value,
        "tree": Tree.ADMINISTRATIVE.value,
    }
    for order, one in enumerate(court.branch_ids, 1):
        yield {
            "id": one,
            "public_id": f"branch{one:026x}",
            "court_id": court.court_id,
            "parent_id": court.court_id,
            "name": f"第{order}党支部",
            "sort": UnitSort.BRANCH.value,
            "tree": Tree.PARTY.value,
            "display_order": order,
        }


def _people(court: BigCourt) -> Iterator[dict[str, Any]]:
    for one in court.person_ids:
        yield {
            "id": one,
            "public_id": f"person{one:026x}",
            "court_id": court.court_id,
            "full_name": f"党员{one}",
        }


def _tenures(court: BigCourt) -> Iterator[dict[str, Any]]:
    for branch_id in court.branch_ids:
        for place, one in enumerate(court.members_of(branch_id)):
            said = {"person_id": one, "unit_id": branch_id, "starts_on": date(2020, 1, 1)}
            for kind in (PARTY_MEMBERSHIP, BRANCH_MEMBERSHIP):
                yield {**fact(court.court_id, kind.slug, f"{kind.slug[:6]}{one:x}"), **said}
            if place == 0:
                title = {"title": POSTS[SECRETARY_POST]}
                yield {**fact(court.court_id, BRANCH_POST.slug, f"post{one:x}"), **said, **title}


def _records(court: BigCourt) -> Iterator[dict[str, Any]]:
    """What every branch held in the year; every seventh meeting is missing."""
    for branch_id in court.branch_ids:
        for month in range(1, 13):
            for kind in (*MONTHLY, *(QUARTERLY if month % 3 == 2 else ())):
                if (branch_id + month) % 7:
                    key = f"{kind.slug[:8]}{branch_id:x}m{month}"
                    yield {
                        **fact(court.court_id, kind.slug, key),
                        "title": "学习研讨",
                        "unit_id": branch_id,
                        "occurred_on": date(YEAR, month, 15),
                        "quantity": MEMBERS,
                    }


def _attendance(court: BigCourt, records: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for record in records:
        for position, one in enumerate(court.members_of(record["unit_id"])):
            yield {
                "record_id": record["id"],
                "role": ATTENDEE,
                "person_id": one,
                "unit_id": None,
                "position": position,
            }
