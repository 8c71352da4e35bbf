"""Judging a text: its figures against the ledger, its sums against themselves, its statements.

Pure: whoever calls hands over the text, whose year is asked for, and what the ledger knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from jujiao.drafts.arithmetic import RelationCheck, arithmetic
from jujiao.drafts.bindings import Binding, bind_all, binding_key
from jujiao.drafts.claims import Claim, read_claims
from jujiao.drafts.figures_in_text import Judged, read_numerals
from jujiao.drafts.frames import frames_of, phrase_of
from jujiao.drafts.identity import foreign_court, main_year
from jujiao.drafts.layout import Layout
from jujiao.drafts.script import plain
from jujiao.drafts.statements import Happenings, Hint, hints
from jujiao.drafts.verdicts import (
    ClaimAnswer,
    Known,
    Readings,
    Verdict,
    Yardstick,
    judge,
    no_readings,
)
from jujiao.drafts.vocabulary import Vocabulary, shared_vocabulary


@dataclass(frozen=True, slots=True)
class Asked:
    """Against whom a text is checked: the court, by all its names, and the year."""

    court: str
    year: int
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LedgerView:
    """What the ledger knows: the figures, other ways to count them, and what happened."""

    known: Mapping[str, Known]
    readings: Readings = no_readings
    happenings: Happenings = field(default_factory=Happenings)


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """One figure of the text with everything there is to say about it."""

    claim: Claim
    surface: str
    phrase: str
    binding: Binding
    answer: ClaimAnswer
    key: str

    @property
    def verdict(self) -> Verdict:
        """What the ledger says."""
        return self.answer.verdict


@dataclass(frozen=True, slots=True)
class CheckedText:
    """A text that was checked. ``foreign_court`` and ``foreign_year`` are whose it says it is, if not ours."""

    text: str
    asked: Asked
    foreign_court: str | None
    foreign_year: int | None
    numerals: tuple[Judged, ...]
    claims: tuple[JudgedClaim, ...]
    arithmetic: tuple[RelationCheck, ...]
    hints: tuple[Hint, ...]

    @property
    def summary(self) -> dict[str, int]:
        """How many figures there are, and how many got each verdict."""
        counted = Counter(one.verdict for one in self.claims)
        return {
            "numerals": len(self.numerals),
            "claims": len(self.claims),
            **{verdict.value: counted[verdict] for verdict in Verdict},
            "arithmetic_faults": sum(not one.holds for one in self.arithmetic),
        }


@dataclass(frozen=True, slots=True)
class TextRead:
    """A text whose figures were found, before the ledger is asked."""

    text: str
    layout: Layout
    numerals: tuple[Judged, ...]
    claims: tuple[Claim, ...]

    def phrase(self, at: int) -> str:
        """What the claim at this place counts, in short."""
        return phrase_of(frames_of(self.layout.text, self.claims, at))


def read_text(text: str, *, markdown: bool = False) -> TextRead:
    """Finds the figures of a text."""
    layout = Layout(plain(text, markdown=markdown))
    numerals = tuple(read_numerals(layout))
    return TextRead(text, layout, numerals, tuple(read_claims(layout, numerals)))


def bind(read: TextRead, vocabulary: Vocabulary | None = None) -> tuple[Binding, ...]:
    """Which figure each claim of a text is about."""
    return tuple(bind_all(read.layout.text, read.claims, vocabulary or shared_vocabulary()))


def judge_text(
    read: TextRead, bindings: Sequence[Binding], asked: Asked, evidence: LedgerView
) -> CheckedText:
    """Judges every figure of a text that was read and bound."""
    year = main_year(read.layout)
    ledger = Yardstick(evidence.known, year or asked.year, evidence.readings)
    return CheckedText(
        read.text,
        asked,
        foreign_court(read.layout, asked.court, asked.aliases),
        year if year not in (None, asked.year) else None,
        read.numerals,
        tuple(_judged(read, bindings, ledger)),
        tuple(arithmetic(read.layout.text, read.claims)),
        tuple(hints(read.layout, read.claims, evidence.happenings)),
    )


def _judged(read: TextRead, bindings: Sequence[Binding], ledger: Yardstick) -> list[JudgedClaim]:
    judged = []
    for at, (claim, binding) in enumerate(zip(read.claims, bindings, strict=True)):
        surface = claim.numeral.surface(read.text)
        frames = frames_of(read.layout.text, read.claims, at)
        answer = judge(claim, binding, surface, ledger)
        key = binding_key(claim, frames)
        judged.append(JudgedClaim(claim, surface, phrase_of(frames), binding, answer, key))
    return judged
