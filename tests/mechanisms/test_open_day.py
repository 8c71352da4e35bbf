"""法院开放日、送法进校园: who was invited and how many, which hearing they saw, what they proposed."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest

from cohesion_cast import Scene, a_scene
from jujiao.catalogue.outreach import (
    COURT_OPEN_DAY,
    EVENTS,
    LAW_SPEAKER,
    NO_HEARING,
    OPEN_HEARING,
)
from jujiao.kernel.problems import Refused
from jujiao.ledger.models import Record
from jujiao.outreach.events import EventEntry, Proposal, record_event
from jujiao.tasks.models import Task
from jujiao.tasks.services import report_task_done, settle_task
from supervision_cast import at

pytestmark = pytest.mark.django_db
DAY = date(2025, 6, 18)


def _opened(scene: Scene, *proposals: Proposal, **said: str) -> Record:
    entry = EventEntry(
        scene.court.pk, COURT_OPEN_DAY.slug, DAY, "走近法官", scene.hall.pk,
        said=tuple(said.items()), proposals=proposals,
    )  # fmt: skip
    return record_event(entry, by=scene.clerk, at=at(DAY))


def test_guests_are_sorts_of_people_and_never_names() -> None:
    scene = a_scene()
    record = _opened(scene, invited="人大代表、学生", route="诉讼服务中心至法庭")
    assert record.details["invited"] == "人大代表、学生"
    with pytest.raises(Refused, match=r"这一栏不能写“张小军”.*不记个人姓名"):
        _opened(scene, invited="学生、张小军")


def test_visitors_see_no_hearing_of_minors_or_of_private_matters() -> None:
    scene = a_scene()
    for hearing in (OPEN_HEARING, NO_HEARING):
        assert _opened(scene, hearing=hearing).details["hearing"] == hearing
    with pytest.raises(Refused, match="这一栏不能写“离婚纠纷”"):
        _opened(scene, hearing="离婚纠纷")


def test_what_visitors_propose_is_a_task_that_is_followed_to_its_end() -> None:
    scene = a_scene()
    _opened(scene, Proposal("在立案窗口设老年人专席", scene.hall.pk))
    task = Task.objects.get()
    assert (task.asked_by_name, task.sort_label) == ("开放日来访群众", "建议")
    assert task.due_on == date(2025, 7, 3)
    done = report_task_done(task, done_on=DAY, note="已设专席。", by=scene.head, at=at(DAY))
    assert settle_task(done, by=scene.clerk, at=at(DAY)).state_label == "已办结"


def test_no_field_of_these_events_has_room_for_a_child() -> None:
    """Participants are members of the court; the audience is a word and a number."""
    roles = {role for kind in EVENTS for role in kind.roles}
    assert roles == {LAW_SPEAKER}
    asked = {one.name for kind in EVENTS for one in fields(kind.details)}
    assert {name for name in asked if "name" in name or "child" in name or "pupil" in name} == set()
    forms = {ask.name for kind in EVENTS for ask in kind.asks}
    assert forms & {"audience", "invited", "hearing"} == set()


def test_an_open_day_has_no_leaflets_and_a_lecture_no_route() -> None:
    with pytest.raises(Refused, match="这种活动没有这一栏"):
        _opened(a_scene(), leaflets="100")
