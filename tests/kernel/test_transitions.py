"""状态: which act fits which state."""

from __future__ import annotations

import pytest

from jujiao.kernel.problems import Refused
from jujiao.kernel.transitions import FACT_ACTS, FactState, FindingState, next_fact_state


def test_a_record_is_filed_confirmed_and_superseded() -> None:
    state = next_fact_state(FactState.DRAFT, "file")
    state = next_fact_state(state, "confirm")
    assert state is FactState.IN_FORCE
    assert next_fact_state(state, "supersede") is FactState.SUPERSEDED


@pytest.mark.parametrize("state", [FactState.SUPERSEDED, FactState.WITHDRAWN])
@pytest.mark.parametrize("act", sorted(FACT_ACTS))
def test_history_takes_no_more_acts(state: FactState, act: str) -> None:
    with pytest.raises(Refused, match=state.label):
        next_fact_state(state, act)


def test_what_is_in_force_is_not_sent_back() -> None:
    with pytest.raises(Refused, match="已生效"):
        next_fact_state(FactState.IN_FORCE, "send_back")


def test_only_what_waits_is_confirmed() -> None:
    before, _ = FACT_ACTS["confirm"]
    assert before == {FactState.FILED}


def test_every_state_has_a_word_of_its_own() -> None:
    for states in (FactState, FindingState):
        labels = [state.label for state in states]
        assert len(labels) == len(set(labels))


def test_sustained_effort_is_no_closing() -> None:
    """长期坚持 must not read as 已销号."""
    assert FindingState.SUSTAINED is not FindingState.CLOSED
    assert FindingState.SUSTAINED.label == "长期坚持"
