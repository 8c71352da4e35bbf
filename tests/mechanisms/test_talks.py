"""谈心谈话（最高人民法院2015年《意见》）、思想动态: who owes whom, what was promised, what may be counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from cast import a_tenure, an_actor, in_force
from cohesion_cast import Scene, a_scene, actor_for, serving, titled
from jujiao.access.actors import Actor
from jujiao.catalogue.honours import HONOUR, PERSON
from jujiao.catalogue.relations import RANK
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.talks import DIFFICULTIES, STAFF_TALK, URGENCIES
from jujiao.duties.facts import Owing
from jujiao.duties.selectors import dues
from jujiao.journal.models import JournalEntry
from jujiao.kernel.cadence import Every, window_of
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.mindset.models import Difficulty
from jujiao.mindset.owed_talks import talks_due, talks_owed
from jujiao.mindset.studies import mindset_study, paper_of_study
from jujiao.mindset.talks import (
    CauseEntry,
    DifficultyTold,
    Promise,
    TalkEntry,
    TalkReading,
    note_cause,
    read_staff_talk,
    record_staff_talk,
)
from jujiao.papers.reading import reading
from jujiao.people.models import Person
from jujiao.tasks.models import Task
from jujiao.tasks.selectors import Whose, worklist
from supervision_cast import at

pytestmark = pytest.mark.django_db
DAY, END = date(2025, 4, 10), date(2025, 12, 31)
PROMISE = Promise("调整一名书记员协助归档", due_on=date(2025, 5, 10))


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keys of one test are no keys of another."""
    settings.DATA_DIR = tmp_path


def _talked(
    scene: Scene, *people: Person, by: Actor | None = None, on: date = DAY, **more: object
) -> Record:
    talker = by or scene.head
    assert talker.person_id is not None
    ids = tuple(one.pk for one in people or (scene.worker,))
    entry = TalkEntry(scene.court.pk, on, talker.person_id, ids, **more)  # type: ignore[arg-type]
    return record_staff_talk(entry, by=talker, at=at(END))


def _promise(scene: Scene) -> Promise:
    return Promise(PROMISE.title, unit_id=scene.hall.pk, due_on=PROMISE.due_on)


def test_what_was_promised_is_a_task_that_the_person_sees_and_his_colleagues_do_not() -> None:
    scene = a_scene()
    _talked(scene, promises=(_promise(scene),))
    task = Task.objects.get()
    assert (task.sort_label, task.is_restricted) == ("谈话承诺", True)
    assert worklist(scene.scope, Whose(scene.worker.pk)).promised == (task,)
    colleague = serving(scene.court, scene.hall, "托娅")
    assert worklist(scene.scope, Whose(colleague.pk)).promised == ()


def test_a_talk_is_of_two_and_a_group_keeps_nothing_personal() -> None:
    scene = a_scene()
    other = serving(scene.court, scene.hall, "托娅")
    assert _talked(scene, scene.worker, other).participations.count() == 3
    with pytest.raises(Refused, match="集体谈话不记个人情况和承诺"):
        _talked(scene, scene.worker, other, said={"requests": "想换岗"})
    with pytest.raises(Refused, match="谈话人自己"):
        _talked(scene, Person.objects.get(pk=scene.head.person_id))


def test_the_head_of_another_department_does_not_enter_it() -> None:
    scene = a_scene()
    stranger = actor_for(
        serving(scene.court, scene.office, "托娅"), StaffRole.DEPARTMENT_HEAD, unit=scene.office
    )
    with pytest.raises(Refused, match="不在您的权限之内"):
        _talked(scene, by=stranger)


def test_it_is_read_by_the_talker_the_political_head_and_the_leader_in_charge() -> None:
    scene = a_scene()
    talk = _talked(scene, said={"requests": "孩子入学有困难。"})
    in_charge = an_actor(scene.court, StaffRole.COURT_LEADER, unit=scene.hall)
    for reader in (scene.head, scene.political, in_charge):
        texts = read_staff_talk(TalkReading(talk), reason="研判", by=reader, at=at(END))
        assert texts == {"requests": "孩子入学有困难。"}
    for other in (scene.leader, scene.clerk, scene.member):
        with pytest.raises(Refused, match="不在您的权限之内"):
            read_staff_talk(TalkReading(talk), reason="看看", by=other, at=at(END))


def test_every_reading_has_its_reason_and_its_line_in_the_journal() -> None:
    scene = a_scene()
    talk = _talked(scene, said={"requests": "孩子入学有困难。"})
    with pytest.raises(Refused, match="没有写查看的原因"):
        read_staff_talk(TalkReading(talk), reason="", by=scene.political, at=at(END))
    read_staff_talk(TalkReading(talk), reason="季度研判", by=scene.political, at=at(END))
    entry = JournalEntry.objects.filter(action="staff_talk.read").get()
    assert (entry.actor_name, entry.reason) == ("乌仁", "季度研判")
    assert "入学" not in entry.subject


def test_nothing_of_what_was_said_lies_open_in_the_database() -> None:
    scene = a_scene()
    _talked(scene, said={"requests": "孩子入学有困难。"})
    record = Record.objects.get(kind=STAFF_TALK.slug)
    assert (record.title, record.details) == ("", {})


def test_urgency_belongs_to_a_difficulty_and_help_is_promised_for_it() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="困难是“紧急”的，却没有写怎么帮"):
        _talked(scene, difficulties=(DifficultyTold("health", "urgent"),))
    told = DifficultyTold("health", "urgent", (_promise(scene),))
    _talked(scene, difficulties=(told,))
    difficulty = Difficulty.objects.get()
    assert Task.objects.get().source_id == difficulty.pk


def test_no_person_no_opinion_and_no_words_on_the_net_are_rated() -> None:
    assert set(DIFFICULTIES.values()) == {"工作压力", "家庭经济", "身心健康", "其他"}
    assert set(URGENCIES.values()) == {"一般", "需帮扶", "紧急"}
    columns = {column.name for column in Person._meta.concrete_fields}
    assert not {name for name in columns if "urgency" in name or "level" in name}
    with pytest.raises(Refused, match="缓急只评困难，不评人"):
        _talked(a_scene(), difficulties=(DifficultyTold("network_conduct"),))


def test_each_member_is_talked_with_twice_a_year_by_his_head_or_a_leader() -> None:
    scene = a_scene()
    _talked(scene)
    _talked(scene, by=scene.leader, on=date(2025, 9, 3))
    owed = {one.person: one for one in talks_owed(scene.political, scene.court.pk, 2025, as_of=END)}
    mine = owed[scene.worker]
    assert (mine.done, mine.required, mine.state.value) == (2, 2, "fulfilled")
    assert [one.full_name for one in mine.talkers] == ["其其格"]


def test_a_talk_with_a_colleague_is_not_one_with_the_head() -> None:
    scene = a_scene()
    _talked(scene)
    _talked(scene, by=scene.political)
    owed = {one.person: one for one in talks_owed(scene.leader, scene.court.pk, 2025, as_of=END)}
    assert owed[scene.worker].done == 1


def test_a_large_department_shares_the_talks_and_its_head_is_talked_with_by_leaders() -> None:
    scene = a_scene()
    deputy = serving(scene.court, scene.hall, "托娅")
    titled(deputy, "副庭长", scene.hall)
    owed = {one.person: one for one in talks_owed(scene.leader, scene.court.pk, 2025, as_of=END)}
    assert [one.full_name for one in owed[scene.worker].talkers] == ["其其格", "托娅"]
    assert [one.full_name for one in owed[deputy].talkers] == ["朝克"]


def test_the_head_of_a_department_sees_what_he_owes_his_own_people() -> None:
    scene = a_scene()
    units = {one.unit for one in talks_owed(scene.head, scene.court.pk, 2025, as_of=END)}
    assert units == {scene.hall}
    assert talks_owed(scene.member, scene.court.pk, 2025, as_of=END) == []


def test_leaders_owe_two_talks_a_year_and_silence_is_no_miss_where_no_register_is_kept() -> None:
    scene = a_scene()
    owing = Owing(scene.confidential, END, day_is_over=True)
    [due] = [due for due in dues(owing) if due.duty.slug == "leaders_talk_yearly"]
    assert (due.required, due.state.value) == (2, "unknown")
    for on in (DAY, date(2025, 9, 3)):
        _talked(scene, by=scene.leader, on=on)
    [due] = [due for due in dues(owing) if due.duty.slug == "leaders_talk_yearly"]
    assert due.state.value == "fulfilled"


def _causes(scene: Scene, as_of: date = END) -> list[tuple[str, str]]:
    found = talks_due(scene.political, scene.court.pk, 2025, as_of=as_of)
    return [(one.cause_label, one.state.value) for one in found if one.person == scene.worker]


def test_a_change_of_post_or_rank_sets_off_a_talk_within_fifteen_days() -> None:
    scene = a_scene()
    _talked(scene, on=date(2025, 1, 10))
    titled(scene.worker, "副庭长", scene.hall, since=date(2025, 4, 1))
    assert _causes(scene, date(2025, 4, 16)) == [("职务调整", "due")]
    assert _causes(scene, date(2025, 4, 17)) == [("职务调整", "overdue")]
    _talked(scene, cause="post", on=date(2025, 4, 18))
    assert _causes(scene) == [("职务调整", "fulfilled")]


def test_the_first_department_of_a_newcomer_is_no_change() -> None:
    scene = a_scene()
    serving(scene.court, scene.hall, "托娅", since=date(2025, 3, 1))
    found = talks_due(scene.political, scene.court.pk, 2025, as_of=END)
    assert [one.person.full_name for one in found] == []


def test_an_honour_is_a_cause_that_is_usual_and_a_promotion_one_that_is_required() -> None:
    scene = a_scene()
    a_tenure(scene.worker, RANK, since=date(2025, 3, 3))
    entry = RecordEntry(
        scene.court.pk, HONOUR.slug, occurred_on=date(2025, 6, 3), title="先进工作者",
        award_level=Level.CITY, issuer="某市总工会", people=((PERSON, scene.worker.pk),),
    )  # fmt: skip
    in_force(scene.court, entry)
    found = talks_due(scene.political, scene.court.pk, 2025, as_of=END)
    assert [(one.cause_label, one.hardness.value) for one in found] == [
        ("受到表彰", "一般"), ("职级调整", "必须"),
    ]  # fmt: skip


def test_what_no_register_tells_is_noted_by_hand_and_what_one_tells_is_not() -> None:
    scene = a_scene()
    entry = CauseEntry(scene.court.pk, scene.worker.pk, "complaint", DAY)
    note_cause(entry, by=scene.head, at=at(DAY))
    note_cause(entry, by=scene.head, at=at(DAY))
    assert [label for label, _ in _causes(scene)] == ["受到投诉或失实举报"]
    derived = CauseEntry(scene.court.pk, scene.worker.pk, "rank", DAY)
    with pytest.raises(Refused, match="这种情形不用登记"):
        note_cause(derived, by=scene.head, at=at(DAY))


def _many(scene: Scene, count: int, difficulty: str) -> None:
    """So many talks with a difficulty each, entered as the head of the hall enters them."""
    told = DifficultyTold(difficulty)
    for place in range(count):
        person = serving(scene.court, scene.hall, f"巴雅{difficulty}{place}")
        _talked(scene, person, difficulties=(told,))


def test_a_small_number_of_the_study_is_left_out_and_the_next_with_it() -> None:
    scene = a_scene()
    for difficulty, count in (("pressure", 9), ("household", 6), ("health", 2)):
        _many(scene, count, difficulty)
    window = window_of(Every.QUARTER, DAY)
    study = mindset_study(scene.scope, window.period, as_of=END)
    assert study.difficulties == {"工作压力": 9, "家庭经济": None, "身心健康": None, "其他": 0}
    text = reading(paper_of_study(study, court=scene.court, window=window, as_of=END))
    assert "不列" in text
    assert "巴雅" not in text


def test_the_study_is_of_its_quarter_alone() -> None:
    scene = a_scene()
    _many(scene, 5, "pressure")
    first = mindset_study(scene.scope, window_of(Every.QUARTER, date(2025, 1, 1)).period, as_of=END)
    assert first.difficulties["工作压力"] == 0
