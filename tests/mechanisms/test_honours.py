"""荣誉表彰: persons, times and items; shares of legal awards; candidates by rule; revocation."""

from __future__ import annotations

from datetime import date

import pytest

from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.careers.honours import (
    HonourCounts,
    honour_counts,
    medal_candidates,
    merit_candidates,
    places_of,
    revoke_honour,
    shares_of,
)
from jujiao.catalogue.commendation import LEGAL_AWARDS
from jujiao.catalogue.honours import COMMENDATION, HONOUR, PERSON, UNIT
from jujiao.catalogue.relations import COURT_SERVICE
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.selectors import Asking, figures_of
from jujiao.kernel.ladders import Grade
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record, enter_records
from jujiao.people.models import Person, Unit
from mechanisms.personnel import (
    NOON,
    a_court,
    a_grade,
    a_member,
    a_person,
    a_tenure,
    a_unit,
    an_actor,
    stamp,
    writing,
)

pytestmark = pytest.mark.django_db
DAY, YEAR = date(2025, 7, 1), year_of(2025)


def an_honour(
    court: Unit, title: str, *people: Person, kind: str = HONOUR.slug, unit: Unit | None = None
) -> Record:
    entry = RecordEntry(
        court.pk,
        kind,
        DAY,
        title=title,
        issuer="市委",
        award_level=Level.CITY,
        people=tuple((PERSON, person.pk) for person in people),
        units=((UNIT, unit.pk),) if unit else (),
    )
    with writing():
        return enter_records([entry], [stamp()])[0]


def test_persons_times_items_and_units_are_four_figures() -> None:
    court = a_court()
    one, other = a_member(court, "林书禾"), a_member(court, "高云起")
    an_honour(court, "全市先进工作者", one, other)
    an_honour(court, "全市优秀办案能手", one)
    an_honour(court, "全市先进集体", unit=a_unit(court, "立案庭"))
    assert honour_counts(court.pk, HONOUR.slug, YEAR) == HonourCounts(2, 3, 3, 1)
    assert honour_counts(court.pk, COMMENDATION.slug, YEAR) == HonourCounts(0, 0, 0, 0)


@pytest.mark.parametrize(
    ("title", "headcount", "places"),
    [
        ("嘉奖", 100, 15),
        ("嘉奖", 106, 15),
        ("三等功", 100, 2),
        ("三等功", 49, 0),
        ("二等功", 200, 1),
        ("一等功", 200, None),
    ],
)
def test_the_shares_of_legal_awards_are_rounded_down(
    title: str, headcount: int, places: int | None
) -> None:
    award = next(one for one in LEGAL_AWARDS if one.title == title)
    assert places_of(award, headcount) == places


def test_more_awards_than_the_share_is_said_with_the_rule() -> None:
    court = a_court()
    for name in ("林书禾", "高云起", "孟晚晴"):
        an_honour(court, "个人三等功", a_member(court, name), kind=COMMENDATION.slug)
    share = next(
        one for one in shares_of(court.pk, YEAR, headcount=100) if one.award.title == "三等功"
    )
    assert (share.allowed, share.given, share.exceeded) == (2, 3, True)
    assert "法发〔2004〕3号" in share.basis


def test_three_excellent_years_in_a_row_bring_into_question() -> None:
    court = a_court()
    steady, broken = a_member(court, "林书禾"), a_member(court, "高云起")
    for year in (2023, 2024, 2025):
        a_grade(steady, year, Grade.EXCELLENT)
        a_grade(broken, year, Grade.EXCELLENT if year != 2024 else Grade.COMPETENT)
    [found] = merit_candidates(court.pk, year=2025)
    assert (found.name, found.because[0].rule) == ("林书禾", "three_excellent_years")
    assert "《公务员考核规定》" in found.because[0].basis


def test_thirty_years_in_courts_and_unknown_where_the_day_is_missing() -> None:
    court = a_court()
    for name, joined in (
        ("林书禾", date(1995, 7, 1)),
        ("高云起", date(1995, 7, 2)),
        ("孟晚晴", None),
    ):
        person = a_person(court, name, joined_court_on=joined)
        a_tenure(court, COURT_SERVICE.slug, person)
    found = {one.name: one.allowed for one in medal_candidates(court.pk, on=date(2025, 7, 1))}
    assert found == {"林书禾": True, "孟晚晴": None}


def test_a_revoked_honour_counts_no_more_and_stays_readable() -> None:
    court = a_court()
    honour = an_honour(court, "全市先进工作者", a_member(court, "林书禾"))
    with pytest.raises(Refused, match="第五十六条"):
        revoke_honour(honour, ground="", document_no="1", by=console(court.pk), at=NOON)
    with pytest.raises(Refused, match="没有填撤销决定的文号"):
        revoke_honour(honour, ground="fabricated", document_no="", by=console(court.pk), at=NOON)
    after = revoke_honour(
        honour, ground="fabricated", document_no="撤1号", by=console(court.pk), at=NOON
    )
    confirm_record(after, by=an_actor(court, StaffRole.COURT_LEADER), at=NOON)
    figures = {one.slug: one.value for one in figures_of(Asking(Scope(court.pk), 2025, DAY))}
    assert not figures["honour_persons_city_up"]
    assert "弄虚作假" in Record.objects.get(pk=after.pk).reason
    assert Record.objects.get(pk=honour.pk).state == "superseded"


def test_an_award_of_the_court_itself_is_withdrawn() -> None:
    court = a_court()
    award = an_honour(court, "优秀干警", a_member(court, "林书禾"), kind=COMMENDATION.slug)
    revoke_honour(award, ground="disgraced", document_no="撤2号", by=console(court.pk), at=NOON)
    assert honour_counts(court.pk, COMMENDATION.slug, YEAR).persons == 0
