"""The words of reports, read from their file once, and alternations made of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).with_name("lexicon.toml")


@cache
def words(table: str, name: str) -> tuple[str, ...]:
    """The words under ``[table] name``, longest first."""
    listed: list[str] = _lexicon()[table][name].split()
    return tuple(sorted(dict.fromkeys(listed), key=len, reverse=True))


def any_of(listed: Iterable[str]) -> str:
    """A pattern for any of the words."""
    return "|".join(re.escape(word) for word in listed)


def either(table: str, *names: str) -> str:
    """A pattern for any word under these names, longest first."""
    listed = {word for name in names for word in words(table, name)}
    return any_of(sorted(listed, key=lambda word: (-len(word), word)))


@cache
def unit_classes() -> dict[str, str]:
    """Measure word → the first of those that count the same thing (人 → 名)."""
    listed = [line.split() for line in _lexicon()["units"]["alike"]]
    return {word: alike[0] for alike in listed for word in alike}


@cache
def _lexicon() -> dict[str, dict[str, Any]]:
    return tomllib.loads(LEXICON.read_text(encoding="utf-8"))
