"""glossary.toml: every word of the field that the code uses is there, defined, and reads the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cache
from typing import Any

import pytest

from architecture.sources import PROJECT
from jujiao.access.policy import POLICY
from jujiao.catalogue import ALL_KINDS, INDICATORS, RECORD_KINDS, REGISTER_LABELS
from jujiao.catalogue.roles import StaffRole
from jujiao.exchange.models import BatchState, FlagState
from jujiao.figures.answers import Lack
from jujiao.kernel.concepts import Focus
from jujiao.kernel.levels import Level
from jujiao.kernel.obligations import DueState
from jujiao.kernel.transitions import FactState, FindingState
from jujiao.plans.progress import MeasureState
from jujiao.procedures.teams import TermState
from jujiao.tasks.rules import TaskState

Entry = dict[str, str]
STATES: Mapping[str, type[Enum]] = {
    "fact": FactState,
    "finding": FindingState,
    "due": DueState,
    "batch": BatchState,
    "flag": FlagState,
    "lack": Lack,
    "term": TermState,
    "task": TaskState,
    "measure": MeasureState,
}


@cache
def glossary() -> dict[str, Any]:
    return tomllib.loads((PROJECT / "glossary.toml").read_text(encoding="utf-8"))


def _labels(members: Iterable[Any], *, by_name: bool = False) -> dict[str, str]:
    return {
        (one.name.lower() if by_name else str(one.value)): getattr(one, "label", one.value)
        for one in members
    }


def _declared() -> dict[str, dict[str, str]]:
    """Section → code → the label that the code bears."""
    participants = [kind.roles for kind in RECORD_KINDS.values()]
    return {
        "kind": {slug: kind.label for slug, kind in ALL_KINDS.items()},
        "register": dict(REGISTER_LABELS),
        "role": _labels(StaffRole),
        "action": {name: line.label for name, line in POLICY.items()},
        "participant": {code: zh for roles in participants for code, zh in roles.items()},
        "focus": _labels(Focus),
        "level": _labels(Level),
    }


@pytest.mark.parametrize("section", sorted(_declared()))
def test_every_declared_word_stands_in_the_glossary_as_the_court_says_it(section: str) -> None:
    entries: dict[str, Entry] = glossary()[section]
    assert {code: entry["zh"] for code, entry in entries.items()} == _declared()[section]


@pytest.mark.parametrize("name", sorted(STATES))
def test_every_state_stands_in_the_glossary(name: str) -> None:
    entries: dict[str, Entry] = glossary()["state"][name]
    labels = _labels(STATES[name], by_name=True)
    assert {code: entry["zh"] for code, entry in entries.items()} == labels


def test_every_measure_word_stands_in_the_glossary() -> None:
    used = {one.unit for one in INDICATORS.values()} | {k.unit_word for k in RECORD_KINDS.values()}
    assert used - set(glossary()["unit"]) == set()


def _entries() -> Iterable[tuple[str, Entry]]:
    for section, entries in glossary().items():
        groups = entries.values() if section == "state" else [entries]
        for group in groups:
            yield from ((f"{section}.{code}", entry) for code, entry in group.items())


def test_every_entry_is_defined() -> None:
    known = {"zh", "definition", "source", "not"}
    for code, entry in _entries():
        assert set(entry) <= known, code
        assert len(entry["definition"]) >= 3, code
        assert entry["definition"] != entry.get("zh"), code


def test_a_word_that_several_kinds_bear_says_what_it_is_not() -> None:
    """Two kinds of one label would be taken for each other."""
    labels = [kind.label for kind in ALL_KINDS.values()]
    assert sorted({label for label in labels if labels.count(label) > 1}) == []
