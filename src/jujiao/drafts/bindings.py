"""From a claim to an indicator, with a score and the reason; below the threshold to none.

A wrong binding is worse than none: it would call a true figure false.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jujiao.drafts.bodies import Scope
from jujiao.drafts.claims import Claim
from jujiao.drafts.frames import SAYS_NOTHING, Frames, frames_of
from jujiao.drafts.level_words import NO_LEVEL
from jujiao.drafts.signs import Kind
from jujiao.drafts.vocabulary import FigureWords, Vocabulary, unit_class
from jujiao.kernel.levels import Level

THRESHOLD = 0.6
OWN, SHARED, INHERITED = 1.0, 0.85, 0.8
PREFERRED = 0.05
CARRIED_LEVEL = 0.05
COUNTED_KINDS = frozenset({Kind.COUNT, Kind.RANGE})
PERSONS, TIMES = "名", "人次"


@dataclass(frozen=True, slots=True)
class Binding:
    """The figure that a claim is about, how sure that is, and why."""

    slug: str | None
    score: float = 0.0
    reason: str = ""
    other_measure: bool = False
    remembered: bool = False


NONE = Binding(None, reason="台账没有这项指标")


def bind_all(text: str, claims: Sequence[Claim], vocabulary: Vocabulary) -> list[Binding]:
    """The binding of each claim, in order; a part is never bound to the figure of its whole."""
    bound: list[Binding] = []
    for at, claim in enumerate(claims):
        frames = frames_of(text, claims, at)
        taken = _taken_by_wholes(claims, bound, at) if claim.is_part else frozenset()
        bound.append(_bind(claim, frames, vocabulary, taken))
    return bound


def binding_key(claim: Claim, frames: Frames) -> str:
    """The words a clerk's correction is remembered by: what is counted, in which measure, at which level."""
    counted = SAYS_NOTHING.sub("", frames.own + frames.inherited[-12:])
    return f"{counted[-40:]}|{unit_class(claim.numeral.unit)}|{claim.level.word}"


def _taken_by_wholes(
    claims: Sequence[Claim], bound: Sequence[Binding], at: int
) -> frozenset[str | None]:
    sentence = claims[at].sentence
    return frozenset(
        one.slug for claim, one in zip(claims, bound, strict=False) if claim.sentence == sentence
    )


def _bind(
    claim: Claim, frames: Frames, vocabulary: Vocabulary, taken: frozenset[str | None]
) -> Binding:
    if claim.scope is Scope.LARGER or claim.numeral.kind not in COUNTED_KINDS:
        return NONE
    key = binding_key(claim, frames)
    if key in vocabulary.corrections:
        return Binding(vocabulary.corrections[key], 1.0, "按本院更正过的对应关系", remembered=True)
    rated = [
        (score, len(name), len(entry.with_words) + len(entry.about_words), entry, name)
        for entry in vocabulary.entries
        if entry.slug not in taken
        for score, name in [_rate(claim, frames, entry)]
        if score >= THRESHOLD
    ]
    if not rated:
        return NONE
    score, _, _, entry, name = max(rated, key=lambda one: one[:3])
    return Binding(
        entry.slug,
        round(score, 3),
        f"“{name}”和“{claim.numeral.unit or '没有发生'}”对应“{entry.indicator.name}”",
        other_measure=_is_other_measure(claim, entry),
    )


def _rate(claim: Claim, frames: Frames, entry: FigureWords) -> tuple[float, str]:
    """How well the words fit the entry, and the name that fitted; 0 where they do not."""
    if not (_unit_fits(claim, entry) and _level_fits(claim, entry)):
        return 0.0, ""
    if entry.never is not None and entry.never.search(frames.own + frames.inherited):
        return 0.0, ""
    if not all(group.search(frames.clause) for group in entry.with_words):
        return 0.0, ""
    if not all(group.search(frames.sentence) for group in entry.about_words):
        return 0.0, ""
    score, name = _name_fits(frames, entry)
    if score and entry.prefer is not None and entry.prefer.search(frames.sentence):
        score += PREFERRED
    return (score - CARRIED_LEVEL if claim.level.carried else score), name


def _name_fits(frames: Frames, entry: FigureWords) -> tuple[float, str]:
    places = ((OWN, frames.own), (SHARED, frames.tail), (INHERITED, frames.inherited))
    for score, words in places:
        name = next((name for name in entry.names if name in words), "")
        if name:
            return score, name
    return 0.0, ""


def _unit_fits(claim: Claim, entry: FigureWords) -> bool:
    if claim.numeral.shape == "absence":
        persons = unit_class(claim.numeral.unit) == PERSONS
        return "absent" in entry.units and (persons or _counts_in(claim, entry))
    return _counts_in(claim, entry)


def _counts_in(claim: Claim, entry: FigureWords) -> bool:
    unit = unit_class(claim.numeral.unit)
    if not unit:
        return claim.numeral.shape == "absence"
    return unit in entry.units


def _is_other_measure(claim: Claim, entry: FigureWords) -> bool:
    """人次 where the figure counts 人, or the other way round."""
    said, counted = unit_class(claim.numeral.unit), unit_class(entry.indicator.unit)
    return said != counted and {said, counted} == {PERSONS, TIMES}


def _level_fits(claim: Claim, entry: FigureWords) -> bool:
    found, asks = claim.level, entry.indicator.asks
    if found.distant:
        found = NO_LEVEL
    if entry.level == "any":
        return True
    if entry.level == "none":
        return not found.word or found.carried
    if entry.level == "court":
        return found.level in (None, Level.COURT)
    if asks.at is not None:
        return found.level is asks.at and not found.and_above
    return found.level is asks.at_least
