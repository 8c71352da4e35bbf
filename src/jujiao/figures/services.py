"""Signing a zero, and taking the signature back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import INDICATORS
from jujiao.figures.counting import count_all
from jujiao.figures.models import SignedZero
from jujiao.figures.vouched import OVERTAKEN, is_overtaken
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import refuse


@dataclass(frozen=True, slots=True)
class Nil:
    """A zero of a court and year that somebody is to vouch for."""

    court_id: int
    slug: str
    figure_year: int

    def __str__(self) -> str:
        return f"{self.figure_year}年 {self.slug}"


@command("zero.sign")
def sign_zero(
    nil: Nil, *, person_id: int, signed_on: date, register_text: str, by: Actor, at: datetime
) -> SignedZero:
    """签认零: a person vouches that there was none. Signing the same again changes nothing.

    Raises Refused where the figure needs no signature, where records say otherwise, where no
    register is named, or where somebody else has signed.
    """
    _check(nil, register_text, signed_on, at)
    standing = _standing(nil)
    if standing is not None and is_overtaken(standing):
        _take_back(standing, OVERTAKEN, by, at)
        standing = None
    if standing is not None:
        same = (standing.signed_by_id, standing.signed_on, standing.register_text)
        if same == (person_id, signed_on, register_text):
            return standing
        raise refuse(
            "zero_signed",
            f"已由{standing.signed_by.full_name}于{standing.signed_on}签认。",
            remedy="要改签，请先撤回原来的签认。",
        )
    signed = SignedZero(
        court_id=nil.court_id,
        slug=nil.slug,
        figure_year=nil.figure_year,
        signed_by_id=person_id,
        signed_on=signed_on,
        as_of=min(signed_on, year_of(nil.figure_year).last),
        register_text=register_text,
        entered_by_name=by.name,
    )
    signed.save()
    return signed


@command("zero.withdraw")
def withdraw_zero(nil: Nil, *, reason: str, by: Actor, at: datetime) -> SignedZero:
    """撤回零的签认: the figure is unknown again; who signed and why it was taken back stay readable."""
    standing = _standing(nil)
    if standing is None:
        raise refuse("zero_not_signed", "没有可以撤回的签认。")
    if not reason.strip():
        raise refuse("reason_missing", "没有写撤回的原因。", place="reason", remedy="请写明原因。")
    return _take_back(standing, reason, by, at)


def _take_back(standing: SignedZero, reason: str, by: Actor, at: datetime) -> SignedZero:
    standing.withdrawn_on = timezone.localdate(at)
    standing.withdrawn_by_name, standing.withdrawn_reason = by.name, reason
    standing.save()
    return standing


def _standing(nil: Nil) -> SignedZero | None:
    return SignedZero.objects.filter(
        court_id=nil.court_id, slug=nil.slug, figure_year=nil.figure_year, withdrawn_on=None
    ).first()


def _check(nil: Nil, register_text: str, signed_on: date, at: datetime) -> None:
    indicator = INDICATORS.get(nil.slug)
    if indicator is None:
        raise refuse("unknown_figure", f"没有名为{nil.slug}的数字。", place="slug")
    if not indicator.signed_zero:
        raise refuse("no_signature_wanted", f"“{indicator.name}”由登记得出，不需要签认。")
    if not register_text.strip():
        raise refuse(
            "register_missing", "没有写依据何登记。", place="register", remedy="请写明登记簿。"
        )
    if signed_on > timezone.localdate(at):
        raise refuse("future_date", "签认日期还没有到。", place="on", remedy="请改日期。")
    found = count_all([indicator], nil.court_id, year_of(nil.figure_year))[nil.slug]
    if found:
        raise refuse("not_a_zero", f"台账里有{found}{indicator.unit}，不是零，不能签认。")
