"""Which files bear a fact out. There is no way to a file but through its fact."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, QuerySet

from jujiao.access.scope import Scope, within
from jujiao.evidence.models import Evidence


def evidence_of(scope: Scope, target_type: str, target_id: int) -> QuerySet[Evidence]:
    """The files of a fact that the reader was let to, the latest version first."""
    rows = within(Evidence.objects.all(), scope)
    return rows.filter(target_type=target_type, target_id=target_id).order_by(
        "file_name", "-version"
    )


def evidence_counts(scope: Scope, target_type: str, target_ids: Iterable[int]) -> dict[int, int]:
    """How many files each of the facts has, by one query; versions of a file count once."""
    rows = within(Evidence.objects.all(), scope)
    chosen = rows.filter(target_type=target_type, target_id__in=list(target_ids)).order_by()
    counted = chosen.values("target_id").annotate(count=Count("file_name", distinct=True))
    return {line["target_id"]: line["count"] for line in counted}
