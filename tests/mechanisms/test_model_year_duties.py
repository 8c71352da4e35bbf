"""A court's year in its own workbooks: at its end exactly what was not held is overdue."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from branch_cast import CORE, owing
from cast import AT, a_court
from jujiao.access.actors import console
from jujiao.catalogue.duties import DUTIES
from jujiao.cli.main import main
from jujiao.duties.facts import Owing
from jujiao.duties.listing import as_rows
from jujiao.duties.selectors import dues
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.kernel.obligations import DueState
from jujiao.people.models import Unit

pytestmark = [pytest.mark.django_db, pytest.mark.needs_shared]
YEAR, BOOKS = "ledgers/2025", ("干警花名册.xlsx", "支部组织生活台账.xlsx")


@pytest.fixture
def court(shared: Path, tmp_path: Path) -> Unit:
    """The court of the model year, as its roster and the book of its branches have it."""
    court = a_court("示例旗人民法院")
    for book in BOOKS:
        shutil.copy(shared / YEAR / book, tmp_path)
    target = LedgerYear(court, 2025)
    ingest_folder(tmp_path, target, by=console(), at=AT, progress=lambda said: None, dry_run=False)
    return court


def _missed(shared: Path) -> set[tuple[str, str, str]]:
    expected = json.loads((shared / YEAR / "expected.json").read_text(encoding="utf-8"))
    return {tuple(one) for one in expected["branch_meetings_missed"]}


def test_exactly_what_was_missed_is_overdue(court, shared):
    asked = Owing(owing(court).scope, date(2025, 12, 31), owing(court).duties, day_is_over=True)
    found = dues(asked)
    overdue = {
        (due.bearer.name, due.duty.label, due.window.label)
        for due in found
        if due.state is DueState.OVERDUE
    }
    assert overdue == _missed(shared)
    others = {due.state for due in found if due.state is not DueState.OVERDUE}
    assert others == {DueState.FULFILLED}


def test_every_due_that_was_met_names_the_records_it_was_met_by(court):
    asked = owing(court)
    for row in as_rows(asked, dues(asked)):
        assert len(row["records"]) == row["done"]


def test_the_command_prints_a_flat_list(court, capsys):
    asked = ["dues", "--court", court.name, "--as-of", "2025-12-31", "--branch", "执行局党支部"]
    assert main([*asked, "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {row["bearer"] for row in rows if row["duty"] in CORE} == {"执行局党支部"}
    [missed] = [row for row in rows if row["duty"] in CORE and row["state"] == "overdue"]
    assert (missed["duty"], missed["period"], missed["done"]) == ("party_day_monthly", "2025-10", 0)
    assert {"required", "hardness", "basis", "records"} <= set(missed)
    assert missed["basis"] == DUTIES["party_day_monthly"].basis.citation
