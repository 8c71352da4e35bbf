"""Two reviewers closing at once: one closing, and the others are told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
PROGRAM = "import django; django.setup(); import racing_reviewers; racing_reviewers.race()"


def _raced(folder: Path, database: str) -> dict[str, object]:
    environment = os.environ | {
        "JUJIAO_DATA": str(folder / "data"),
        "DJANGO_SETTINGS_MODULE": "jujiao.conf.settings",
        "DATABASE_URL": database,
        "PYTHONPATH": str(TESTS),
    }
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.splitlines()[-1])


EXPECTED = {
    "outcomes": ["changed_meanwhile"] * 7 + ["closed"],
    "kept": 1,
    "state": "closed",
}


def test_of_eight_reviewers_at_once_one_closes_on_sqlite(tmp_path: Path) -> None:
    assert _raced(tmp_path, "") == EXPECTED


@pytest.mark.postgresql
def test_of_eight_reviewers_at_once_one_closes_on_postgresql(
    tmp_path: Path, postgresql_url: str
) -> None:
    assert _raced(tmp_path, postgresql_url) == EXPECTED
