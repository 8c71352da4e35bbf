"""The reports a court writes, each as sentences of our own with places for figures."""

from __future__ import annotations

from collections.abc import Iterable

from jujiao.catalogue import ALL_KINDS, INDICATORS
from jujiao.catalogue.reports.annual import ANNUAL
from jujiao.catalogue.reports.wording import TITLES, ReportTemplate


def _checked(templates: Iterable[ReportTemplate]) -> dict[str, ReportTemplate]:
    """By slug; raises LookupError for a figure or a kind that the catalogue does not know."""
    named: dict[str, ReportTemplate] = {}
    for template in templates:
        for clause in template.clauses():
            known = ALL_KINDS.keys() | INDICATORS.keys()
            places = {place.removesuffix(TITLES) for _, place in clause.pieces() if place}
            unknown = (places | set(clause.given)) - known
            if unknown:
                raise LookupError(f"{template.slug}: {sorted(unknown)} in {clause.words}")
        named[template.slug] = template
    return named


REPORTS = _checked((ANNUAL,))
