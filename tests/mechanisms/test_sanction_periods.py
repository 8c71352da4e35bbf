"""处分期: while it runs nobody is raised (公务员法第六十四条、政务处分法)."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.catalogue.ladders import LADDERS, RANK
from jujiao.kernel.ladders import Sanction, SanctionKind, Standing, eligibility, ladder_on

CIVIL = ladder_on(LADDERS, RANK, date(2025, 1, 1))
GIVEN = date(2025, 1, 15)
assert CIVIL is not None


def under(kind: SanctionKind | None) -> Standing:
    return Standing("二级主任科员", date(2020, 1, 1), sanctions=(Sanction(kind, GIVEN),))


@pytest.mark.parametrize(
    ("kind", "free_on"),
    [
        (SanctionKind.WARNING, date(2025, 7, 15)),
        (SanctionKind.DEMERIT, date(2026, 1, 15)),
        (SanctionKind.MAJOR_DEMERIT, date(2026, 7, 15)),
        (SanctionKind.DEMOTION, date(2027, 1, 15)),
        (SanctionKind.REMOVAL, date(2027, 1, 15)),
    ],
)
def test_the_period_of_each_sanction_is_that_of_the_law(kind: SanctionKind, free_on: date) -> None:
    assert Sanction(kind, GIVEN).ends_on == free_on


def test_a_warning_blocks_until_the_day_before_its_period_ends() -> None:
    blocked = eligibility(CIVIL, under(SanctionKind.WARNING), date(2025, 7, 14))
    assert (blocked.eligible, blocked.until) == (False, date(2025, 7, 15))
    assert "《中华人民共和国公务员法》第六十四条" in blocked.because[-1].basis
    free = eligibility(CIVIL, under(SanctionKind.WARNING), date(2025, 7, 15))
    assert (free.eligible, free.since) == (True, date(2025, 7, 15))


def test_before_the_sanction_the_person_was_free() -> None:
    assert eligibility(CIVIL, under(SanctionKind.WARNING), date(2025, 1, 14)).eligible is True


def test_a_sanction_whose_kind_is_not_recorded_makes_the_answer_unknown() -> None:
    answer = eligibility(CIVIL, under(None), date(2025, 12, 1))
    assert answer.eligible is None
    assert "种类没有登记" in answer.because[-1].detail
