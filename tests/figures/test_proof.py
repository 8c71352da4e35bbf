"""溯源: a figure opens to its rows, adds up from them, and can be verified years later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import AT, a_clerk, a_court, a_head, a_person, a_unit, an_honour, in_force
from jujiao.access.scope import Scope
from jujiao.catalogue import INDICATORS
from jujiao.figures.answers import Figure, ProofRow
from jujiao.figures.rounds import BranchSpan, Visit, covering_rounds
from jujiao.figures.selectors import Asking, figure_of, proven_figures, subset_breaches
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import year_of
from jujiao.ledger.models import Record
from jujiao.ledger.services import confirm_record, entry_of, supersede_record
from jujiao.people.models import Unit

SLUG = "honour_persons_city_up"


@pytest.fixture
def court(db: None) -> Unit:
    return a_court()


def asking(court: Unit) -> Asking:
    return Asking(Scope(court.pk), 2025, AT.date())


def correct(record: Record, **changed: object) -> None:
    successor = supersede_record(
        record,
        replace(entry_of(record), **changed),  # type: ignore[arg-type]
        version=record.version,
        reason="录错",
        by=a_clerk(record.court),
        at=AT,
    )
    confirm_record(successor, by=a_head(record.court), at=AT)


def test_each_row_of_the_proof_says_who_what_when_and_where_from(court: Unit) -> None:
    in_force(court, an_honour(court, a_person(court)))
    [row] = figure_of(asking(court), SLUG).proof
    assert (row.people, row.day, row.level) == (("苏和",), date(2025, 3, 5), "市级")
    assert row.title == "先进工作者"
    assert row.fact_id.startswith("record:")


def test_a_proof_has_a_row_for_each_award_and_the_figure_a_person_for_both(court: Unit) -> None:
    person = a_person(court)
    in_force(court, an_honour(court, person), an_honour(court, person, on=date(2025, 9, 1)))
    figure = figure_of(asking(court), SLUG)
    assert (figure.value, len(figure.proof), len(figure.fact_ids)) == (1, 2, 2)
    assert figure.by_month() == {3: 1}


def test_a_correction_changes_the_digest_and_the_same_facts_do_not(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    before = figure_of(asking(court), SLUG)
    assert figure_of(asking(court), SLUG).digest == before.digest
    correct(record, document_no="某工发〔2025〕3号")
    after = figure_of(asking(court), SLUG)
    assert after.value == before.value
    assert after.digest != before.digest


def test_a_corrected_level_moves_the_person_out_of_the_figure(court: Unit) -> None:
    [record] = in_force(court, an_honour(court, a_person(court)))
    correct(record, award_level=Level.BANNER)
    assert figure_of(asking(court), SLUG).value is None


def test_a_part_that_counts_more_than_its_whole_is_found(court: Unit) -> None:
    in_force(court, an_honour(court, a_person(court), level=Level.REGION))
    figures = proven_figures(asking(court))
    assert subset_breaches(figures) == []
    torn = [replace(figure, proof=()) if figure.slug == SLUG else figure for figure in figures]
    assert [(part.slug, whole.slug) for part, whole in subset_breaches(torn)] == [
        ("honour_persons_region_up", SLUG)
    ]


def test_figures_by_unit_name_the_unit_that_was_honoured(court: Unit) -> None:
    unit = a_unit(court, "立案庭")
    entry = replace(an_honour(court), units=(("awarded_unit", unit.pk),))
    in_force(court, entry)
    assert figure_of(asking(court), "honour_units_city_up").by_unit() == {"立案庭": 1}


ROWS = st.lists(
    st.tuples(st.integers(1, 6), st.integers(1, 12), st.sampled_from(["立案庭", "执行局"])),
    max_size=30,
)


@given(ROWS)
def test_the_months_and_the_units_add_up_to_the_figure(rows: list[tuple[int, int, str]]) -> None:
    proof = tuple(
        ProofRow(f"record:{place}", "", key, date(2025, month, 1), "", "honour", "", units=(unit,))
        for place, (key, month, unit) in enumerate(rows)
    )
    value = len({row.key for row in proof})
    figure = Figure(INDICATORS[SLUG], year_of(2025), AT.date(), value, proof)
    assert sum(figure.by_month().values()) == value
    assert sum(figure.by_unit().values()) == value


BRANCHES = [BranchSpan(1, None, None), BranchSpan(2, date(2025, 5, 1), None)]


def test_a_branch_that_did_not_exist_yet_need_not_be_seen() -> None:
    assert covering_rounds([Visit("一", 1, date(2025, 4, 30))], BRANCHES) == {"一"}
    assert covering_rounds([Visit("二", 1, date(2025, 5, 1))], BRANCHES) == frozenset()


def test_where_no_branch_is_known_no_round_covers() -> None:
    assert covering_rounds([Visit("一", 1, date(2025, 4, 30))], []) == frozenset()
