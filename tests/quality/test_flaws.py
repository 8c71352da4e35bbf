"""数据质量: every flaw of a year is named, with its place and what mends it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import (
    AT,
    WHY_LATE,
    a_clerk,
    a_court,
    a_head,
    a_person,
    a_tenure,
    a_unit,
    an_honour,
    in_force,
    registers,
    writing,
)
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.care import RETIREE_VISIT, VISITED
from jujiao.catalogue.relations import (
    BRANCH_MEMBERSHIP,
    COURT_SERVICE,
    PARTY_MEMBERSHIP,
    RETIREMENT,
    UNIT_MEMBERSHIP,
)
from jujiao.figures.selectors import Asking
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import confirm_record, enter_records, file_record
from jujiao.people.models import Person, Unit
from jujiao.people.stamps import Stamp
from jujiao.quality.flaws import Flaw, Severity
from jujiao.quality.selectors import flaws

pytestmark = pytest.mark.django_db
LEFT_ON = date(2025, 3, 31)


@pytest.fixture
def court() -> Unit:
    return a_court()


def found(court: Unit, kind: str) -> list[Flaw]:
    asking = Asking(Scope(court.pk, confidential=True), 2025, AT.date())
    return [flaw for flaw in flaws(asking) if flaw.kind.slug == kind]


def somebody_who_left(court: Unit) -> Person:
    person = a_person(court, "乌日图")
    a_tenure(person, COURT_SERVICE, since=date(2010, 1, 1), until=LEFT_ON)
    return person


def imported(*entries: RecordEntry) -> None:
    """What a workbook says is taken in as it stands."""
    with writing():
        enter_records(list(entries), [Stamp(AT, console()) for _ in entries])


def test_an_award_after_somebody_left_is_looked_at_again(court: Unit) -> None:
    gone = somebody_who_left(court)
    in_force(court, an_honour(court, gone, on=LEFT_ON), an_honour(court, gone, on=date(2025, 9, 1)))
    [flaw] = found(court, "left_by_then")
    assert "2025-09-01" in flaw.where
    assert flaw.message == "乌日图当时已经离院。"
    assert flaw.severity is Severity.WARNING


def test_a_visit_to_a_retiree_contradicts_nothing(court: Unit) -> None:
    retiree = somebody_who_left(court)
    a_tenure(retiree, RETIREMENT, since=date(2025, 4, 1))
    visit = RecordEntry(
        court.pk,
        RETIREE_VISIT.slug,
        occurred_on=date(2025, 9, 30),
        title="国庆走访",
        unit_id=a_unit(court).pk,
        people=((VISITED, retiree.pk),),
    )
    in_force(court, visit)
    assert found(court, "left_by_then") == []


def test_somebody_who_came_back_is_no_contradiction(court: Unit) -> None:
    person = somebody_who_left(court)
    a_tenure(person, COURT_SERVICE, since=date(2025, 8, 1))
    in_force(court, an_honour(court, person, on=date(2025, 9, 1)))
    assert found(court, "left_by_then") == []


def test_an_honour_without_a_level_is_an_error_because_no_level_counts_it(court: Unit) -> None:
    imported(an_honour(court, a_person(court), level=None))
    [flaw] = found(court, "level_missing")
    assert flaw.severity is Severity.ERROR
    assert "级别" in flaw.remedy


def test_what_waits_for_a_second_person_is_said_until_he_has_confirmed(court: Unit) -> None:
    record = file_record(
        an_honour(court, a_person(court)), by=a_clerk(court), at=AT, reason=WHY_LATE
    )
    [flaw] = found(court, "unconfirmed")
    assert flaw.public_id == record.public_id
    confirm_record(record, by=a_head(court), at=AT)
    assert found(court, "unconfirmed") == []


def test_a_draft_that_was_left_is_a_hint(court: Unit) -> None:
    entry = an_honour(court, a_person(court))
    file_record(entry, by=a_clerk(court), at=AT, state=FactState.DRAFT)
    assert [flaw.severity for flaw in found(court, "draft_left")] == [Severity.HINT]


def test_a_zero_that_matters_and_that_nobody_signed_is_an_error(court: Unit) -> None:
    registers(court, 2025, ["violations"])
    assert [flaw.where for flaw in found(court, "zero_unsigned")] == ["干警违纪违法案件"]


def test_a_register_that_was_never_read_is_no_zero(court: Unit) -> None:
    unread = {flaw.where for flaw in found(court, "register_unread")}
    registers(court, 2025, ["honours"])
    read = unread - {flaw.where for flaw in found(court, "register_unread")}
    assert any("表彰" in name for name in read)


def test_a_duty_of_an_unkept_register_has_no_state(court: Unit) -> None:
    a_unit(court, "机关第一党支部")
    [flaw] = [one for one in found(court, "due_unknown") if "主题党日" in one.where]
    assert flaw.message.startswith("机关第一党支部未报")
    registers(court, 2025, ["branch_meetings"])
    assert [one for one in found(court, "due_unknown") if "主题党日" in one.where] == []


def test_member_and_branch_have_to_agree(court: Unit) -> None:
    branch = a_unit(court, "机关第一党支部")
    homeless, guest, both = (a_person(court, name) for name in ("苏和", "巴雅尔", "高娃"))
    a_tenure(homeless, PARTY_MEMBERSHIP)
    a_tenure(guest, BRANCH_MEMBERSHIP, unit=branch)
    a_tenure(both, PARTY_MEMBERSHIP)
    a_tenure(both, BRANCH_MEMBERSHIP, unit=branch)
    assert [flaw.where for flaw in found(court, "member_without_branch")] == ["苏和"]
    assert [flaw.where for flaw in found(court, "branch_without_membership")] == ["巴雅尔"]


def test_somebody_in_two_departments_is_a_hint(court: Unit) -> None:
    person = a_person(court)
    for name in ("民事审判庭", "执行局"):
        a_tenure(person, UNIT_MEMBERSHIP, unit=a_unit(court, name))
    assert [flaw.where for flaw in found(court, "two_departments")] == ["苏和"]


def test_confidential_records_are_named_to_those_who_may_read_them_only(court: Unit) -> None:
    gone = somebody_who_left(court)
    visit = RecordEntry(
        court.pk,
        "integrity_talk",
        occurred_on=date(2025, 9, 1),
        outcome="routine",
        people=(("talked_with", gone.pk),),
    )
    imported(visit)
    assert len(found(court, "left_by_then")) == 1
    open_to_all = Asking(Scope(court.pk), 2025, AT.date())
    assert [one for one in flaws(open_to_all) if one.kind.slug == "left_by_then"] == []


def test_the_number_of_questions_does_not_grow_with_the_ledger(court: Unit) -> None:
    a_unit(court, "机关第一党支部")
    in_force(court, an_honour(court, somebody_who_left(court), on=date(2025, 9, 1)))
    asking = Asking(Scope(court.pk, confidential=True), 2025, AT.date())
    flaws(asking)
    with CaptureQueriesContext(connection) as few:
        flaws(asking)
    person = a_person(court, "阿木尔")
    entries = [an_honour(court, person, level=None, title=f"荣誉{n}") for n in range(20)]
    imported(*entries, *(replace(one, occurred_on=date(2025, 5, 1)) for one in entries))
    with CaptureQueriesContext(connection) as many:
        flaws(asking)
    assert len(many) == len(few)
