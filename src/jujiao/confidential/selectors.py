"""Which fields of a fact are sealed. What they say is not to be had here."""

from __future__ import annotations

from jujiao.confidential.models import SealedText


def sealed_texts(court_id: int, target_type: str, target_id: int) -> list[SealedText]:
    """The sealed fields of a fact, still sealed."""
    rows = SealedText.objects.filter(
        court_id=court_id, target_type=target_type, target_id=target_id
    )
    return list(rows.order_by("pk"))
