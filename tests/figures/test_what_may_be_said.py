"""有、零、未报: what was read and empty is zero, what was not read is unknown, and some zeros are signed."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from cast import AT, a_court, a_person, an_actor, an_honour, in_force, registers
from jujiao.access.actors import Actor
from jujiao.access.scope import Scope
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import Asking, figure_of, signed_zeros
from jujiao.figures.services import Nil, sign_zero, withdraw_zero
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Unit

pytestmark = pytest.mark.django_db
REGISTER = "执纪审查登记簿"
SIGNED_AT = datetime(2026, 1, 8, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture
def court() -> Unit:
    return a_court()


@pytest.fixture
def lead(court: Unit) -> Person:
    return a_person(court, "巴雅尔")


def discipline(court: Unit) -> Actor:
    return an_actor(court, StaffRole.DISCIPLINE_LEAD, name="巴雅尔")


def violations(court: Unit, *, confidential: bool = True) -> Figure:
    scope = Scope(court.pk, confidential=confidential)
    return figure_of(Asking(scope, 2025, AT.date()), "violations")


def signed(court: Unit, lead: Person, register_text: str = REGISTER) -> None:
    sign_zero(
        Nil(court.pk, "violations", 2025),
        person_id=lead.pk,
        signed_on=date(2026, 1, 5),
        register_text=register_text,
        by=discipline(court),
        at=SIGNED_AT,
    )


def a_violation(court: Unit) -> Record:
    entry = RecordEntry(
        court_id=court.pk,
        kind="violation",
        occurred_on=date(2025, 4, 1),
        details={"sanction": "警告"},
        people=(("person_sanctioned", a_person(court, "某某").pk),),
    )
    return in_force(court, entry)[0]


def test_a_register_that_was_not_read_holds_no_zero(court: Unit) -> None:
    figure = figure_of(Asking(Scope(court.pk), 2025, AT.date()), "honour_units_city_up")
    assert figure.value is None
    assert "不能当作零" in figure.note


def test_a_register_that_was_read_and_is_empty_is_zero(court: Unit) -> None:
    registers(court, 2025, ["honours"])
    figure = figure_of(Asking(Scope(court.pk), 2025, AT.date()), "honour_units_city_up")
    assert (figure.value, figure.text, figure.note) == (0, "0个", "")


def test_silence_is_not_a_nil_report(court: Unit) -> None:
    registers(court, 2025, ["violations"])
    figure = violations(court)
    assert figure.value is None
    assert "须有人签认" in figure.note


def test_a_zero_is_said_when_somebody_vouched_for_it(court: Unit, lead: Person) -> None:
    registers(court, 2025, ["violations"])
    signed(court, lead)
    figure = violations(court)
    assert figure.value == 0
    assert str(figure.signature) == "巴雅尔于2026-01-05签认，依据执纪审查登记簿，截至2025-12-31"


def test_a_signature_that_was_taken_back_stays_readable(court: Unit, lead: Person) -> None:
    registers(court, 2025, ["violations"])
    signed(court, lead)
    nil = Nil(court.pk, "violations", 2025)
    withdraw_zero(nil, reason="收到新的线索", by=discipline(court), at=SIGNED_AT)
    assert violations(court).value is None
    kept = signed_zeros(Asking(Scope(court.pk), 2025, AT.date())).get()
    assert (kept.withdrawn_reason, kept.withdrawn_by_name) == ("收到新的线索", "巴雅尔")


def test_a_case_that_turns_up_later_takes_the_zero_away(court: Unit, lead: Person) -> None:
    registers(court, 2025, ["violations"])
    signed(court, lead)
    a_violation(court)
    figure = violations(court)
    assert figure.value == 1
    assert "签认不再有效" in figure.note


def test_nobody_signs_a_zero_against_the_register(court: Unit, lead: Person) -> None:
    a_violation(court)
    with pytest.raises(Refused, match="台账里有1件"):
        signed(court, lead)


def test_a_zero_names_the_register_it_rests_on(court: Unit, lead: Person) -> None:
    with pytest.raises(Refused, match="没有写依据何登记"):
        signed(court, lead, " ")


def test_signing_the_same_again_changes_nothing_and_another_must_wait(
    court: Unit, lead: Person
) -> None:
    registers(court, 2025, ["violations"])
    signed(court, lead)
    signed(court, lead)
    assert signed_zeros(Asking(Scope(court.pk), 2025, AT.date())).count() == 1
    with pytest.raises(Refused, match="已由巴雅尔"):
        signed(court, a_person(court, "托娅"))


def test_figures_that_come_from_a_register_take_no_signature(court: Unit, lead: Person) -> None:
    with pytest.raises(Refused, match="不需要签认"):
        sign_zero(
            Nil(court.pk, "by_elections", 2025),
            person_id=lead.pk,
            signed_on=date(2026, 1, 5),
            register_text=REGISTER,
            by=discipline(court),
            at=SIGNED_AT,
        )


def test_the_clerk_does_not_sign_for_the_discipline_lead(court: Unit, lead: Person) -> None:
    with pytest.raises(Refused, match="机关纪委"):
        sign_zero(
            Nil(court.pk, "violations", 2025),
            person_id=lead.pk,
            signed_on=date(2026, 1, 5),
            register_text=REGISTER,
            by=an_actor(court, StaffRole.POLITICAL_CLERK),
            at=SIGNED_AT,
        )


def test_a_small_number_over_a_confidential_kind_is_for_few(court: Unit) -> None:
    a_violation(court)
    figure = violations(court, confidential=False)
    assert figure.value is None
    assert figure.proof == ()
    assert "限机关纪委和院领导" in figure.note


def test_an_honour_tells_no_zero_of_another_register(court: Unit) -> None:
    in_force(court, an_honour(court, a_person(court)))
    asking = Asking(Scope(court.pk), 2025, AT.date())
    assert figure_of(asking, "honour_persons_city_up").value == 1
    assert figure_of(asking, "commended_persons_court").value is None


def test_people_read_the_name_of_a_policy_and_never_its_slug() -> None:
    said = [one.definition_said for one in INDICATORS.values()]
    assert not [one for one in said if re.search(r"[a-z]", one)]
    assert any("计数政策“转载不计”" in one for one in said)
