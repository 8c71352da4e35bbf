"""Places and quotas, the vote of the party group, terms and gates of a selection: without a database."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from jujiao.catalogue.ladders import PLACE_GROUPS, PlaceGroup
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.concepts import Basis
from jujiao.kernel.ladders import (
    SANCTION_RULES,
    STEP_BY_STEP,
    Eligibility,
    Ground,
    Sanction,
    in_words,
)
from jujiao.kernel.periods import Period
from jujiao.kernel.problems import refuse

HUNDRED = 100
ONE_RUNG = Clause("one_rung_at_a_time", STEP_BY_STEP)
CONDITIONS = Clause("conditions_of_the_rank", STEP_BY_STEP)
FACT_MISSING = Clause("fact_missing", STEP_BY_STEP)
NO_SANCTION = Clause("no_running_sanction", SANCTION_RULES)
BY_CONGRESS = Basis("《中华人民共和国人民法院组织法》", "第四十三条", verified=True)
CONGRESS_POSTS = ("院长", "庭长", "审判员", "审判委员会委员", "审委会委员")
INFORMING = frozenset({"by_selection", "places_unknown", "places_free"})


@dataclass(frozen=True, slots=True)
class Places:
    """职数: how many places of a group were approved (None: not recorded), and how many are taken."""

    group: PlaceGroup
    approved: int | None
    taken: int

    @property
    def free(self) -> int | None:
        """How many are free; None where nobody recorded how many there are."""
        return None if self.approved is None else max(0, self.approved - self.taken)


def groups_entered(rank: str | None, title: str) -> tuple[PlaceGroup, ...]:
    """The groups that somebody joins by the step: those of the new rank that do not hold the old."""
    return tuple(
        group for group in PLACE_GROUPS if title in group.titles and rank not in group.titles
    )


def with_places(answer: Eligibility, entered: tuple[Places, ...]) -> Eligibility:
    """The answer with the places looked at: none free blocks; not recorded is said and blocks nobody.

    Whether a place is free is no condition of the person, so an unknown number leaves the answer.
    """
    grounds = tuple(_ground(places) for places in entered)
    if not any(places.free == 0 for places in entered):
        return replace(answer, because=answer.because + grounds)
    return replace(answer, eligible=False, since=None, until=None, because=answer.because + grounds)


def places_by_share(group: PlaceGroup, officials: int) -> int:
    """What the published share would give of so many 机关公务员, rounded down; a proposal only."""
    return officials * group.percent // 100


def _ground(places: Places) -> Ground:
    group = places.group
    if places.approved is None:
        return Ground(
            "places_unknown",
            group.basis.citation,
            f"{group.label}的核定职数没有登记，有无空缺须由政治部核对",
        )
    said = f"{group.label}核定{places.approved}名，已用{places.taken}名"
    rule, tail = (
        ("places_free", f"，空缺{places.free}名") if places.free else ("places_full", "，没有空缺")
    )
    return Ground(rule, group.basis.citation, said + tail)


def busiest(terms: Iterable[Period], *, within: Period) -> int:
    """The largest number of terms that share a day within the period."""
    lasting = [one for one in terms if within.overlaps(one.first, one.last)]
    starts = {max(one.first, within.first) for one in lasting}
    return max((sum(day in one for one in lasting) for day in starts), default=0)


def weighted_total(
    marks: Mapping[str, int], weights: Mapping[str, int], labels: Mapping[str, str]
) -> int:
    """The weighted mark out of 100, halves rounded up. Raises Refused for weights or marks that are wrong."""
    if sum(weights.values()) != HUNDRED:
        raise refuse(
            "weights_do_not_add_up",
            f"各项权重合计{sum(weights.values())}，应为100。",
            place="weights",
        )
    missing = [labels.get(item, item) for item in weights if item not in marks]
    if missing:
        raise refuse(
            "mark_missing", f"没有填{'、'.join(missing)}的得分。", place="marks", remedy="请补上。"
        )
    if not all(0 <= marks[item] <= HUNDRED for item in weights):
        raise refuse("mark_out_of_range", "得分应在0到100之间。", place="marks", remedy="请改正。")
    return (sum(marks[item] * weight for item, weight in weights.items()) + 50) // HUNDRED


def promotion_breaches(answer: Eligibility | None, rank: str, title: str) -> tuple[Breach, ...]:
    """What raising somebody to the title would break: the order of rungs, a condition, a missing fact."""
    if answer is None:
        return (
            FACT_MISSING.breach(
                "person", "这名干警不在这个序列里，或职级没有登记。", "请先补录职级。"
            ),
        )
    if answer.next != title:
        above = f"{rank or '现职级'}的上一级是{answer.next or '（没有）'}"
        return (ONE_RUNG.breach("title", f"晋升要逐级进行，{above}，不能直接升{title}。"),)
    if answer.eligible or _left_to_selection(answer):
        return ()
    reasons = "；".join(f"{ground.detail}（{ground.basis}）" for ground in answer.because)
    if answer.eligible is None:
        return (
            FACT_MISSING.breach("person", f"缺少判断晋升条件的事实：{reasons}。", "请先补录。"),
        )
    when = f"，最早{in_words(answer.until)}" if answer.until else ""
    return (CONDITIONS.breach("person", f"还不符合晋升{title}的条件：{reasons}{when}。"),)


def sanction_breach(sanctions: Iterable[Sanction], on: date) -> Breach | None:
    """受处分期间: no promotion of post or rank."""
    running = [one for one in sanctions if one.blocks(on)]
    if not running:
        return None
    ends = [one.ends_on for one in running if one.ends_on]
    until = f"，{in_words(max(ends))}起期满" if ends else ""
    return NO_SANCTION.breach("person", f"受处分期间不得晋升职务、职级{until}。")


def appointed_by_congress(post: str) -> bool:
    """Whether the post is filled by the congress and so has no 试用期: 院长, 庭长 and deputies, judges."""
    return post.endswith(CONGRESS_POSTS)


def _left_to_selection(answer: Eligibility) -> bool:
    """择优选升 has no term: whoever has the power decides, the rules neither allow nor forbid."""
    rules = {ground.rule for ground in answer.because}
    return answer.eligible is None and "by_selection" in rules and rules <= INFORMING
