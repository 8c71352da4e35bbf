"""零的签认还算不算数: a signature under a nil ends with the first case, and does not come back with it."""

from __future__ import annotations

from django.db.models import Q

from jujiao.catalogue import INDICATORS
from jujiao.figures.models import SignedZero
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record

GONE = (FactState.WITHDRAWN.value, FactState.SUPERSEDED.value)
OVERTAKEN = "签认之后登记过案件，后来撤回或更正了，零须重新签认。"


def is_overtaken(signed: SignedZero) -> bool:
    """Whether a case was in force after the signature that is no longer: who signed did not know of it."""
    period = year_of(signed.figure_year)
    later = Q(confirmed_at__date__gt=signed.signed_on) | Q(
        confirmed_at=None, recorded_at__date__gt=signed.signed_on
    )
    return Record.objects.filter(
        later,
        court_id=signed.court_id,
        kind=INDICATORS[signed.slug].kind.slug,
        state__in=GONE,
        occurred_on__range=(period.first, period.last),
    ).exists()
