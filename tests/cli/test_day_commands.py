"""Commands of the day: today, quality, fill and work, as a user at the console has them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from cli.test_commands import COURT, YEAR, answer, jujiao
from model_year import LEDGERS
from superior_form import SHEET, a_form


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the model year in it."""
    folder = tmp_path_factory.mktemp("day") / "data"
    answer(folder, "migrate")
    answer(folder, "ingest", str(LEDGERS), "--court", COURT, "--year", YEAR, "--new-court")
    return folder


def flagged(data: Path) -> list[tuple[str, int]]:
    """Sheet and row of everything that the books hold and the ledger did not take in."""
    told = answer(data, "ingest", str(LEDGERS), "--court", COURT, "--year", YEAR)
    sheets = (sheet for book in told["workbooks"] for sheet in book["sheets"])
    return [(sheet["sheet"], flag["row"]) for sheet in sheets for flag in sheet["flagged"]]


def test_every_unmended_flag_is_a_problem_with_its_place_and_its_remedy(data: Path) -> None:
    problems = answer(data, "quality", "--court", COURT, "--year", YEAR)["problems"]
    places = [one["where"] for one in problems if one["kind"] == "import_flag"]
    wanted = flagged(data)
    assert wanted
    assert len(places) == len(wanted)
    for sheet, row in wanted:
        assert any(f" {sheet} 第{row}行" in place for place in places)
    for one in problems:
        assert {"kind", "severity", "where", "remedy"} <= set(one)
        assert one["severity"] in ("error", "warning", "hint")


def a_colleague(data: Path) -> str:
    """Somebody whose name only he bears."""
    rows: list[dict[str, Any]] = answer(
        data, "eligible", "--court", COURT, "--ladder", "rank", "--as-of", "2025-12-31"
    )
    names = [row["person"] for row in rows]
    return next(name for name in names if names.count(name) == 1)


def test_today_lists_what_is_asked_of_a_person(data: Path) -> None:
    told = answer(data, "today", "--person", a_colleague(data), "--as-of", "2025-12-15")
    assert set(told) == {"person", "court", "as_of", "items", "overseen"}
    late = [one["state"] == "overdue" for one in told["items"]]
    assert late == sorted(late, reverse=True)


def test_today_says_who_it_does_not_know(data: Path) -> None:
    run = jujiao(data, "today", "--person", "查无此人", "--as-of", "2025-12-15")
    assert run.returncode == 1
    assert "没有“查无此人”" in run.stderr


def test_a_form_is_mapped_once_and_filled_with_the_figures_of_the_year(
    data: Path, tmp_path: Path
) -> None:
    form, out = a_form(tmp_path), tmp_path / "填好.xlsx"
    answer(data, "map-form", str(form), "--court", COURT, "--save", "季报")
    asked = ("--template", "季报", "--court", COURT, "--year", YEAR, "--out", str(out))
    told = answer(data, "fill", str(form), *asked)
    figures = {
        one["slug"]: one["value"]
        for one in answer(data, "figures", "--court", COURT, "--year", YEAR)
    }
    sheet = openpyxl.load_workbook(out)[SHEET]
    stated = [one for one in told["filled"] if "figure" in one]
    assert stated
    for one in stated:
        assert sheet[one["at"]].value == figures[one["figure"]]
        assert one["rows"]
    assert {"left", "changed"} <= set(told)


def test_a_map_may_be_a_file(data: Path, tmp_path: Path) -> None:
    form, out, told = a_form(tmp_path), tmp_path / "填好.xlsx", tmp_path / "对应.toml"
    told.write_text(
        f'[[cell]]\nsheet = "{SHEET}"\nat = "C6"\nfigure = "by_elections"\n', encoding="utf-8"
    )
    asked = ("--template", str(told), "--court", COURT, "--year", YEAR, "--out", str(out))
    [filled] = answer(data, "fill", str(form), *asked)["filled"]
    assert openpyxl.load_workbook(out)[SHEET]["C6"].value == filled["value"]
    unknown = jujiao(data, "fill", str(form), "--template", "没有的", *asked[2:])
    assert unknown.returncode == 1
    assert "没有对应表“没有的”" in unknown.stderr


def test_the_worker_does_what_is_due_and_ends(data: Path) -> None:
    done = answer(data, "work", "--once")
    assert set(done) == {"composed", "sent", "postponed", "parked", "waiting"}
    assert done["waiting"] == 0
    assert json.dumps(answer(data, "work", "--once")["composed"]) == "0"
