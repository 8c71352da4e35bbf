"""How much stands in each register: the facts of a period by kind, whatever sort they are."""

from __future__ import annotations

from django.db.models import Count, QuerySet

from jujiao.access.scope import Scope
from jujiao.findings.selectors import findings_matching
from jujiao.kernel.periods import Period
from jujiao.ledger.selectors import records_matching
from jujiao.people.narrowing import FactFilter
from jujiao.people.selectors import tenures_matching
from jujiao.procedures.selectors import procedures_matching


def register_counts(scope: Scope, period: Period) -> dict[str, int]:
    """Kind → how many facts the lists of the period show: one query for each sort."""
    wanted = FactFilter(period=period)
    counted: dict[str, int] = {}
    rows: tuple[QuerySet, ...] = (  # type: ignore[type-arg]
        records_matching(scope, wanted),
        tenures_matching(scope, wanted),
        procedures_matching(scope, wanted),
        findings_matching(scope, wanted),
    )
    for one in rows:
        lines = one.order_by().values("kind").annotate(count=Count("pk"))
        counted |= {line["kind"]: line["count"] for line in lines}
    return counted
