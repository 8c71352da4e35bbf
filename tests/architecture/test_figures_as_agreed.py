"""Each figure that was agreed upon is declared under its name with the same measure and definition."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import pytest

from jujiao.catalogue import INDICATORS

pytestmark = pytest.mark.needs_shared


def _agreed(shared: Path) -> list[dict[str, Any]]:
    return tomllib.loads((shared / "figures.toml").read_text(encoding="utf-8"))["figure"]


def test_every_agreed_figure_has_its_indicator(shared: Path) -> None:
    assert {one["slug"] for one in _agreed(shared)} <= set(INDICATORS)


def test_it_counts_the_same_thing_in_the_same_measure(shared: Path) -> None:
    for one in _agreed(shared):
        indicator = INDICATORS[one["slug"]]
        assert indicator.name == one["name"]
        assert indicator.unit == one["unit"]
        assert indicator.distinct.value == one["distinct"], one["slug"]
        assert indicator.part_of == one.get("part_of", ""), one["slug"]
        assert indicator.signed_zero == (one.get("zero") == "signed"), one["slug"]


def test_its_definition_says_the_same(shared: Path) -> None:
    """Signs apart; where the agreement says 同上 or 上一项, the part that differs must stand in ours."""
    for one in _agreed(shared):
        wanted = _signs_apart(one["definition"])
        _, points_back, own_part = re.split("(同上,|上一项之中|^)", wanted, maxsplit=1)
        said = _signs_apart(INDICATORS[one["slug"]].definition)
        agreed = own_part.partition("(")[0] if points_back else own_part
        assert agreed in said, one["slug"]


def _signs_apart(text: str) -> str:
    narrow = unicodedata.normalize("NFKC", text).replace("“", "'").replace("”", "'")
    return "".join(narrow.split())
