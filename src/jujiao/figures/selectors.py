"""Figures of a court: their values at once, and each with the rows that prove it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from jujiao.access.scope import Scope
from jujiao.catalogue import FINDING_STREAMS, INDICATORS, REGISTER_LABELS
from jujiao.figures.answers import Figure, Lack, ProofRow, Signature
from jujiao.figures.counting import count_all, counts, filed_registers, known_or_none
from jujiao.figures.models import SignedZero
from jujiao.figures.proof import proof_of
from jujiao.figures.vouched import OVERTAKEN, is_overtaken
from jujiao.findings.selectors import findings_of
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.periods import Period, year_of
from jujiao.kernel.questions import Indicator
from jujiao.ledger.selectors import kept_registers
from jujiao.people.models import Fact
from jujiao.policies.selectors import policy_value

SMALL_CELL = 5
CONFIDENTIAL_NOTE = "数目较小，限机关纪委和院领导查看。"


@dataclass(frozen=True, slots=True)
class Asking:
    """What figures are asked for: whose, of which year, as known on which day."""

    scope: Scope
    year: int
    as_of: date

    @property
    def period(self) -> Period:
        """The calendar year."""
        return year_of(self.year)


def figures_of(asking: Asking, indicators: Iterable[Indicator] | None = None) -> list[Figure]:
    """The values of all indicators, without their proof: one query for each form."""
    wanted = list(INDICATORS.values() if indicators is None else indicators)
    counted = count_all(wanted, asking.scope.court_id, asking.period)
    court_id = asking.scope.court_id
    kept = kept_registers(court_id, asking.year)
    kept |= filed_registers(wanted, counted, kept, court_id=court_id, period=asking.period)
    signatures = _signatures(asking)
    return [
        _settled(asking, one, known_or_none(counted, one, kept), signatures.get(one.slug))
        for one in wanted
    ]


def figure_of(asking: Asking, slug: str) -> Figure:
    """One figure with its proof. Raises KeyError for a slug that is not in the catalogue."""
    return proven(asking, figures_of(asking, [INDICATORS[slug]])[0])


def proven_figures(asking: Asking) -> list[Figure]:
    """All figures with their proof."""
    return [proven(asking, figure) for figure in figures_of(asking)]


def proven(asking: Asking, figure: Figure) -> Figure:
    """The same figure with the rows that prove it."""
    if not figure.value:
        return figure
    rows = proof_of(figure.indicator, asking.scope.court_id, asking.period)
    return Figure(
        figure.indicator, figure.period, figure.as_of, figure.value, rows, None, figure.note
    )


def open_proof(asking: Asking, figure: Figure) -> tuple[ProofRow, ...]:
    """Of the rows that prove a figure those that the reader may open.

    The number is everybody's; a confidential record or a colleague's fault behind it is not.
    """
    kind = figure.indicator.kind.slug
    if not asking.scope.opens(kind):
        return ()
    if kind not in FINDING_STREAMS:
        return figure.proof
    proving = findings_of(asking.scope).filter(
        public_id__in=[row.public_id for row in figure.proof]
    )
    seen = set(proving.values_list("public_id", flat=True))
    return tuple(row for row in figure.proof if row.public_id in seen)


def indicators_counting(asking: Asking, fact: Fact) -> list[Indicator]:
    """The figures of the year that this fact is counted in: one query for each that asks about its kind."""
    own = [one for one in INDICATORS.values() if one.kind.slug == fact.kind]
    return [one for one in own if counts(one, fact, asking.period)]


def subset_breaches(figures: Iterable[Figure]) -> list[tuple[Figure, Figure]]:
    """Pairs (part, whole) where a part (其中) counts somebody whom the whole does not."""
    named = {figure.slug: figure for figure in figures}
    pairs = [
        (part, named[part.indicator.part_of])
        for part in named.values()
        if part.indicator.part_of in named
    ]
    return [
        (part, whole)
        for part, whole in pairs
        if not {row.key for row in part.proof} <= {row.key for row in whole.proof}
    ]


def signed_zeros(asking: Asking) -> QuerySet[SignedZero]:
    """All signatures under nils of the year, withdrawn ones included."""
    rows = SignedZero.objects.filter(court_id=asking.scope.court_id, figure_year=asking.year)
    return rows.select_related("signed_by").order_by("-pk")


def _signatures(asking: Asking) -> dict[str, Signature]:
    return {
        one.slug: Signature(
            one.signed_by.full_name,
            one.signed_on,
            one.as_of,
            one.register_text,
            is_overtaken=is_overtaken(one),
        )
        for one in signed_zeros(asking).filter(withdrawn_on=None)
    }


def _settled(
    asking: Asking, indicator: Indicator, value: int | None, signature: Signature | None
) -> Figure:
    """Decides what may be said: a nil that matters is signed, an unread register is unknown."""

    def figure(
        said: int | None, note: str = "", signed: Signature | None = None, lack: Lack | None = None
    ) -> Figure:
        return Figure(indicator, asking.period, asking.as_of, said, (), signed, note, lack)

    if value is None:
        label = REGISTER_LABELS[indicator.register]
        note = f"{asking.year}年没有读到“{label}”，不能当作零。"
        return figure(None, note, lack=Lack.UNREAD)
    if indicator.signed_zero and value == 0:
        if signature is None:
            note = "登记簿为空，零须有人签认（由谁、何时、依据何登记）。"
            return figure(None, note, lack=Lack.UNSIGNED)
        if signature.is_overtaken:
            return figure(None, OVERTAKEN, lack=Lack.UNSIGNED)
        return figure(0, signed=signature)
    hidden = _is_confidential(indicator) and not asking.scope.opens(indicator.kind.slug)
    if hidden and 0 < value < small_cell(asking):
        return figure(None, CONFIDENTIAL_NOTE, lack=Lack.RESTRICTED)
    return figure(value, "有案件登记，先前的零签认不再有效。" if signature else "")


def small_cell(asking: Asking) -> int:
    """Below which number a figure over a confidential kind is not shown to everybody."""
    court_id = asking.scope.court_id
    return int(str(policy_value(court_id, "small_cell", on=asking.as_of, default=SMALL_CELL)))


def _is_confidential(indicator: Indicator) -> bool:
    kind = indicator.kind
    return isinstance(kind, RecordKind) and kind.confidential
