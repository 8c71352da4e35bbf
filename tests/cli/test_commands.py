"""The command line: one JSON value on standard output, exit codes that mean something."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from model_year import LEDGERS

COURT, YEAR = "示例旗人民法院", "2025"
Run = subprocess.CompletedProcess[str]


def jujiao(data: Path, *words: str) -> Run:
    """Runs a command with nothing set but the data folder."""
    environ = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("JUJIAO", "DATABASE"))
    }
    return subprocess.run(
        [sys.executable, "-m", "jujiao.cli", *words],
        env={**environ, "JUJIAO_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
    )


def answer(data: Path, *words: str) -> Any:
    """The JSON value of a command that was answered."""
    run = jujiao(data, *words, "--json")
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with the model year in it."""
    folder = tmp_path_factory.mktemp("installation") / "data"
    answer(folder, "migrate")
    answer(folder, "ingest", str(LEDGERS), "--court", COURT, "--year", YEAR, "--new-court")
    return folder


def test_migrate_makes_one_database_and_the_key(data: Path) -> None:
    assert (data / "jujiao.sqlite3").exists()
    assert (data / "secret.key").stat().st_mode & 0o777 == 0o600


def test_ingest_accounts_for_every_row(data: Path) -> None:
    told = answer(data, "ingest", str(LEDGERS), "--court", COURT, "--year", YEAR)
    assert set(told) == {"workbooks", "unrecognised", "ignored"}
    for sheet in (sheet for book in told["workbooks"] for sheet in book["sheets"]):
        assert sheet["rows"] == sheet["accepted"] + sheet["known"] + len(sheet["flagged"])
        assert sheet["accepted"] == 0
        for flag in sheet["flagged"]:
            assert {"row", "column", "value", "why", "message"} <= set(flag)


def test_figures_carry_definition_proof_and_digest(data: Path) -> None:
    told = answer(data, "figures", "--court", COURT, "--year", YEAR)
    assert len(told) >= 32
    assert all(one["definition"] and len(one["digest"]) == 64 for one in told)
    unknown = {one["slug"]: one["note"] for one in told if one["value"] is None}
    assert list(unknown) == ["violations"]
    assert "签认" in unknown["violations"]


def test_a_zero_is_signed_and_not_signed_twice_otherwise(data: Path, tmp_path: Path) -> None:
    roster = answer(data, "template", "roster_staff", str(tmp_path / "empty.xlsx"))
    assert roster["kind"] == "roster_staff"
    words = ("sign-zero", "violations", "--court", COURT, "--year", YEAR)
    unknown = jujiao(data, *words, "--by", "无此一人", "--on", "2026-01-05", "--register", "登记簿")
    assert unknown.returncode == 1
    assert "无此一人" in unknown.stderr


def test_a_wrong_court_and_a_wrong_year_are_refused_with_both_named(data: Path) -> None:
    year = jujiao(data, "ingest", str(LEDGERS), "--court", COURT, "--year", "2024")
    assert (year.returncode, year.stdout) == (1, "")
    assert "2025年" in year.stderr
    assert "2024年" in year.stderr
    court = jujiao(
        data, "ingest", str(LEDGERS), "--court", "他处法院", "--year", YEAR, "--new-court"
    )
    assert court.returncode == 1
    assert COURT in court.stderr
    assert "他处法院" in court.stderr


def test_an_unknown_court_is_said_and_not_opened(data: Path) -> None:
    run = jujiao(data, "figures", "--court", "没有的法院", "--year", YEAR, "--json")
    assert (run.returncode, run.stdout) == (1, "")
    assert "没有名为" in run.stderr


def test_wrong_usage_is_two(data: Path) -> None:
    assert jujiao(data, "ingest").returncode == 2
    assert jujiao(data, "no-such-command").returncode == 2
    assert jujiao(data, "figures", "--court", COURT, "--year", "二〇二五").returncode == 2


def test_the_journal_verifies_and_a_kept_head_is_compared(data: Path, tmp_path: Path) -> None:
    kept = tmp_path / "head.json"
    kept.write_text(json.dumps(answer(data, "verify-journal")))
    assert answer(data, "verify-journal", "--head", str(kept))["verifies"] is True
    other = json.loads(kept.read_text())
    other["head"]["entry_hash"] = "0" * 64
    kept.write_text(json.dumps(other))
    assert jujiao(data, "verify-journal", "--head", str(kept)).returncode == 1


def test_before_migrate_a_command_says_what_to_do(tmp_path: Path) -> None:
    run = jujiao(tmp_path / "empty", "figures", "--court", COURT, "--year", YEAR)
    assert run.returncode == 1
    assert "jujiao migrate" in run.stderr
    assert "Traceback" not in run.stderr


def test_backup_and_restore_keep_every_figure(data: Path, tmp_path: Path) -> None:
    answer(data, "backup", str(tmp_path / "kept.zip"))
    answer(tmp_path / "restored", "restore", str(tmp_path / "kept.zip"))
    asked = ("figures", "--court", COURT, "--year", YEAR)
    assert answer(tmp_path / "restored", *asked) == answer(data, *asked)
    assert answer(tmp_path / "restored", "verify-journal")["verifies"] is True
