"""The branches of the fictional court: who belongs to them, what they held, and what is owed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from cast import AT, WHY_LATE, a_person, a_tenure, a_unit, an_actor, registers
from jujiao.access.actors import Actor, console
from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import (
    COMMITTEE_MEETING,
    GENERAL_MEETING,
    PARTY_LECTURE,
    THEMED_PARTY_DAY,
)
from jujiao.catalogue.duties import DUTIES
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP, PARTY_MEMBERSHIP
from jujiao.catalogue.roles import StaffRole
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.duties.talks import Talk, TalkGrid, file_talks
from jujiao.kernel.concepts import RecordKind
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.rolls import roll_of
from jujiao.ledger.services import file_record
from jujiao.people.models import Person, Unit

CORE = (
    "committee_meets_monthly",
    "party_day_monthly",
    "members_meet_quarterly",
    "lecture_quarterly",
)
NOTHING: Mapping[str, str] = {}
WRITTEN = {
    "criticism": "党员逐个发言",
    "resolutions": "每月检查学习笔记",
    "stages": "self、mutual、measured",
    "opinion": "支委会综合评议意见",
}
YEAR_END = date(2025, 12, 31)
NAMES = ("宝音", "萨如拉", "巴图", "其木格", "呼和", "娜木拉", "阿木尔", "苏日娜", "格根", "特木尔")


def a_branch(court: Unit, name: str = "审判第一党支部", *, members: int = 9) -> Unit:
    """A branch with so many members, and the register of its meetings kept in 2025."""
    branch = a_unit(court, name)
    for place in range(members):
        a_member(branch, f"{NAMES[place % len(NAMES)]}{name[0]}{place // len(NAMES) or ''}")
    registers(court, 2025, ["branch_meetings"])
    return branch


def a_member(branch: Unit, full_name: str, *, since: date | None = None) -> Person:
    """A party member of the branch."""
    assert branch.court is not None
    person = a_person(branch.court, full_name)
    a_tenure(person, PARTY_MEMBERSHIP, since=since)
    a_tenure(person, BRANCH_MEMBERSHIP, since=since, unit=branch)
    return person


def a_meeting(
    branch: Unit,
    kind: RecordKind,
    on: date,
    *,
    title: str = "学习",
    written: Mapping[str, str] = NOTHING,
) -> Record:
    """A meeting that was held and recorded, maybe with what was written down of it."""
    assert branch.court_id is not None
    entry = RecordEntry(
        branch.court_id,
        kind.slug,
        occurred_on=on,
        title=title,
        unit_id=branch.pk,
        quantity=8,
        details=written,
    )
    return file_record(entry, by=console(), at=AT, reason=WHY_LATE)


def a_talk(branch: Unit, on: date) -> None:
    """The first two of the roll talked with each other."""
    first, second = roll_of(branch.pk, on=on)[:2]
    grid = TalkGrid(branch.court.pk, branch.pk, (Talk(first.pk, second.pk, on),))
    file_talks(grid, by=console(), at=AT, reason=WHY_LATE)


def a_full_year(branch: Unit, year: int = 2025) -> None:
    """Everything the four duties of the rhythm ask for in a year."""
    for month in range(1, 13):
        a_meeting(branch, COMMITTEE_MEETING, date(year, month, 8))
        a_meeting(branch, THEMED_PARTY_DAY, date(year, month, 20))
    for month in (2, 5, 8, 11):
        a_meeting(branch, GENERAL_MEETING, date(year, month, 15))
        a_meeting(branch, PARTY_LECTURE, date(year, month, 25))


def a_party_officer(court: Unit) -> Actor:
    """机关党委: prompts, inspects, excuses."""
    return an_actor(court, StaffRole.PARTY_OFFICER, name="乌云")


def a_secretary(branch: Unit) -> Actor:
    """支部书记: files what his branch did."""
    return an_actor(branch.court, StaffRole.BRANCH_SECRETARY, name="宝音", unit=branch)


def owing(
    court: Unit, *, as_of: date = YEAR_END, slugs: Iterable[str] = CORE, year: int | None = None
) -> Owing:
    """The question: what of these duties is owed as of a day."""
    asked = tuple(DUTIES[slug] for slug in slugs)
    return Owing(Scope(court.pk, confidential=True), as_of, asked, year)


def states(court: Unit, slug: str, *, as_of: date = YEAR_END) -> dict[str, str]:
    """Window → state of one duty, over all bearers that are called alike here."""
    return {due.window.label: due.state.value for due in dues_of(court, slug, as_of=as_of)}


def dues_of(court: Unit, slug: str, *, as_of: date = YEAR_END) -> list[Due]:
    """The dues of one duty."""
    return dues(owing(court, as_of=as_of, slugs=[slug]))
