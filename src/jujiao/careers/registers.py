"""制度建设: which regulations are in force, which were replaced, and which are due to be looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jujiao.access.scope import Scope, within
from jujiao.catalogue.regulations import REGULATION
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record


@dataclass(frozen=True, slots=True)
class Regulation:
    """A regulation with what became of it."""

    record: Record
    replaced_by: Record | None
    review_due: date | None

    @property
    def in_force(self) -> bool:
        """Whether nothing has replaced it."""
        return self.replaced_by is None


def regulations(scope: Scope, *, as_of: date) -> list[Regulation]:
    """All regulations adopted by the day, the latest first; a later one that names it replaces it."""
    rows = within(Record.objects.filter(kind=REGULATION.slug), scope).filter(
        state=FactState.IN_FORCE.value, occurred_on__lte=as_of
    )
    found = list(rows.select_related("unit").order_by("-occurred_on", "-pk"))
    return [
        Regulation(record, _successor(record, found[:place]), _review_due(record))
        for place, record in enumerate(found)
    ]


def reviews_due(scope: Scope, *, as_of: date) -> list[Regulation]:
    """Regulations in force whose day of review has come."""
    return [
        one
        for one in regulations(scope, as_of=as_of)
        if one.in_force and one.review_due and one.review_due <= as_of
    ]


def _successor(record: Record, later: list[Record]) -> Record | None:
    names = {_bare(record.title), record.document_no} - {""}
    return next((one for one in reversed(later) if names & _replaced(one)), None)


def _replaced(record: Record) -> set[str]:
    said = str(record.details.get("replaces", ""))
    return {part.strip() for part in said.split("、")} | {_bare(part) for part in said.split("、")}


def _bare(title: str) -> str:
    return title.strip().strip("《》")


def _review_due(record: Record) -> date | None:
    if record.quantity is None or record.occurred_on is None:
        return None
    return add_months(record.occurred_on, record.quantity)
