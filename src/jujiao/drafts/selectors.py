"""What a check asks of the ledger, and questions to the checks that were made."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from jujiao.access.scope import Scope, within
from jujiao.catalogue import RECORD_KINDS
from jujiao.drafts.alternatives import readings_of
from jujiao.drafts.judging import LedgerView
from jujiao.drafts.models import (
    BindingCorrection,
    CourtAlias,
    DecisionKind,
    DraftCheck,
    DraftDecision,
    DraftSynonym,
)
from jujiao.drafts.statements import Happened, Happenings
from jujiao.drafts.verdicts import Known, Reading
from jujiao.drafts.vocabulary import Vocabulary, shared_vocabulary
from jujiao.figures.answers import Figure
from jujiao.figures.selectors import Asking, figures_of, proven
from jujiao.kernel.transitions import FactState
from jujiao.ledger.selectors import kept_registers, records


def evidence_of(asking: Asking, bound: Iterable[str]) -> LedgerView:
    """What the ledger knows of the year; figures that claims are bound to with their proof."""
    wanted = frozenset(bound)
    known = {
        figure.slug: _known(proven(asking, figure) if figure.slug in wanted else figure)
        for figure in figures_of(asking)
    }

    def readings(slug: str) -> tuple[Reading, ...]:
        return tuple(readings_of(asking, slug))

    return LedgerView(known, readings, happenings_of(asking))


def happenings_of(asking: Asking) -> Happenings:
    """What happened in the year by kind of record, and at which places."""
    rows = records(asking.scope).filter(
        state=FactState.IN_FORCE.value,
        occurred_on__range=(asking.period.first, asking.period.last),
    )
    days: dict[str, list[int]] = {}
    places: set[str] = set()
    for kind, day, place in rows.values_list("kind", "occurred_on", "place_name"):
        days.setdefault(kind, []).append(day.month if day else 0)
        places |= {place} if place else set()
    kept = kept_registers(asking.scope.court_id, asking.year)
    happened = {
        kind.slug: Happened(
            len(days.get(kind.slug, ())),
            frozenset(days.get(kind.slug, ())),
            is_kept=kind.register_slug in kept,
        )
        for kind in RECORD_KINDS.values()
    }
    return Happenings(happened, tuple(sorted(places)))


def vocabulary_of(court_id: int) -> Vocabulary:
    """The words of all courts, this court's own, and what its clerks corrected."""
    added: dict[str, tuple[str, ...]] = {}
    for slug, word in DraftSynonym.objects.filter(court_id=court_id).values_list("slug", "word"):
        added[slug] = (*added.get(slug, ()), word)
    corrected = BindingCorrection.objects.filter(court_id=court_id).order_by("pk")
    corrections = {key: slug or None for key, slug in corrected.values_list("words_key", "slug")}
    shared = shared_vocabulary().with_synonyms(added)
    return Vocabulary(shared.entries, corrections)


def aliases_of(court_id: int) -> tuple[str, ...]:
    """The court's other names."""
    rows = CourtAlias.objects.filter(court_id=court_id).order_by("pk")
    return tuple(rows.values_list("alias", flat=True))


def synonyms_of(scope: Scope) -> QuerySet[DraftSynonym]:
    """The words that a court taught, by figure."""
    return within(DraftSynonym.objects.all(), scope).order_by("slug", "pk")


def checks_of(scope: Scope) -> QuerySet[DraftCheck]:
    """The checks of a court, the latest first."""
    return within(DraftCheck.objects.all(), scope).order_by("-checked_at", "-pk")


def check_in_scope(scope: Scope, public_id: str) -> DraftCheck | None:
    """One check, or None where the scope does not reach."""
    return checks_of(scope).select_related("court").filter(public_id=public_id).first()


def standing_decisions(check: DraftCheck) -> dict[int, DraftDecision]:
    """What stands of each figure that somebody dealt with, by where it begins."""
    latest = {one.start_at: one for one in check.decisions.order_by("pk")}
    return {at: one for at, one in latest.items() if one.decision != DecisionKind.REOPENED.value}


def _known(figure: Figure) -> Known:
    signed = f"由{figure.signature}。" if figure.signature else ""
    return Known(
        figure.slug,
        figure.indicator.name,
        figure.indicator.unit,
        figure.value,
        figure.note or signed,
        len(figure.fact_ids),
        figure.digest,
    )
