"""Figures of a year as plain values, for judging a text without a database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jujiao.catalogue import INDICATORS
from jujiao.drafts.judging import (
    Asked,
    CheckedText,
    JudgedClaim,
    LedgerView,
    bind,
    judge_text,
    read_text,
)
from jujiao.drafts.verdicts import Known, Reading

COURT, YEAR = "示例旗人民法院", 2025
UNSIGNED = "登记簿为空，零须有人签认。"


def known(values: Mapping[str, int | None]) -> dict[str, Known]:
    """What the ledger knows: these values; of every other indicator nothing."""
    return {
        one.slug: Known(
            one.slug,
            one.name,
            one.unit,
            values.get(one.slug),
            "" if one.slug in values else UNSIGNED,
            values.get(one.slug) or 0,
        )
        for one in INDICATORS.values()
    }


def judged(
    text: str,
    values: Mapping[str, int | None] | None = None,
    *,
    court: str = COURT,
    year: int = YEAR,
    readings: Mapping[str, Sequence[Reading]] | None = None,
) -> CheckedText:
    """A text judged by these values."""
    read = read_text(text)
    ways = readings or {}
    evidence = LedgerView(known(values or {}), lambda slug: ways.get(slug, ()))
    return judge_text(read, bind(read), Asked(court, year), evidence)


def only_claim(text: str, values: Mapping[str, int | None] | None = None) -> JudgedClaim:
    """The one figure of a text."""
    (claim,) = judged(text, values).claims
    return claim
