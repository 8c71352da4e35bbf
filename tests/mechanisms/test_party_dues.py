"""党费: the rate over the whole base, how many have not paid and never who, and six months of it.

《关于中国共产党党费收缴、使用和管理的规定》.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from branch_cast import a_branch, a_member, a_secretary
from cast import AT, WHY_LATE, a_court, registers
from jujiao.access.scope import Scope
from jujiao.catalogue.party_dues import (
    DUES_COLLECTED,
    IN_SERVICE,
    RETIRED,
    UNPAID,
    lapse_breach,
    lapsed,
    monthly_due,
)
from jujiao.kernel.cadence import parse_window
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import file_record
from jujiao.oversight.prompt_lines import PromptLine
from jujiao.oversight.prompts import prompt_sheets
from jujiao.people.models import Person, Unit


@pytest.mark.parametrize(
    ("base", "due"),
    [
        ("3000", "15.00"),
        ("3001", "30.01"),
        ("5000", "50.00"),
        ("10000", "150.00"),
        ("12000", "240.00"),
    ],
)
def test_in_service_the_rate_of_the_band_holds_for_the_whole_base(base, due):
    assert monthly_due(Decimal(base), IN_SERVICE) == Decimal(due)


@pytest.mark.parametrize(("base", "due"), [("5000", "25.00"), ("6000", "60.00")])
def test_the_retired_have_two_bands(base, due):
    assert monthly_due(Decimal(base), RETIRED) == Decimal(due)


def test_six_months_in_a_row_are_a_lapse_and_five_are_none():
    assert lapsed([{1, 2}] * 6) == {1, 2}
    assert lapsed([{1}] * 5) == frozenset()
    assert lapsed([{1}, {1}, {1}, set(), {1}, {1}, {1}]) == frozenset()


def test_a_lapse_only_warns_and_cites_the_constitution():
    breach = lapse_breach(1)
    assert breach is not None
    assert not breach.blocks
    assert "党章" in breach.problem.message
    assert "第九条" in breach.problem.message
    assert "由支部大会决定" in breach.problem.remedy
    assert lapse_breach(0) is None


def _collect(branch: Unit, month: int, *unpaid: Person) -> None:
    entry = RecordEntry(
        branch.court.pk,
        DUES_COLLECTED.slug,
        date(2025, month, 15),
        unit_id=branch.pk,
        quantity=9,
        people=tuple((UNPAID, one.pk) for one in unpaid),
    )
    file_record(entry, by=a_secretary(branch), at=AT, reason=WHY_LATE)


def _lines(branch: Unit, month: str) -> list[PromptLine]:
    [sheet] = prompt_sheets(Scope(branch.court.pk), parse_window(month))
    return [line for line in sheet.lines if line.matter == DUES_COLLECTED.label]


@pytest.mark.django_db
def test_a_prompt_says_how_many_have_not_paid_and_never_who():
    branch = a_branch(a_court())
    late = a_member(branch, "欠交的")
    registers(branch.court, 2025, [DUES_COLLECTED.register_slug])
    _collect(branch, 1, late)
    [line] = _lines(branch, "2025-02")
    assert line.period == "上次收缴未交1人"
    assert "欠交的" not in f"{line.period}{line.basis}{line.who}"
    _collect(branch, 2)
    assert _lines(branch, "2025-03") == []


@pytest.mark.django_db
def test_six_months_are_said_and_a_month_that_nobody_recorded_breaks_the_row():
    branch = a_branch(a_court())
    late = a_member(branch, "欠交的")
    for month in (1, 2, 3, 5, 6, 7, 8):
        _collect(branch, month, late)
    assert [line.period for line in _lines(branch, "2025-09")] == ["上次收缴未交1人"]
    for month in (9, 10):
        _collect(branch, month, late)
    assert "连续6个月没有交党费" in _lines(branch, "2025-11")[-1].period
