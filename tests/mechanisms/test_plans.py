"""方案与举措: a measure names what shows it done; its progress is counted and never typed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cast import a_visit, in_force, registers, units
from cohesion_cast import Scene, a_scene
from jujiao.access.actors import console
from jujiao.catalogue.care import RETIREE_VISIT
from jujiao.catalogue.ideology import IDEOLOGY_STUDY
from jujiao.catalogue.outreach import LAW_PLAN, LAW_PUBLICITY
from jujiao.catalogue.plan_sorts import DUTY, INDICATOR, LEDGER
from jujiao.cli.main import main
from jujiao.figures.services import Nil, sign_zero
from jujiao.findings.services.inspections import FocusEntry, set_focus
from jujiao.kernel.cadence import Every, window_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.outreach.events import EventEntry, record_event
from jujiao.outreach.places import CampaignEntry, open_campaign
from jujiao.papers.reading import reading
from jujiao.people.models import Person
from jujiao.plans.drafts import (
    LinkDraft,
    MeasureDraft,
    PlanDraft,
)
from jujiao.plans.models import Plan
from jujiao.plans.packages import state_package
from jujiao.plans.papers import quarterly_report
from jujiao.plans.progress import MeasureStanding, MeasureState
from jujiao.plans.selectors import plan_in_force
from jujiao.plans.services import Adoption, adopt_plan, set_links
from jujiao.plans.standings import MEASURE, plan_standing, plan_standings, view_of
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.tasks.services import Assignment, assign_task, report_task_done, settle_task
from supervision_cast import at

pytestmark = pytest.mark.django_db
ADOPTED, END = date(2025, 1, 15), date(2025, 12, 31)
VISITS, STUDIES = RETIREE_VISIT.slug, IDEOLOGY_STUDY.slug


def _plan(
    scene: Scene, *links: LinkDraft, due_on: date | None = None, sort: str = "action_plan"
) -> Plan:
    line = MeasureDraft(1, "退休同志不落一人", 5, unit="政治部", due_on=due_on, links=links)
    draft = PlanDraft("行动方案", ADOPTED, 2025, (line,))
    return adopt_plan(Adoption(scene.court.pk, sort, draft), by=scene.political, at=at(ADOPTED))


def _measure(scene: Scene, plan: Plan, as_of: date = END) -> MeasureStanding:
    [measure] = plan_standing(plan, view_of(scene.scope, 2025, as_of=as_of)).measures
    return measure


def _visit(scene: Scene, on: date) -> Record:
    entry = RecordEntry(
        scene.court.pk, VISITS, occurred_on=on, title="走访", unit_id=scene.office.pk
    )
    return in_force(scene.court, entry)[0]


def test_a_ledger_counts_towards_what_is_wanted_and_is_capped_at_it() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 2))
    seen = []
    for month in (2, 3, 4):
        _visit(scene, date(2025, month, 1))
        one = _measure(scene, plan)
        seen.append((one.parts[0].done, one.percent))
    assert seen == [(1, 50), (2, 100), (3, 100)]
    assert one.state is MeasureState.DONE


def test_progress_is_that_of_the_day_asked_for() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 2))
    for month in (2, 9):
        _visit(scene, date(2025, month, 1))
    assert [_measure(scene, plan, date(2025, month, 28)).percent for month in (1, 2, 9)] == [
        None, 50, 100,
    ]  # fmt: skip


def test_a_register_that_is_not_kept_gives_no_progress_and_one_that_is_gives_zero() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 2))
    one = _measure(scene, plan)
    assert (one.percent, one.state) == (None, MeasureState.UNKNOWN)
    registers(scene.court, 2025, ["activities"])
    assert _measure(scene, plan).percent == 0


def test_a_measure_that_names_nothing_says_so() -> None:
    scene = a_scene()
    one = _measure(scene, _plan(scene))
    assert (one.percent, one.state.label) == (None, "未挂接")


def test_a_figure_counts_as_the_figure_page_counts_it() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(INDICATOR, "party_inspection_rounds", 2))
    branch, other = units(scene.court, "第一党支部", "第二党支部")
    first, second = (date(2025, 4, 1), date(2025, 4, 2))
    in_force(scene.court, a_visit(branch, round_label="第1次", on=first))
    assert _measure(scene, plan).parts[0].done is None
    registers(scene.court, 2025, ["party_inspections"])
    assert _measure(scene, plan).parts[0].done == 0
    in_force(scene.court, a_visit(other, round_label="第1次", on=second))
    assert _measure(scene, plan).percent == 50


def test_a_zero_that_must_hold_is_unknown_until_signed_and_done_when_the_year_is_over() -> None:
    scene = a_scene()
    registers(scene.court, 2025, ["violations"])
    plan = _plan(scene, LinkDraft(INDICATOR, "violations", 0))
    assert _measure(scene, plan).state is MeasureState.UNKNOWN
    sign_zero(
        Nil(scene.court.pk, "violations", 2025), person_id=scene.worker.pk, signed_on=END,
        register_text="登记簿", by=console(scene.court.pk), at=at(END),
    )  # fmt: skip
    assert _measure(scene, plan, date(2025, 12, 30)).state is MeasureState.MOVING
    assert _measure(scene, plan, END).state is MeasureState.DONE


def test_a_duty_counts_its_dues_of_the_whole_year_and_names_those_missed() -> None:
    scene = a_scene()
    registers(scene.court, 2025, ["activities"])
    plan = _plan(scene, LinkDraft(DUTY, "study_group_seminar_quarterly"))
    entry = RecordEntry(
        scene.court.pk, "study_group_session", occurred_on=date(2025, 2, 6), outcome="seminar",
        title="集体学习研讨", unit_id=scene.office.pk,
    )  # fmt: skip
    in_force(scene.court, entry)
    one = _measure(scene, plan, date(2025, 7, 31))
    assert (one.parts[0].done, one.parts[0].planned, one.percent) == (1, 4, 25)
    assert one.overdue == 1


def test_tasks_of_a_measure_are_part_of_it_without_being_linked() -> None:
    scene = a_scene()
    plan = _plan(scene)
    asked = Assignment(
        scene.court.pk, "编排走访表", date(2025, 2, 3), owner_id=scene.worker.pk,
        source_type=MEASURE, source_id=plan.measures.get().pk,
    )  # fmt: skip
    task = assign_task(asked, by=scene.political, at=at(asked.asked_on))
    assert _measure(scene, plan).percent == 0
    done = date(2025, 3, 3)
    report_task_done(task, done_on=done, note="已编。", by=scene.member, at=at(done))
    assert _measure(scene, plan).percent == 0
    settle_task(task, by=scene.political, at=at(done))
    assert _measure(scene, plan).state is MeasureState.DONE


def test_what_has_not_moved_for_ninety_days_stands_still() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    _visit(scene, date(2025, 2, 1))
    states = [_measure(scene, plan, day).state for day in (date(2025, 5, 1), date(2025, 5, 2))]
    assert states == [MeasureState.MOVING, MeasureState.STILL]
    _visit(scene, date(2025, 5, 2))
    assert _measure(scene, plan, date(2025, 5, 2)).state is MeasureState.MOVING


def test_in_the_first_months_nothing_stands_still_yet() -> None:
    scene = a_scene()
    registers(scene.court, 2025, ["activities"])
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    assert _measure(scene, plan, date(2025, 3, 31)).state is MeasureState.MOVING
    assert _measure(scene, plan, date(2025, 4, 1)).state is MeasureState.STILL


def test_how_many_days_is_a_rule_that_a_court_may_set() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    _visit(scene, date(2025, 2, 1))
    setting = PolicySetting(scene.court.pk, "measure_still_days", "", 30, ADOPTED, "督办办法")
    set_policy(setting, by=scene.political, at=at(ADOPTED))
    assert _measure(scene, plan, date(2025, 3, 3)).state is MeasureState.STILL


def test_a_day_that_has_passed_makes_it_late_and_the_year_is_such_a_day() -> None:
    scene = a_scene()
    _visit(scene, date(2025, 2, 1))
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4), due_on=date(2025, 6, 30))
    assert _measure(scene, plan, date(2025, 7, 1)).state is MeasureState.LATE
    lasting = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    assert _measure(scene, lasting, date(2026, 1, 1)).state is MeasureState.LATE


def test_what_is_known_being_done_does_not_make_up_for_what_is_not_known() -> None:
    scene = a_scene()
    _visit(scene, date(2025, 2, 1))
    one = _measure(scene, _plan(scene, LinkDraft(LEDGER, VISITS, 1), LinkDraft(LEDGER, STUDIES, 2)))
    assert one.state is MeasureState.UNKNOWN
    assert [part.label for part in one.unknown_parts] == ["意识形态工作专题研究"]


def test_a_named_series_may_be_asked_for() -> None:
    scene = a_scene()
    entry = CampaignEntry(scene.court.pk, "法韵四季行")
    series = open_campaign(entry, by=scene.clerk, at=at(ADOPTED))
    plan = _plan(scene, LinkDraft(LEDGER, LAW_PUBLICITY.slug, 2, "法韵四季行"))
    for campaign_id in (series.pk, None):
        event = EventEntry(
            scene.court.pk, LAW_PUBLICITY.slug, date(2025, 3, 4), "普法", scene.hall.pk,
            campaign_id=campaign_id,
        )  # fmt: skip
        record_event(event, by=scene.clerk, at=at(END))
    one = _measure(scene, plan)
    assert (one.parts[0].done, one.parts[0].label) == (1, "普法宣传（法韵四季行）")


def test_a_small_number_of_a_restricted_ledger_is_not_given_away_by_a_plan() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, "staff_talk", 4))
    entry = RecordEntry(
        scene.court.pk, "staff_talk", occurred_on=date(2025, 2, 6), outcome="routine",
        people=(("talker", scene.leader.person_id or 0), ("talked_with", scene.worker.pk)),
    )  # fmt: skip
    in_force(scene.court, entry)
    assert _measure(scene, plan).parts[0].done is None
    view = view_of(scene.confidential, 2025, as_of=END)
    assert plan_standing(plan, view).measures[0].parts[0].done == 1


def test_a_plan_is_adopted_whole_or_not_at_all() -> None:
    scene = a_scene()
    bad = (
        MeasureDraft(1, "甲", unit="没有的庭"),
        MeasureDraft(2, "乙", links=(LinkDraft(LEDGER, "no_such_kind"),)),
        MeasureDraft(2, " ", links=(LinkDraft(LEDGER, VISITS), LinkDraft(LEDGER, VISITS, 2))),
    )
    adoption = Adoption(scene.court.pk, "action_plan", PlanDraft("方案", ADOPTED, 2025, bad))
    with pytest.raises(Refused) as refused:
        adopt_plan(adoption, by=scene.political, at=at(ADOPTED))
    assert {one.code for one in refused.value.problems} == {
        "unknown_link", "required", "bad_ordinal", "linked_twice", "unit_unknown",
    }  # fmt: skip
    assert not Plan.objects.exists()


def test_the_same_plan_again_changes_nothing_and_another_takes_its_place() -> None:
    scene = a_scene()
    plan = _plan(scene)
    assert _plan(scene) == plan
    other = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    assert plan_in_force(scene.scope, "action_plan", 2025) == other
    plan.refresh_from_db()
    assert plan.replaced_by == other


def test_a_plan_for_the_next_year_ends_the_one_before_and_leaves_its_year_alone() -> None:
    scene = a_scene()
    plan = _plan(scene)
    draft = PlanDraft("新方案", date(2026, 1, 20), 2026, (MeasureDraft(1, "甲"),))
    adoption = Adoption(scene.court.pk, "action_plan", draft)
    following = adopt_plan(adoption, by=scene.political, at=at(date(2026, 1, 20)))
    found = [plan_in_force(scene.scope, "action_plan", year) for year in (2025, 2026, 2027)]
    assert found == [plan, following, following]


def test_what_shows_a_measure_done_may_be_named_anew() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, STUDIES, 2))
    _visit(scene, date(2025, 2, 1))
    measure = plan.measures.get()
    set_links(measure, [LinkDraft(LEDGER, VISITS, 1)], by=scene.clerk, at=at(ADOPTED))
    assert _measure(scene, plan).state is MeasureState.DONE
    with pytest.raises(Refused, match="没有名为“nothing”的挂接"):
        set_links(measure, [LinkDraft(LEDGER, "nothing")], by=scene.clerk, at=at(ADOPTED))


def test_the_year_plan_of_law_publicity_is_the_document_that_the_duty_asks_for() -> None:
    scene = a_scene()
    _plan(scene, LinkDraft(LEDGER, LAW_PUBLICITY.slug, 12), sort="law_publicity")
    assert Record.objects.get(kind=LAW_PLAN.slug).occurred_on == ADOPTED


def test_a_year_plan_ends_with_its_year_and_the_action_plan_goes_on() -> None:
    scene = a_scene()
    _plan(scene)
    _plan(scene, sort="law_publicity")
    in_2026 = [one.sort for one in plan_standings(view_of(scene.scope, 2026, as_of=END))]
    assert in_2026 == ["action_plan"]


def test_the_points_of_inspection_are_a_plan_too() -> None:
    scene = a_scene()
    focus = FocusEntry(scene.court.pk, "court_affairs", 2025, "庭审规范", 4)
    set_focus(focus, by=console(scene.court.pk), at=at(ADOPTED))
    [plan] = plan_standings(view_of(scene.scope, 2025, as_of=date(2025, 6, 1)))
    [point] = plan.measures
    assert (plan.sort_label, point.title, point.parts[0].planned) == (
        "年度督察工作重点", "庭审规范", 4,
    )  # fmt: skip
    with pytest.raises(Refused, match="请在督察计划里列"):
        _plan(scene, sort="inspection")


def test_the_quarters_report_says_what_moved_what_stands_still_and_what_nobody_knows() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    _visit(scene, date(2025, 2, 1))
    window = window_of(Every.QUARTER, date(2025, 7, 1))
    view = view_of(scene.scope, 2025, as_of=date(2025, 9, 30), since=date(2025, 6, 30))
    text = reading(quarterly_report(plan_standing(plan, view), view, window))
    assert "共1项举措，停滞1项。2025年第三季度有新进展的0项" in text
    assert "1．退休同志不落一人：2025年6月30日以来没有新进展" in text


def test_the_package_for_the_court_above_holds_figures_and_no_person() -> None:
    scene = a_scene()
    plan = _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    _visit(scene, date(2025, 2, 1))
    view = view_of(scene.scope, 2025, as_of=END)
    package = state_package(plan_standing(plan, view), view)
    text = json.dumps(package, ensure_ascii=False)
    assert [
        name for name in Person.objects.values_list("full_name", flat=True) if name in text
    ] == []
    [measure] = package["measures"]  # type: ignore[misc]
    assert measure["percent"] == 25
    again = state_package(plan_standing(plan, view), view)
    assert again["digest"] == package["digest"]


def _said(capsys: pytest.CaptureFixture[str], *arguments: str) -> object:
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_command_line_lists_measures_or_none(capsys: pytest.CaptureFixture[str]) -> None:
    scene = a_scene()
    asked = ("plan", "--court", scene.court.name, "--year", "2025", "--as-of", "2025-12-31")
    assert _said(capsys, *asked) == {"measures": []}
    _plan(scene, LinkDraft(LEDGER, VISITS, 4))
    _visit(scene, date(2025, 2, 1))
    [measure] = _said(capsys, *asked)["measures"]  # type: ignore[index,call-overload]
    assert (measure["ordinal"], measure["percent"], measure["state"]) == (1, 25, "still")
