"""谈话内容保存多久: while the person serves, and some years after he has left; then it may be destroyed.

That the talk took place stays in the ledger. Nothing is destroyed by the clock: somebody decides it.
"""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from jujiao.catalogue.integrity import INTEGRITY_TALK, RETENTION, TALKED_WITH
from jujiao.catalogue.relations import COURT_SERVICE
from jujiao.catalogue.talks import STAFF_TALK
from jujiao.confidential.models import SealedText
from jujiao.integrity.terms import number_in_force
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Tenure

TALK = "record"
KEPT_KINDS = (INTEGRITY_TALK.slug, STAFF_TALK.slug)


def expired_talks(court_id: int, *, as_of: date) -> list[Record]:
    """Talks whose content has been kept long enough: all with whom it was held left so long ago."""
    sealed = SealedText.objects.filter(court_id=court_id, target_type=TALK).values("target_id")
    talks = Record.objects.filter(court_id=court_id, kind__in=KEPT_KINDS, pk__in=sealed)
    parts = Participation.objects.filter(
        record__in=talks, role=TALKED_WITH, person__isnull=False
    ).values_list("record_id", "person_id")
    held: dict[int, set[int]] = {}
    for record_id, person_id in parts:
        held.setdefault(record_id, set()).add(person_id)
    gone = _left_long_ago(court_id, {one for people in held.values() for one in people}, as_of)
    ids = [record_id for record_id, people in held.items() if people <= gone]
    return list(talks.filter(pk__in=ids).order_by("occurred_on", "pk"))


def _left_long_ago(court_id: int, person_ids: set[int], as_of: date) -> set[int]:
    """Of the persons those whose service ended that long ago; of whom no end is known he is kept."""
    years = number_in_force(court_id, RETENTION, on=as_of)
    service = Tenure.objects.filter(
        court_id=court_id,
        kind=COURT_SERVICE.slug,
        state=FactState.IN_FORCE.value,
        person_id__in=person_ids,
    )
    latest = add_months(as_of, -12 * years)
    serving = service.filter(Q(ends_on=None) | Q(ends_on__gt=latest))
    return set(service.values_list("person_id", flat=True)) - set(
        serving.values_list("person_id", flat=True)
    )
