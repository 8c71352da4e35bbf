"""The fictional court's fifth focus: told by the acts of a user, once, and without moving any figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings

from jujiao.access.scope import Scope
from jujiao.care.standings import festival_visits
from jujiao.demo.cast import open_accounts
from jujiao.demo.cohesion import load_cohesion
from jujiao.journal.selectors import journal_head, tampering
from jujiao.outreach.coverage import coverage
from jujiao.outreach.standings import school_years
from jujiao.people.models import Person
from jujiao.plans.packages import state_package
from jujiao.plans.progress import MeasureState
from jujiao.plans.standings import PlanStanding, plan_standings, view_of
from jujiao.tasks.models import Task
from model_year import AT, ModelYear

pytestmark = pytest.mark.django_db
END = date(2025, 12, 31)


@dataclass(frozen=True, slots=True)
class Told:
    """The court with its fifth focus, and its figures as they were before."""

    year: ModelYear
    before: dict[str, int | None]

    @property
    def scope(self) -> Scope:
        """What everybody in the court sees."""
        return Scope(self.year.court.pk)

    def plan(self, as_of: date = END) -> PlanStanding:
        """The plan of the court as of a day."""
        return plan_standings(view_of(self.scope, 2025, as_of=as_of))[0]


@pytest.fixture(scope="module")
def told(model_year: ModelYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Told]:
    """Loaded once for all tests of the module; the keys of its sealed talks are its own."""
    own, settings.DATA_DIR = settings.DATA_DIR, Path(tmp_path_factory.mktemp("keys"))
    before = {slug: one.value for slug, one in model_year.figures().items()}
    open_accounts(model_year.court, password="示例", at=AT)
    load_cohesion(model_year.court)
    yield Told(model_year, before)
    settings.DATA_DIR = own


def test_no_figure_of_the_year_moves(told: Told) -> None:
    assert {slug: one.value for slug, one in told.year.figures().items()} == told.before


def test_telling_it_again_changes_nothing(told: Told) -> None:
    head = journal_head()
    load_cohesion(told.year.court)
    assert journal_head() == head
    assert list(tampering()) == []


def test_the_plan_has_measures_in_many_states(told: Told) -> None:
    states = {one.state for one in told.plan(date(2025, 9, 30)).measures}
    assert {MeasureState.DONE, MeasureState.MOVING, MeasureState.STILL} <= states
    assert len(told.plan().measures) == 20


def test_somebody_was_not_visited_some_place_not_reached_some_school_is_short_of_hours(
    told: Told,
) -> None:
    spring, ninth = festival_visits(told.scope, 2025, as_of=END)
    assert 0 < len(spring.missing) < len(spring.standings)
    assert 0 < len(ninth.missing) < len(ninth.standings)
    assert any(one.missed for one in coverage(told.scope, 2025, as_of=END))
    states = {one.state.value for one in school_years(told.scope, 2025, as_of=date(2026, 1, 6))}
    assert states == {"fulfilled", "overdue"}


def test_tasks_stand_in_many_states(told: Told) -> None:
    assert {"asked", "settled", "returned"} <= set(Task.objects.values_list("progress", flat=True))


def test_the_package_names_nobody_of_the_court(told: Told) -> None:
    view = view_of(told.scope, 2025, as_of=END)
    text = json.dumps(state_package(told.plan(), view), ensure_ascii=False)
    names = Person.objects.filter(court=told.year.court).values_list("full_name", flat=True)
    assert [name for name in names if name in text] == []
