"""日历订阅: a person's deadlines for his own calendar, neutrally told, and nothing once it is revoked."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cast import registers, writing
from company import Company, the_company
from jujiao.notices.feed import feed_of
from jujiao.notices.matters import NEUTRAL
from jujiao.notices.models import DeliveryWish
from jujiao.notices.services import OwnDelivery, open_feed, revoke_feed
from jujiao.tasks.services import Assignment, assign_task
from supervision_cast import the_calendars

pytestmark = pytest.mark.django_db
AT = datetime(2025, 4, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def company() -> Company:
    the_calendars()
    company = the_company()
    registers(company.court, 2025, ["branch_meetings"])
    return company


def token(company: Company, part: str) -> str:
    own = OwnDelivery(company.accounts[part])
    return open_feed(own, by=company.actor(part), at=AT)


def unfolded(calendar: str) -> list[str]:
    return calendar.replace("\r\n ", "").split("\r\n")


def test_a_feed_holds_ones_own_deadlines_as_days(company: Company) -> None:
    calendar = feed_of(token(company, "secretary"), at=AT)
    assert calendar is not None
    lines = unfolded(calendar)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert "DTSTART;VALUE=DATE:20250430" in lines
    assert "DTEND;VALUE=DATE:20250501" in lines
    assert any(line.startswith("SUMMARY:主题党日 2025年4月") for line in lines)
    assert company.other_branch.name not in calendar


def test_no_line_is_longer_than_the_standard_allows_and_no_character_is_cut(
    company: Company,
) -> None:
    calendar = feed_of(token(company, "secretary"), at=AT)
    assert calendar is not None
    assert calendar.endswith("END:VCALENDAR\r\n")
    for line in calendar.split("\r\n"):
        assert len(line.encode()) <= 75


def test_an_event_keeps_its_name_from_day_to_day(company: Company) -> None:
    mine = token(company, "secretary")
    first, second = (feed_of(mine, at=AT.replace(day=day)) for day in (10, 11))
    assert first is not None
    assert second is not None

    def names(calendar: str) -> set[str]:
        return {line for line in unfolded(calendar) if line.startswith("UID:")}

    assert names(first) == names(second)


def test_what_is_restricted_stands_there_without_its_words(company: Company) -> None:
    task = Assignment(
        company.court.pk,
        "帮助解决家庭困难；请勿外传,",
        date(2025, 4, 10),
        owner_id=company.people["judge"].pk,
        due_on=date(2025, 4, 20),
        is_restricted=True,
    )
    assign_task(task, by=company.actor("head"), at=AT)
    calendar = feed_of(token(company, "judge"), at=AT)
    assert calendar is not None
    assert f"SUMMARY:{NEUTRAL}" in unfolded(calendar)
    assert "家庭困难" not in calendar


def test_a_revoked_token_gives_nothing(company: Company) -> None:
    mine = token(company, "secretary")
    assert feed_of(mine, at=AT) is not None
    revoke_feed(OwnDelivery(company.accounts["secretary"]), by=company.actor("secretary"), at=AT)
    assert feed_of(mine, at=AT) is None
    assert feed_of("", at=AT) is None


def test_a_new_token_ends_the_old_one_and_only_its_hash_is_kept(company: Company) -> None:
    old, new = token(company, "secretary"), token(company, "secretary")
    assert feed_of(old, at=AT) is None
    assert feed_of(new, at=AT) is not None
    [wish] = DeliveryWish.objects.all()
    assert new not in (wish.feed_hash, wish.mail_address)


def test_the_feed_of_an_account_that_was_closed_gives_nothing(company: Company) -> None:
    mine = token(company, "secretary")
    account = company.accounts["secretary"]
    account.is_active = False
    with writing():
        account.save()
    assert feed_of(mine, at=AT) is None
