"""The evaluation kit's own scorer over its texts: the table is printed, the targets are kept."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jujiao.drafts.judging import read_text
from jujiao.drafts.reading import without_source_line
from jujiao.drafts.said_as_json import numerals_as_json

pytestmark = pytest.mark.needs_shared
PARTS = {
    "adapted": ("--exclude", "00,s*"),
    "synthetic": ("--only", "s*"),
    "all but the model article": ("--exclude", "00"),
    "all": (),
}


@pytest.fixture(scope="module")
def predicted(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the checker finds in each text."""
    folder = tmp_path_factory.mktemp("predicted")
    for file in (shared / "checker" / "dev").glob("*.txt"):
        with file.open(encoding="utf-8", newline="") as opened:
            text = without_source_line(opened.read())
        found = numerals_as_json(read_text(text))
        (folder / f"{file.stem}.json").write_text(json.dumps(found), encoding="utf-8")
    return folder


def _scored(shared: Path, predicted: Path, *words: str) -> tuple[str, dict[str, Any]]:
    kit = shared / "checker"
    command = [sys.executable, str(kit / "score.py"), *words]
    run = subprocess.run(
        [*command, str(kit / "dev" / "figures.jsonl"), str(predicted)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "differ from the text" not in run.stderr
    *table, report = run.stdout.splitlines()
    return "\n".join(table), json.loads(report)


@pytest.mark.parametrize("part", PARTS)
def test_the_targets_are_reached(
    shared: Path, predicted: Path, part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table, report = _scored(shared, predicted, *PARTS[part])
    with capsys.disabled():
        sys.stdout.write(f"\n{part}\n{table}\n")
    assert report["numerals"]["f1"] >= 0.97
    assert report["claims"]["f1"] >= 0.93
    assert report["value"]["accuracy"] >= 0.98
    assert report["unit"]["accuracy"] >= 0.97
    assert report["level"]["accuracy"] >= 0.90
    assert report["hedge"]["accuracy"] >= 0.95
    assert report["larger_body"]["recall"] >= 0.80
    assert report["larger_body"]["precision"] >= 0.85
