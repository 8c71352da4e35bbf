"""Bad input: said plainly in Chinese, the file named, nothing written, memory kept small."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cast import a_court, a_person, a_unit
from exchange.reading_courts import january_after
from exchange.spoilt_workbooks import SHEET, SPOILT, an_honest_workbook, formula, put, rebuilt
from jujiao.access.actors import console
from jujiao.cli.main import main
from jujiao.journal.selectors import journal_head
from jujiao.ledger.models import Record
from jujiao.ledger.services import YearOfCourt, close_year

pytestmark = pytest.mark.django_db
COURT, YEAR = "乌兰淖尔旗人民法院", "2024"
MOST_MEMORY = 512 * 1024
CHINESE = range(0x4E00, 0x9FFF)


def ingest(folder: Path, *, court: str = COURT, year: str = YEAR) -> int:
    """Reads a folder from the command line; the exit code."""
    return main(["ingest", str(folder), "--court", court, "--year", year, "--json"])


def is_plain_chinese(message: str) -> bool:
    """Whether a message is for a clerk: Chinese, no traceback, no apology."""
    strange = ("Traceback", "Error", "抱歉", "失败", "！")
    return any(ord(char) in CHINESE for char in message) and not any(
        one in message for one in strange
    )


@pytest.mark.parametrize("fault", SPOILT)
def test_a_spoilt_file_is_named_and_nothing_is_written(
    fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_court(COURT)
    folder = put(tmp_path / "台账", "好的.xlsx", an_honest_workbook(court=COURT))
    put(folder, f"{fault}.xlsx", SPOILT[fault])
    head = journal_head()
    assert ingest(folder) == 1
    told = capsys.readouterr()
    assert told.out == ""
    [message] = [line for line in told.err.splitlines() if not line.startswith(("打开", "读入"))]
    assert message.startswith(f"{fault}.xlsx")
    assert is_plain_chinese(message)
    assert (journal_head(), Record.objects.count()) == (head, 0)


def test_a_formula_with_its_value_is_read(tmp_path: Path) -> None:
    court = a_court(COURT)
    a_unit(court, "立案庭")
    value = "<v>市级</v>".encode()
    assert ingest(put(tmp_path / "台账", "荣誉.xlsx", rebuilt({SHEET: formula(value)}))) == 0
    assert Record.objects.get().award_level == 3


@pytest.mark.parametrize(
    ("court", "year", "named"),
    [
        (COURT, 2023, ("2023年", "2024年")),
        ("别处旗人民法院", 2024, ("别处旗人民法院", COURT)),
    ],
)
def test_another_year_or_court_is_refused_with_both_named(
    court: str,
    year: int,
    named: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    a_court(COURT)
    head = journal_head()
    book = an_honest_workbook(court=court, year=year)
    assert ingest(put(tmp_path / "台账", "荣誉.xlsx", book)) == 1
    told = capsys.readouterr().err
    assert all(one in told for one in (*named, "荣誉.xlsx"))
    assert (journal_head(), Record.objects.count()) == (head, 0)


def test_a_folder_that_is_not_there_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_court(COURT)
    assert ingest(tmp_path / "没有的文件夹") == 1
    assert "没有的文件夹" in capsys.readouterr().err


def test_a_court_that_nobody_opened_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = put(tmp_path / "台账", "荣誉.xlsx", an_honest_workbook())
    assert ingest(folder, court="没有的法院") == 1
    assert "没有的法院" in capsys.readouterr().err


def test_a_closed_year_takes_nothing_new(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    court = a_court(COURT)
    a_unit(court, "立案庭")
    folder = put(tmp_path / "台账", "荣誉.xlsx", an_honest_workbook(court=COURT))
    close_year(YearOfCourt(court.pk, int(YEAR)), by=console(), at=january_after(2024))
    head = journal_head()
    assert ingest(folder) == 1
    told = capsys.readouterr().err
    assert "2024年" in told
    assert "封账" in told
    assert (journal_head(), Record.objects.count()) == (head, 0)


def test_a_closed_year_still_answers_what_it_knows(tmp_path: Path) -> None:
    court = a_court(COURT)
    a_unit(court, "立案庭")
    folder = put(tmp_path / "台账", "荣誉.xlsx", an_honest_workbook(court=COURT))
    assert ingest(folder) == 0
    close_year(YearOfCourt(court.pk, int(YEAR)), by=console(), at=january_after(2024))
    assert ingest(folder) == 0
    assert Record.objects.count() == 1


def test_only_workbooks_are_read_and_the_rest_is_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_unit(a_court(COURT), "立案庭")
    folder = put(tmp_path / "台账", "荣誉.xlsx", an_honest_workbook(court=COURT))
    for name in ("~$荣誉.xlsx", "荣誉.csv", "旧.xls", "说明.docx", ".隐藏.xlsx"):
        put(folder, name, b"x")
    assert ingest(folder) == 0
    told = json.loads(capsys.readouterr().out)
    assert sorted(told["ignored"]) == sorted(
        ["~$荣誉.xlsx", "荣誉.csv", "旧.xls", "说明.docx", ".隐藏.xlsx"]
    )
    assert [book["file"] for book in told["workbooks"]] == ["荣誉.xlsx"]


def test_two_of_one_name_and_a_day_that_never_was_are_flagged_not_guessed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    court = a_court(COURT)
    for _ in range(2):
        a_person(court, "尚静")
    rows = (
        ("尚静", "全市先进", "某市中级人民法院", "市级", "2024.5.6"),
        ("立案庭", "全市先进", "某市中级人民法院", "市级", "2024.2.30"),
        ("立案庭", "全市先进", "某市中级人民法院", "有关级", "2024.3.1"),
    )
    book = an_honest_workbook(court=COURT, rows=rows)
    assert ingest(put(tmp_path / "台账", "荣誉.xlsx", book)) == 0
    [sheet] = json.loads(capsys.readouterr().out)["workbooks"][0]["sheets"]
    assert [flag["why"] for flag in sheet["flagged"]] == [
        "name_ambiguous",
        "bad_date",
        "level_missing",
    ]
    assert [flag["row"] for flag in sheet["flagged"]] == [4, 5, 6]
    assert not Record.objects.filter(occurred_on__gte=date(2024, 1, 1)).exists()


def test_swollen_files_cost_little_memory(tmp_path: Path) -> None:
    """Measured in a child of its own, whose peak nothing else shares."""
    swollen = ("压缩炸弹", "稀疏而大", "百万空行", "字串过多", "合并过多")
    for fault in swollen:
        put(tmp_path / "台账", f"{fault}.xlsx", SPOILT[fault])
    child = f"""
import resource, subprocess, sys
command = [sys.executable, "-m", "jujiao.cli"]
subprocess.run([*command, "migrate"], check=True, capture_output=True)
told = subprocess.run([*command, "ingest", {str(tmp_path / "台账")!r}, "--court", {COURT!r},
                       "--year", {YEAR!r}, "--new-court"], capture_output=True, text=True)
print(told.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, told.stderr)
"""
    settings = {name: text for name, text in os.environ.items() if "JUJIAO" not in name}
    run = subprocess.run(
        [sys.executable, "-c", child],
        env={**settings, "JUJIAO_DATA": str(tmp_path / "data")},
        capture_output=True,
        text=True,
        check=True,
    )
    code, peak, messages = run.stdout.split(maxsplit=2)
    assert code == "1"
    assert all(f"{fault}.xlsx：" in messages for fault in swollen)
    assert int(peak) < MOST_MEMORY
