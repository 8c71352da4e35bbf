"""Imported history stands and counts; what does not go with the rules is hinted at."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.careers.hints import career_hints
from jujiao.catalogue.appraisal import APPRAISED, QUARTER_GRADE
from jujiao.catalogue.careers import RANK_PROMOTION
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.kernel.periods import year_of
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person
from jujiao.procedures.services import ProcedureEntry, enter_procedures
from mechanisms.personnel import a_court, a_member, a_tenure, stamp, writing

pytestmark = pytest.mark.django_db


def promoted(person: Person, title: str) -> None:
    entry = ProcedureEntry(
        person.court_id,
        RANK_PROMOTION.slug,
        person_id=person.pk,
        title=title,
        completed_on=date(2025, 5, 20),
        steps=(("appointed", date(2025, 5, 20)),),
    )
    with writing():
        enter_procedures([entry], [stamp()])


def test_a_skipped_rank_in_an_imported_ledger_is_a_hint_with_its_clause() -> None:
    court = a_court()
    promoted(a_member(court, "林书禾"), "三级主任科员→二级主任科员")
    promoted(a_member(court, "高云起"), "一级科员→三级主任科员")
    promoted(a_member(court, "孟晚晴"), "二级主任科员")
    [hint] = career_hints(court.pk, year_of(2025))
    assert (hint.person, hint.message) == ("高云起", "一级科员→三级主任科员不是逐级晋升")
    assert "第四十九条" in hint.basis


def test_more_mentees_than_allowed_is_a_hint() -> None:
    court = a_court()
    mentor = a_member(court, "沈知行")
    for name in ("林书禾", "高云起", "孟晚晴"):
        mentee = a_member(court, name)
        a_tenure(
            court, MENTORSHIP.slug, mentor, counterpart_id=mentee.pk, starts_on=date(2025, 3, 1)
        )
    [hint] = career_hints(court.pk, year_of(2025))
    assert hint.message == "同时带3名徒弟，超过2名"


def test_more_than_forty_percent_good_in_a_quarter_is_a_hint() -> None:
    court = a_court()
    for name, outcome in (("林书禾", "good"), ("高云起", "good"), ("孟晚晴", "fairly_good")):
        entry = RecordEntry(
            court.pk,
            QUARTER_GRADE.slug,
            date(2025, 3, 28),
            serial="2025-Q1",
            outcome=outcome,
            people=((APPRAISED, a_member(court, name).pk),),
        )
        with writing():
            enter_records([entry], [stamp()])
    [hint] = career_hints(court.pk, year_of(2025))
    assert (hint.person, hint.message) == ("2025-Q1", "平时考核3人，好2人，超过40%")
    assert hint.basis.endswith("（待核）")
