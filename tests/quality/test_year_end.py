"""年终核对: the walk before the report, over the model court's year with its planted faults."""

from __future__ import annotations

from dataclasses import replace

import pytest

from jujiao.access.actors import console
from jujiao.exchange.selectors import open_flags
from jujiao.quality.flaws import FLAW_KINDS, Severity
from jujiao.quality.selectors import counted, flaws
from jujiao.quality.year_end import WALK, year_end
from jujiao.reports.services import ReportRequest, issue_report
from model_year import AT, ModelYear

pytestmark = pytest.mark.django_db


def test_every_row_that_was_kept_out_is_a_problem_with_its_place(model_year: ModelYear) -> None:
    flags = list(open_flags(model_year.court.pk, 2025))
    told = [flaw for flaw in flaws(model_year.asking) if flaw.kind.slug == "import_flag"]
    assert flags
    assert len(told) == len(flags)
    for flag, flaw in zip(flags, told, strict=True):
        assert flag.file_name in flaw.where
        assert f"第{flag.row_number}行" in flaw.where


def test_every_flaw_says_what_mends_it(model_year: ModelYear) -> None:
    found = flaws(model_year.asking)
    assert [flaw.where for flaw in found if not flaw.remedy.endswith("。")] == []
    assert sum(counted(found).values()) == len(found)


def test_the_gravest_come_first(model_year: ModelYear) -> None:
    orders = [flaw.severity.order for flaw in flaws(model_year.asking)]
    assert orders == sorted(orders)


def test_every_kind_of_flaw_is_met_on_the_walk_once() -> None:
    met = [kind.slug for step in WALK for kind in step.kinds]
    assert sorted(met) == sorted(FLAW_KINDS)


def test_rows_kept_out_hold_the_report_up_until_they_are_mended(model_year: ModelYear) -> None:
    walk = year_end(model_year.asking)
    assert not walk.is_ready
    assert walk.next_station is not None
    assert walk.next_station.step.slug == "rows"
    others = [one for one in walk.stations if one.step.slug != "rows" and one.holds_up]
    assert all(flaw.severity is Severity.ERROR for one in others for flaw in one.flaws[:1])


def test_last_years_report_lies_beside_this_one(model_year: ModelYear) -> None:
    court = model_year.court
    issued = issue_report(ReportRequest(court.pk, "annual", 2025), by=console(court.pk), at=AT)
    this_year, next_year = year_end(model_year.asking), replace(model_year.asking, year=2026)
    assert this_year.issued == issued
    assert year_end(next_year).last_year == issued
