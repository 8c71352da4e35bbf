"""今天要办什么: each is asked for what is his, overdue first, and for nothing that is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import AT, WHY_LATE, an_honour, registers
from company import Company, the_company
from jujiao.catalogue.branch_life import THEMED_PARTY_DAY
from jujiao.findings.ladder import Rung
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import confirm_record, file_record, send_back_record
from jujiao.notices.matters import NEUTRAL, MatterSort
from jujiao.notices.readers import reader_of
from jujiao.notices.selectors import Asked, court_day, today_of, today_of_person
from jujiao.tasks.services import Assignment, assign_task, report_task_done
from supervision_cast import the_calendars

pytestmark = pytest.mark.django_db
DECEMBER = date(2025, 12, 1)
APRIL = date(2025, 4, 10)


@pytest.fixture
def company() -> Company:
    the_calendars()
    return the_company()


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=ZoneInfo("Asia/Shanghai"))


def list_of(company: Company, part: str, on: date = APRIL) -> tuple[Asked, ...]:
    day = court_day(company.court.pk, on)
    return today_of(day, day.readers[company.accounts[part].pk]).asked


def titles(company: Company, part: str, on: date = APRIL) -> list[str]:
    return [one.matter.title for one in list_of(company, part, on)]


def party_days(company: Company, on: date = APRIL) -> list[Asked]:
    asked = list_of(company, "secretary", on)
    return [one for one in asked if one.matter.title == THEMED_PARTY_DAY.label]


def a_party_day(company: Company, on: date) -> None:
    entry = RecordEntry(
        company.court.pk,
        THEMED_PARTY_DAY.slug,
        occurred_on=on,
        title="学习党史",
        unit_id=company.branch.pk,
    )
    file_record(
        entry, by=company.actor("secretary"), at=at(on), state=FactState.FILED, reason=WHY_LATE
    )


def a_task(company: Company, **changes: object) -> Assignment:
    asked = Assignment(
        company.court.pk,
        "整理谈心谈话承诺",
        APRIL,
        owner_id=company.people["judge"].pk,
        due_on=APRIL + timedelta(days=7),
    )
    return replace(asked, **changes)  # type: ignore[arg-type]


def test_a_secretary_is_asked_for_what_his_branch_owes_and_for_no_other(company: Company) -> None:
    registers(company.court, 2025, ["branch_meetings"])
    bearers = {one.matter.who for one in party_days(company)}
    assert bearers == {company.branch.name}


def test_the_overdue_stand_first_the_oldest_on_top(company: Company) -> None:
    registers(company.court, 2025, ["branch_meetings"])
    asked = party_days(company)
    assert [one.matter.period for one in asked] == [f"2025年{month}月" for month in (1, 2, 3, 4)]
    assert [one.is_late for one in asked] == [True, True, True, False]
    everything = [one.is_late for one in list_of(company, "secretary")]
    assert everything == sorted(everything, reverse=True)


def test_what_was_done_is_not_asked_again(company: Company) -> None:
    registers(company.court, 2025, ["branch_meetings"])
    a_party_day(company, date(2025, 3, 20))
    assert "2025年3月" not in {one.matter.period for one in party_days(company)}


def test_a_unit_for_which_nobody_answers_is_put_before_its_overseers(company: Company) -> None:
    registers(company.court, 2025, ["branch_meetings"])
    asked = list_of(company, "officer")
    orphaned = {one.matter.who for one in asked if one.matter.title == THEMED_PARTY_DAY.label}
    assert orphaned == {company.other_branch.name}


def test_what_the_court_owes_stands_with_its_desks_and_not_with_those_who_inspect_it(
    company: Company,
) -> None:
    assert "中心组集体学习研讨" in titles(company, "clerk", DECEMBER)
    for part in ("supervisor", "discipline"):
        assert "中心组集体学习研讨" not in titles(company, part, DECEMBER), part


def test_what_is_long_overdue_is_pressed_with_the_overseer_too(company: Company) -> None:
    registers(company.court, 2025, ["branch_meetings"])
    day = court_day(company.court.pk, APRIL)
    overseen = today_of(day, day.readers[company.accounts["officer"].pk]).overseen
    pressed = [one for one in overseen if one.matter.who == company.branch.name]
    assert pressed
    assert {one.rung for one in pressed} == {Rung.PRESS}


def test_an_owner_is_asked_to_do_and_the_asker_to_accept(company: Company) -> None:
    task = assign_task(a_task(company), by=company.actor("head"), at=at(APRIL))
    assert "整理谈心谈话承诺" in titles(company, "judge")
    assert "整理谈心谈话承诺" not in titles(company, "head")
    report_task_done(task, done_on=APRIL, note="已整理。", by=company.actor("judge"), at=at(APRIL))
    assert "整理谈心谈话承诺" not in titles(company, "judge")
    [settle] = [one for one in list_of(company, "head") if one.matter.sort is MatterSort.SETTLE]
    assert settle.matter.who == "特木尔"


def test_a_record_waits_for_a_second_person_and_never_for_its_author(company: Company) -> None:
    honour = an_honour(company.court, company.people["judge"])
    record = file_record(honour, by=company.actor("clerk"), at=at(APRIL), reason=WHY_LATE)
    wanted = f"荣誉表彰 {record.title}"
    assert wanted in titles(company, "head")
    assert wanted not in titles(company, "clerk")
    confirm_record(record, by=company.actor("head"), at=at(APRIL))
    assert wanted not in titles(company, "head")


def test_what_was_sent_back_returns_to_its_author_with_the_reason(company: Company) -> None:
    honour = an_honour(company.court, company.people["judge"])
    record = file_record(honour, by=company.actor("clerk"), at=at(APRIL), reason=WHY_LATE)
    send_back_record(record, reason="文号没有写", by=company.actor("head"), at=at(APRIL))
    [back] = [one for one in list_of(company, "clerk") if one.matter.sort is MatterSort.SENT_BACK]
    assert back.matter.basis == "退回原因：文号没有写"


def test_a_zero_of_last_year_waits_for_the_discipline_office_alone(company: Company) -> None:
    registers(company.court, 2024, ["violations"])
    signing = [
        part
        for part in company.accounts
        if part != "outsider" and "干警违纪违法案件（2024年）" in titles_of_court(company, part)
    ]
    assert signing == ["discipline"]


def titles_of_court(company: Company, part: str) -> list[str]:
    day = court_day(company.court.pk, APRIL)
    reader = day.readers.get(company.accounts[part].pk)
    return [one.matter.title for one in today_of(day, reader).asked] if reader else []


def test_what_came_up_in_confidence_leaves_the_system_without_its_words(company: Company) -> None:
    asked = a_task(company, is_restricted=True, title="帮助解决家庭困难")
    assign_task(asked, by=company.actor("head"), at=at(APRIL))
    [task] = [
        one
        for one in list_of(company, "judge")
        if one.matter.is_restricted and one.matter.sort is MatterSort.TASK
    ]
    assert task.matter.line() == "帮助解决家庭困难"
    assert task.matter.outside_line() == NEUTRAL
    assert "帮助解决家庭困难" not in titles(company, "clerk")


def test_nobody_is_asked_to_be_talked_with(company: Company) -> None:
    registers(company.court, 2025, ["branch_talks"])
    own = [one.matter for one in list_of(company, "judge", date(2025, 11, 3))]
    assert [one.title for one in own if "谈" in one.title] == []
    [branch] = [
        one.matter
        for one in list_of(company, "secretary", date(2025, 11, 3))
        if one.matter.title == "谈心谈话"
    ]
    assert branch.who.startswith("还有8人")


def test_a_colleague_without_an_account_has_a_list_all_the_same(company: Company) -> None:
    person = company.people["judge"]
    assign_task(a_task(company), by=company.actor("head"), at=at(APRIL))
    with_account = {one.matter.key for one in list_of(company, "judge")}
    assert {one.matter.key for one in today_of_person(person, APRIL).asked} == with_account
    assert reader_of(company.people["retired"], on=APRIL).units == frozenset()


@pytest.mark.parametrize(
    ("on", "rung"),
    [
        (date(2025, 4, 3), Rung.QUIET),
        (date(2025, 4, 11), Rung.NOTE),
        (date(2025, 4, 21), Rung.REMIND),
        (date(2025, 4, 25), Rung.PRESS),
    ],
)
def test_a_deadline_speaks_louder_by_working_days(company: Company, on: date, rung: Rung) -> None:
    early = a_task(company, asked_on=date(2025, 4, 1), due_on=date(2025, 4, 18))
    assign_task(early, by=company.actor("head"), at=at(date(2025, 4, 1)))
    [task] = [one for one in list_of(company, "judge", on) if one.matter.sort is MatterSort.TASK]
    assert task.rung is rung


def test_the_number_of_questions_grows_neither_with_people_nor_with_matters(
    company: Company,
) -> None:
    registers(company.court, 2025, ["branch_meetings"])

    def questions(more: Callable[[], object]) -> int:
        more()
        with CaptureQueriesContext(connection) as asked:
            day = court_day(company.court.pk, APRIL)
            for reader in day.readers.values():
                today_of(day, reader)
        return len(asked)

    def fill() -> None:
        for place in range(12):
            assign_task(
                a_task(company, title=f"事项{place}"), by=company.actor("head"), at=at(APRIL)
            )
            file_record(
                an_honour(company.court, company.people["judge"], title=f"荣誉{place}"),
                by=company.actor("clerk"),
                at=AT,
                reason=WHY_LATE,
            )

    few = questions(lambda: assign_task(a_task(company), by=company.actor("head"), at=at(APRIL)))
    assert questions(fill) == few
