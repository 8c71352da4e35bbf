"""双服务双报到双融入: register first, serve after, the community confirms; reports twice a year."""

from __future__ import annotations

from datetime import date

import pytest

from branch_cast import a_branch, a_member, a_party_officer, dues_of
from cast import AT, a_court, a_tenure
from course_cast import begin, named, take
from jujiao.catalogue.community import COMMUNITY_REGISTRATION
from jujiao.catalogue.duties import DUTIES
from jujiao.duties.services import DutyDecision, adjust_duty
from jujiao.kernel.problems import Refused

pytestmark = pytest.mark.django_db


def test_whoever_has_not_registered_does_not_serve():
    branch = a_branch(a_court())
    stranger, member = a_member(branch, "未报到"), a_member(branch, "已报到")
    a_tenure(member, COMMUNITY_REGISTRATION, since=date(2025, 1, 10))
    need = begin("community_need", branch, on=date(2025, 3, 1))
    take(need, "needed", date(2025, 3, 1))
    take(need, "dispatched", date(2025, 3, 2))
    with pytest.raises(Refused, match=r"有1人还没有向社区报到.*先报到、后服务"):
        take(need, "accepted", date(2025, 3, 3), named=named("servant", stranger, member))
    take(need, "accepted", date(2025, 3, 3), named=named("servant", member))


def test_a_registration_that_ended_is_none():
    branch = a_branch(a_court())
    member = a_member(branch, "已迁出")
    a_tenure(member, COMMUNITY_REGISTRATION, since=date(2024, 1, 10), until=date(2025, 2, 1))
    need = begin("community_need", branch, on=date(2025, 3, 1))
    take(need, "needed", date(2025, 3, 1))
    take(need, "dispatched", date(2025, 3, 2))
    with pytest.raises(Refused, match="还没有向社区报到"):
        take(need, "accepted", date(2025, 3, 3), named=named("servant", member))


def test_a_service_is_done_when_the_community_confirms_with_a_slip():
    branch = a_branch(a_court())
    need = begin("community_need", branch, on=date(2025, 3, 1))
    for place, step in enumerate(("needed", "dispatched", "accepted", "served"), 1):
        take(need, step, date(2025, 3, place))
    with pytest.raises(Refused, match="没有填写社区确认单编号"):
        take(need, "confirmed", date(2025, 3, 9), outcome="good")
    take(need, "confirmed", date(2025, 3, 9), outcome="good", document_no="确认单17")
    assert (need.completed_on, need.outcome, need.ended_on) == (
        date(2025, 3, 9),
        "good",
        date(2025, 3, 9),
    )


def test_a_branch_may_have_several_needs_at_once():
    branch = a_branch(a_court())
    first, second = (begin("community_need", branch, on=date(2025, 3, day)) for day in (1, 2))
    assert first.pk != second.pk


def test_the_half_yearly_report_waits_until_the_court_switches_it_on():
    court = a_court()
    assert dues_of(court, "community_report_half_yearly", as_of=date(2026, 7, 1)) == []
    decision = DutyDecision(
        court.pk, "community_report_half_yearly", date(2026, 1, 1), "旗委组织部通知"
    )
    adjust_duty(decision, by=a_party_officer(court), at=AT)
    found = dues_of(court, "community_report_half_yearly", as_of=date(2026, 7, 1))
    assert [(due.window.label, due.due_on) for due in found] == [
        ("2026-H1", date(2026, 6, 30)),
        ("2026-H2", date(2026, 12, 31)),
    ]
    assert "待核" in DUTIES["community_report_half_yearly"].basis.citation
