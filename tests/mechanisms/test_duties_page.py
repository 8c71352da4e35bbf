"""应办一览: every duty stands in the handbook with its rule, its hardness and its basis."""

from __future__ import annotations

from pathlib import Path

import pytest

from jujiao.catalogue.duties import DUTIES
from jujiao.kernel.obligations import Duty


@pytest.mark.parametrize("duty", DUTIES.values(), ids=lambda duty: duty.slug)
def test_a_duty_stands_in_the_handbook(project: Path, duty: Duty):
    page = (project / "docs/handbook/应办一览.md").read_text(encoding="utf-8")
    [line] = [row for row in page.splitlines() if row.startswith(f"| {duty.label} | {duty.rule}")]
    assert f"| {duty.hardness.value} |" in line
    assert duty.basis.citation in line
    assert ("默认执行" in line) is duty.on
