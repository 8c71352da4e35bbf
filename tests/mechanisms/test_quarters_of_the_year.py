"""平时考核: the quarters bear out the grade of the year; what bars excellent is the court's own rule."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.catalogue.appraisal import APPRAISED, QUARTER_GRADE
from jujiao.kernel.ladders import Grade
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records
from jujiao.people.models import Person
from mechanisms.personnel import a_court, a_policy, stamp, writing
from mechanisms.test_appraisal import a_round, graded, one_of

pytestmark = pytest.mark.django_db


def a_quarter(person: Person, quarter: int, outcome: str) -> None:
    entry = RecordEntry(
        person.court_id,
        QUARTER_GRADE.slug,
        date(2025, 3 * quarter, 28),
        serial=f"2025-Q{quarter}",
        outcome=outcome,
        people=((APPRAISED, person.pk),),
    )
    with writing():
        enter_records([entry], [stamp()])


@pytest.mark.parametrize(
    ("quarters", "said"),
    [
        (("good", "good", "good", "mediocre"), "平时考核有“一般”，年度不得确定为优秀"),
        (("good", "good", "poor"), "平时考核有“较差”"),
        (("good", "fairly_good", "fairly_good", "good"), "4个季度里“好”只有2个"),
    ],
)
def test_the_quarters_bear_out_the_year(quarters: tuple[str, ...], said: str) -> None:
    one = one_of(a_round(a_court()))
    for number, outcome in enumerate(quarters, 1):
        a_quarter(one.person, number, outcome)
    with pytest.raises(Refused, match=f"{said}.*《公务员平时考核办法（试行）》"):
        graded(one, Grade.EXCELLENT)
    assert graded(one, Grade.COMPETENT).grade == "competent"


def test_who_was_mainly_good_may_be_excellent_and_a_court_may_set_what_bars() -> None:
    court = a_court()
    one = one_of(a_round(court))
    for number, outcome in enumerate(("good", "good", "mediocre"), 1):
        a_quarter(one.person, number, outcome)
    a_policy(court, "quarter_grades_barring_excellent", ["poor"])
    assert graded(one, Grade.EXCELLENT).grade == "excellent"
