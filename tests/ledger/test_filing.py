"""登记、确认、更正、撤回: the life of a record, and what may not happen to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import (
    AT,
    WHY_LATE,
    a_clerk,
    a_court,
    a_head,
    a_person,
    a_unit,
    an_honour,
    in_force,
    writing,
)
from jujiao.catalogue.branch_life import COMMITTEE_MEETING
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Campaign, Record
from jujiao.ledger.services import (
    YearOfCourt,
    close_year,
    confirm_record,
    entry_of,
    file_record,
    revise_record,
    send_back_record,
    submit_record,
    supersede_record,
    withdraw_record,
)
from jujiao.people.models import Place, Unit

pytestmark = pytest.mark.django_db
WRONG_DAY = "日期录错"


@pytest.fixture
def court() -> Unit:
    return a_court()


def a_meeting(branch: Unit) -> RecordEntry:
    return RecordEntry(
        court_id=branch.court_id or 0,
        kind=COMMITTEE_MEETING.slug,
        unit_id=branch.pk,
        occurred_on=date(2025, 6, 10),
        title="研究发展党员事项",
    )


def test_an_honour_waits_for_a_second_person(court: Unit) -> None:
    record = file_record(
        an_honour(court, a_person(court)), by=a_clerk(court), at=AT, reason=WHY_LATE
    )
    assert record.state == FactState.FILED
    confirmed = confirm_record(record, by=a_head(court), at=AT)
    assert confirmed.state == FactState.IN_FORCE
    assert confirmed.confirmed_by_name == "乌仁"


def test_a_branch_meeting_is_in_force_at_once(court: Unit) -> None:
    record = file_record(
        a_meeting(a_unit(court, "第一党支部")), by=a_clerk(court), at=AT, reason=WHY_LATE
    )
    assert record.state == FactState.IN_FORCE


def test_every_missing_field_is_named_at_once(court: Unit) -> None:
    empty = RecordEntry(court_id=court.pk, kind="honour")
    with pytest.raises(Refused) as refused:
        file_record(empty, by=a_clerk(court), at=AT, reason=WHY_LATE)
    places = {problem.place for problem in refused.value.problems}
    assert places == {"recipients", "title", "issuer", "award_level", "occurred_on"}


def test_a_draft_may_be_incomplete_and_is_checked_when_submitted(court: Unit) -> None:
    clerk = a_clerk(court)
    draft = RecordEntry(court_id=court.pk, kind="honour", title="先进集体")
    record = file_record(draft, by=clerk, at=AT, state=FactState.DRAFT)
    with pytest.raises(Refused, match="表彰时间没有填"):
        submit_record(record, by=clerk, at=AT)
    whole = an_honour(court, a_person(court))
    revise_record(record, whole, version=record.version, by=clerk, at=AT)
    assert submit_record(record, by=clerk, at=AT, reason=WHY_LATE).state == FactState.FILED


def test_what_has_not_happened_is_a_plan(court: Unit) -> None:
    later = an_honour(court, a_person(court), on=date(2026, 1, 5))
    with pytest.raises(Refused, match="日期还没有到"):
        file_record(later, by=a_clerk(court), at=AT, reason=WHY_LATE)
    planned = file_record(later, by=a_clerk(court), at=AT, state=FactState.PLANNED)
    assert planned.state == FactState.PLANNED


def test_what_is_sent_back_is_a_draft_again_with_the_reason(court: Unit) -> None:
    record = file_record(
        an_honour(court, a_person(court)), by=a_clerk(court), at=AT, reason=WHY_LATE
    )
    send_back_record(record, reason="文号没有写", by=a_head(court), at=AT)
    assert (record.state, record.reason) == (FactState.DRAFT, "文号没有写")


def test_a_correction_takes_the_place_of_the_record_when_it_is_confirmed(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    corrected = replace(entry_of(record), occurred_on=date(2025, 3, 6))
    successor = supersede_record(
        record, corrected, version=1, reason=WRONG_DAY, by=a_clerk(court), at=AT
    )
    record.refresh_from_db()
    assert record.state == FactState.IN_FORCE
    confirm_record(successor, by=a_head(court), at=AT)
    record.refresh_from_db()
    assert record.state == FactState.SUPERSEDED
    assert record.occurred_on == date(2025, 3, 5)
    assert successor.supersedes_id == record.pk


def test_acts_on_history_need_a_reason(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    with pytest.raises(Refused, match="没有写原因"):
        withdraw_record(record, reason=" ", by=a_clerk(court), at=AT)
    with pytest.raises(Refused, match="没有写原因"):
        supersede_record(record, entry_of(record), version=1, reason="", by=a_clerk(court), at=AT)


def test_what_is_withdrawn_stays_readable(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    withdraw_record(record, reason="与另一条重复", by=a_clerk(court), at=AT)
    kept = Record.objects.get(pk=record.pk)
    assert (kept.state, kept.reason) == (FactState.WITHDRAWN, "与另一条重复")


def test_a_second_correction_of_the_same_record_is_led_to_the_first(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    clerk, same = a_clerk(court), entry_of(record)
    supersede_record(record, same, version=1, reason=WRONG_DAY, by=clerk, at=AT)
    with pytest.raises(Refused, match="已有更正件"):
        supersede_record(record, same, version=1, reason=WRONG_DAY, by=clerk, at=AT)


def test_a_correction_changes_neither_court_nor_kind(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    for moved in (
        replace(entry_of(record), court_id=a_court("邻旗人民法院").pk),
        replace(entry_of(record), kind="commendation"),
    ):
        with pytest.raises(Refused, match="不能换法院"):
            supersede_record(record, moved, version=1, reason="错", by=a_clerk(court), at=AT)


def test_a_closed_year_takes_corrections_only(court: Unit) -> None:
    person = a_person(court)
    [record] = in_force(court, an_honour(court, person, on=date(2024, 5, 4)))
    close_year(YearOfCourt(court.pk, 2024), by=a_head(court), at=AT)
    with pytest.raises(Refused, match="2024年已经封账"):
        file_record(
            an_honour(court, person, on=date(2024, 6, 1)), by=a_clerk(court), at=AT, reason=WHY_LATE
        )
    corrected = replace(entry_of(record), title="劳动模范")
    successor = supersede_record(
        record, corrected, version=1, reason="名称录错", by=a_clerk(court), at=AT
    )
    assert successor.state == FactState.FILED


def test_a_correction_moves_nothing_into_a_closed_year(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    close_year(YearOfCourt(court.pk, 2024), by=a_head(court), at=AT)
    moved = replace(entry_of(record), occurred_on=date(2024, 12, 30))
    with pytest.raises(Refused, match="2024年已经封账"):
        supersede_record(record, moved, version=1, reason=WRONG_DAY, by=a_clerk(court), at=AT)


def test_a_year_is_closed_once(court: Unit) -> None:
    year = YearOfCourt(court.pk, 2024)
    close_year(year, by=a_head(court), at=AT)
    with pytest.raises(Refused, match="已经封账"):
        close_year(year, by=a_head(court), at=AT)


def test_a_number_of_people_is_not_negative(court: Unit) -> None:
    meeting = replace(a_meeting(a_unit(court, "第一党支部")), quantity=-1)
    with pytest.raises(Refused, match="不能是负数"):
        file_record(meeting, by=a_clerk(court), at=AT, reason=WHY_LATE)


def test_whatever_way_a_record_comes_in_late_it_says_why(court: Unit) -> None:
    entry, clerk = an_honour(court, a_person(court)), a_clerk(court)
    with pytest.raises(Refused, match="算补录。请写补录原因"):
        file_record(entry, by=clerk, at=AT)
    draft = file_record(entry, by=clerk, at=AT, state=FactState.DRAFT)
    with pytest.raises(Refused, match="请写补录原因"):
        submit_record(draft, by=clerk, at=AT)
    assert submit_record(draft, by=clerk, at=AT, reason=WHY_LATE).reason == WHY_LATE


def test_a_correction_keeps_the_place_and_the_series(court: Unit) -> None:
    with writing():
        place = Place(court=court, name="某嘎查")
        place.save()
        series = Campaign(court=court, name="法润草原")
        series.save()
    told = replace(a_meeting(a_unit(court, "第一党支部")), place_id=place.pk, campaign_id=series.pk)
    record = file_record(told, by=a_clerk(court), at=AT, reason=WHY_LATE)
    after = supersede_record(
        record, entry_of(record), version=1, reason=WRONG_DAY, by=a_clerk(court), at=AT
    )
    assert (after.place_id, after.campaign_id) == (place.pk, series.pk)
