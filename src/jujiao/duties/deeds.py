"""Deeds: the single records, and parts in them, that duties are met by; for proofs and single days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from jujiao.catalogue.branch_life import JOINT_BRANCH
from jujiao.duties.models import Serving
from jujiao.duties.tallies import IN_FORCE, parts_of, records_of, unnamed_records, with_role
from jujiao.kernel.cadence import parse_window
from jujiao.kernel.obligations import Bearer, Duty
from jujiao.kernel.periods import Period
from jujiao.ledger.models import Participation

UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True)
class Deed:
    """One record that may count: of which kind and outcome, by whom and in which role, on which day.

    ``serves`` names the one duty that it is lent to; ``day`` is then a day of the window it serves.
    """

    record_id: int
    public_id: str
    kind: str
    outcome: str
    bearer_id: int | None
    day: date | None
    role: str = ""
    serves: str = ""

    @property
    def is_anybodys(self) -> bool:
        """Whether it names nobody, so that it may have been anybody's."""
        return self.role == UNNAMED

    def counts_for(self, duty: Duty, bearer_id: int) -> bool:
        """Whether it is a deed of this bearer that this duty asks for."""
        if duty.bearer is not Bearer.COURT and self.bearer_id != bearer_id:
            return False
        if self.serves:
            return self.serves == duty.slug
        return (
            self.kind in {kind.slug for kind in duty.of}
            and (not duty.outcomes or self.outcome in duty.outcomes)
            and self.role == duty.role
        )


def deeds_of(duties: Sequence[Duty], court_id: int, reach: Period) -> list[Deed]:
    """What was recorded in the reach that may count for these duties, in the order of days."""
    units = [duty for duty in duties if not duty.bearer.is_person]
    persons = [duty for duty in duties if duty.bearer.is_person]
    found: list[Deed] = []
    if units:
        found += _of_units(units, court_id, reach)
        found += _lent(units, court_id, reach)
    if persons:
        rows = parts_of(persons, court_id, reach).values_list(
            "record_id",
            "record__public_id",
            "record__kind",
            "record__outcome",
            "person_id",
            "record__occurred_on",
            "role",
        )
        found += [Deed(*row) for row in rows]
        unnamed = unnamed_records(persons, court_id, reach)
        columns = ("pk", "public_id", "kind", "outcome", "unit_id", "occurred_on")
        found += [
            Deed(pk, public_id, kind, outcome, unit_id, day, UNNAMED)
            for pk, public_id, kind, outcome, unit_id, day in unnamed.values_list(*columns)
        ]
    return sorted(found, key=lambda deed: (deed.day or reach.first, deed.record_id))


def _of_units(duties: Sequence[Duty], court_id: int, reach: Period) -> Iterator[Deed]:
    for role in sorted({duty.role for duty in duties}):
        asked = [duty for duty in duties if duty.role == role]
        rows = with_role(records_of(asked, court_id, reach), role)
        for pk, public_id, kind, outcome, unit_id, day in rows.values_list(
            "pk", "public_id", "kind", "outcome", "unit_id", "occurred_on"
        ):
            yield Deed(pk, public_id, kind, outcome, unit_id, day, role)
    joint = Participation.objects.filter(
        role=JOINT_BRANCH, unit__court_id=court_id, record__in=records_of(duties, court_id, reach)
    ).values_list(
        "record_id",
        "record__public_id",
        "record__kind",
        "record__outcome",
        "unit_id",
        "record__occurred_on",
    )
    yield from (Deed(*row) for row in joint)


def _lent(duties: Sequence[Duty], court_id: int, reach: Period) -> Iterator[Deed]:
    served = Serving.objects.filter(
        court_id=court_id,
        duty__in=sorted(duty.slug for duty in duties),
        record__state=IN_FORCE,
        record__occurred_on__lte=reach.last,
    ).select_related("record")
    for one in served:
        record = one.record
        day = (
            parse_window(one.window_label).period.first if one.window_label else record.occurred_on
        )
        yield Deed(
            record.pk,
            record.public_id,
            record.kind,
            record.outcome,
            record.unit_id,
            day,
            "",
            one.duty,
        )


def lent_elsewhere(deeds: Iterable[Deed]) -> frozenset[tuple[int, str]]:
    """(record, duty) of the deeds that count in the window they were lent to, and only there."""
    return frozenset((deed.record_id, deed.serves) for deed in deeds if deed.serves)
