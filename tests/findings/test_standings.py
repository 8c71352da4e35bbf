"""How findings stood on a day: by their history, and for imported ones by what the ledger says."""

from __future__ import annotations

import json
from datetime import date

import pytest

from cast import AT, writing
from jujiao.access.actors import console
from jujiao.catalogue.supervision import TRIAL_CONDUCT_FINDINGS
from jujiao.cli.main import main
from jujiao.findings.ladder import Rung
from jujiao.findings.services import FindingEntry, close_finding, enter_findings
from jujiao.findings.standings import court_findings, standings
from jujiao.kernel.transitions import FindingState
from jujiao.people.stamps import Stamp
from supervision_cast import TODAY, a_cast, at, confirmed, found, notified, reported

pytestmark = pytest.mark.django_db


def test_the_state_of_a_day_is_read_off_the_history() -> None:
    cast = a_cast()
    finding = reported(cast)
    later = date(2025, 4, 22)
    close_finding(finding, on=later, by=cast.second, at=at(later), version=finding.version)

    def state(day: date) -> FindingState:
        [one] = standings(court_findings(cast.court.pk), court_id=cast.court.pk, as_of=day)
        return one.state

    assert state(date(2025, 4, 21)) is FindingState.REPORTED
    assert state(later) is FindingState.CLOSED


def test_what_was_found_later_was_not_there() -> None:
    cast = a_cast()
    found(cast)
    rows = court_findings(cast.court.pk)
    assert standings(rows, court_id=cast.court.pk, as_of=date(2025, 4, 9)) == []


def test_an_imported_closing_is_not_refused_and_holds_from_its_day_on() -> None:
    cast = a_cast()
    entry = FindingEntry(
        cast.court.pk, TRIAL_CONDUCT_FINDINGS.slug, "迟到", date(2025, 3, 3),
        progress=FindingState.CLOSED, closed_on=date(2025, 6, 3),
    )  # fmt: skip
    with writing():
        enter_findings([entry], [Stamp(AT, console())])
    rows = court_findings(cast.court.pk)
    before = standings(rows, court_id=cast.court.pk, as_of=date(2025, 6, 2))
    after = standings(rows, court_id=cast.court.pk, as_of=date(2025, 6, 3))
    assert (before[0].state, after[0].state) == (FindingState.RECTIFYING, FindingState.CLOSED)


def test_a_late_finding_says_by_how_many_days_and_how_loudly() -> None:
    """The deadline is Thursday 24 April."""
    cast = a_cast()
    notified(cast)
    rows = court_findings(cast.court.pk)
    [late] = standings(rows, court_id=cast.court.pk, as_of=date(2025, 4, 30))
    assert (late.overdue_days, late.rung) == (6, Rung.PRESS)


def test_the_command_answers_with_one_json_list(capsys: pytest.CaptureFixture[str]) -> None:
    cast = a_cast()
    confirmed(cast)
    notified(cast)
    asked = ["--court", cast.court.name, "--as-of", "2025-04-30", "--json"]
    assert main(["findings", *asked]) == 0
    late, early = json.loads(capsys.readouterr().out)
    assert (late["stream"], late["state"], late["due"]) == (
        "court_affairs", "rectifying", "2025-04-24",
    )  # fmt: skip
    assert (late["overdue_days"], late["ladder"], late["unit"]) == (6, "press", "刑事审判庭")
    assert (early["state"], early["due"], early["overdue_days"]) == ("open", None, 0)


def test_an_unknown_court_is_refused_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--court", "无此法院", "--as-of", TODAY.isoformat(), "--json"]
    assert main(["findings", *asked]) == 1
    assert "无此法院" in capsys.readouterr().err
