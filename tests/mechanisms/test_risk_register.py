"""廉政风险: rated at entry, every year and on every change of post; it never closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cast import a_person, a_tenure
from jujiao.access.policy import POLICY
from jujiao.catalogue.relations import POST
from jujiao.integrity.models import IntegrityRisk, RiskRating
from jujiao.integrity.risks import levels_counted, risk_standings
from jujiao.integrity.services.risks import RiskEntry, change_holder, enter_risk, rate_risk
from jujiao.kernel.problems import Refused
from supervision_cast import TODAY, Cast, a_cast, at

pytestmark = pytest.mark.django_db


def _entry(cast: Cast) -> RiskEntry:
    return RiskEntry(
        cast.court.pk, cast.hall.pk, "执行员", "案款发放", "案款超期不发",
        "process", "high", "案款双人复核", cast.worker.pk, cast.worker.pk,
    )  # fmt: skip


def _risk(cast: Cast) -> IntegrityRisk:
    return enter_risk(_entry(cast), by=cast.second, at=at(TODAY))


def test_a_risk_is_of_a_post_and_has_a_level_from_the_first_day() -> None:
    cast = a_cast()
    _risk(cast)
    [standing] = risk_standings(cast.court.pk, as_of=TODAY)
    assert (standing.level_label, standing.because) == ("高", "")
    assert levels_counted([standing]) == {"高": 1}


@pytest.mark.parametrize("blank", ["post_title", "power", "risk_text", "measures"])
def test_a_risk_without_post_power_point_or_measure_is_refused(blank: str) -> None:
    cast = a_cast()
    with pytest.raises(Refused, match="没有填"):
        enter_risk(replace(_entry(cast), **{blank: " "}), by=cast.second, at=at(TODAY))
    assert not IntegrityRisk.objects.exists()


def test_it_is_to_be_rated_again_after_a_year() -> None:
    cast = a_cast()
    risk = _risk(cast)
    assert risk_standings(cast.court.pk, as_of=date(2026, 4, 9))[0].because == ""
    [due] = risk_standings(cast.court.pk, as_of=date(2026, 4, 10))
    assert (due.reason_label, due.due_on) == ("年度复评", date(2026, 4, 10))
    day = date(2026, 4, 13)
    rate_risk(risk, risk_level="middle", occasion="yearly", on=day, by=cast.second, at=at(day))
    [again] = risk_standings(cast.court.pk, as_of=day)
    assert (again.level_label, again.because) == ("中", "")
    assert RiskRating.objects.count() == 2


def test_it_is_to_be_rated_again_when_the_post_gets_a_new_holder() -> None:
    cast = a_cast()
    risk = _risk(cast)
    successor = a_person(cast.court, "托娅")
    a_tenure(successor, POST, since=date(2025, 6, 3), unit=cast.hall)
    change_holder(risk, holder_id=successor.pk, by=cast.second, at=at(date(2025, 6, 3)))
    [due] = risk_standings(cast.court.pk, as_of=date(2025, 6, 3))
    assert due.reason_label == "岗位变动复评"


def test_a_new_holder_of_whom_the_roster_says_nothing_is_a_change_too() -> None:
    cast = a_cast()
    risk, day = _risk(cast), date(2025, 6, 3)
    change_holder(risk, holder_id=a_person(cast.court, "托娅").pk, by=cast.second, at=at(day))
    assert risk_standings(cast.court.pk, as_of=day)[0].reason_label == "岗位变动复评"
    rate_risk(risk, risk_level="low", occasion="change", on=day, by=cast.second, at=at(day))
    assert risk_standings(cast.court.pk, as_of=day)[0].because == ""


def test_a_rating_is_not_dated_before_the_last() -> None:
    cast = a_cast()
    risk = _risk(cast)
    with pytest.raises(Refused, match="复评日期不在上次评定之后"):
        rate_risk(
            risk, risk_level="low", occasion="yearly", on=date(2025, 4, 9), by=cast.second,
            at=at(TODAY),
        )  # fmt: skip


def test_there_is_no_act_and_no_column_that_closes_a_risk() -> None:
    acts = [action for action in POLICY if action.startswith("risk.")]
    columns = [column.name for column in IntegrityRisk._meta.concrete_fields]
    assert sorted(acts) == ["risk.enter", "risk.rate"]
    assert not [name for name in columns if "clos" in name or "state" in name or "done" in name]


def test_the_level_is_the_posts_and_never_a_persons() -> None:
    assert "risk_level" in {column.name for column in RiskRating._meta.concrete_fields}
    assert "person" not in {column.name for column in RiskRating._meta.concrete_fields}
