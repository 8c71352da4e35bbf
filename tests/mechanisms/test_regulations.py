"""制度建设: what replaces what, and when a regulation is to be looked at again."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.scope import Scope
from jujiao.careers.registers import regulations, reviews_due
from jujiao.catalogue.regulations import REGULATION
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Unit
from mechanisms.personnel import a_court, a_unit, stamp, writing

pytestmark = pytest.mark.django_db


def adopted(
    court: Unit, title: str, on: date, *, replaces: str = "", review: int | None = None
) -> None:
    entry = RecordEntry(
        court.pk,
        REGULATION.slug,
        on,
        title=title,
        quantity=review,
        details={"replaces": replaces},
    )
    with writing():
        enter_records([entry], [stamp()])


def test_a_later_regulation_that_names_it_puts_it_out_of_force() -> None:
    court = a_court()
    adopted(court, "《考勤管理办法》", date(2020, 3, 1))
    adopted(
        court, "《考勤与请休假规定》", date(2025, 3, 1), replaces="《考勤管理办法》、《请假办法》"
    )
    scope = Scope(court.pk)
    before = {one.record.title: one.in_force for one in regulations(scope, as_of=date(2025, 2, 28))}
    after = {one.record.title: one.in_force for one in regulations(scope, as_of=date(2025, 3, 1))}
    assert before == {"《考勤管理办法》": True}
    assert after == {"《考勤与请休假规定》": True, "《考勤管理办法》": False}


def test_the_review_falls_due_after_so_many_months_and_not_for_what_was_replaced() -> None:
    court = a_court()
    a_unit(court, "政治部")
    adopted(court, "《甲办法》", date(2023, 5, 1), review=24)
    adopted(court, "《乙办法》", date(2023, 6, 1), review=24)
    adopted(court, "《丙办法》", date(2025, 1, 1), replaces="乙办法")
    due = reviews_due(Scope(court.pk), as_of=date(2025, 6, 1))
    assert [(one.record.title, one.review_due) for one in due] == [("《甲办法》", date(2025, 5, 1))]
