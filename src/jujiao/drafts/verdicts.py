"""What the ledger says of a claim: 一致, 约数成立, 不一致, 非本院, 无据, 无法核对; each with its reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from jujiao.drafts.bindings import Binding
from jujiao.drafts.bodies import Scope
from jujiao.drafts.claims import Claim
from jujiao.drafts.numerals import Hedge
from jujiao.drafts.period_words import PeriodFound, Time
from jujiao.drafts.signs import Kind
from jujiao.drafts.tolerance import holds


class Verdict(StrEnum):
    """The six answers."""

    AGREES = "agrees"
    ROUGHLY = "roughly"
    DIFFERS = "differs"
    NOT_OURS = "not_ours"
    NO_INDICATOR = "no_indicator"
    CANNOT_VERIFY = "cannot_verify"

    @property
    def label(self) -> str:
        """The verdict in the court's words."""
        return LABELS[self]


LABELS = {
    Verdict.AGREES: "一致",
    Verdict.ROUGHLY: "约数成立",
    Verdict.DIFFERS: "不一致",
    Verdict.NOT_OURS: "非本院",
    Verdict.NO_INDICATOR: "无据",
    Verdict.CANNOT_VERIFY: "无法核对",
}


LARGER_BODY = "这是上级或整个系统的数字，不与本院台账核对。"
SAY_OURS = "如果是本院的，请在句中写明“本院”。"


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger knows of an indicator; ``value`` None is unknown and ``note`` says why."""

    slug: str
    name: str
    unit: str
    value: int | None
    note: str = ""
    proof_count: int = 0
    digest: str = ""

    @property
    def text(self) -> str:
        """Number and measure word."""
        return "" if self.value is None else f"{self.value}{self.unit}"


@dataclass(frozen=True, slots=True)
class Reading:
    """Another way to count the same (只算市级, 按人次, 上年, 含转载) and what it gives."""

    label: str
    value: int | None
    is_other_measure: bool = False


Readings = Callable[[str], Sequence[Reading]]


@dataclass(frozen=True, slots=True)
class ClaimAnswer:
    """The verdict on one claim."""

    verdict: Verdict
    explanation: str
    ledger_value: int | None = None
    proof_count: int = 0


def no_readings(slug: str) -> Sequence[Reading]:
    """Where only one way to count is known."""
    return ()


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What claims are judged by: the figures of a court and year, and how else they might be counted.

    ``text_year`` is the year the text speaks of where it names none: its own main year.
    """

    known: Mapping[str, Known]
    text_year: int
    readings: Readings = no_readings


def judge(claim: Claim, binding: Binding, surface: str, ledger: Yardstick) -> ClaimAnswer:
    """The verdict on a claim and why."""
    if claim.scope is Scope.LARGER:
        words = "承接前句的主语，" if claim.is_scope_carried else ""
        return ClaimAnswer(Verdict.NOT_OURS, f"{words}{LARGER_BODY}{SAY_OURS if words else ''}")
    known = ledger.known.get(binding.slug or "")
    other_time = _other_time(claim.period, ledger.text_year)
    if known is None:
        return _without_indicator(claim, other_time)
    if other_time:
        return _beyond(known, other_time)
    if known.value is None:
        reason = known.note or "台账里还没有这个数字。"
        return ClaimAnswer(Verdict.CANNOT_VERIFY, f"“{known.name}”：{reason}")
    if binding.other_measure:
        return _by_other_measure(claim, surface, known, ledger.readings(known.slug))
    return _compared(claim, surface, known, ledger.readings)


def _without_indicator(claim: Claim, other_time: str) -> ClaimAnswer:
    if other_time:
        return ClaimAnswer(Verdict.CANNOT_VERIFY, other_time)
    if "同比" in claim.modifiers:
        return ClaimAnswer(Verdict.CANNOT_VERIFY, "与上年相比的数字，台账不能核对。")
    if "连续" in claim.modifiers:
        return ClaimAnswer(Verdict.CANNOT_VERIFY, "连续多年的情况，一年的台账不能核对。")
    if claim.numeral.kind in (Kind.PERCENT, Kind.RATIO):
        return ClaimAnswer(
            Verdict.NO_INDICATOR, "台账没有这项比率；能由文中两个数算出的，见算术核对。"
        )
    return ClaimAnswer(Verdict.NO_INDICATOR, "台账没有这项指标，请附依据。")


def _beyond(known: Known, other_time: str) -> ClaimAnswer:
    return ClaimAnswer(
        Verdict.CANNOT_VERIFY,
        f"{other_time}本年台账“{known.name}”为{known.text or '未知'}。",
        known.value,
        known.proof_count,
    )


def _other_time(period: PeriodFound, text_year: int) -> str:
    """Why the claim's time is not the year of the ledger, or nothing."""
    words = f"这里说的是“{period.words}”，"
    if period.time is Time.HISTORY and period.year != text_year:
        return words + "超出一年，台账不能核对。"
    if period.time is Time.EARLIER_YEAR:
        return words + "不是本年，台账不能核对。"
    if period.time is Time.PART_OF_YEAR and not _is_whole_year(period.words):
        return words + "不是全年，不能与全年数核对。"
    if period.time is Time.NAMED_YEAR and period.year != text_year:
        return words + "不是本文所说的年度，台账不能核对。"
    return ""


def _is_whole_year(words: str) -> bool:
    return any(end in words for end in ("12月", "十二月", "年底", "年末"))


def _by_other_measure(
    claim: Claim, surface: str, known: Known, readings: Sequence[Reading]
) -> ClaimAnswer:
    """The draft counts 人次 where the figure counts 人, or the other way round."""
    reading = next((one for one in readings if one.is_other_measure), None)
    if reading is None or reading.value is None:
        words = f"台账按{known.unit}计为{known.text}，草稿按{claim.numeral.unit}写，口径不同。"
        return ClaimAnswer(Verdict.CANNOT_VERIFY, words, known.value, known.proof_count)
    counted = f"{reading.value}{claim.numeral.unit}"
    if claim.numeral.value == reading.value:
        words = f"台账{reading.label}为{counted}，与草稿一致。"
        return ClaimAnswer(Verdict.AGREES, words, reading.value, known.proof_count)
    if holds(claim.numeral, surface, reading.value):
        words = f"台账{reading.label}为{counted}，约数成立。"
        return ClaimAnswer(Verdict.ROUGHLY, words, reading.value, known.proof_count)
    words = f"草稿写{surface}，台账{reading.label}为{counted}，按{known.unit}为{known.text}。"
    if claim.numeral.value == known.value:
        words += "草稿的数与后者相同，可能写错了量词。"
    return ClaimAnswer(Verdict.DIFFERS, words, reading.value, known.proof_count)


def _compared(claim: Claim, surface: str, known: Known, readings: Readings) -> ClaimAnswer:
    assert known.value is not None
    value = claim.numeral.value
    if value is None:
        words = f"草稿没有写明数目，台账为{known.text}。"
        return ClaimAnswer(Verdict.CANNOT_VERIFY, words, known.value, known.proof_count)
    if claim.numeral.hedge is Hedge.EXACT and value == known.value:
        note = f"{known.note}" if known.value == 0 else ""
        words = f"台账“{known.name}”为{known.text}，与草稿一致。{note}"
        return ClaimAnswer(Verdict.AGREES, words, known.value, known.proof_count)
    if holds(claim.numeral, surface, known.value):
        words = f"台账“{known.name}”为{known.text}，约数成立。"
        return ClaimAnswer(Verdict.ROUGHLY, words, known.value, known.proof_count)
    words = f"草稿写{surface}，台账“{known.name}”为{known.text}，{_difference(value, known)}。"
    fitting = [one.label for one in readings(known.slug) if one.value == value]
    if fitting:
        words += f"草稿的数与{'、'.join(fitting)}的数相符，请核对口径。"
    return ClaimAnswer(Verdict.DIFFERS, words, known.value, known.proof_count)


def _difference(value: Decimal, known: Known) -> str:
    assert known.value is not None
    off = value - known.value
    return f"{'多' if off > 0 else '少'}{abs(off):f}{known.unit}"
