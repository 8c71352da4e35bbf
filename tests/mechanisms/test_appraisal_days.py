"""The days of an appraisal: none before the step it follows, none still to come."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.appraisals.complaints import file_complaint, settle_complaint
from jujiao.appraisals.grades import freeze_round, notify_appraisee, open_notice, sign_result
from jujiao.catalogue.roles import StaffRole
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Refused
from mechanisms.personnel import a_court, an_actor, the_calendar
from mechanisms.test_appraisal import SPRING, a_notified, a_round, graded, one_of, published

pytestmark = pytest.mark.django_db
TOMORROW = date(2026, 4, 2)


def test_no_step_of_an_appraisal_lies_before_the_step_it_follows() -> None:
    the_calendar()
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    for one in appraisal.appraisees.filter(grade=""):
        graded(one, Grade.COMPETENT)
    with pytest.raises(Refused, match="日期早于启动的2025-12-15"):
        open_notice(appraisal, on=date(2025, 12, 14), by=by, at=SPRING)
    published(appraisal)
    with pytest.raises(Refused, match="日期早于公示结束的2026-01-07"):
        freeze_round(appraisal, on=date(2026, 1, 6), document_no="1", by=by, at=SPRING)
    freeze_round(appraisal, on=date(2026, 1, 7), document_no="1", by=by, at=SPRING)
    with pytest.raises(Refused, match="日期早于审定的2026-01-07"):
        notify_appraisee(one_of(appraisal), on=date(2026, 1, 6), by=by, at=SPRING)
    told = notify_appraisee(one_of(appraisal), on=date(2026, 1, 7), by=by, at=SPRING)
    himself = an_actor(told.round.court, StaffRole.MEMBER, person=told.person)
    with pytest.raises(Refused, match="日期早于书面通知的2026-01-07"):
        sign_result(told, on=date(2026, 1, 6), agrees=True, by=himself, at=SPRING)


def test_no_step_of_an_appraisal_lies_on_a_day_still_to_come() -> None:
    the_calendar()
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    for one in appraisal.appraisees.filter(grade=""):
        graded(one, Grade.COMPETENT)
    with pytest.raises(Refused, match="日期还没有到"):
        open_notice(appraisal, on=TOMORROW, by=by, at=SPRING)
    with pytest.raises(Refused, match="日期还没有到"):
        published(appraisal, until=TOMORROW)
    with pytest.raises(Refused, match="日期还没有到"):
        freeze_round(appraisal, on=TOMORROW, document_no="1", by=by, at=SPRING)
    freeze_round(appraisal, on=date(2026, 1, 8), document_no="1", by=by, at=SPRING)
    with pytest.raises(Refused, match="日期还没有到"):
        notify_appraisee(one_of(appraisal), on=TOMORROW, by=by, at=SPRING)


def test_without_a_notice_an_appraisal_is_frozen_no_earlier_than_it_began() -> None:
    appraisal = a_round(a_court())
    by = console(appraisal.court_id)
    for one in appraisal.appraisees.filter(grade=""):
        graded(one, Grade.COMPETENT)
    with pytest.raises(Refused, match="日期早于启动的2025-12-15"):
        freeze_round(appraisal, on=date(2025, 12, 14), document_no="1", by=by, at=SPRING)


def test_signature_objection_and_decision_lie_between_what_they_answer_and_today() -> None:
    appraisee = a_notified(a_round(a_court()))
    by = console(appraisee.court_id)
    himself = an_actor(appraisee.round.court, StaffRole.MEMBER, person=appraisee.person)
    with pytest.raises(Refused, match="日期还没有到"):
        sign_result(appraisee, on=TOMORROW, agrees=True, by=himself, at=SPRING)
    for day, said in ((TOMORROW, "还没有到"), (date(2026, 1, 9), "早于书面通知的2026-01-10")):
        with pytest.raises(Refused, match=f"filed_on：日期{said}"):
            file_complaint(appraisee, stage="review", filed_on=day, by=by, at=SPRING)
    filed = date(2026, 1, 20)
    review = file_complaint(appraisee, stage="review", filed_on=filed, by=by, at=SPRING)
    for day, said in ((TOMORROW, "还没有到"), (date(2026, 1, 19), "早于申请的2026-01-20")):
        with pytest.raises(Refused, match=f"日期{said}"):
            settle_complaint(
                appraisee, review, on=day, document_no="1", grade=Grade.COMPETENT, by=by, at=SPRING
            )
