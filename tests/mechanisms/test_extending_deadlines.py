"""延期: who may, for a reason, only forward, so many times; the ladder counts from the day then in force."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from jujiao.access.actors import Actor, console
from jujiao.findings.models import Finding, FindingDeadline
from jujiao.findings.openings import open_acts
from jujiao.findings.services import close_finding, extend_deadline, reopen_finding
from jujiao.findings.standings import court_findings, rung_on, standings
from jujiao.kernel.problems import Refused
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import TODAY, Cast, a_cast, at, measured, notified, reported

pytestmark = pytest.mark.django_db
DUE, LATER = date(2025, 4, 24), date(2025, 5, 15)


def _extended(
    finding: Finding,
    by: Actor,
    *,
    due_on: date = LATER,
    on: date = TODAY,
    why: str = "设备采购要三周。",
) -> Finding:
    finding.refresh_from_db()
    return extend_deadline(
        finding, due_on=due_on, why=why, by=by, at=at(on), version=finding.version
    )


def _overdue(cast: Cast, as_of: date) -> int:
    rows = court_findings(cast.court.pk)
    return standings(rows, court_id=cast.court.pk, as_of=as_of)[0].overdue_days


def test_whoever_sets_deadlines_extends_one_and_the_reason_stays() -> None:
    cast = a_cast()
    finding = _extended(notified(cast), cast.inspector)
    assert (finding.due_on, finding.progress) == (LATER, "rectifying")
    last = finding.steps.order_by("pk").last()
    assert last is not None
    assert (last.act, last.note) == ("extend", "延至2025年5月15日，设备采购要三周。")
    assert [one.due_on for one in finding.deadlines.all()] == [DUE, LATER]


def test_the_inspected_do_not_extend_their_own_deadline() -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="延长整改期限不在您的权限之内"):
        _extended(notified(cast), cast.head)


def test_whoever_owns_a_measure_does_not_extend_whatever_his_office() -> None:
    cast = a_cast()
    finding, _ = measured(cast, "开庭前十分钟到庭")
    owner = replace(cast.inspector, person_id=cast.worker.pk)
    with pytest.raises(Refused, match="责任人和报送整改的人不能自己办"):
        _extended(finding, owner)


@pytest.mark.parametrize(
    ("due_on", "why", "refusal"),
    [
        (date(2025, 4, 9), "原因", "期限2025年4月9日已经过去"),
        (DUE, "原因", "新的期限不晚于原来的期限2025年4月24日"),
        (LATER, " ", "没有写延期的原因"),
    ],
)
def test_a_deadline_is_extended_forward_and_for_a_reason(
    due_on: date, why: str, refusal: str
) -> None:
    cast = a_cast()
    finding = notified(cast)
    with pytest.raises(Refused, match=refusal):
        _extended(finding, cast.inspector, due_on=due_on, why=why)
    assert FindingDeadline.objects.count() == 1


def test_it_is_extended_once_unless_the_court_allows_more() -> None:
    cast = a_cast()
    finding = _extended(notified(cast), cast.inspector)
    with pytest.raises(Refused, match=r"已经延过期，不能再延.*finding_extensions_at_most"):
        _extended(finding, cast.inspector, due_on=date(2025, 6, 3))
    assert "extend" not in open_acts(finding, by=cast.inspector, on=TODAY)
    setting = PolicySetting(
        cast.court.pk, "finding_extensions_at_most", "", 2, date(2025, 1, 1), "本院规定"
    )
    set_policy(setting, by=console(), at=at(TODAY))
    assert _extended(finding, cast.inspector, due_on=date(2025, 6, 3)).due_on == date(2025, 6, 3)


def test_the_ladder_counts_from_the_new_day_and_the_past_keeps_the_old() -> None:
    cast = a_cast()
    finding = notified(cast)
    assert rung_on(finding, on=date(2025, 4, 30)) is not None
    assert _overdue(cast, date(2025, 4, 28)) == 4
    extended = _extended(finding, cast.inspector, on=date(2025, 4, 29))
    assert _overdue(cast, date(2025, 4, 28)) == 4
    assert _overdue(cast, date(2025, 4, 30)) == 0
    rung = rung_on(extended, on=date(2025, 4, 30))
    assert rung is not None
    assert rung.label == ""


def test_only_what_is_being_rectified_has_a_deadline_to_extend() -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="只有整改中的问题才延期"):
        _extended(reported(cast), cast.inspector)


def test_a_reopened_finding_gets_a_deadline_of_its_own() -> None:
    cast = a_cast()
    finding = reported(cast)
    closed = close_finding(finding, on=TODAY, by=cast.second, at=at(TODAY), version=finding.version)
    with pytest.raises(Refused, match="期限2025年4月9日已经过去"):
        reopen_finding(
            closed, on=TODAY, why="又发生。", due_on=date(2025, 4, 9), by=cast.inspector,
            at=at(TODAY), version=closed.version,
        )  # fmt: skip
    again = reopen_finding(
        closed, on=TODAY, why="又发生。", due_on=LATER, by=cast.inspector, at=at(TODAY),
        version=closed.version,
    )  # fmt: skip
    assert (again.progress, again.due_on) == ("rectifying", LATER)
