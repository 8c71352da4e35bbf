"""核验: whether an issued paper still says what it said. Needs the file alone, no ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from jujiao.kernel.problems import Problem, refuse
from jujiao.papers.reading import CODE_PLACE
from jujiao.papers.seals import FORMAT, SealedFigure, code_of, spaced
from jujiao.papers.shown import Shown, shown

AROUND = 8
MOST_CHANGES = 20
LONGEST = 40


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a paper claims to be, and everything in it that is not as it was sealed."""

    title: str
    code: str
    claims: dict[str, Any]
    figures: int
    problems: tuple[Problem, ...]

    @property
    def holds(self) -> bool:
        """Whether the paper is as it was sealed."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch of the text that differs: what was sealed from ``first`` to ``last``, what stands there."""

    first: int
    last: int
    now: str

    def touches(self, figure: SealedFigure) -> bool:
        """Whether the figure reads differently by it; digits added at its edge change it too."""
        if self.first == self.last:
            at_the_edge = self.first == figure.at and self.now[-1:].isdigit()
            return at_the_edge or figure.at < self.first < figure.until
        return self.first < figure.until and self.last > figure.at


def verify_paper(content: bytes) -> Verdict:
    """Compares what the file shows with its seal. Raises Refused for a file that carries none."""
    seen = shown(content)
    code, sealed = _opened(seen.seal)
    figures = tuple(SealedFigure(*one) for one in sealed["figures"])
    names = sealed["claims"].get("names", {})
    problems = [
        *_seal_problems(code, sealed),
        *_text_problems(seen.text, code, sealed["text"], figures, names),
        *_mark_problems(seen, figures, names),
        *_other_problems(seen, sealed),
    ]
    kept = {(one.code, one.place): one for one in reversed(problems)}
    return Verdict(
        sealed["title"], spaced(code), sealed["claims"], len(figures), tuple(kept.values())[::-1]
    )


def _opened(seal: str) -> tuple[str, dict[str, Any]]:
    if not seal:
        raise refuse(
            "seal_missing",
            "文件里没有封，不是本系统出的文书，或封已被删去。",
            remedy="请核对印发的原件。",
        )
    try:
        opened = json.loads(seal)
        content = opened["content"]
        if content["format"] == FORMAT:
            return str(opened["code"]), content
    except (ValueError, KeyError, TypeError) as fault:
        raise refuse(
            "seal_broken", "文件里的封已损坏，不能核验。", remedy="请核对印发的原件。"
        ) from fault
    raise refuse("seal_unknown", "不认识文件里封的格式。", remedy="请用出这份文书的版本核验。")


def _seal_problems(code: str, sealed: dict[str, Any]) -> Iterator[Problem]:
    if code_of(sealed) != code:
        yield Problem("seal_altered", "封", "封的内容与校验码不符，封被改动。")


def _text_problems(
    text: str, code: str, was: str, figures: tuple[SealedFigure, ...], names: dict[str, str]
) -> Iterator[Problem]:
    now = text.replace(code, CODE_PLACE, 1)
    changes = list(_changes(was, now))
    for figure in figures:
        touching = [one for one in changes if one.touches(figure)]
        if touching:
            yield _altered(figure, names, _as_it_reads(figure, touching))
    elsewhere = [one for one in changes if not any(one.touches(figure) for figure in figures)]
    for change in elsewhere[:MOST_CHANGES]:
        before = was[max(0, change.first - AROUND) : change.first].replace(CODE_PLACE, "")
        was_there = was[change.first : change.last].replace(CODE_PLACE, spaced(code))
        now_there = change.now.replace(CODE_PLACE, spaced(code))
        said = f"印发时为“{shortened(was_there)}”，现为“{shortened(now_there)}”。"
        yield Problem("text_altered", f"“{before}”之后", said)


def _changes(was: str, now: str) -> Iterator[Change]:
    if was == now:
        return
    matcher = SequenceMatcher(None, was, now, autojunk=False)
    for kind, first, last, begin, end in matcher.get_opcodes():
        if kind != "equal":
            yield Change(first, last, now[begin:end])


def _as_it_reads(figure: SealedFigure, changes: list[Change]) -> str:
    """The text of the figure with the changes made."""
    text = figure.text
    for change in reversed(changes):
        first, last = (
            max(0, change.first - figure.at),
            min(len(figure.text), change.last - figure.at),
        )
        text = text[:first] + change.now + text[last:]
    return text


def shortened(text: str) -> str:
    """The text, or its beginning where it is long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}……"


def _altered(figure: SealedFigure, names: dict[str, str], now: str) -> Problem:
    name = names.get(figure.slug, figure.slug)
    said = f"现为{shortened(now)}" if now else "现已删去"
    return Problem("figure_altered", figure.slug, f"“{name}”印发时为{figure.text}，{said}。")


def _mark_problems(
    seen: Shown, figures: tuple[SealedFigure, ...], names: dict[str, str]
) -> Iterator[Problem]:
    """Figures that are marked in the file must read as sealed, whatever the text around them says."""
    if seen.figures is None:
        return
    marked: dict[str, list[str]] = {}
    for slug, text in seen.figures:
        marked.setdefault(slug, []).append(text)
    for figure in figures:
        texts = marked.get(figure.slug, [])
        now = texts.pop(0) if texts else ""
        if now != figure.text:
            yield _altered(figure, names, now)


def _other_problems(seen: Shown, sealed: dict[str, Any]) -> Iterator[Problem]:
    if seen.pictures is not None and list(seen.pictures) != sealed["pictures"]:
        yield Problem("picture_altered", "图片", "图片与印发时不同。")
    if not seen.is_unchanged:
        yield Problem(
            "file_altered",
            "文件",
            "文件印发后被改动或另存过，与原件不是逐字节相同。",
            "请核对印发的原件。",
        )
