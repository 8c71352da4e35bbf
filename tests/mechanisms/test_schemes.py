"""考核方案: seven ways of scoring, caps, facts that score once, schemes that do not add up."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jujiao.appraisals.content import scheme_as_json, scheme_from_json
from jujiao.catalogue.schemes import ADMINISTRATIVE, SCHEMES
from jujiao.kernel.concepts import Basis
from jujiao.kernel.problems import Refused
from jujiao.kernel.schemes import (
    Item,
    Method,
    Reading,
    Scheme,
    Source,
    check_scheme,
    score,
    total_of,
)

TEN = Decimal(10)
COUNTED = Source("counted", "article")


def an_item(method: Method, slug: str = "one", **more: object) -> Item:
    return Item(slug, "指标", TEN, method, COUNTED, **more)  # type: ignore[arg-type]


def a_scheme(*items: Item) -> Scheme:
    total = sum((item.full for item in items if not item.bonus), Decimal(0))
    return Scheme(
        "s", 1, "方案", ("书记员",), items, date(2025, 1, 1), Basis("本院办法"), total=total
    )


def points(item: Item, amount: str, minus: str = "0") -> Decimal | None:
    reading = Reading({"f": Decimal(amount)}, {"m": Decimal(minus)})
    return score(a_scheme(item), {item.slug: reading})[0].points


TWO = Decimal(2)


@pytest.mark.parametrize(
    ("item", "amount", "minus", "expected"),
    [
        (an_item(Method.CAPPED, step=TWO), "3", "0", "6.00"),
        (an_item(Method.CAPPED, step=TWO), "9", "0", "10.00"),
        (an_item(Method.RATIO, target=Decimal(90)), "60", "0", "6.67"),
        (an_item(Method.RATIO, target=Decimal(90)), "120", "0", "10.00"),
        (an_item(Method.DEDUCT, step=TWO), "3", "0", "4.00"),
        (an_item(Method.DEDUCT, step=TWO), "6", "0", "0.00"),
        (an_item(Method.BASE, step=TWO, base=Decimal(6)), "1", "2", "4.00"),
        (
            an_item(Method.DIFFERENCE, step=TWO, base=Decimal(8), reference=Decimal(90)),
            "88.5",
            "0",
            "5.00",
        ),
        (an_item(Method.DIRECT), "7.5", "0", "7.50"),
        (an_item(Method.DIRECT), "12", "0", "10.00"),
    ],
)
def test_each_method_scores_in_its_own_way(
    item: Item, amount: str, minus: str, expected: str
) -> None:
    assert str(points(item, amount, minus)) == expected


def test_items_are_added_up_under_the_cap_of_their_group() -> None:
    parts = (an_item(Method.DIRECT, "a"), an_item(Method.DIRECT, "b"))
    group = Item("g", "组", Decimal(15), Method.SUM, items=parts, bonus=True)
    readings = {"a": Reading({"x": Decimal(9)}), "b": Reading({"y": Decimal(8)})}
    assert score(a_scheme(group), readings)[0].points == Decimal(15)


def test_what_nobody_knows_is_unknown_and_named_and_so_is_the_total() -> None:
    scheme = a_scheme(an_item(Method.DIRECT, "a"), an_item(Method.DIRECT, "b"))
    scores = score(
        scheme, {"a": Reading({"x": Decimal(9)}), "b": Reading(known=False, note="没有评分")}
    )
    assert [one.points for one in scores] == [Decimal("9.00"), None]
    assert total_of(scores) is None
    assert [one.note for part in scores for one in part.unknown()] == ["没有评分"]


def test_a_fact_scores_once_in_a_scheme() -> None:
    scheme = a_scheme(an_item(Method.CAPPED, "a", step=TWO), an_item(Method.CAPPED, "b", step=TWO))
    facts = {"record:1": Decimal(1), "record:2": Decimal(1)}
    first, second = score(scheme, {"a": Reading({"record:1": Decimal(1)}), "b": Reading(facts)})
    assert (first.points, second.points) == (Decimal(2), Decimal(2))
    assert "1项事实已在“指标”计分，不重复计" in second.note


def test_a_fact_scores_again_only_where_the_scheme_says_so() -> None:
    again = an_item(Method.CAPPED, "b", step=TWO, shares_facts=True)
    scheme = a_scheme(an_item(Method.CAPPED, "a", step=TWO), again)
    reading = Reading({"record:1": Decimal(1)})
    assert [one.points for one in score(scheme, {"a": reading, "b": reading})] == [Decimal(2)] * 2


@pytest.mark.parametrize("slug", sorted(SCHEMES))
def test_the_schemes_that_are_shipped_add_up_and_come_back_from_json_unchanged(slug: str) -> None:
    check_scheme(SCHEMES[slug])
    assert scheme_from_json(scheme_as_json(SCHEMES[slug])) == SCHEMES[slug]


def test_weights_that_do_not_add_up_are_refused_with_the_numbers() -> None:
    scheme = replace(ADMINISTRATIVE, items=ADMINISTRATIVE.items[:1])
    with pytest.raises(Refused, match="各项满分合计70，应为100"):
        check_scheme(scheme)


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (Item("x", "指标", TEN, Method.DIRECT), "没有写数据来源"),
        (an_item(Method.RATIO), "“正向比例”须有目标值"),
        (an_item(Method.DEDUCT), "没有写每项加扣的分值"),
        (
            replace(an_item(Method.DIRECT), source=Source("counted", "interference_month")),
            "零报告、谈话和思想动态不得作为考核数据",
        ),
        (replace(an_item(Method.DIRECT), source=Source("check_ins")), "数据来源的形式不认识"),
        (an_item(Method.DIRECT, floor=Decimal(11)), "最低分高于满分"),
    ],
)
def test_an_item_that_cannot_score_is_refused(item: Item, said: str) -> None:
    with pytest.raises(Refused, match=said):
        check_scheme(a_scheme(item))


def test_a_text_that_is_no_scheme_is_refused() -> None:
    with pytest.raises(Refused, match="读不懂"):
        scheme_from_json({"slug": "x"})


AMOUNTS = st.decimals(-1000, 1000, places=2)
LEAVES = st.builds(
    an_item,
    st.sampled_from([one for one in Method if one is not Method.SUM]),
    step=st.decimals("0.01", 50, places=2),
    base=st.decimals(-20, 20, places=2),
    target=st.decimals("0.01", 500, places=2),
    reference=st.decimals(-100, 100, places=2),
)


@given(LEAVES, AMOUNTS, AMOUNTS)
def test_no_score_is_above_its_cap_or_below_its_floor(
    item: Item, plus: Decimal, minus: Decimal
) -> None:
    given_points = points(item, str(plus), str(minus))
    assert given_points is not None
    assert item.floor <= given_points <= item.full
