"""Statements without a number: 常态化开展, 每月, 全覆盖, 覆盖A、B、C. Hints, never verdicts.

Whether records bear a statement out: 有记录支撑, 记录不足 (what is missing), 无记录, or unknown where the
register was not read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from jujiao.catalogue import RECORD_KINDS
from jujiao.drafts.claims import Claim
from jujiao.drafts.layout import Layout, Span

STATEMENTS = Path(__file__).with_name("statements.toml")
SHORTEST_NAME = 2
MONTHS, QUARTERS = 12, 4
STEADILY, REGULARLY, ONCE = 4, 2, 1
COVERS = re.compile(r"覆盖(?:了|到)?(?P<places>[^,;。]{2,60})")
PLACE_SEPARATORS = re.compile(r"[、和及与]|以及")
PLACE_ENDING = re.compile(r"(?:等)?(?:场所|地方|单位|区域|群体|对象)?$")
NOT_PLACES = re.compile(r"率|面|全|\d")
SHORTEST_PLACE, LONGEST_PLACE = 2, 8


class Support(StrEnum):
    """How far the records bear a statement out."""

    SUPPORTED = "supported"
    INSUFFICIENT = "insufficient"
    NO_RECORDS = "no_records"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """有记录支撑, 记录不足, 无记录, 台账未报."""
        return SUPPORT_LABELS[self]


SUPPORT_LABELS = {
    Support.SUPPORTED: "有记录支撑",
    Support.INSUFFICIENT: "记录不足",
    Support.NO_RECORDS: "无记录",
    Support.UNKNOWN: "台账未报",
}
WORST_FIRST = (Support.NO_RECORDS, Support.INSUFFICIENT, Support.UNKNOWN, Support.SUPPORTED)


@dataclass(frozen=True, slots=True)
class Happened:
    """What the ledger holds of a kind of record in the year, and whether its register was read."""

    count: int = 0
    months: frozenset[int] = frozenset()
    is_kept: bool = True


@dataclass(frozen=True, slots=True)
class Happenings:
    """What happened in the year by kind of record, and at which places (by the words written)."""

    kinds: Mapping[str, Happened] = field(default_factory=dict)
    place_names: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """One statement of the text and how far records bear it out."""

    start: int
    end: int
    rhythm: str
    kinds: tuple[str, ...]
    support: Support
    explanation: str


def hints(layout: Layout, claims: Sequence[Claim], happenings: Happenings) -> Iterator[Hint]:
    """The statements of the text that records could bear out, in order."""
    counted = {claim.clause for claim in claims}
    for clause in layout.clauses.spans:
        if clause in counted:
            continue
        words = clause.of(layout.text)
        covered = COVERS.search(words)
        if covered and not NOT_PLACES.search(covered["places"]):
            yield _coverage(clause, covered["places"], happenings.place_names)
            continue
        hint = _occurrence(layout, clause, happenings.kinds)
        if hint is not None:
            yield hint


def _occurrence(layout: Layout, clause: Span, kinds: Mapping[str, Happened]) -> Hint | None:
    words = clause.of(layout.text)
    rhythm = next((name for name, said in _rhythms() if said.search(words)), "")
    named = _kinds_named(words) if rhythm else ()
    if not named:
        return None
    answers = [_answer(slug, rhythm, kinds.get(slug, Happened(is_kept=False))) for slug in named]
    support = min((one for one, _ in answers), key=WORST_FIRST.index)
    explanation = "；".join(words for _, words in answers) + "。"
    return Hint(clause.start, clause.end, rhythm, named, support, explanation)


def _answer(slug: str, rhythm: str, happened: Happened) -> tuple[Support, str]:
    label = RECORD_KINDS[slug].label
    if not happened.count:
        if happened.is_kept:
            return Support.NO_RECORDS, f"“{label}”全年没有记录"
        return Support.UNKNOWN, f"没有读到“{label}”的台账"
    missing = _missing(rhythm, happened)
    if missing:
        return Support.INSUFFICIENT, f"“{label}”有{happened.count}条记录，{missing}"
    return Support.SUPPORTED, f"“{label}”有{happened.count}条记录"


def _missing(rhythm: str, happened: Happened) -> str:
    """What the records lack for the rhythm that is claimed."""
    if rhythm == "monthly":
        months = sorted(set(range(1, MONTHS + 1)) - happened.months)
        return f"缺{'、'.join(map(str, months))}月" if months else ""
    if rhythm == "quarterly":
        seen = {(month + 2) // 3 for month in happened.months}
        quarters = sorted(set(range(1, QUARTERS + 1)) - seen)
        return f"缺第{'、'.join(map(str, quarters))}季度" if quarters else ""
    wanted = {"steadily": STEADILY, "regularly": REGULARLY}.get(rhythm, ONCE)
    return f"不足{wanted}次" if happened.count < wanted else ""


def _coverage(clause: Span, places: str, place_names: Sequence[str]) -> Hint:
    named = [PLACE_ENDING.sub("", one) for one in PLACE_SEPARATORS.split(places)]
    asked = [one for one in named if SHORTEST_PLACE <= len(one) <= LONGEST_PLACE]
    found = [one for one in asked if any(_is_at(place, one) for place in place_names)]
    absent = [one for one in asked if one not in found]
    if not place_names:
        support, words = Support.UNKNOWN, "台账里没有登记活动地点"
    elif not absent:
        support, words = Support.SUPPORTED, f"{'、'.join(found)}都有活动记录"
    elif found:
        support, words = Support.INSUFFICIENT, f"{'、'.join(absent)}没有活动记录"
    else:
        support, words = Support.NO_RECORDS, f"{'、'.join(absent)}没有活动记录"
    return Hint(clause.start, clause.end, "places", (), support, words + "。")


def _is_at(place: str, word: str) -> bool:
    """嘎查村 is borne out by 某某嘎查, 学校 by 中学 or 小学."""
    return word in place or any(part in place for part in _place_parts(word))


def _place_parts(word: str) -> tuple[str, ...]:
    return {
        "嘎查村": ("嘎查", "村"),
        "学校": ("中学", "小学", "校园", "幼儿园"),
        "校园": ("中学", "小学", "学校"),
        "企业": ("公司", "厂"),
        "乡村": ("村", "嘎查", "苏木", "乡"),
        "机关": ("局", "委", "政府"),
    }.get(word, ())


def _kinds_named(words: str) -> tuple[str, ...]:
    """The kinds that the clause names, each once, in the order of the catalogue."""
    return tuple(slug for slug, groups in _names() if all(group.search(words) for group in groups))


@cache
def _file() -> dict[str, dict[str, Any]]:
    return tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))


@cache
def _rhythms() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _any(words.split())) for name, words in _file()["rhythms"].items())


@cache
def _names() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    named = _file()["named"]
    return tuple(
        (slug, tuple(_any(line.split()) for line in named[slug]))
        if slug in named
        else (slug, (_any(_own_names(slug)),))
        for slug in RECORD_KINDS
        if slug in named or _own_names(slug)
    )


def _own_names(slug: str) -> list[str]:
    kind = RECORD_KINDS[slug]
    names = (kind.label, *kind.aliases)
    return [name.strip("“”") for name in names if len(name) > SHORTEST_NAME and "其他" not in name]


def _any(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
