"""Taking any one proof away lowers its figure by what that proof contributed. For every figure."""

from __future__ import annotations

import pytest

from cast import writing
from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure, ProofRow
from jujiao.figures.selectors import figure_of
from jujiao.findings.models import Finding
from jujiao.kernel.questions import Distinct, RoundsCovering
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Fact, Tenure
from jujiao.procedures.models import Procedure
from model_year import ModelYear

pytestmark = pytest.mark.django_db
MODELS: dict[str, type[Fact]] = {
    "record": Record,
    "tenure": Tenure,
    "procedure": Procedure,
    "finding": Finding,
}


def without(figure: Figure, fact_id: str) -> int:
    """What is left when a fact no longer proves anything: things with another proof stay."""
    left = [row for row in figure.proof if fact_of(row) != fact_id]
    if isinstance(figure.indicator.asks, RoundsCovering):
        return len({row.key for row in figure.proof}) - 1
    if figure.indicator.distinct is Distinct.PARTICIPATION:
        return len(left)
    return len({row.key for row in left})


def fact_of(row: ProofRow) -> str:
    """The fact behind a proof; a participation belongs to its record."""
    sort, _, key = row.fact_id.partition(":")
    if sort != "participation":
        return row.fact_id
    return f"record:{Participation.objects.get(pk=int(key)).record_id}"


def withdraw(fact_id: str) -> Fact:
    """Takes a fact out of force, as a withdrawal does."""
    sort, _, key = fact_id.partition(":")
    fact = MODELS[sort]._default_manager.get(pk=int(key))
    with writing():
        fact.state = FactState.WITHDRAWN.value
        fact.save()
    return fact


def restore(fact: Fact) -> None:
    """Puts it back."""
    with writing():
        fact.state = FactState.IN_FORCE.value
        fact.save()


@pytest.mark.parametrize("slug", [one.slug for one in INDICATORS.values() if not one.signed_zero])
def test_a_figure_falls_by_what_the_proof_contributed(model_year: ModelYear, slug: str) -> None:
    figure = figure_of(model_year.asking, slug)
    assert figure.proof
    facts = list(dict.fromkeys(fact_of(row) for row in figure.proof))
    for fact_id in (facts[0], facts[len(facts) // 2], facts[-1]):
        fact = withdraw(fact_id)
        assert (figure_of(model_year.asking, slug).value or 0) == without(figure, fact_id)
        restore(fact)
    assert figure_of(model_year.asking, slug).value == figure.value
