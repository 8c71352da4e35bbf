"""The vocabulary of ledgers, read from its file: what kinds of sheet there are and what they call things."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jujiao.kernel.spelling import fold

VOCABULARY = Path(__file__).with_name("vocabulary.toml")


@dataclass(frozen=True, slots=True)
class FieldWords:
    """How one field of a kind of sheet is recognised; ``header`` is what we call its column."""

    name: str
    header: str
    names: frozenset[str]
    like: re.Pattern[str] | None
    looks: str
    words: tuple[str, ...]
    must: bool
    instead: str = ""
    free: bool = False


@dataclass(frozen=True, slots=True)
class SheetWords:
    """How one kind of sheet is recognised."""

    slug: str
    titles: tuple[str, ...]
    not_titles: tuple[str, ...]
    signals: tuple[str, ...]
    signal_required: bool
    months: bool
    fields: Mapping[str, FieldWords]

    @property
    def columns(self) -> tuple[FieldWords, ...]:
        """The columns of a sheet as we hand it out: no field that may stand in for others."""
        stand_ins = {one.instead for one in self.fields.values()}
        return tuple(one for name, one in self.fields.items() if name not in stand_ins)


@cache
def sheet_vocabulary() -> tuple[SheetWords, ...]:
    """All kinds of sheet, in the order of the file."""
    content = tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))
    return tuple(_sheet_words(slug, words) for slug, words in content.items())


@cache
def known_headers() -> frozenset[str]:
    """Every header that any kind of sheet names."""
    fields = (one for words in sheet_vocabulary() for one in words.fields.values())
    return frozenset(name for one in fields for name in one.names)


def header_wanted(kind: str, field_name: str) -> str:
    """What we call the column of a field that a sheet of this kind has not got."""
    words = next(words for words in sheet_vocabulary() if words.slug == kind)
    one = words.fields.get(field_name)
    return one.header if one is not None else field_name


def _sheet_words(slug: str, words: Mapping[str, object]) -> SheetWords:
    fields = words["fields"]
    assert isinstance(fields, dict)
    return SheetWords(
        slug,
        _strings(words.get("titles")),
        _strings(words.get("not_titles")),
        _strings(words.get("signals")),
        bool(words.get("signal_required")),
        bool(words.get("months")),
        {name: _field_words(name, said) for name, said in fields.items()},
    )


def _field_words(name: str, said: Mapping[str, object]) -> FieldWords:
    patterns = _strings(said.get("like"))
    return FieldWords(
        name,
        next(iter(_strings(said.get("names"))), name),
        frozenset(fold(one) for one in _strings(said.get("names"))),
        re.compile("|".join(patterns)) if patterns else None,
        str(said.get("looks", "")),
        _strings(said.get("words")),
        bool(said.get("must")),
        str(said.get("instead", "")),
        bool(said.get("free")),
    )


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else ()
