"""级别 of an article: what is chosen, else what the court's table of outlets says of its day, else asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import AT, WHY_LATE
from company import Company, the_company
from jujiao.access.actors import console
from jujiao.catalogue.publicity import OUTLET_LEVEL
from jujiao.kernel.levels import Level
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import (
    confirm_record,
    file_record,
    revise_record,
    submit_record,
    supersede_record,
)
from jujiao.policies.services import PolicySetting, set_policy
from web.facts import an_article


@pytest.fixture
def company(db: None) -> Company:
    """A court whose table knows one outlet: of the city, from July on of the region."""
    company = the_company()
    for level, since in ((Level.CITY, date(2025, 1, 1)), (Level.REGION, date(2025, 7, 1))):
        setting = PolicySetting(company.court.pk, OUTLET_LEVEL, "某市日报", int(level), since)
        set_policy(setting, by=console(company.court.pk), at=AT)
    return company


def entered(company: Company, entry: RecordEntry, state: FactState = FactState.FILED) -> Record:
    """Entered by the clerk."""
    return file_record(entry, by=company.actor("clerk"), at=AT, state=state, reason=WHY_LATE)


def unlevelled(company: Company, on: date = date(2025, 11, 3)) -> RecordEntry:
    """An article of which nobody chose the level."""
    return an_article(company, on=on, level=None)


@pytest.mark.parametrize(
    ("on", "level"),
    [(date(2025, 3, 1), Level.CITY), (date(2025, 11, 3), Level.REGION)],
    ids=["before", "after"],
)
def test_the_table_of_its_day_gives_the_level(company: Company, on: date, level: Level) -> None:
    assert entered(company, unlevelled(company, on)).level is level


def test_a_level_that_was_chosen_stays(company: Company) -> None:
    chosen = an_article(company, level=Level.NATIONAL)
    assert entered(company, chosen).level is Level.NATIONAL


def test_an_outlet_is_known_in_any_spelling(company: Company) -> None:
    spaced = replace(unlevelled(company), issuer="某市 日报　")
    assert entered(company, spaced).level is Level.REGION


def test_where_neither_is_known_it_is_refused_with_the_way_out(company: Company) -> None:
    with pytest.raises(Refused) as refused:
        entered(company, replace(unlevelled(company), issuer="某县晚报"))
    [problem] = refused.value.problems
    assert (problem.code, problem.place) == ("level_unknown", "award_level")
    assert "没有“某县晚报”" in problem.message
    assert problem.remedy.startswith("请选级别")


def test_a_draft_may_wait_and_is_given_its_level_when_it_is_filed(company: Company) -> None:
    clerk = company.actor("clerk")
    unknown = replace(unlevelled(company), issuer="某县晚报")
    draft = entered(company, unknown, FactState.DRAFT)
    with pytest.raises(Refused):
        submit_record(draft, by=clerk, at=AT, reason=WHY_LATE)
    draft = revise_record(draft, unlevelled(company), version=draft.version, by=clerk, at=AT)
    submit_record(draft, by=clerk, at=AT, reason=WHY_LATE)
    assert Record.objects.get().level is Level.REGION


def test_a_correction_without_a_level_takes_that_of_the_table(company: Company) -> None:
    record = entered(company, an_article(company, level=Level.BANNER))
    confirm_record(record, by=company.actor("head"), at=AT)
    record.refresh_from_db()
    corrected = supersede_record(
        record,
        unlevelled(company),
        version=record.version,
        reason="级别选错",
        by=company.actor("clerk"),
        at=AT,
    )
    assert corrected.level is Level.REGION
