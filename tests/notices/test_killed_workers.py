"""Whoever kills the worker at any step of sending takes nothing from anybody, and doubles nothing in the system."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TESTS = Path(__file__).parents[1]
KILLS, KILLS_ON_POSTGRESQL = 28, 14
PROGRAM = "import django; django.setup(); import dying_workers; dying_workers.run({kills})"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What came of killing workers on SQLite."""
    return _killed(tmp_path_factory.mktemp("workers"), "", KILLS)


def _killed(folder: Path, database: str, kills: int) -> dict[str, Any]:
    environment = os.environ | {
        "JUJIAO_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "jujiao.conf.settings",
        "DATABASE_URL": database,
        "PYTHONPATH": str(TESTS),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(kills=kills)],
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_a_worker_was_killed_at_every_step_there_is(told: dict[str, Any]) -> None:
    assert {one["step"] for one in told["killed"]} == set(told["steps"])
    assert len(told["steps"]) >= 14


def test_every_notice_is_there_and_the_inbox_has_none_twice(told: dict[str, Any]) -> None:
    for one in told["killed"]:
        assert one["unsent"] == [], one
        assert one["inbox"] == one["wanted"]["inbox"], one
        assert one["inbox_twice"] == 0, one


def test_every_mail_and_post_went_out_and_a_repeat_is_known_as_one(told: dict[str, Any]) -> None:
    """Distinct Message-IDs and keys are exactly as many as letters: repeats carry the same."""
    for one in told["killed"]:
        assert one["mails"] == one["wanted"]["mail"], one
        assert one["posts"] == one["wanted"]["webhook"], one
    repeated = {one["step"] for one in told["killed"] if one["mails_repeated"]}
    assert repeated <= {"carried mail", "marking"}
    assert "carried mail" in repeated


def test_the_control_that_marks_before_it_sends_loses_something(told: dict[str, Any]) -> None:
    lost = [
        one
        for one in told["control"]
        if (one["mails"], one["posts"]) != (one["wanted"]["mail"], one["wanted"]["webhook"])
    ]
    assert lost
    assert all(one["unsent"] == [] for one in lost), "and nobody knows"


@pytest.mark.postgresql
def test_the_same_holds_on_postgresql(tmp_path: Path, postgresql_url: str) -> None:
    for one in _killed(tmp_path, postgresql_url, KILLS_ON_POSTGRESQL)["killed"]:
        assert one["unsent"] == [], one
        assert one["inbox_twice"] == 0, one
        assert one["mails"] == one["wanted"]["mail"], one
