"""廉政谈话、任前廉政、第一种形态、以案促改: what is kept, who sees it, what reaches the person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import Settings

from cast import a_clerk, a_person, a_tenure, in_force
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.integrity import INTEGRITY_TALK
from jujiao.catalogue.relations import POST
from jujiao.integrity.gates import TakingUp, objections_to_taking_up
from jujiao.integrity.models import LessonGap
from jujiao.integrity.selectors import (
    first_forms_counted,
    gaps_of,
    promises_to,
    receipts_missing,
    talks_counted,
)
from jujiao.integrity.services.education import (
    Gap,
    GapMeasure,
    GateEntry,
    draw_lessons,
    enter_receipts,
    record_gate,
)
from jujiao.integrity.services.talks import (
    FirstFormEntry,
    Promise,
    TalkEntry,
    record_first_form,
    record_talk,
)
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import RecordFilter, records_matching
from jujiao.people.models import Person
from jujiao.policies.services import PolicySetting, set_policy
from jujiao.tasks.models import Task
from jujiao.tasks.services import report_task_done
from supervision_cast import TODAY, Cast, a_cast, at

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keys of one test are no keys of another."""
    settings.DATA_DIR = tmp_path


def _talk(cast: Cast, occasion: str = "regular", *promises: Promise) -> Record:
    assert cast.second.person_id is not None
    entry = TalkEntry(
        cast.court.pk, TODAY, cast.second.person_id, cast.worker.pk, occasion,
        {"requests": "希望调整值班。"}, promises,
    )  # fmt: skip
    return record_talk(entry, by=cast.second, at=at(TODAY))


def test_a_talk_stands_in_no_list_of_those_who_may_not_know_of_it() -> None:
    cast = a_cast()
    talk = _talk(cast)
    year = RecordFilter(kinds=(INTEGRITY_TALK.slug,), period=year_of(2025))
    assert list(records_matching(Scope(cast.court.pk), year)) == []
    assert list(records_matching(Scope(cast.court.pk, confidential=True), year)) == [talk]
    searched = RecordFilter(words="巴特")
    assert list(records_matching(Scope(cast.court.pk), searched)) == []


def test_what_was_promised_reaches_the_person_as_a_task() -> None:
    cast = a_cast()
    promise = Promise("与综合办公室商定值班表", cast.worker.pk, date(2025, 4, 30))
    _talk(cast, "regular", promise)
    [task] = promises_to(cast.worker.pk, court_id=cast.court.pk)
    assert (task.title, task.due_on) == ("与综合办公室商定值班表", date(2025, 4, 30))
    assert "希望调整" not in f"{task.title}{task.done_note}"
    other = a_person(cast.court, "托娅")
    assert list(promises_to(other.pk, court_id=cast.court.pk)) == []


def test_nobody_takes_up_a_post_before_the_talk() -> None:
    cast = a_cast()
    taking_up = TakingUp(cast.court.pk, cast.worker.pk, "副庭长", TODAY)
    [problem] = objections_to_taking_up(taking_up)
    assert problem.code == "gate_talk"
    assert "选拔任用工作条例" in problem.remedy
    assert "待核" in problem.remedy
    _talk(cast, "before_post")
    assert objections_to_taking_up(taking_up) == []


def test_a_talk_for_the_post_before_does_not_serve_the_next() -> None:
    cast = a_cast()
    _talk(cast, "before_post")
    a_tenure(cast.worker, POST, since=date(2025, 5, 6), unit=cast.hall)
    later = TakingUp(cast.court.pk, cast.worker.pk, "庭长", date(2026, 3, 2))
    assert [one.code for one in objections_to_taking_up(later)] == ["gate_talk"]


def test_five_gates_are_a_rule_that_a_court_may_choose() -> None:
    cast = a_cast()
    five = ["test", "statement", "pledge", "family", "talk"]
    setting = PolicySetting(cast.court.pk, "pre_post_gates", "", five, date(2025, 1, 1), "本院规定")
    set_policy(setting, by=console(), at=at(TODAY))
    taking_up = TakingUp(cast.court.pk, cast.worker.pk, "副庭长", TODAY)
    assert len(objections_to_taking_up(taking_up)) == 5
    for gate in five:
        entry = GateEntry(cast.court.pk, cast.worker.pk, "副庭长", gate, TODAY, test_result=92)
        record_gate(entry, by=cast.second, at=at(TODAY))
    assert objections_to_taking_up(taking_up) == []
    other_post = replace(taking_up, post_title="庭长")
    assert len(objections_to_taking_up(other_post)) == 5


def test_a_gate_there_is_not_is_refused() -> None:
    cast = a_cast()
    entry = GateEntry(cast.court.pk, cast.worker.pk, "副庭长", "interview", TODAY)
    with pytest.raises(Refused, match="没有这一关"):
        record_gate(entry, by=cast.second, at=at(TODAY))


def test_the_first_form_is_counted_exactly_for_few_and_without_small_numbers_for_others() -> None:
    cast = a_cast()
    for outcome in ("reminder", "reminder", "criticism"):
        entry = FirstFormEntry(cast.court.pk, TODAY, cast.worker.pk, outcome)
        record_first_form(entry, by=cast.second, at=at(TODAY))
    exact = first_forms_counted(Scope(cast.court.pk, confidential=True), year_of(2025))
    assert (exact["谈话提醒"], exact["批评教育"], exact["诫勉"]) == (2, 1, 0)
    shown = first_forms_counted(Scope(cast.court.pk), year_of(2025))
    assert set(shown.values()) == {None}


def test_many_talks_may_be_counted_by_everybody() -> None:
    cast = a_cast()
    for _ in range(6):
        _talk(cast, "festival")
    shown = talks_counted(Scope(cast.court.pk), year_of(2025))
    assert (shown["节前提醒"], shown["约谈"]) == (6, 0)


def test_only_the_discipline_lead_enters_a_first_form() -> None:
    cast = a_cast()
    entry = FirstFormEntry(cast.court.pk, TODAY, cast.worker.pk, "reminder")
    with pytest.raises(Refused, match="不在您的权限之内"):
        record_first_form(entry, by=cast.inspector, at=at(TODAY))


def _lesson(cast: Cast) -> Record:
    [record] = in_force(
        cast.court,
        RecordEntry(
            cast.court.pk, "lessons_from_cases", occurred_on=TODAY,
            title="以案促改警示教育大会", unit_id=cast.office.pk,
        ),
    )  # fmt: skip
    return record


def test_a_case_leads_to_gaps_and_measures_that_are_tasks() -> None:
    cast = a_cast()
    record = _lesson(cast)
    gap = Gap("公车使用登记不全", (GapMeasure("补建派车台账", cast.worker.pk, date(2025, 5, 8)),))
    [task] = draw_lessons(record, [gap], by=cast.second, at=at(TODAY))
    report_task_done(task, done_on=TODAY, note="已建立", by=cast.second, at=at(TODAY))
    [progress] = gaps_of(record)
    assert (progress.gap.title, progress.measures, progress.done) == ("公车使用登记不全", 1, 1)


def test_a_gap_without_a_measure_leaves_nothing_behind() -> None:
    cast = a_cast()
    good = Gap("制度不全", (GapMeasure("修订制度", cast.worker.pk),))
    with pytest.raises(Refused, match="没有写整改措施"):
        draw_lessons(_lesson(cast), [good, Gap("监督不力")], by=cast.second, at=at(TODAY))
    assert not LessonGap.objects.exists()
    assert not Task.objects.exists()


def _family(cast: Cast) -> tuple[Record, list[Person]]:
    people = [a_person(cast.court, name) for name in ("苏日娜", "托娅")]
    entry = RecordEntry(
        cast.court.pk, "family_integrity", occurred_on=TODAY,
        title="致家属的一封信", unit_id=cast.office.pk,
    )  # fmt: skip
    return in_force(cast.court, entry)[0], people


def test_receipts_of_families_come_back_one_by_one() -> None:
    cast = a_cast()
    record, people = _family(cast)
    expected = [person.pk for person in people]
    enter_receipts(
        record, expected[:1], on=TODAY, slip_no="回1", by=a_clerk(cast.court), at=at(TODAY)
    )
    assert receipts_missing(record, expected) == expected[1:]
    with pytest.raises(Refused, match="回执已经登记过"):
        enter_receipts(record, expected, on=TODAY, by=a_clerk(cast.court), at=at(TODAY))
    assert receipts_missing(record, expected) == expected[1:]
