"""Which risks are to be rated again on a day: a year has gone by, or the post has a new holder."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from jujiao.catalogue.relations import POST, UNIT_MEMBERSHIP
from jujiao.catalogue.risk import ON_CHANGE, RATING_OCCASIONS, REVIEW_MONTHS, RISK_LEVELS, YEARLY
from jujiao.integrity.models import IntegrityRisk, RiskRating
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.people.models import Tenure


@dataclass(frozen=True, slots=True)
class RiskStanding:
    """A risk on a day: its level, since when, and why it is to be rated again (blank: it is not)."""

    risk: IntegrityRisk
    rating: RiskRating
    due_on: date
    because: str

    @property
    def level_label(self) -> str:
        """高, 中, 低: the post's level, never a person's."""
        return RISK_LEVELS[self.rating.risk_level]

    @property
    def reason_label(self) -> str:
        """年度复评, 岗位变动复评."""
        return RATING_OCCASIONS.get(self.because, "")


def risk_standings(court_id: int, *, as_of: date) -> list[RiskStanding]:
    """All risks of a court with their rating on a day, those to be rated again first."""
    months = number_in_force(court_id, REVIEW_MONTHS, on=as_of)
    rows = IntegrityRisk.objects.filter(court_id=court_id).select_related("unit", "owner", "holder")
    found = [_standing(risk, months, as_of) for risk in rows.prefetch_related("ratings")]
    known = [one for one in found if one is not None]
    return sorted(known, key=lambda one: (not one.because, one.due_on, one.risk.pk))


def levels_counted(shown: list[RiskStanding]) -> Counter[str]:
    """How many risks stand at each level."""
    return Counter(one.level_label for one in shown)


def _standing(risk: IntegrityRisk, months: int, as_of: date) -> RiskStanding | None:
    ratings = [one for one in risk.ratings.all() if one.rated_on <= as_of]
    if not ratings:
        return None
    last = ratings[-1]
    due_on = add_months(last.rated_on, months)
    because = YEARLY if due_on <= as_of else ""
    if _holder_changed(risk, last.rated_on, as_of):
        because = ON_CHANGE
    return RiskStanding(risk, last, due_on, because)


def _holder_changed(risk: IntegrityRisk, since: date, as_of: date) -> bool:
    """Whether the post has another holder, or the holder another post or department, since then."""
    if risk.holder_id is None:
        return False
    if risk.holder_changed_on is not None and risk.holder_changed_on <= as_of:
        return True
    changed = Q(starts_on__gt=since, starts_on__lte=as_of) | Q(
        ends_on__gte=since, ends_on__lt=as_of
    )
    return Tenure.objects.filter(
        changed,
        person_id=risk.holder_id,
        kind__in=(POST.slug, UNIT_MEMBERSHIP.slug),
        state=FactState.IN_FORCE.value,
    ).exists()
