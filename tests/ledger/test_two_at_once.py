"""Two people at the same record: nobody writes over what another wrote meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import AT, WHY_LATE, a_clerk, a_court, a_head, a_person, an_honour
from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.services import (
    confirm_record,
    entry_of,
    file_record,
    revise_record,
    send_back_record,
    withdraw_record,
)
from jujiao.people.models import Unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def court() -> Unit:
    return a_court()


def _shown_twice(court: Unit, state: FactState) -> tuple[Record, Record]:
    """The same record as two people have it before them."""
    entry = an_honour(court, a_person(court))
    record = file_record(entry, by=a_clerk(court), at=AT, state=state, reason=WHY_LATE)
    return record, Record.objects.get(pk=record.pk)


def test_the_later_of_two_edits_is_shown_the_earlier_and_writes_nothing(court: Unit) -> None:
    mine, theirs = _shown_twice(court, FactState.DRAFT)
    entry, clerk = entry_of(mine), a_clerk(court)
    revise_record(theirs, replace(entry, title="劳动模范"), version=1, by=clerk, at=AT)
    with pytest.raises(Refused, match="被别人改过"):
        revise_record(mine, replace(entry, title="先进集体"), version=1, by=clerk, at=AT)
    assert Record.objects.get(pk=mine.pk).title == "劳动模范"


def test_what_was_withdrawn_meanwhile_is_not_confirmed(court: Unit) -> None:
    mine, theirs = _shown_twice(court, FactState.FILED)
    withdraw_record(theirs, reason="重复登记", by=a_clerk(court), at=AT)
    with pytest.raises(Refused, match="已撤回"):
        confirm_record(mine, by=a_head(court), at=AT)


def test_what_was_confirmed_meanwhile_is_not_sent_back(court: Unit) -> None:
    mine, theirs = _shown_twice(court, FactState.FILED)
    confirm_record(theirs, by=a_head(court), at=AT)
    with pytest.raises(Refused, match="已生效"):
        send_back_record(mine, reason="文号没有写", by=a_head(court), at=AT)
