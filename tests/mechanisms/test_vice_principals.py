"""《中小学法治副校长聘任与管理办法》（教育部令第52号）: schools, terms, hours, the six duties."""

from __future__ import annotations

from datetime import date

import pytest

from cast import in_force, writing
from cohesion_cast import Scene, a_scene, a_term, retired, serving
from jujiao.catalogue.law_outreach import LESSON, SCHOOL_EVALUATION, VICE_PRINCIPAL_TRAINING
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.clauses import Override
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.outreach.places import PlaceList, enter_places
from jujiao.outreach.standings import school_years, schools_without, terms_ending
from jujiao.outreach.vice_principals import (
    Appointed,
    Appointment,
    ServiceEntry,
    appoint_vice_principal,
    end_appointment,
    record_service,
)
from jujiao.people.models import Person
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.tasks.models import Task
from supervision_cast import at

pytestmark = pytest.mark.django_db
START, STOP = date(2024, 9, 1), date(2027, 8, 31)
NOW, END = date(2025, 10, 8), date(2025, 12, 31)


def _appointed(
    scene: Scene, school: str = "第一小学", person: Person | None = None, **more: object
) -> Appointed:
    told = {"starts_on": START, "ends_on": STOP, **more}
    override = told.pop("override", None)
    who = person or scene.worker
    asked = Appointment(scene.court.pk, who.pk, school, **told)  # type: ignore[arg-type]
    extra = {"override": override} if override else {}
    return appoint_vice_principal(asked, by=scene.clerk, at=at(NOW), **extra)  # type: ignore[arg-type]


def _taught(scene: Scene, hours: int, school: str = "第一小学", duty: str = LESSON) -> None:
    entry = ServiceEntry(scene.court.pk, scene.worker.pk, school, NOW, duty, "法治课", hours)
    record_service(entry, by=scene.clerk, at=at(NOW))


def _trained(scene: Scene, hours: int) -> None:
    entry = RecordEntry(
        scene.court.pk, VICE_PRINCIPAL_TRAINING.slug, occurred_on=date(2024, 8, 20), title="岗前培训",
        quantity=hours, people=(("vice_principal", scene.worker.pk),),
    )  # fmt: skip
    in_force(scene.court, entry)


def test_nobody_serves_in_more_than_two_schools() -> None:
    scene = a_scene()
    _appointed(scene, "第一小学")
    _appointed(scene, "第二小学")
    with pytest.raises(Refused, match="至多2所。（《中小学法治副校长聘任与管理办法》"):
        _appointed(scene, "第三小学")


def test_a_school_that_was_left_is_not_counted() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", date(2021, 9, 1), date(2024, 8, 31))
    a_term(scene.worker, "第二小学", date(2021, 9, 1), date(2024, 8, 31))
    assert _appointed(scene, "第三小学").tenure.outside == "第三小学"


@pytest.mark.parametrize("ends_on", [START, date(2024, 8, 31), None])
def test_a_term_of_zero_days_is_refused(ends_on: date | None) -> None:
    with pytest.raises(Refused, match="聘期没有天数"):
        _appointed(a_scene(), ends_on=ends_on)


def test_a_term_is_usually_three_years_and_a_longer_one_is_asked_about() -> None:
    scene = a_scene()
    _trained(scene, 8)
    assert _appointed(scene).warnings == ()
    [warning] = _appointed(scene, "第二小学", ends_on=date(2028, 8, 31)).warnings
    assert "聘期超过3年" in warning.message


def test_whoever_is_not_trained_before_the_term_is_asked_about() -> None:
    scene = a_scene()
    _trained(scene, 6)
    [warning] = _appointed(scene).warnings
    assert "登记了6学时，不足8学时" in warning.message
    assert "待核" in warning.message


def test_three_years_of_law_are_asked_about_and_not_guessed() -> None:
    scene = a_scene()
    _trained(scene, 8)
    with writing():
        scene.worker.joined_court_on = date(2023, 7, 1)
        scene.worker.save()
    [warning] = _appointed(scene).warnings
    assert "到起聘时在法院工作1年" in warning.message
    unknown = serving(scene.court, scene.hall, "托娅")
    said = [one.message for one in _appointed(scene, person=unknown).warnings]
    assert [one for one in said if "法院工作" in one] == []


def test_a_retiree_serves_one_term_and_not_past_sixty_five() -> None:
    scene = a_scene()
    veteran = retired(scene.court, "斯日古")
    a_term(veteran, "第一小学", date(2021, 9, 1), date(2024, 8, 31))
    with pytest.raises(Refused, match="退休人员只任一个聘期"):
        _appointed(scene, "第二小学", veteran)
    named = Override("乌仁", "党组会议决定")
    assert _appointed(scene, "第二小学", veteran, override=named).tenure.reason.startswith("乌仁")


def test_nobody_is_appointed_twice_to_one_school_at_once() -> None:
    scene = a_scene()
    _appointed(scene)
    with pytest.raises(Refused, match="这段时间已聘在"):
        _appointed(scene, starts_on=date(2025, 9, 1))


def test_the_end_of_a_term_is_said_sixty_days_ahead() -> None:
    scene = a_scene()
    term = a_term(scene.worker, "第一小学", START, date(2025, 12, 7))
    assert terms_ending(scene.scope, as_of=date(2025, 10, 7)) == []
    assert terms_ending(scene.scope, as_of=NOW) == [term]


def test_hours_are_owed_by_school_and_year() -> None:
    scene = a_scene()
    for school, hours in (("第一小学", 4), ("第二小学", 1)):
        a_term(scene.worker, school, START, STOP)
        _taught(scene, hours, school)
    found = school_years(scene.scope, 2025, as_of=END)
    assert [(one.tenure.outside, one.hours, one.required) for one in found] == [
        ("第一小学", 4, 4), ("第二小学", 1, 4),
    ]  # fmt: skip
    assert [one.state.value for one in found] == ["fulfilled", "due"]
    after = school_years(scene.scope, 2025, as_of=date(2026, 1, 1))
    assert [one.state.value for one in after] == ["fulfilled", "overdue"]


def test_a_year_in_which_nothing_was_entered_is_unknown_and_not_missed() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    [one] = school_years(scene.scope, 2025, as_of=date(2026, 1, 5))
    assert one.state.value == "unknown"


def test_a_term_of_less_than_half_a_year_owes_no_hours_in_it() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    [one] = school_years(scene.scope, 2024, as_of=date(2024, 12, 31))
    assert one.required == 0


def test_the_hours_are_a_rule_that_a_court_may_raise() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    setting = PolicySetting(
        scene.court.pk, "vice_principal_hours", "", 6, date(2025, 1, 1), "联合通知"
    )
    set_policy(setting, by=scene.political, at=at(NOW))
    assert school_years(scene.scope, 2025, as_of=END)[0].required == 6


def test_the_six_duties_are_looked_at_one_by_one() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    _taught(scene, 1)
    _taught(scene, 0, duty="safety")
    [one] = school_years(scene.scope, 2025, as_of=END)
    assert one.duties == ("开展法治教育", "参与安全管理")
    assert len(one.missing_duties) == 4


def test_only_who_serves_there_on_that_day_has_done_anything_there() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="不在“第一小学”的聘期内"):
        _taught(scene, 1)


def test_a_lesson_has_hours() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    with pytest.raises(Refused, match="授课没有写课时"):
        _taught(scene, 0)


def test_the_vice_principal_may_enter_his_own() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    entry = ServiceEntry(scene.court.pk, scene.worker.pk, "第一小学", NOW, LESSON, "法治课", 2)
    assert record_service(entry, by=scene.member, at=at(NOW)).quantity == 2
    other = ServiceEntry(scene.court.pk, scene.worker.pk + 1, "第一小学", NOW, LESSON, "法治课", 2)
    with pytest.raises(Refused, match="不在您的权限之内"):
        record_service(other, by=scene.member, at=at(NOW))


def test_the_word_of_the_school_stands_beside_the_hours() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", START, STOP)
    entry = RecordEntry(
        scene.court.pk, SCHOOL_EVALUATION.slug, occurred_on=NOW, outcome="good",
        place_name="第一小学", people=(("vice_principal", scene.worker.pk),),
    )  # fmt: skip
    in_force(scene.court, entry)
    assert school_years(scene.scope, 2025, as_of=END)[0].evaluation == "好"


def test_whoever_is_no_longer_fit_is_replaced_within_thirty_days() -> None:
    scene = a_scene()
    term = a_term(scene.worker, "第一小学", START, STOP)
    assert scene.political.person_id is not None
    ended = end_appointment(
        term, on=NOW, why="岗位调整", owner_id=scene.political.person_id,
        by=scene.clerk, at=at(NOW),
    )  # fmt: skip
    assert ended.ends_on == NOW
    task = Task.objects.get()
    assert (task.title, task.due_on) == ("向第一小学重新推荐法治副校长", date(2025, 11, 7))


def test_a_listed_school_without_anybody_is_named() -> None:
    scene = a_scene()
    schools = PlaceList(scene.court.pk, (("第一小学", ""), ("第二小学", "")))
    enter_places(schools, by=scene.clerk, at=at(NOW))
    a_term(scene.worker, "第一小学", START, STOP)
    assert schools_without(scene.scope, as_of=NOW) == ["第二小学"]
    assert schools_without(scene.scope, as_of=date(2027, 9, 1)) == ["第一小学", "第二小学"]


def test_a_person_with_two_schools_is_one_in_the_figure() -> None:
    scene = a_scene()
    for school in ("第一小学", "第二小学"):
        a_term(scene.worker, school, START, STOP)
    figures = {one.slug: one for one in figures_of(Asking(scene.scope, 2025, END))}
    assert figures["law_vice_principals"].value == 1
