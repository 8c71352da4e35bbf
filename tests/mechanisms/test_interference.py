"""三个规定: counts and states by department and month; no word of content, and no zero that scores."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command

from cast import an_actor, in_force, writing
from jujiao.access.actors import console
from jujiao.appraisals.models import AdoptedScheme
from jujiao.appraisals.schemes import NewScheme as StaffScheme
from jujiao.appraisals.schemes import adopt_scheme as adopt_staff_scheme
from jujiao.assessments.models import BranchScheme
from jujiao.assessments.rules import Band
from jujiao.assessments.schemes import ItemLine
from jujiao.assessments.schemes import NewScheme as BranchSchemeEntry
from jujiao.assessments.schemes import adopt_scheme as adopt_branch_scheme
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.interference import (
    CORRECTIONS,
    INTERFERENCE_BULLETIN,
    INTERFERENCE_MONTH,
    NEVER_SCORED,
)
from jujiao.catalogue.roles import StaffRole
from jujiao.cli.main import main
from jujiao.findings.models import Bulletin
from jujiao.findings.quarters import QuarterDraft
from jujiao.findings.services.bulletins import issue_bulletin
from jujiao.integrity.counts import MonthReport, entry_of_report, month_report_of
from jujiao.integrity.months import (
    DepartmentMonth,
    closing_day,
    month_matrix,
    total_by_class,
    zero_streaks,
)
from jujiao.integrity.services.interference import (
    Correction,
    confirm_month,
    correct_month,
    report_month,
)
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Refused
from jujiao.kernel.schemes import Item, Method, Scheme, Source, Veto
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import file_record, send_back_record, withdraw_record
from jujiao.policies.selectors import work_calendar
from jujiao.policies.services import PolicySetting, set_policy
from supervision_cast import Cast, a_cast, at

pytestmark = pytest.mark.django_db
MARCH = date(2025, 3, 1)


def _report(cast: Cast, month: date = MARCH, count: int = 0, on: date | None = None) -> MonthReport:
    day = on or date(month.year, month.month + 1, 3)
    return MonthReport(cast.court.pk, cast.hall.pk, month, count, day)


def _sent(cast: Cast, month: date = MARCH, count: int = 0, on: date | None = None) -> Record:
    report = _report(cast, month, count, on)
    return report_month(report, by=cast.head, at=at(report.reported_on))


def _cells(cast: Cast, *, as_of: date = date(2025, 12, 31)) -> dict[str, DepartmentMonth]:
    cells = month_matrix(cast.court.pk, 2025, as_of=as_of)
    return {f"{one.month:%m}": one for one in cells if one.unit_id == cast.hall.pk}


def test_a_number_a_written_zero_and_silence_are_three_states() -> None:
    cast = a_cast()
    _sent(cast, date(2025, 1, 1), 2)
    _sent(cast, date(2025, 2, 1), 0)
    cells = _cells(cast)
    assert [cells[month].state for month in ("01", "02", "03")] == ["reported", "nil", "missing"]
    assert [cells[month].count for month in ("01", "02", "03")] == [2, 0, None]


def test_a_month_that_is_not_over_is_not_missing() -> None:
    assert set(_cells(a_cast(), as_of=date(2025, 3, 30))) == {"01", "02"}


def test_the_month_closes_on_the_fifth_working_day_of_the_next() -> None:
    """April 2025: Friday the 4th is a holiday, so the fifth working day is Tuesday the 8th."""
    cast = a_cast()
    assert closing_day(cast.court.pk, MARCH, work_calendar()) == date(2025, 4, 8)


def test_what_comes_after_the_closing_day_is_late_and_still_counts() -> None:
    cast = a_cast()
    _sent(cast, date(2025, 1, 1), on=date(2025, 2, 10))
    _sent(cast, date(2025, 2, 1), on=date(2025, 3, 10))
    cells = _cells(cast)
    assert [cells[month].late for month in ("01", "02", "03")] == [False, True, True]
    assert cells["02"].state == "nil"


def test_the_closing_day_is_a_rule_that_a_court_may_set() -> None:
    cast = a_cast()
    setting = PolicySetting(
        cast.court.pk, "interference_closing_workday", "", 1, date(2025, 1, 1), "本院通知"
    )
    set_policy(setting, by=console(), at=at(MARCH))
    assert closing_day(cast.court.pk, MARCH, work_calendar()) == date(2025, 4, 1)


def test_nobody_knows_whether_an_imported_month_came_in_time() -> None:
    cast = a_cast()
    call_command("migrate", verbosity=0)
    with writing():
        [record] = in_force(
            cast.court,
            RecordEntry(
                cast.court.pk, INTERFERENCE_MONTH.slug, occurred_on=MARCH,
                unit_id=cast.hall.pk, outcome="nil", quantity=0,
            ),
        )  # fmt: skip
        record.origin = "imported"
        record.save()
    assert _cells(cast)["03"].late is None


def test_a_month_is_confirmed_by_another_person_and_says_by_whom() -> None:
    cast = a_cast()
    record = _sent(cast, count=1)
    confirm_month(record, by=cast.second, at=at(date(2025, 4, 5)))
    assert _cells(cast)["03"].confirmed_by == "白音"


def test_whoever_reported_does_not_confirm() -> None:
    cast = a_cast()
    record = report_month(_report(cast), by=cast.inspector, at=at(date(2025, 4, 3)))
    with pytest.raises(Refused, match="录入人不能自己办"):
        confirm_month(record, by=cast.inspector, at=at(date(2025, 4, 3)))


def test_a_month_is_reported_once() -> None:
    cast = a_cast()
    _sent(cast)
    with pytest.raises(Refused, match="已经报过"):
        _sent(cast, count=1)


def test_a_department_reports_for_itself_alone() -> None:
    cast = a_cast()
    stranger = an_actor(cast.court, StaffRole.DEPARTMENT_HEAD, unit=cast.office)
    with pytest.raises(Refused, match="不在您的权限之内"):
        report_month(_report(cast), by=stranger, at=at(date(2025, 4, 3)))


def _typed(cast: Cast, fields: dict[str, str]) -> Record:
    report = month_report_of(cast.court.pk, cast.hall.pk, MARCH, fields, today=date(2025, 4, 3))
    return report_month(report, by=cast.head, at=at(date(2025, 4, 3)))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("count", "某局长过问一起案件"),
        ("by_leaders", "张某"),
        ("receipt_no", "（2025）内01民初1号"),
        ("note", "来电询问进度"),
        ("count", "１"),
    ],
)
def test_a_word_typed_into_a_month_is_refused_with_the_rule(field: str, typed: str) -> None:
    cast = a_cast()
    fields = {"count": "1"} | {field: typed}
    with pytest.raises(Refused, match="三个规定"):
        _typed(cast, fields)
    assert not Record.objects.filter(kind=INTERFERENCE_MONTH.slug).exists()


def test_classes_are_kept_where_given_and_unknown_where_not() -> None:
    cast = a_cast()
    fields = {"count": "3", "by_leaders": "1", "by_insiders": "1", "by_contacts": "1"}
    whole = month_report_of(cast.court.pk, cast.hall.pk, MARCH, fields, today=date(2025, 4, 3))
    report_month(whole, by=cast.head, at=at(date(2025, 4, 3)))
    cells = _cells(cast)
    assert total_by_class(cells.values()) == {"by_leaders": 1, "by_insiders": 1, "by_contacts": 1}
    _sent(cast, date(2025, 4, 1), 2)
    assert set(total_by_class(_cells(cast).values()).values()) == {None}


def test_classes_that_do_not_add_up_are_refused() -> None:
    cast = a_cast()
    report = MonthReport(cast.court.pk, cast.hall.pk, MARCH, 1, date(2025, 4, 3), by_leaders=2)
    with pytest.raises(Refused, match="三类合计2件，与总数1件不符"):
        report_month(report, by=cast.head, at=at(date(2025, 4, 3)))


def test_the_reason_of_a_correction_is_chosen_and_never_written() -> None:
    cast = a_cast()
    record, day = _sent(cast, count=1), date(2025, 4, 4)
    written = Correction(record, _report(cast, count=2), "李某说漏报一件")
    with pytest.raises(Refused, match="更正原因只能从目录里选"):
        correct_month(written, by=cast.inspector, at=at(day))
    confirm_month(record, by=cast.second, at=at(day))
    record.refresh_from_db()
    chosen = Correction(record, _report(cast, count=2), "miscounted")
    after = correct_month(chosen, by=cast.inspector, at=at(day))
    confirm_month(after, by=cast.second, at=at(day))
    assert (_cells(cast)["03"].count, after.reason) == (2, CORRECTIONS["miscounted"])


def test_three_months_of_zero_ask_to_verify_and_nothing_more() -> None:
    cast = a_cast()
    for month in (1, 2):
        _sent(cast, date(2025, month, 1))
    before = month_matrix(cast.court.pk, 2025, as_of=date(2025, 3, 5))
    assert zero_streaks(cast.court.pk, before, as_of=date(2025, 3, 5)) == []
    _sent(cast, MARCH)
    cells = month_matrix(cast.court.pk, 2025, as_of=date(2025, 4, 9))
    [streak] = zero_streaks(cast.court.pk, cells, as_of=date(2025, 4, 9))
    assert streak.reminder == "刑事审判庭已连续3个月零报告，提醒核实，做到应报尽报。"
    assert not any(word in streak.reminder for word in ("指标", "任务数", "扣分", "至少报"))


def test_a_run_of_zeros_does_not_end_with_the_year() -> None:
    cast = a_cast()
    for month, on in ((11, date(2024, 12, 3)), (12, date(2025, 1, 3))):
        _sent(cast, date(2024, month, 1), on=on)
    _sent(cast, date(2025, 1, 1))
    cells = month_matrix(cast.court.pk, 2025, as_of=date(2025, 2, 20))
    [streak] = zero_streaks(cast.court.pk, cells, as_of=date(2025, 2, 20))
    assert streak.months == 3


def test_silence_breaks_a_run_of_zeros() -> None:
    cast = a_cast()
    for month in (1, 2, 4):
        _sent(cast, date(2025, month, 1))
    cells = month_matrix(cast.court.pk, 2025, as_of=date(2025, 5, 1))
    assert zero_streaks(cast.court.pk, cells, as_of=date(2025, 5, 1)) == []


def test_no_figure_and_so_no_score_can_take_a_zero_report_as_its_input() -> None:
    """A scheme scores by indicators; no indicator asks about these kinds, so none can be fed to it."""
    assert INTERFERENCE_MONTH.slug in NEVER_SCORED
    assert [one.slug for one in INDICATORS.values() if one.kind.slug in NEVER_SCORED] == []


def _scored_by(item: Item, *vetoes: Veto) -> Scheme:
    return Scheme(
        "s", 1, "方案", ("书记员",), (item,), MARCH, Basis("本院办法"), vetoes, Decimal(10)
    )


@pytest.mark.parametrize("kind", sorted(NEVER_SCORED))
def test_no_scheme_of_staff_takes_it_as_an_item_or_a_veto(kind: str) -> None:
    fed = Item(
        "zero", "零报告", Decimal(10), Method.DEDUCT, Source("counted", kind), step=Decimal(1)
    )
    judged = Item("work", "工作", Decimal(10), Method.DIRECT, Source("judged"))
    veto = Veto("zero", "零报告", Source("counted", kind, outcomes=("nil",)), "一般", Basis("本院"))
    court = a_cast().court
    for scheme in (_scored_by(fed), _scored_by(judged, veto)):
        with pytest.raises(Refused, match="零报告、谈话和思想动态不得作为考核数据"):
            adopt_staff_scheme(StaffScheme(court.pk, scheme), by=console(), at=at(MARCH))
    assert not AdoptedScheme.objects.exists()


@pytest.mark.parametrize("kinds", [*sorted(NEVER_SCORED), f"article,{INTERFERENCE_MONTH.slug}"])
def test_no_scheme_of_branches_takes_it_either(kinds: str) -> None:
    item = ItemLine("zero", "零报告", Decimal(10), Method.DEDUCT, "counted", kinds, step=Decimal(1))
    bands = (Band("先进", Decimal(9)), Band("一般", Decimal(0)))
    new = BranchSchemeEntry(
        a_cast().court.pk, "s", "方案", (item,), bands, MARCH, total=Decimal(10)
    )
    with pytest.raises(Refused, match="零报告、谈话和思想动态不得作为考核数据"):
        adopt_branch_scheme(new, by=console(), at=at(MARCH))
    assert not BranchScheme.objects.exists()


@pytest.mark.needs_shared
def test_the_matrix_of_the_model_ledgers(shared: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = json.loads((shared / "ledgers/2025/expected.json").read_text(encoding="utf-8"))
    court = ["--court", expected["court"], "--year", str(expected["year"]), "--json"]
    assert main(["ingest", str(shared / "ledgers/2025"), *court, "--new-court"]) == 0
    capsys.readouterr()
    assert main(["interference", *court]) == 0
    states = Counter(one["state"] for one in json.loads(capsys.readouterr().out))
    assert dict(states) == expected["interference_months"]


def test_a_quarterly_bulletin_takes_no_word_either() -> None:
    cast = a_cast()
    draft = QuarterDraft(
        cast.court.pk, "interference", 2025, 1, date(2025, 4, 20), quarter=1,
        demands="某局长过问的案件要说明。",
    )  # fmt: skip
    with pytest.raises(Refused, match=r"季度通报只由件数和状态写成.*三个规定"):
        issue_bulletin(draft, by=cast.inspector, at=at(date(2025, 4, 20)))
    assert not Bulletin.objects.exists()


def test_no_form_of_the_three_rules_asks_for_words() -> None:
    asked = {ask.name for kind in (INTERFERENCE_MONTH, INTERFERENCE_BULLETIN) for ask in kind.asks}
    assert asked == {"unit", "occurred_on", "outcome", "quantity", "serial"}


@pytest.mark.parametrize("state", [FactState.FILED, FactState.DRAFT, FactState.PLANNED])
@pytest.mark.parametrize(
    "typed",
    [
        {"title": "某局长过问一起案件"},
        {"issuer": "某局"},
        {"place_name": "办公室"},
        {"document_no": "（2025）内01民初1号"},
        {"details": {"by_leaders": "张某"}},
        {"details": {"content": "1"}},
    ],
)
def test_the_general_form_takes_no_word_either(state: FactState, typed: dict[str, object]) -> None:
    cast = a_cast()
    entry = replace(entry_of_report(_report(cast)), **typed)
    with pytest.raises(Refused, match="只收件数和状态"):
        file_record(entry, by=cast.inspector, at=at(date(2025, 4, 3)), state=state)
    assert not Record.objects.exists()


def test_no_reason_is_written_when_a_month_is_sent_back_or_withdrawn() -> None:
    cast = a_cast()
    record = _sent(cast, count=1)
    for act in (send_back_record, withdraw_record):
        with pytest.raises(Refused, match="只收件数和状态"):
            act(record, reason="李某说报错了", by=cast.inspector, at=at(date(2025, 4, 3)))
    chosen = CORRECTIONS["wrong_state"]
    day = at(date(2025, 4, 3))
    assert send_back_record(record, reason=chosen, by=cast.inspector, at=day).reason == chosen
