"""党组领学、支部联学: what the party group studied, and which branches took it up of their own accord."""

from __future__ import annotations

from dataclasses import dataclass

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_life import KINDS as BRANCH_KINDS
from jujiao.catalogue.study_group import KINDS as STUDY_KINDS
from jujiao.kernel.periods import year_of
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.ledger.selectors import records


@dataclass(frozen=True, slots=True)
class Theme:
    """A study of the party group that branches may cite; nobody owes it."""

    record: Record
    cited_by: tuple[str, ...]


def study_themes(scope: Scope, *, year: int) -> list[Theme]:
    """The studies of a year, the latest first, each with the branches whose meetings cite it."""
    period = year_of(year)
    held = records(scope).filter(
        state=FactState.IN_FORCE.value, occurred_on__range=(period.first, period.last)
    )
    citing = held.filter(kind__in=[kind.slug for kind in BRANCH_KINDS]).exclude(details={})
    cited: dict[str, list[str]] = {}
    rows = citing.order_by("occurred_on", "pk").values_list("details", "unit__name")
    for details, branch in rows:
        cited.setdefault(str(details.get("cites", "")), []).append(branch or "")
    studies = held.filter(kind__in=[kind.slug for kind in STUDY_KINDS])
    return [
        Theme(one, tuple(dict.fromkeys(cited.get(one.public_id, ()))))
        for one in studies.order_by("-occurred_on", "-pk")
    ]
