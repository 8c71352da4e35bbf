"""The days of a problem stand in their order, and what is refused names the day or the measure."""

from __future__ import annotations

from datetime import date

import pytest

from cast import writing
from jujiao.access.actors import console
from jujiao.catalogue.supervision import COURT_AFFAIRS_FINDINGS
from jujiao.findings.casework import history_of
from jujiao.findings.models import Finding
from jujiao.findings.services import (
    FindingEntry,
    MeasureEntry,
    NoticeEntry,
    close_finding,
    confirm_finding,
    correct_on_spot,
    enter_findings,
    extend_deadline,
    finish_measure,
    notify_rectification,
    plan_measures,
    report_rectification,
    send_back_finding,
)
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FindingState
from jujiao.people.stamps import Stamp
from supervision_cast import (
    NOTE,
    TODAY,
    Cast,
    a_cast,
    at,
    confirmed,
    found,
    measured,
    notified,
    with_evidence,
)

pytestmark = pytest.mark.django_db
BEFORE, LATER, DUE = date(2025, 4, 9), date(2025, 4, 14), date(2025, 4, 24)


def _reported_later(cast: Cast) -> Finding:
    finding, [measure] = measured(cast, "开庭前十分钟到庭")
    finish_measure(measure, on=LATER, result=NOTE, by=cast.head, at=at(LATER))
    with_evidence(finding, by=cast.head, on=LATER)
    return report_rectification(
        finding, on=LATER, note=NOTE, by=cast.head, at=at(LATER), version=finding.version
    )


def test_nothing_is_confirmed_before_it_was_found() -> None:
    cast = a_cast()
    finding = found(cast)
    with pytest.raises(Refused, match="日期早于发现的2025年4月10日") as refused:
        confirm_finding(finding, on=BEFORE, by=cast.head, at=at(TODAY), version=finding.version)
    assert [one.place for one in refused.value.problems] == ["on"]
    finding.refresh_from_db()
    assert finding.progress == "found"


def test_no_measure_is_done_before_its_problem_was_found() -> None:
    cast = a_cast()
    _, [measure] = measured(cast, "补课")
    with pytest.raises(Refused, match="日期早于发现的2025年4月10日"):
        finish_measure(measure, on=BEFORE, result=NOTE, by=cast.head, at=at(TODAY))
    measure.refresh_from_db()
    assert measure.done_on is None


def test_nothing_is_struck_off_or_sent_back_before_it_was_reported() -> None:
    cast = a_cast()
    finding = _reported_later(cast)
    said = {"on": TODAY, "by": cast.second, "at": at(LATER), "version": finding.version}
    with pytest.raises(Refused, match="日期早于报送整改结果的2025年4月14日"):
        close_finding(finding, **said)
    with pytest.raises(Refused, match="日期早于报送整改结果的2025年4月14日"):
        send_back_finding(finding, why="没有到位。", **said)
    closed = close_finding(finding, **{**said, "on": LATER})
    assert closed.closed_on == LATER


def test_what_was_put_right_on_the_spot_is_not_struck_off_earlier() -> None:
    cast = a_cast()
    finding = confirmed(cast)
    shown = correct_on_spot(
        finding, on=LATER, note=NOTE, by=cast.inspector, at=at(LATER), version=finding.version
    )
    with_evidence(finding, by=cast.head, on=LATER)
    with pytest.raises(Refused, match="日期早于登记当场纠正的2025年4月14日"):
        close_finding(shown, on=TODAY, by=cast.second, at=at(LATER), version=shown.version)


def test_a_history_that_a_ledger_brought_along_is_not_refused() -> None:
    cast = a_cast()
    entry = FindingEntry(
        cast.court.pk, COURT_AFFAIRS_FINDINGS.slug, "开庭迟到", TODAY, unit_id=cast.hall.pk,
        progress=FindingState.CLOSED, closed_on=BEFORE,
    )  # fmt: skip
    with writing():
        [finding] = enter_findings([entry], [Stamp(at(TODAY), console())])
    assert (finding.closed_on, history_of(finding).count()) == (BEFORE, 0)


def test_no_measure_is_due_after_the_deadline_of_its_notice() -> None:
    cast = a_cast()
    finding = notified(cast)
    late = MeasureEntry("补课", cast.worker.pk, date(2025, 4, 25))
    words = "措施的期限2025年4月25日晚于整改期限2025年4月24日"
    with pytest.raises(Refused, match=words) as refused:
        plan_measures(finding, [late], by=cast.head, at=at(TODAY), version=finding.version)
    assert [one.place for one in refused.value.problems] == ["due_on"]
    last = MeasureEntry("补课", cast.worker.pk, DUE)
    plan_measures(finding, [last], by=cast.head, at=at(TODAY), version=finding.version)
    assert finding.planned_measures.count() == 1


def test_a_measure_may_use_the_days_that_an_extension_gave() -> None:
    cast = a_cast()
    finding = notified(cast)
    finding = extend_deadline(
        finding, due_on=date(2025, 5, 15), why="设备采购要三周。", by=cast.second,
        at=at(TODAY), version=finding.version,
    )  # fmt: skip
    entry = MeasureEntry("补课", cast.worker.pk, date(2025, 5, 12))
    plan_measures(finding, [entry], by=cast.head, at=at(TODAY), version=finding.version)
    assert finding.planned_measures.count() == 1


def test_where_the_deadline_has_passed_measures_can_still_be_planned() -> None:
    cast = a_cast()
    finding, after = notified(cast), date(2025, 4, 28)
    entry = MeasureEntry("补课", cast.worker.pk, date(2025, 5, 9))
    plan_measures(finding, [entry], by=cast.head, at=at(after), version=finding.version)
    assert finding.planned_measures.count() == 1


def test_a_notice_gives_at_least_one_working_day() -> None:
    cast = a_cast()
    entry = NoticeEntry(cast.court.pk, (confirmed(cast),), "督整〔2025〕2号", TODAY, 0)
    with pytest.raises(Refused, match="至少1个工作日") as refused:
        notify_rectification(entry, by=cast.inspector, at=at(TODAY))
    assert [one.place for one in refused.value.problems] == ["workdays"]


def test_a_report_that_is_refused_names_the_measures_that_lack_something() -> None:
    cast = a_cast()
    finding, [first, _] = measured(cast, "补签排班表", "补课")
    finish_measure(first, on=TODAY, result=NOTE, by=cast.head, at=at(TODAY))
    with pytest.raises(Refused) as refused:
        report_rectification(
            finding, on=TODAY, note=NOTE, by=cast.head, at=at(TODAY), version=finding.version
        )
    assert [one.message for one in refused.value.problems] == [
        "措施“补课”还没有完成。",
        "措施“补签排班表”、“补课”没有佐证，不能销号。",
    ]
