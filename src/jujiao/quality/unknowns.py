"""What nobody knows yet: zeros without a signature, registers never read, duties without a state."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from jujiao.catalogue import REGISTER_LABELS
from jujiao.duties.facts import Owing
from jujiao.duties.rules import Due
from jujiao.duties.selectors import dues
from jujiao.figures.answers import Figure, Lack
from jujiao.figures.selectors import Asking, figures_of, proven, subset_breaches
from jujiao.kernel.obligations import DueState
from jujiao.quality.flaws import (
    DUE_UNKNOWN,
    PART_EXCEEDS_WHOLE,
    REGISTER_UNREAD,
    ZERO_UNSIGNED,
    Flaw,
)

SHOWN = 3


def unknown_figures(asking: Asking) -> Iterator[Flaw]:
    """Figures that have no value yet, and parts that count what their whole does not."""
    figures = figures_of(asking)
    for one in figures:
        if one.lack is Lack.UNSIGNED:
            remedy = "请机关纪委核对登记簿后签认零，或补登案件。"
            yield Flaw(ZERO_UNSIGNED, one.indicator.name, one.note, remedy)
        elif one.lack is Lack.UNREAD:
            label = REGISTER_LABELS[one.indicator.register]
            yield Flaw(
                REGISTER_UNREAD,
                one.indicator.name,
                one.note,
                f"请导入“{label}”；确实没有的，导入表头齐全的空表并注明“无”。",
            )
    yield from _breaches(asking, figures)


def _breaches(asking: Asking, figures: list[Figure]) -> Iterator[Flaw]:
    """Only the figures that are part of another, and those others, are proven."""
    wholes = {one.indicator.part_of for one in figures if one.value and one.indicator.part_of}
    concerned = [one for one in figures if one.indicator.part_of in wholes or one.slug in wholes]
    for part, whole in subset_breaches(proven(asking, one) for one in concerned):
        yield Flaw(
            PART_EXCEEDS_WHOLE,
            f"{part.indicator.name}、{whole.indicator.name}",
            f"前一项{part.text}里有后一项{whole.text}没有计入的。",
            "请打开两项数字的依据，核对级别和类别。",
        )


def duties_without_state(asking: Asking) -> Iterator[Flaw]:
    """Dues that are over and of which nobody can say whether they were met: one flaw a duty."""
    last = asking.period.last
    owing = Owing(
        asking.scope,
        min(asking.as_of, last),
        year=asking.year,
        day_is_over=asking.as_of > last,
    )
    unknown = [due for due in dues(owing) if due.state is DueState.UNKNOWN]
    grouped: dict[str, list[Due]] = {}
    for due in unknown:
        grouped.setdefault(due.duty.slug, []).append(due)
    yield from (_unknown(found) for found in grouped.values())


def _unknown(found: list[Due]) -> Flaw:
    duty = found[0].duty
    windows = {due.window.label: due.window.words for due in sorted(found, key=_due_on)}
    bearers = {due.bearer.bearer_id: due.bearer.name for due in found}
    register = REGISTER_LABELS[duty.register]
    return Flaw(
        DUE_UNKNOWN,
        f"{duty.label} {_listed(list(windows.values()), '个期间')}",
        f"{_listed(list(bearers.values()), '个')}未报：没有登记，也不能当作没有做。",
        f"请导入或登记“{register}”；不必办的，请核免并写明原因。",
        duty.of[0].slug,
    )


def _listed(named: list[str], measure: str) -> str:
    """甲、乙, or the first few and how many there are: 甲、乙、丙等89个."""
    if len(named) <= SHOWN:
        return "、".join(named)
    return f"{'、'.join(named[:SHOWN])}等{len(named)}{measure}"


def _due_on(due: Due) -> date:
    return due.due_on
