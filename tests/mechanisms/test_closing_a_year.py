"""封账与跨年: what goes on is found again in the next year, and nothing of it is copied."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps

from cast import an_actor, in_force
from cohesion_cast import Scene, a_scene, a_term
from jujiao.catalogue.ideology import IDEOLOGY_STUDY
from jujiao.catalogue.plan_sorts import LEDGER
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.selectors import Asking, figures_of
from jujiao.journal.journalled import Journalled
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import ClosedYear, Register
from jujiao.ledger.selectors import kept_registers
from jujiao.ledger.services import YearOfCourt
from jujiao.plans.drafts import LinkDraft, MeasureDraft, PlanDraft
from jujiao.plans.models import Plan
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.plans.standings import plan_standings, view_of
from jujiao.plans.years import Handover, handover, turn_year
from jujiao.tasks.models import Task
from jujiao.tasks.selectors import Whose, worklist
from jujiao.tasks.services import Assignment, assign_task
from supervision_cast import at

pytestmark = pytest.mark.django_db
ADOPTED, TURN, NEW = date(2025, 1, 15), date(2026, 1, 8), date(2026, 3, 2)


def _plan(scene: Scene) -> Plan:
    line = MeasureDraft(1, "研究意识形态", links=(LinkDraft(LEDGER, IDEOLOGY_STUDY.slug, 2),))
    adoption = Adoption(scene.court.pk, "action_plan", PlanDraft("方案", ADOPTED, 2025, (line,)))
    return adopt_plan(adoption, by=scene.political, at=at(ADOPTED))


def _task(scene: Scene) -> Task:
    entry = Assignment(
        scene.court.pk, "修订办法", date(2025, 11, 3), owner_id=scene.worker.pk,
        due_on=date(2026, 2, 1),
    )  # fmt: skip
    return assign_task(entry, by=scene.political, at=at(entry.asked_on))


def _study(scene: Scene, on: date) -> None:
    entry = RecordEntry(scene.court.pk, IDEOLOGY_STUDY.slug, occurred_on=on, title="专题研究")
    in_force(scene.court, entry)


def _turned(scene: Scene, *registers: str) -> Handover:
    year = YearOfCourt(scene.court.pk, 2025)
    return turn_year(year, registers=registers, by=scene.political, at=at(TURN))


def _rows() -> int:
    models = [one for one in apps.get_models() if issubclass(one, Journalled)]
    return sum(model.objects.count() for model in models)  # type: ignore[misc]


def test_closing_a_year_copies_nothing() -> None:
    scene = a_scene()
    _plan(scene)
    _task(scene)
    before = _rows()
    _turned(scene)
    assert _rows() - before == ClosedYear.objects.count() == 1


def test_the_plan_goes_on_and_is_measured_by_the_new_years_facts() -> None:
    scene = a_scene()
    plan = _plan(scene)
    _study(scene, date(2025, 3, 6))
    _turned(scene, "ideology_studies")
    [old] = plan_standings(view_of(scene.scope, 2025, as_of=date(2025, 12, 31)))
    [new] = plan_standings(view_of(scene.scope, 2026, as_of=NEW))
    assert old.plan == new.plan == plan
    assert (old.measures[0].percent, new.measures[0].percent) == (50, 0)


def test_open_tasks_stay_on_the_list_of_whoever_owes_them() -> None:
    scene = a_scene()
    task = _task(scene)
    assert _turned(scene).open_tasks == 1
    assert worklist(scene.scope, Whose(scene.worker.pk)).to_do == (task,)


def test_running_terms_count_in_the_new_year_without_being_entered_again() -> None:
    scene = a_scene()
    a_term(scene.worker, "第一小学", date(2024, 9, 1), date(2027, 8, 31))
    _turned(scene, "law_vice_principals")
    figures = {one.slug: one for one in figures_of(Asking(scene.scope, 2026, NEW))}
    assert figures["law_vice_principals"].value == 1


def test_which_registers_go_on_is_said_by_somebody_and_the_others_stay_unknown() -> None:
    scene = a_scene()
    _turned(scene, "ideology_studies")
    assert kept_registers(scene.court.pk, 2026) == {"ideology_studies"}
    register = Register.objects.get(register_year=2026)
    assert register.basis == "承接2025年，由乌仁确认继续登记"
    with pytest.raises(Refused, match="没有名为“nothing”的登记簿"):
        turn_year(
            YearOfCourt(scene.court.pk, 2026),
            registers=("nothing",),
            by=scene.political,
            at=at(NEW),
        )


def test_the_new_year_says_that_the_plan_above_it_all_is_still_to_come() -> None:
    scene = a_scene()
    assert _turned(scene).wants_a_plan
    draft = PlanDraft("方案", NEW, 2026, (MeasureDraft(1, "甲"),))
    adopt_plan(Adoption(scene.court.pk, "action_plan", draft), by=scene.political, at=at(NEW))
    assert not handover(scene.scope, 2026).wants_a_plan


def test_a_year_is_closed_once_and_not_behind_a_closed_one() -> None:
    scene = a_scene()
    _turned(scene)
    with pytest.raises(Refused, match="2025年已经封账"):
        _turned(scene)
    with pytest.raises(Refused, match="2025年已经封账，不能再从2024年启用"):
        turn_year(YearOfCourt(scene.court.pk, 2024), by=scene.political, at=at(TURN))


def test_a_year_is_not_closed_before_it_is_over() -> None:
    scene = a_scene()
    last_day = at(date(2025, 12, 31))
    with pytest.raises(Refused, match="2025年还没有过完"):
        turn_year(YearOfCourt(scene.court.pk, 2025), by=scene.political, at=last_day)


def test_no_plan_is_adopted_for_a_closed_year() -> None:
    scene = a_scene()
    _turned(scene)
    with pytest.raises(Refused, match="不能再定方案"):
        _plan(scene)


def test_only_the_head_of_the_political_department_turns_the_year() -> None:
    scene = a_scene()
    clerk = an_actor(scene.court, StaffRole.POLITICAL_CLERK)
    with pytest.raises(Refused, match="不在您的权限之内"):
        turn_year(YearOfCourt(scene.court.pk, 2025), by=clerk, at=at(TURN))
