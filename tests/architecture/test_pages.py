"""Pages that are made from the code say what the code says."""

from __future__ import annotations

import pytest
from pages import pages

from jujiao.access.policy import POLICY
from jujiao.catalogue.roles import StaffRole

MADE = pages()


@pytest.mark.parametrize("path", sorted(MADE), ids=lambda path: path.name)
def test_a_reference_page_is_up_to_date(path: object) -> None:
    """Out of date? ``make pages`` writes it; the difference is what changed for people."""
    stands = path.read_text(encoding="utf-8") if path.exists() else ""  # type: ignore[attr-defined]
    assert stands == MADE[path]  # type: ignore[index]


def test_every_office_may_do_something_and_every_act_has_somebody() -> None:
    acting = {role for line in POLICY.values() for role in line.roles | line.unit_roles}
    assert acting == set(StaffRole)
    assert [name for name, line in POLICY.items() if not line.roles | line.unit_roles] == []


def test_no_two_acts_bear_the_same_name() -> None:
    labels = [line.label for line in POLICY.values()]
    assert sorted(label for label in set(labels) if labels.count(label) > 1) == []


def test_whoever_runs_the_machine_decides_nothing_about_people() -> None:
    machine = {StaffRole.SYSTEM_ADMIN, StaffRole.SECURITY_ADMIN, StaffRole.AUDITOR}
    theirs = {name for name, line in POLICY.items() if line.roles & machine}
    deciding = {"record", "ledger", "zero", "report", "appraisal", "selection", "finding", "talk"}
    assert {name for name in theirs if name.partition(".")[0] in deciding} == set()
