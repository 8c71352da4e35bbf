"""What was found in a text, as JSON: the list of numerals, and the whole check."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from jujiao.drafts.arithmetic import RelationCheck
from jujiao.drafts.figures_in_text import Judged
from jujiao.drafts.judging import CheckedText, JudgedClaim, TextRead
from jujiao.drafts.nonclaims import NAME, TITLE
from jujiao.drafts.signs import Kind
from jujiao.drafts.statements import Hint

KIND_BY_REASON = {NAME: Kind.NAME, TITLE: Kind.TITLE}


def numerals_as_json(read: TextRead) -> list[dict[str, Any]]:
    """Every numeral, claims with their level, scope and phrase; places count from the text's first sign."""
    claims = {claim.numeral.start: at for at, claim in enumerate(read.claims)}
    return [_numeral(read, one, claims.get(one.numeral.start)) for one in read.numerals]


def check_as_json(checked: CheckedText) -> dict[str, Any]:
    """The check as it is kept, shown and printed."""
    return {
        "foreign_court": checked.foreign_court,
        "foreign_year": checked.foreign_year,
        "claims": [_claim(one) for one in checked.claims],
        "arithmetic": [_check(checked, one) for one in checked.arithmetic],
        "statements": [_hint(checked.text, one) for one in checked.hints],
        "summary": checked.summary,
    }


def number(value: Decimal | None) -> int | float | None:
    """A JSON number; whole where it is whole."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _numeral(read: TextRead, judged: Judged, at: int | None) -> dict[str, Any]:
    one = judged.numeral
    claim = read.claims[at] if at is not None else None
    return {
        "start": one.start,
        "end": one.end,
        "surface": one.surface(read.text),
        "is_claim": judged.is_claim,
        "kind": KIND_BY_REASON.get(judged.reason, one.kind).value,
        "value": number(one.value),
        "value_high": number(one.value_high),
        "unit": one.unit or None,
        "level": claim.level.word or None if claim else None,
        "hedge": one.hedge.value,
        "scope": claim.scope.value if claim else "own",
        "phrase": read.phrase(at) if at is not None else None,
        "reason": judged.reason or None,
    }


def _claim(one: JudgedClaim) -> dict[str, Any]:
    numeral = one.claim.numeral
    return {
        "start": numeral.start,
        "end": numeral.end,
        "surface": one.surface,
        "value": number(numeral.value),
        "value_high": number(numeral.value_high),
        "unit": numeral.unit or None,
        "level": one.claim.level.word or None,
        "hedge": numeral.hedge.value,
        "scope": one.claim.scope.value,
        "period": one.claim.period.words or None,
        "phrase": one.phrase,
        "modifiers": list(one.claim.modifiers),
        "indicator": one.binding.slug,
        "binding": {
            "score": one.binding.score,
            "reason": one.binding.reason,
            "remembered": one.binding.remembered,
            "key": one.key,
        },
        "verdict": one.verdict.value,
        "verdict_label": one.verdict.label,
        "ledger_value": one.answer.ledger_value,
        "explanation": one.answer.explanation,
        "proof_count": one.answer.proof_count,
    }


def _check(checked: CheckedText, one: RelationCheck) -> dict[str, Any]:
    numerals = [checked.claims[at].claim.numeral for at in one.claims]
    return {
        "type": one.relation.value,
        "holds": one.holds,
        "items": [
            {"start": each.start, "end": each.end, "surface": each.surface(checked.text)}
            for each in numerals
        ],
        "recomputed": number(one.recomputed),
        "explanation": one.explanation,
    }


def _hint(text: str, one: Hint) -> dict[str, Any]:
    return {
        "start": one.start,
        "end": one.end,
        "surface": text[one.start : one.end],
        "rhythm": one.rhythm,
        "kinds": list(one.kinds),
        "status": one.support.value,
        "status_label": one.support.label,
        "explanation": one.explanation,
    }
