"""单位与人员: two trees over one court, people who come and go, and nobody taken for another."""

from __future__ import annotations

from datetime import date

import pytest

from cast import AT, a_court, a_person, a_tenure, a_unit, units, writing
from jujiao.access.actors import console
from jujiao.access.scope import Scope
from jujiao.catalogue.relations import COURT_SERVICE, RETIREMENT, UNIT_MEMBERSHIP
from jujiao.journal.selectors import journal_head
from jujiao.kernel.problems import Refused
from jujiao.people.models import Person, Tenure, Tree, Unit, UnitSort
from jujiao.people.rules import (
    is_department_head,
    is_leading_post,
    is_party_member,
    looks_like_unit,
    sort_of_unit,
    tree_of,
)
from jujiao.people.selectors import (
    branches_of,
    court_named,
    headcount,
    person_in_scope,
    person_named,
    tenures_of,
    unit_of_person,
    units_of,
)
from jujiao.people.services import NewCourt, end_tenures, open_court


@pytest.mark.django_db
def test_a_court_is_opened_once() -> None:
    court = a_court()
    assert open_court(NewCourt(court.name), by=console(), at=AT) == court
    assert court_named(court.name) == court
    assert court_named("没有的法院") is None


@pytest.mark.django_db
def test_units_keep_the_order_of_the_books() -> None:
    court = a_court()
    units(court, "立案庭", "刑事审判庭")
    units(court, "机关第一党支部")
    assert [unit.name for unit in units_of(Scope(court.pk))] == [
        "立案庭",
        "刑事审判庭",
        "机关第一党支部",
    ]


@pytest.mark.parametrize(
    ("name", "sort", "tree"),
    [
        ("立案庭", UnitSort.DEPARTMENT, Tree.ADMINISTRATIVE),
        ("白音人民法庭", UnitSort.TRIBUNAL, Tree.ADMINISTRATIVE),
        ("院领导", UnitSort.LEADERSHIP, Tree.ADMINISTRATIVE),
        ("离退休党支部", UnitSort.BRANCH, Tree.PARTY),
        ("机关党委", UnitSort.PARTY_COMMITTEE, Tree.PARTY),
        ("第一党小组", UnitSort.PARTY_GROUP, Tree.PARTY),
    ],
)
def test_a_name_says_what_a_unit_is(name: str, sort: UnitSort, tree: Tree) -> None:
    assert sort_of_unit(name) is sort
    assert tree_of(sort) is tree


@pytest.mark.parametrize(
    ("name", "is_unit"),
    [
        ("刑事审判庭", True),
        ("第三党支部", True),
        ("某某旗人民法院", True),
        ("白音", False),
        ("处", False),
    ],
)
def test_a_recipient_may_be_a_unit_or_a_person(name: str, is_unit: bool) -> None:
    assert looks_like_unit(name) is is_unit


def test_the_courts_leaders_head_no_department() -> None:
    assert is_leading_post("党组成员、副院长")
    assert not is_department_head("党组成员、副院长")
    assert is_department_head("刑事审判庭副庭长")
    assert not is_department_head("书记员")


def test_a_probationary_member_is_a_party_member() -> None:
    assert is_party_member("中共预备党员")
    assert not is_party_member("共青团员")
    assert not is_party_member("")


@pytest.mark.django_db
def test_a_branch_that_was_closed_is_not_known_afterwards() -> None:
    court = a_court()
    with writing():
        Unit(
            court=court,
            parent=court,
            name="原第四党支部",
            sort=UnitSort.BRANCH,
            tree=Tree.PARTY,
            closed_on=date(2025, 6, 30),
        ).save()
    assert branches_of(court.pk, on=date(2025, 6, 30)).count() == 1
    assert branches_of(court.pk, on=date(2025, 7, 1)).count() == 0


@pytest.mark.django_db
def test_who_leaves_keeps_a_history() -> None:
    court = a_court()
    person, unit = a_person(court), a_unit(court)
    a_tenure(person, COURT_SERVICE, since=date(2010, 7, 1))
    a_tenure(person, UNIT_MEMBERSHIP, since=date(2010, 7, 1), unit=unit)
    with writing():
        end_tenures(court.pk, COURT_SERVICE.slug, person.pk, on=date(2025, 9, 30))
    assert headcount(court.pk, on=date(2025, 9, 30))["staff"] == 1
    assert headcount(court.pk, on=date(2025, 10, 1))["staff"] == 0
    assert unit_of_person(person, on=date(2015, 1, 1)) == unit
    assert unit_of_person(person, on=date(2009, 1, 1)) is None
    assert tenures_of(person).count() == 2


@pytest.mark.django_db
def test_a_person_is_counted_once_however_many_relations_he_has() -> None:
    court = a_court()
    person = a_person(court)
    a_tenure(person, COURT_SERVICE, since=date(2000, 1, 1), until=date(2024, 12, 31))
    a_tenure(person, RETIREMENT, since=date(2025, 1, 1))
    a_tenure(person, RETIREMENT)
    assert headcount(court.pk, on=date(2025, 6, 1)) == {"staff": 0, "retirees": 1}


@pytest.mark.django_db
def test_two_people_may_share_a_name_and_the_department_tells_them_apart() -> None:
    court = a_court()
    first, second = a_person(court, "王力"), a_person(court, "王力")
    for person, name in ((first, "立案庭"), (second, "执行局")):
        a_tenure(person, UNIT_MEMBERSHIP, unit=a_unit(court, name))
    with pytest.raises(Refused, match="有2人叫“王力”"):
        person_named(court.pk, "王力")
    assert person_named(court.pk, "王力（执行局）") == second
    assert person_named(court.pk, "王力(立案庭)") == first
    with pytest.raises(Refused, match="本院没有"):
        person_named(court.pk, "王力（刑事审判庭）")


@pytest.mark.django_db
def test_another_courts_person_does_not_exist() -> None:
    court, other = a_court(), a_court("邻旗人民法院")
    person = a_person(other)
    assert person_in_scope(Scope(court.pk), person.public_id) is None
    with pytest.raises(Refused, match="本院没有"):
        person_named(court.pk, person.full_name)


@pytest.mark.django_db
def test_a_relation_does_not_end_before_it_begins() -> None:
    person = a_person(a_court())
    a_tenure(person, COURT_SERVICE, since=date(2025, 5, 1))
    with writing():
        end_tenures(person.court_id, COURT_SERVICE.slug, person.pk, on=date(2025, 4, 1))
    assert Tenure.objects.get().ends_on == date(2025, 5, 1)


@pytest.mark.django_db
def test_public_ids_cannot_be_guessed() -> None:
    court = a_court()
    ids = [a_person(court).public_id, a_person(court).public_id, court.public_id]
    assert len(set(ids)) == 3
    assert all(len(one) == 32 for one in ids)
    assert Person.objects.count() == 2
    assert journal_head().seq == 3
