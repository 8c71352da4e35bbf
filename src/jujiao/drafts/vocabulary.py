"""The words by which figures are recognised: the indicators' own, the file's, and those a court added."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from jujiao.catalogue import INDICATORS
from jujiao.drafts.lexicon import unit_classes
from jujiao.kernel.questions import Indicator

SYNONYMS = Path(__file__).with_name("synonyms.toml")
PLACEHOLDER = "{n}"


@dataclass(frozen=True, slots=True)
class FigureWords:
    """How one indicator is written in texts."""

    indicator: Indicator
    names: tuple[str, ...]
    with_words: tuple[re.Pattern[str], ...]
    about_words: tuple[re.Pattern[str], ...]
    prefer: re.Pattern[str] | None
    never: re.Pattern[str] | None
    units: frozenset[str]
    level: str

    @property
    def slug(self) -> str:
        """The public name of the indicator."""
        return self.indicator.slug


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All entries; ``corrections`` are what clerks of the court decided, by the words they judged."""

    entries: tuple[FigureWords, ...]
    corrections: Mapping[str, str | None] = field(default_factory=dict)

    def with_synonyms(self, added: Mapping[str, tuple[str, ...]]) -> Vocabulary:
        """The vocabulary with more names for some indicators."""
        entries = tuple(
            replace(entry, names=_longest_first((*entry.names, *added.get(entry.slug, ()))))
            for entry in self.entries
        )
        return replace(self, entries=entries)


@cache
def shared_vocabulary() -> Vocabulary:
    """What every court writes."""
    said = tomllib.loads(SYNONYMS.read_text(encoding="utf-8"))
    return Vocabulary(tuple(_entry(one, _said_of(one, said)) for one in INDICATORS.values()))


def _said_of(
    indicator: Indicator, said: Mapping[str, dict[str, str | list[str]]]
) -> Mapping[str, str | list[str]]:
    """The file's words for an indicator, with those it has in common with another."""
    own = said.get(indicator.slug, {})
    return {**said.get(str(own.get("same_as", "")), {}), **own}


def unit_class(unit: str) -> str:
    """The class of a measure word: 人 and 位 count as 名."""
    return unit_classes().get(unit, unit)


def _entry(indicator: Indicator, said: Mapping[str, str | list[str]]) -> FigureWords:
    names = str(said.get("names", "")).split() or [indicator.name]
    phrase = indicator.phrase.partition(PLACEHOLDER)
    own = [indicator.name, max(phrase[0], phrase[2], key=len)]
    return FigureWords(
        indicator,
        _longest_first((*names, *own)),
        _groups(said.get("with", [])),
        _groups(said.get("about", [])),
        _any_word(said.get("prefer", "")),
        _any_word(said.get("never", "")),
        frozenset(unit_class(unit) for unit in str(said.get("units", indicator.unit)).split()),
        str(said.get("level", "needed" if _names_a_level(indicator) else "any")),
    )


def _names_a_level(indicator: Indicator) -> bool:
    return indicator.asks.at is not None or indicator.asks.at_least is not None


def _longest_first(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}, key=lambda name: (-len(name), name)))


def _groups(lines: str | list[str]) -> tuple[re.Pattern[str], ...]:
    patterns = [_any_word(line) for line in lines]
    return tuple(pattern for pattern in patterns if pattern is not None)


def _any_word(line: str | list[str]) -> re.Pattern[str] | None:
    words = line.split() if isinstance(line, str) else line
    listed = sorted(words, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, listed))) if listed else None
