"""应办事项一页: every duty of branches and study stands in the handbook with its rule, its hardness and its basis."""

from __future__ import annotations

from pathlib import Path

import pytest

from jujiao.catalogue import branch_duties, community, guidance, study, study_group
from jujiao.kernel.obligations import Duty

MECHANISMS = (branch_duties, study_group, study, community, guidance)
DUTIES = [duty for mechanism in MECHANISMS for duty in mechanism.DUTIES]


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty.slug)
def test_a_duty_stands_in_the_handbook(project: Path, duty: Duty):
    page = (project / "docs/handbook/duties.md").read_text(encoding="utf-8")
    [line] = [row for row in page.splitlines() if row.startswith(f"| {duty.label} | {duty.rule}")]
    assert f"| {duty.hardness.value} |" in line
    assert duty.basis.citation in line
    assert ("默认执行" in line) is duty.on
