"""意识形态工作责任制: studied twice a year, every position looked after, an incident dealt with."""

from __future__ import annotations

from datetime import date

import pytest

from cast import in_force
from cohesion_cast import Scene, a_scene
from jujiao.access.scope import Scope
from jujiao.catalogue.ideology import IDEOLOGY_INCIDENT, IDEOLOGY_LIST, IDEOLOGY_STUDY
from jujiao.duties.facts import Owing
from jujiao.duties.selectors import dues
from jujiao.duties.services import DutyDecision, adjust_duty
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.mindset.models import Position
from jujiao.mindset.positions import (
    IncidentEntry,
    PositionEntry,
    enter_position,
    position_standings,
    report_incident,
    review_position,
)
from jujiao.plans.drafts import MeasureDraft, PlanDraft
from jujiao.plans.services import Adoption, adopt_plan
from jujiao.tasks.models import Task
from jujiao.tasks.services import report_task_done
from supervision_cast import at

pytestmark = pytest.mark.django_db
OPENED, TODAY, END = date(2025, 1, 10), date(2025, 7, 11), date(2025, 12, 31)


def _study(scene: Scene, on: date) -> None:
    in_force(
        scene.court,
        RecordEntry(scene.court.pk, IDEOLOGY_STUDY.slug, occurred_on=on, title="专题研究"),
    )


def _state(scene: Scene, as_of: date = END) -> tuple[int, int, str]:
    owing = Owing(scene.scope, as_of, day_is_over=True)
    [due] = [due for due in dues(owing) if due.duty.slug == "ideology_studied_yearly"]
    return due.done, due.required, due.state.value


def test_the_party_group_studies_it_twice_a_year() -> None:
    scene = a_scene()
    assert _state(scene) == (0, 2, "unknown")
    _study(scene, date(2025, 3, 6))
    assert _state(scene) == (1, 2, "overdue")
    _study(scene, date(2025, 9, 6))
    assert _state(scene) == (2, 2, "fulfilled")


def test_how_often_is_a_default_that_says_it_is_not_verified_and_may_be_set() -> None:
    scene = a_scene()
    owing = Owing(scene.scope, END)
    [due] = [due for due in dues(owing) if due.duty.slug == "ideology_studied_yearly"]
    assert due.duty.basis.citation.endswith("每年不少于两次，可改（待核）")
    decided = DutyDecision(
        scene.court.pk, "ideology_studied_yearly", date(2025, 1, 1), "本院实施细则", at_least=4
    )
    adjust_duty(decided, by=scene.political, at=at(date(2025, 1, 1)))
    assert _state(scene)[1] == 4


def _position(scene: Scene, name: str = "示例法院发布") -> Position:
    entry = PositionEntry(
        scene.court.pk, name, "public_account", scene.office.pk, scene.worker.pk, OPENED
    )
    return enter_position(entry, by=scene.clerk, at=at(OPENED))


def test_a_position_has_an_owner_and_a_day_on_which_it_is_looked_at_again() -> None:
    scene = a_scene()
    position = _position(scene)
    [standing] = position_standings(scene.scope, as_of=date(2025, 7, 10))
    assert (standing.position.owner, standing.due_on) == (scene.worker, date(2025, 7, 10))
    assert not standing.is_late
    [late] = position_standings(scene.scope, as_of=TODAY)
    assert late.is_late
    review_position(position, on=TODAY, result="sound", by=scene.political, at=at(TODAY))
    [again] = position_standings(scene.scope, as_of=TODAY)
    assert (again.due_on, again.is_late) == (date(2026, 1, 11), False)


def test_the_owner_of_a_position_does_not_review_it() -> None:
    scene = a_scene()
    entry = PositionEntry(
        scene.court.pk, "法官讲堂", "lecture", scene.office.pk, scene.clerk.person_id or 0, OPENED
    )
    position = enter_position(entry, by=scene.political, at=at(OPENED))
    with pytest.raises(Refused, match="须由另一人办"):
        review_position(position, on=TODAY, result="sound", by=scene.clerk, at=at(TODAY))


def test_a_position_found_unfit_is_closed_and_stays_readable() -> None:
    scene = a_scene()
    position = _position(scene)
    review_position(position, on=TODAY, result="closed", by=scene.political, at=at(TODAY))
    assert position_standings(scene.scope, as_of=TODAY) == []
    assert len(position_standings(scene.scope, as_of=date(2025, 7, 10))) == 1
    with pytest.raises(Refused, match="已于2025-07-11关停"):
        review_position(position, on=TODAY, result="sound", by=scene.political, at=at(TODAY))


def test_a_position_is_an_account_or_a_lecture_and_never_a_person() -> None:
    scene = a_scene()
    entry = PositionEntry(
        scene.court.pk, "某某的朋友圈", "private_account", scene.office.pk, scene.worker.pk, OPENED
    )
    with pytest.raises(Refused, match="没有这类阵地"):
        enter_position(entry, by=scene.clerk, at=at(OPENED))


def _incident(scene: Scene, position: Position | None = None) -> Record:
    entry = IncidentEntry(
        scene.court.pk, TODAY, "misprint", scene.worker.pk, position.pk if position else None
    )
    return report_incident(entry, by=scene.political, at=at(TODAY))


def test_an_incident_raises_a_task_with_a_day_that_wants_evidence() -> None:
    scene = a_scene()
    record = _incident(scene, _position(scene))
    task = Task.objects.get()
    assert (task.source_id, task.due_on) == (record.pk, date(2025, 7, 14))
    with pytest.raises(Refused, match="要附佐证"):
        report_task_done(task, done_on=TODAY, note="已更正。", by=scene.member, at=at(TODAY))


def test_incidents_stand_where_few_read() -> None:
    scene = a_scene()
    record = _incident(scene)
    wanted = RecordFilter(kinds=(IDEOLOGY_INCIDENT.slug,))
    assert list(records_matching(Scope(scene.court.pk), wanted)) == []
    assert list(records_matching(scene.confidential, wanted)) == [record]


def test_the_list_of_responsibilities_is_a_plan_and_filed_as_the_document_it_is() -> None:
    scene = a_scene()
    line = MeasureDraft(1, "公众号三审三校", unit="政治部", standard="发布前三人签字")
    draft = PlanDraft("意识形态责任清单", OPENED, 2025, (line,), document_no="示例法党〔2025〕3号")
    adopt_plan(Adoption(scene.court.pk, "ideology", draft), by=scene.political, at=at(OPENED))
    record = Record.objects.get(kind=IDEOLOGY_LIST.slug)
    assert (record.title, record.document_no) == ("意识形态责任清单", "示例法党〔2025〕3号")
