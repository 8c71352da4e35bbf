"""Figures of a year as values, for what is written from them; no database is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from jujiao.catalogue import INDICATORS
from jujiao.catalogue.reports import REPORTS
from jujiao.catalogue.reports.wording import TITLES
from jujiao.figures.answers import Figure, ProofRow, Signature
from jujiao.kernel.periods import year_of
from jujiao.reports.composition import ReportFacts

ANNUAL = REPORTS["annual"]
COURT = "青原旗人民法院"
AS_OF = date(2026, 1, 8)
SIGNATURE = Signature("乌云", date(2026, 1, 5), date(2025, 12, 31), "案件线索登记簿")
KINDS = frozenset(
    name for clause in ANNUAL.clauses() for name in clause.given if name not in INDICATORS
)


def a_figure(slug: str, value: int | None, *, signature: Signature | None = None) -> Figure:
    """A figure with as many rows as it counts."""
    rows = tuple(
        ProofRow(f"record:{place}", f"hash{place}", place, date(2025, 6, 1), "题", "kind", "id")
        for place in range(1, (value or 0) + 1)
    )
    return Figure(INDICATORS[slug], year_of(2025), AS_OF, value, rows, signature)


def facts_of(
    values: Mapping[str, int | None],
    *,
    happened: frozenset[str] = frozenset(),
    titles: Mapping[str, tuple[str, ...]] | None = None,
) -> ReportFacts:
    """What is known: these figures, no others."""
    figures = {
        slug: a_figure(slug, value, signature=SIGNATURE if value == 0 else None)
        for slug, value in values.items()
    }
    return ReportFacts(COURT, 2025, AS_OF, figures, happened, titles or {})


def everything(value: int = 7) -> ReportFacts:
    """A year in which all there is to report has happened."""
    places = {place for one in ANNUAL.clauses() for _, place in one.pieces()}
    kinds = [one.removesuffix(TITLES) for one in places if one.endswith(TITLES)]
    values: dict[str, int | None] = dict.fromkeys(INDICATORS, value) | {"violations": 0}
    titles = dict.fromkeys(kinds, ("关于公文办理的规定", "值班制度"))
    return facts_of(values, happened=KINDS, titles=titles)
