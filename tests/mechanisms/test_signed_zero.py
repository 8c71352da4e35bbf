"""违纪违法为零: a zero that somebody signs on a register, and that a later case makes void."""

from __future__ import annotations

from datetime import date

import pytest

from cast import a_head, an_actor, in_force, registers
from jujiao.access.scope import Scope
from jujiao.catalogue import INDICATORS
from jujiao.catalogue.integrity import PERSON, VIOLATION
from jujiao.catalogue.roles import StaffRole
from jujiao.figures.answers import Figure, Lack
from jujiao.figures.selectors import Asking, figures_of, signed_zeros
from jujiao.figures.services import Nil, sign_zero, withdraw_zero
from jujiao.kernel.problems import Refused
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import confirm_record, file_record, withdraw_record
from supervision_cast import Cast, a_cast, at

pytestmark = pytest.mark.django_db
NEW_YEAR = date(2026, 1, 5)


def _figure(cast: Cast, *, confidential: bool = True) -> Figure:
    asking = Asking(Scope(cast.court.pk, confidential=confidential), 2025, NEW_YEAR)
    return figures_of(asking, [INDICATORS["violations"]])[0]


def _signed(cast: Cast) -> Nil:
    nil = Nil(cast.court.pk, "violations", 2025)
    assert cast.second.person_id is not None
    sign_zero(
        nil,
        person_id=cast.second.person_id,
        signed_on=NEW_YEAR,
        register_text="案件登记簿",
        by=cast.second,
        at=at(NEW_YEAR),
    )
    return nil


def _a_case(cast: Cast) -> RecordEntry:
    return RecordEntry(
        cast.court.pk, VIOLATION.slug, occurred_on=date(2025, 11, 3),
        details={"sanction": "警告"}, people=((PERSON, cast.worker.pk),),
    )  # fmt: skip


def test_an_empty_register_is_no_zero() -> None:
    cast = a_cast()
    registers(cast.court, 2025, ["violations"])
    assert _figure(cast).value is None


def test_a_zero_says_who_signed_on_what_register_and_as_of_when() -> None:
    cast = a_cast()
    registers(cast.court, 2025, ["violations"])
    _signed(cast)
    figure = _figure(cast)
    assert figure.value == 0
    assert str(figure.signature) == "白音于2026-01-05签认，依据案件登记簿，截至2025-12-31"


def test_a_case_that_turns_up_later_makes_the_signature_void() -> None:
    cast = a_cast()
    registers(cast.court, 2025, ["violations"])
    nil = _signed(cast)
    in_force(cast.court, _a_case(cast))
    figure = _figure(cast)
    assert (figure.value, figure.signature) == (1, None)
    assert figure.note == "有案件登记，先前的零签认不再有效。"
    withdraw_zero(nil, reason="后来查实一件。", by=cast.second, at=at(NEW_YEAR))
    asking = Asking(Scope(cast.court.pk), 2025, NEW_YEAR)
    [kept] = signed_zeros(asking)
    assert (kept.withdrawn_on, kept.withdrawn_reason) == (NEW_YEAR, "后来查实一件。")


def test_the_signature_does_not_come_back_when_the_case_is_withdrawn_again() -> None:
    cast = a_cast()
    registers(cast.court, 2025, ["violations"])
    nil = _signed(cast)
    later = date(2026, 2, 3)
    clerk, head = an_actor(cast.court, StaffRole.POLITICAL_CLERK), a_head(cast.court)
    case = file_record(_a_case(cast), by=clerk, at=at(later), reason="后来查实。")
    confirm_record(case, by=head, at=at(later))
    case.refresh_from_db()
    withdraw_record(case, reason="上级复查认定不构成。", by=clerk, at=at(later))
    figure = _figure(cast)
    assert (figure.value, figure.lack) == (None, Lack.UNSIGNED)
    assert figure.note == "签认之后登记过案件，后来撤回或更正了，零须重新签认。"
    assert cast.second.person_id is not None
    sign_zero(
        nil, person_id=cast.second.person_id, signed_on=later, register_text="案件登记簿",
        by=cast.second, at=at(later),
    )  # fmt: skip
    assert _figure(cast).value == 0
    again, before = signed_zeros(Asking(Scope(cast.court.pk), 2025, NEW_YEAR))
    assert (again.withdrawn_on, before.withdrawn_on) == (None, later)


def test_nobody_signs_a_zero_over_a_case() -> None:
    cast = a_cast()
    in_force(cast.court, _a_case(cast))
    with pytest.raises(Refused, match="不是零，不能签认"):
        _signed(cast)


def test_one_case_is_told_to_few_and_to_others_only_that_the_number_is_small() -> None:
    cast = a_cast()
    in_force(cast.court, _a_case(cast))
    assert _figure(cast).value == 1
    hidden = _figure(cast, confidential=False)
    assert hidden.value is None
    assert "限机关纪委和院领导查看" in hidden.note
