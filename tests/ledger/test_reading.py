"""Reading the ledger: one door, and a row outside the scope does not exist."""

from __future__ import annotations

from datetime import date

import pytest

from cast import (
    AT,
    WHY_LATE,
    a_clerk,
    a_court,
    a_person,
    a_unit,
    a_visit,
    an_honour,
    in_force,
    registers,
)
from jujiao.access.scope import Scope
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.rules import is_late
from jujiao.ledger.selectors import (
    RecordFilter,
    kept_registers,
    record_in_scope,
    records,
    records_matching,
    records_of_person,
    waiting_for_confirmation,
)
from jujiao.ledger.services import file_record, withdraw_record
from jujiao.people.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Unit:
    return a_court()


def a_violation(court: Unit) -> Record:
    entry = RecordEntry(
        court_id=court.pk,
        kind="violation",
        occurred_on=date(2025, 4, 1),
        details={"sanction": "警告"},
        people=(("person_sanctioned", a_person(court, "某某").pk),),
    )
    return in_force(court, entry)[0]


def test_another_courts_record_does_not_exist(court: Unit) -> None:
    other = a_court("邻旗人民法院")
    [record] = in_force(other, an_honour(other, a_person(other)))
    assert record_in_scope(Scope(other.pk), record.public_id) == record
    assert record_in_scope(Scope(court.pk), record.public_id) is None


def test_a_confidential_record_is_there_only_for_those_who_may_see_it(court: Unit) -> None:
    record = a_violation(court)
    assert record_in_scope(Scope(court.pk), record.public_id) is None
    assert list(records(Scope(court.pk))) == []
    assert record_in_scope(Scope(court.pk, confidential=True), record.public_id) == record


def test_a_list_shows_neither_what_was_withdrawn_nor_what_was_corrected(court: Unit) -> None:
    kept, gone = in_force(
        court, an_honour(court, a_person(court)), an_honour(court, a_person(court, "托娅"))
    )
    withdraw_record(gone, reason="重复登记", by=a_clerk(court), at=AT)
    shown = records_matching(Scope(court.pk), RecordFilter(kinds=("honour",)))
    assert list(shown) == [kept]
    withdrawn = RecordFilter(states=(FactState.WITHDRAWN.value,))
    assert list(records_matching(Scope(court.pk), withdrawn)) == [gone]


def test_a_list_is_narrowed_by_year_level_month_and_words(court: Unit) -> None:
    city = an_honour(court, a_person(court, "托娅"), title="优秀法官")
    region = an_honour(court, a_person(court), level=Level.REGION, on=date(2025, 7, 1))
    earlier = an_honour(court, a_person(court), on=date(2024, 7, 1))
    in_force(court, city, region, earlier)
    scope = Scope(court.pk)

    def found(**narrowed: object) -> list[date | None]:
        wanted = RecordFilter(period=year_of(2025), **narrowed)  # type: ignore[arg-type]
        return [record.occurred_on for record in records_matching(scope, wanted)]

    assert found() == [date(2025, 7, 1), date(2025, 3, 5)]
    assert found(levels=(Level.REGION,)) == [date(2025, 7, 1)]
    assert found(month=3) == [date(2025, 3, 5)]
    assert found(words="优秀法官 托娅") == [date(2025, 3, 5)]
    assert found(words="优秀法官 某人") == []


def test_a_unit_finds_what_it_held_and_what_it_took_part_in(court: Unit) -> None:
    first, second = a_unit(court, "第一党支部"), a_unit(court, "第二党支部")
    visits = [
        a_visit(first, round_label="一", on=date(2025, 3, 1)),
        a_visit(second, round_label="一", on=date(2025, 3, 2)),
    ]
    in_force(court, *visits)
    shown = records_matching(Scope(court.pk), RecordFilter(unit_id=first.pk))
    assert [record.occurred_on for record in shown] == [date(2025, 3, 1)]


def test_a_person_finds_what_he_took_part_in(court: Unit) -> None:
    person = a_person(court)
    in_force(court, an_honour(court, person), an_honour(court, a_person(court, "托娅")))
    assert records_of_person(Scope(court.pk), person).count() == 1


def test_nobody_is_asked_to_confirm_what_he_filed_himself(court: Unit) -> None:
    clerk = a_clerk(court)
    file_record(an_honour(court, a_person(court)), by=clerk, at=AT, reason=WHY_LATE)
    scope = Scope(court.pk)
    assert waiting_for_confirmation(scope, not_by=clerk.account_id).count() == 0
    assert waiting_for_confirmation(scope, not_by=None).count() == 1


def test_a_register_is_kept_from_the_year_it_was_opened(court: Unit) -> None:
    registers(court, 2025, ["honours", "honours", "articles"])
    registers(court, 2025, ["honours"])
    assert kept_registers(court.pk, 2025) == {"honours", "articles"}
    assert kept_registers(court.pk, 2024) == frozenset()


@pytest.mark.parametrize(("days", "late"), [(30, False), (31, True)])
def test_an_entry_is_late_after_the_days_of_the_policy(days: int, late: bool) -> None:
    occurred = date(2025, 1, 1)
    recorded = date.fromordinal(occurred.toordinal() + days)
    assert is_late(recorded=recorded, occurred=occurred, after_days=30) is late
    assert not is_late(recorded=recorded, occurred=None, after_days=30)
