"""普法责任制（中办发〔2017〕31号）: events before whom and where, estimated or counted, and whom they missed."""

from __future__ import annotations

from datetime import date

import pytest

from cast import in_force
from cohesion_cast import Scene, a_scene
from jujiao.catalogue.law_outreach import SCHOOL_SERVICE
from jujiao.catalogue.outreach import (
    BILINGUAL,
    COUNTED,
    ESTIMATED,
    LAW_INTO_SCHOOLS,
    LAW_PLAN,
    LAW_PUBLICITY,
    LAW_SPEAKER,
)
from jujiao.duties.facts import Owing
from jujiao.duties.selectors import dues
from jujiao.duties.services import DutyDecision, adjust_duty
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Campaign, Record
from jujiao.ledger.services import YearOfCourt, close_year
from jujiao.outreach.coverage import coverage, law_year, series_of
from jujiao.outreach.events import EventEntry, record_event
from jujiao.outreach.key_days import key_days
from jujiao.outreach.papers import law_report, paper_of_law_report
from jujiao.outreach.places import CampaignEntry, PlaceList, enter_places, open_campaign
from jujiao.papers.reading import reading
from jujiao.people.models import Place
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import at

pytestmark = pytest.mark.django_db
DAY, END = date(2025, 5, 20), date(2025, 12, 31)


def _places(scene: Scene, *names: str) -> list[Place]:
    listed = PlaceList(scene.court.pk, tuple((name, "") for name in names))
    return enter_places(listed, by=scene.clerk, at=at(DAY))


def _held(scene: Scene, place: Place | None = None, **more: object) -> Record:
    told = {
        "kind": LAW_PUBLICITY.slug, "held_on": DAY, "title": "送法下乡", "unit_id": scene.hall.pk,
        "place_id": place.pk if place else None, **more,
    }  # fmt: skip
    entry = EventEntry(scene.court.pk, **told)  # type: ignore[arg-type]
    return record_event(entry, by=scene.clerk, at=at(END))


def test_a_number_says_whether_it_was_counted_or_estimated() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="数出来的还是估的"):
        _held(scene, headcount=60)
    _held(scene, headcount=60, said=(("headcount_basis", COUNTED),))
    assert law_year(scene.scope, 2025, as_of=END).audience.text == "60人次"
    _held(scene, headcount=100, said=(("headcount_basis", ESTIMATED),))
    assert law_year(scene.scope, 2025, as_of=END).audience.text == "约160人次"


def test_an_imported_number_that_says_no_basis_makes_the_sum_about() -> None:
    scene = a_scene()
    entry = RecordEntry(
        scene.court.pk, LAW_PUBLICITY.slug, occurred_on=DAY, title="普法", quantity=40,
        unit_id=scene.hall.pk,
    )  # fmt: skip
    in_force(scene.court, entry)
    audience = law_year(scene.scope, 2025, as_of=END).audience
    assert (audience.text, audience.silent_events) == ("约40人次", 1)


def test_an_event_without_a_number_is_an_event_and_no_zero() -> None:
    scene = a_scene()
    _held(scene)
    year = law_year(scene.scope, 2025, as_of=END)
    assert (year.by_kind, year.audience.events) == ({"普法宣传": 1}, 0)


def test_an_audience_is_a_word_of_a_list_and_never_a_name() -> None:
    with pytest.raises(
        Refused, match="不记个人姓名，未成年人尤其如此（《个人信息保护法》第三十一条）"
    ):
        _held(a_scene(), kind=LAW_INTO_SCHOOLS.slug, said=(("audience", "五年级小明"),))


def test_the_speaker_is_a_member_of_the_court() -> None:
    scene = a_scene()
    record = _held(scene, speaker_ids=(scene.worker.pk,))
    [part] = record.participations.all()
    assert (part.role, part.person) == (LAW_SPEAKER, scene.worker)


def test_the_sort_of_a_place_is_read_off_its_name_where_nobody_says_it() -> None:
    scene = a_scene()
    placed = _places(scene, "清泉社区", "北岭嘎查", "第一中学", "长风煤业公司", "沙湾牧区")
    assert [one.place_kind for one in placed] == [
        "community", "village", "school", "enterprise", "pasture",
    ]  # fmt: skip
    with pytest.raises(Refused, match="第1行：“广场”是哪类场所不清楚"):
        _places(scene, "广场")


def test_a_place_is_entered_once() -> None:
    scene = a_scene()
    _places(scene, "清泉社区")
    assert [one.name for one in _places(scene, "清泉社区", "东园社区")] == ["东园社区"]


def test_coverage_names_the_places_that_were_not_reached() -> None:
    scene = a_scene()
    reached, _ = _places(scene, "清泉社区", "东园社区")
    _held(scene, reached)
    [community] = coverage(scene.scope, 2025, as_of=END)
    assert (community.reached, community.missed) == (("清泉社区",), ("东园社区",))
    assert community.percent == 50


def test_coverage_is_that_of_the_day_asked_for() -> None:
    scene = a_scene()
    [place] = _places(scene, "清泉社区")
    _held(scene, place)
    [before] = coverage(scene.scope, 2025, as_of=date(2025, 5, 19))
    assert before.missed == ("清泉社区",)


def test_without_a_list_of_places_there_is_no_rate() -> None:
    scene = a_scene()
    _held(scene)
    assert coverage(scene.scope, 2025, as_of=END) == []


def test_an_event_entered_by_the_name_of_the_place_reaches_it_too() -> None:
    scene = a_scene()
    _places(scene, "第一中学")
    entry = RecordEntry(
        scene.court.pk, SCHOOL_SERVICE.slug, occurred_on=DAY, title="法治课", outcome="law_education",
        quantity=1, place_name="第一中学", people=(("vice_principal", scene.worker.pk),),
    )  # fmt: skip
    in_force(scene.court, entry)
    [school] = coverage(scene.scope, 2025, as_of=END)
    assert school.reached == ("第一中学",)


def _series(scene: Scene, name: str = "法韵四季行") -> Campaign:
    entry = CampaignEntry(scene.court.pk, name, date(2025, 1, 1), END)
    return open_campaign(entry, by=scene.clerk, at=at(DAY))


def test_a_named_series_counts_its_events_and_one_without_any_is_shown() -> None:
    scene = a_scene()
    series = _series(scene)
    _series(scene, "石榴同心普法")
    _held(scene, campaign_id=series.pk, headcount=30, said=(("headcount_basis", COUNTED),))
    shown = series_of(scene.scope, 2025, as_of=END)
    assert [(one.campaign.name, one.events, one.audience.people) for one in shown] == [
        ("法韵四季行", 1, 30), ("石榴同心普法", 0, 0),
    ]  # fmt: skip
    with pytest.raises(Refused, match="已经设立过"):
        _series(scene)


def test_nothing_is_entered_before_it_happens_or_after_the_year_is_closed() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="日期还没有到"):
        _held(scene, held_on=date(2026, 3, 1))
    close_year(YearOfCourt(scene.court.pk, 2025), by=scene.political, at=at(date(2026, 1, 8)))
    with pytest.raises(Refused, match="2025年已经封账"):
        _held(scene)


def _due(scene: Scene, slug: str, as_of: date) -> list[tuple[str, str]]:
    found = dues(Owing(scene.scope, as_of, day_is_over=True))
    return [(due.window.label, due.state.value) for due in found if due.duty.slug == slug]


def test_the_year_plan_is_owed_by_the_end_of_march() -> None:
    scene = a_scene()
    entry = RecordEntry(scene.court.pk, LAW_PLAN.slug, occurred_on=date(2025, 3, 5), title="方案")
    assert _due(scene, "law_plan_yearly", date(2025, 3, 30)) == [("2025", "due")]
    in_force(scene.court, entry)
    assert _due(scene, "law_plan_yearly", date(2025, 3, 31)) == [("2025", "fulfilled")]


def test_key_dates_are_owed_only_where_the_court_says_so_and_with_days_around_them() -> None:
    scene = a_scene()
    assert _due(scene, "law_on_key_days", END) == []
    decided = DutyDecision(scene.court.pk, "law_on_key_days", date(2025, 1, 1), "年度普法方案")
    adjust_duty(decided, by=scene.political, at=at(date(2025, 1, 1)))
    _held(scene, held_on=date(2025, 12, 1))
    assert _due(scene, "law_on_key_days", END) == [
        ("2025-04-15", "overdue"), ("2025-06-26", "overdue"), ("2025-12-04", "fulfilled"),
    ]  # fmt: skip


def test_the_key_days_of_the_year_show_what_was_held_around_each() -> None:
    scene = a_scene()
    _held(scene, title="宪法宣传周", held_on=date(2025, 12, 1))
    _held(scene, title="年底送法", held_on=date(2025, 12, 20))
    days = key_days(scene.scope, 2025, as_of=END)
    assert [(one.name, [held.title for held in one.events]) for one in days] == [
        ("全民国家安全教育日", []), ("民法典宣传月", []), ("国际禁毒日", []), ("国家宪法日", ["宪法宣传周"]),
    ]  # fmt: skip


def test_a_key_day_that_the_court_adds_is_shown_and_one_that_the_year_has_not_is_not() -> None:
    scene = a_scene()
    for month_day, name in (("9-20", "公民道德宣传日"), ("2-29", "闰日")):
        setting = PolicySetting(
            scene.court.pk, "law_publicity_days", month_day, name, date(2025, 1, 1), "年度普法方案"
        )
        set_policy(setting, by=scene.political, at=at(date(2025, 1, 1)))
    days = [(one.day, one.name) for one in key_days(scene.scope, 2025, as_of=END)]
    assert days == [(date(2025, 5, 16), "民法典宣传月"), (date(2025, 9, 20), "公民道德宣传日")]


def test_the_report_is_drafted_from_the_ledger_and_says_what_is_missing() -> None:
    scene = a_scene()
    reached, missed = _places(scene, "北岭嘎查", "柳河村")
    said = (("headcount_basis", ESTIMATED), ("bilingual", BILINGUAL), ("leaflets", 80))
    _held(scene, reached, headcount=120, said=said)
    paper = paper_of_law_report(law_report(scene.scope, 2025, as_of=END))
    text = reading(paper)
    assert "参加约120人次（其中1次为估算）" in text
    assert "1次使用双语" in text
    assert f"嘎查村尚有1处未到：{missed.name}" in text
    assert "法治副校长" not in text
