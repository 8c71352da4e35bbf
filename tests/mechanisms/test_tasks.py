"""交办: asked, taken up, done with evidence, accepted by whoever asked; or returned to be done again."""

from __future__ import annotations

from datetime import date

import pytest

from cast import an_actor, in_force
from cohesion_cast import Scene, a_scene, actor_for, serving
from jujiao.access.actors import Actor
from jujiao.catalogue.roles import StaffRole
from jujiao.evidence.services import attach_evidence, target_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.tasks.incoming import PaperEntry, Part, Reply, answer_paper, hand_out, receive_paper
from jujiao.tasks.models import IncomingPaper, Task
from jujiao.tasks.rules import TASK_ACTS, TaskState
from jujiao.tasks.selectors import (
    Whose,
    history_of,
    paper_standings,
    settled_by_source,
    task_seen,
    worklist,
)
from jujiao.tasks.services import (
    Assignment,
    SuggestionEntry,
    accept_task,
    assign_task,
    decline_task,
    make_suggestion,
    redirect_task,
    report_task_done,
    return_task,
    settle_task,
    withdraw_task,
)
from supervision_cast import at

pytestmark = pytest.mark.django_db
ASKED, DUE, LATER = date(2025, 3, 3), date(2025, 3, 20), date(2025, 3, 18)


def _asked(scene: Scene, **more: object) -> Task:
    told = {"owner_id": scene.worker.pk, "due_on": DUE, **more}
    entry = Assignment(scene.court.pk, "起草实施细则", ASKED, **told)  # type: ignore[arg-type]
    return assign_task(entry, by=scene.political, at=at(ASKED))


def _reported(scene: Scene, **more: object) -> Task:
    task = _asked(scene, **more)
    return report_task_done(task, done_on=LATER, note="已经印发。", by=scene.member, at=at(LATER))


def _whose(actor: Actor, *unit_ids: int) -> Whose:
    return Whose(actor.person_id, actor.account_id, unit_ids)


def test_a_task_goes_from_being_asked_to_being_accepted() -> None:
    scene = a_scene()
    task = accept_task(_asked(scene), by=scene.member, at=at(ASKED))
    assert task.state_label == "办理中"
    task = report_task_done(task, done_on=LATER, note="已经印发。", by=scene.member, at=at(LATER))
    assert task.state_label == "待验收"
    task = settle_task(task, by=scene.political, at=at(DUE))
    assert (task.state_label, task.accepted_on) == ("已办结", DUE)
    assert [step.act for step in history_of(task)] == ["accept", "report", "settle"]


def test_somebody_must_be_asked_and_in_time() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="没有写由谁办"):
        _asked(scene, owner_id=None)
    with pytest.raises(Refused, match="期限早于交办日期"):
        _asked(scene, due_on=date(2025, 3, 1))


def test_the_owner_does_not_accept_his_own_work() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="须由另一人办"):
        settle_task(_reported(scene), by=scene.member, at=at(DUE))


def test_whoever_reported_it_done_does_not_accept_it_either() -> None:
    scene = a_scene()
    task = report_task_done(
        _asked(scene), done_on=LATER, note="代为登记。", by=scene.political, at=at(LATER)
    )
    with pytest.raises(Refused, match="须由另一人办"):
        settle_task(task, by=scene.political, at=at(DUE))
    assert settle_task(task, by=scene.leader, at=at(DUE)).progress == TaskState.SETTLED


def test_nobody_else_reports_on_a_task_of_another() -> None:
    scene = a_scene()
    stranger = actor_for(serving(scene.court, scene.office, "托娅"), StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        report_task_done(_asked(scene), done_on=LATER, note="好了", by=stranger, at=at(LATER))


def test_what_is_returned_is_to_be_done_again_and_all_of_it_stays_in_its_history() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="没有写退回的原因"):
        return_task(_reported(scene), why=" ", by=scene.political, at=at(DUE))
    task = return_task(Task.objects.get(), why="缺附件。", by=scene.political, at=at(DUE))
    assert (task.state_label, task.done_on) == ("退回重办", None)
    again = report_task_done(task, done_on=DUE, note="已补附件。", by=scene.member, at=at(DUE))
    assert settle_task(again, by=scene.political, at=at(DUE)).progress == TaskState.SETTLED
    notes = [step.note for step in history_of(again)]
    assert notes == ["已经印发。", "缺附件。", "已补附件。", ""]


def test_a_task_that_wants_evidence_is_not_done_by_words() -> None:
    scene = a_scene()
    task = _asked(scene, wants_evidence=True)
    with pytest.raises(Refused, match="要附佐证"):
        report_task_done(task, done_on=LATER, note="好了", by=scene.member, at=at(LATER))
    target, colleague = target_of(task, "task"), an_actor(scene.court, StaffRole.MEMBER)
    with pytest.raises(Refused, match="不在您的权限之内"):
        attach_evidence(target, file_name="细则.txt", content=b"1", by=colleague, at=at(LATER))
    attach_evidence(target, file_name="细则.txt", content=b"1", by=scene.member, at=at(LATER))
    done = report_task_done(task, done_on=LATER, note="见附件", by=scene.member, at=at(LATER))
    assert done.progress == TaskState.REPORTED


def test_a_record_of_the_ledger_is_evidence_as_good_as_a_file() -> None:
    scene = a_scene()
    entry = RecordEntry(scene.court.pk, "ideology_study", occurred_on=LATER, title="专题研究")
    [record] = in_force(scene.court, entry)
    done = report_task_done(
        _asked(scene, wants_evidence=True), done_on=LATER, note="已召开。",
        shown_by=("record", record.pk), by=scene.member, at=at(LATER),
    )  # fmt: skip
    assert (done.shown_by_type, done.shown_by_id) == ("record", record.pk)


def test_what_is_declined_goes_back_to_whoever_asked_who_gives_it_to_another() -> None:
    scene = a_scene()
    task = decline_task(_asked(scene), why="不属本庭职责。", by=scene.member, at=at(ASKED))
    asker = _whose(scene.political)
    assert worklist(scene.scope, asker).to_redirect == (task,)
    moved = redirect_task(
        task, why="由政治部办。", unit_id=scene.office.pk, by=scene.political, at=at(ASKED)
    )
    assert (moved.progress, moved.owner_id) == (TaskState.ASKED, None)
    assert "巴特" in history_of(moved)[1].note


def test_the_owner_does_not_pass_his_task_on_by_himself() -> None:
    scene = a_scene()
    with pytest.raises(Refused, match="须由另一人办"):
        redirect_task(
            _asked(scene), why="太忙", unit_id=scene.office.pk, by=scene.member, at=at(ASKED)
        )


def test_whoever_asked_neither_takes_it_up_nor_declines_it_for_the_owner() -> None:
    scene = a_scene()
    task = _asked(scene)
    with pytest.raises(Refused, match="不在您的权限之内"):
        accept_task(task, by=scene.political, at=at(ASKED))
    with pytest.raises(Refused, match="不在您的权限之内"):
        decline_task(task, why="不想交给他了", by=scene.political, at=at(ASKED))
    assert accept_task(task, by=scene.member, at=at(ASKED)).progress == TaskState.UNDERTAKEN.value


def test_a_task_of_a_department_is_its_heads_to_take_up() -> None:
    scene = a_scene()
    task = _asked(scene, owner_id=None, unit_id=scene.hall.pk)
    assert worklist(scene.scope, _whose(scene.head, scene.hall.pk)).to_do == (task,)
    assert accept_task(task, by=scene.head, at=at(ASKED)).progress == TaskState.UNDERTAKEN
    other = an_actor(scene.court, StaffRole.DEPARTMENT_HEAD, unit=scene.office)
    with pytest.raises(Refused, match="不在您的权限之内"):
        report_task_done(task, done_on=LATER, note="好了", by=other, at=at(LATER))


def test_no_act_is_done_out_of_its_turn() -> None:
    scene = a_scene()
    task = _asked(scene)
    with pytest.raises(Refused, match="现在是“待接办”，不能这样办"):
        settle_task(task, by=scene.political, at=at(DUE))
    settle_task(_reported(scene), by=scene.political, at=at(DUE))
    settled = Task.objects.get(progress="settled")
    with pytest.raises(Refused, match="只有"):
        withdraw_task(settled, why="不办了", by=scene.political, at=at(DUE))


def test_every_state_can_be_left_or_is_an_end() -> None:
    left = {state for before, _ in TASK_ACTS.values() for state in before}
    assert set(TaskState) - left == {TaskState.SETTLED, TaskState.WITHDRAWN}


def test_one_person_has_one_list_the_late_first() -> None:
    scene = a_scene()
    second, first = _asked(scene, due_on=date(2025, 4, 1)), _asked(scene, due_on=date(2025, 3, 10))
    waiting = _reported(scene)
    own = worklist(scene.scope, _whose(scene.member))
    assert own.to_do == (first, second)
    assert own.late(date(2025, 3, 12)) == (first,)
    asker = worklist(scene.scope, _whose(scene.political))
    assert asker.to_settle == (waiting,)
    assert asker.asked == (first, second)


def test_what_came_up_in_confidence_is_seen_by_those_it_concerns_alone() -> None:
    scene = a_scene()
    helped = serving(scene.court, scene.office, "托娅")
    task = _asked(scene, is_restricted=True, promised_to_id=helped.pk)
    for actor in (scene.member, scene.political, actor_for(helped, StaffRole.MEMBER)):
        assert task_seen(scene.scope, _whose(actor), task.public_id) == task
    assert task_seen(scene.scope, _whose(scene.leader), task.public_id) is None
    assert worklist(scene.scope, Whose(helped.pk)).promised == (task,)


def _paper(scene: Scene, **more: object) -> IncomingPaper:
    told = {
        "document_no": "示例中法办〔2025〕7号", "due_on": DUE, "unit_id": scene.office.pk, **more,
    }  # fmt: skip
    entry = PaperEntry(scene.court.pk, "关于报送情况的通知", "示例市中级人民法院", ASKED, **told)  # type: ignore[arg-type]
    return receive_paper(entry, by=scene.clerk, at=at(ASKED))


def test_a_paper_from_above_is_entered_once_and_divided() -> None:
    scene = a_scene()
    parts = (Part("报送数据", unit_id=scene.hall.pk), Part("汇总", owner_id=scene.worker.pk))
    paper = _paper(scene, parts=parts)
    tasks = Task.objects.filter(source_type="incoming_paper", source_id=paper.pk)
    assert [(one.sort_label, one.due_on) for one in tasks] == [("来文分办", DUE)] * 2
    with pytest.raises(Refused, match="已经登记过"):
        _paper(scene)


def test_no_part_is_due_after_the_paper_itself() -> None:
    scene = a_scene()
    late = Part("汇总", unit_id=scene.hall.pk, due_on=date(2025, 4, 1))
    with pytest.raises(Refused, match="分办期限晚于来文期限"):
        _paper(scene, parts=(late,))
    with pytest.raises(Refused, match="分办期限晚于来文期限"):
        hand_out(_paper(scene), (late,), by=scene.clerk, at=at(ASKED))


def test_a_paper_says_who_answers_it() -> None:
    with pytest.raises(Refused, match="没有写由谁反馈"):
        _paper(a_scene(), unit_id=None)


def test_an_answer_is_a_number_or_a_fact_and_is_given_once() -> None:
    scene = a_scene()
    paper = _paper(scene)
    with pytest.raises(Refused, match="没有写反馈件"):
        answer_paper(paper, Reply(LATER), by=scene.clerk, at=at(LATER))
    answer_paper(paper, Reply(LATER, "示例法〔2025〕9号"), by=scene.clerk, at=at(LATER))
    with pytest.raises(Refused, match="已于2025-03-18反馈"):
        answer_paper(paper, Reply(LATER, "10号"), by=scene.clerk, at=at(LATER))


def test_a_paper_without_its_answer_is_late_by_so_many_days() -> None:
    scene = a_scene()
    _paper(scene, parts=(Part("汇总", unit_id=scene.hall.pk),))
    [standing] = paper_standings(scene.scope, as_of=date(2025, 3, 25))
    assert (standing.is_answered, standing.late_days, standing.undone) == (False, 5, 1)


def test_progress_of_a_source_is_what_was_settled_by_the_day() -> None:
    scene = a_scene()
    for _ in range(2):
        task = _reported(scene, source_type="measure", source_id=5)
    settle_task(task, by=scene.political, at=at(DUE))
    then, now = (
        settled_by_source(scene.court.pk, "measure", [5], as_of=day)[5] for day in (LATER, DUE)
    )
    assert (then.asked, then.settled, now.settled) == (2, 0, 1)


def test_a_suggestion_is_owed_an_answer_and_its_maker_says_whether_it_is_one() -> None:
    scene = a_scene()
    entry = SuggestionEntry(scene.court.pk, scene.hall.pk, "增设母婴室")
    task = make_suggestion(entry, by=scene.member, at=at(ASKED))
    assert task.due_on == date(2025, 3, 18)
    answered = report_task_done(
        task, done_on=LATER, note="四月起开放。", by=scene.head, at=at(LATER)
    )
    assert settle_task(answered, by=scene.member, at=at(DUE)).state_label == "已办结"


def test_the_term_of_an_answer_is_a_rule_that_a_court_may_set() -> None:
    scene = a_scene()
    setting = PolicySetting(
        scene.court.pk, "suggestion_answer_days", "", 5, date(2025, 1, 1), "本院办法"
    )
    set_policy(setting, by=scene.political, at=at(ASKED))
    entry = SuggestionEntry(scene.court.pk, scene.hall.pk, "增设母婴室")
    assert make_suggestion(entry, by=scene.member, at=at(ASKED)).due_on == date(2025, 3, 8)
