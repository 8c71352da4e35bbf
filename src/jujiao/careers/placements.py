"""信息宣传: placements counted by a named policy, by person and unit; titles that look like one work."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from difflib import SequenceMatcher
from itertools import combinations

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.careers.models import SameWork
from jujiao.catalogue.publicity import (
    ALL_PLACEMENTS,
    ARTICLE,
    AUTHOR,
    COUNTED,
    COUNTING_POLICIES,
    FIRST,
    FIRST_ONLY,
    WITHOUT_REPRINTS,
)
from jujiao.catalogue.relations import UNIT_MEMBERSHIP
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import Period
from jujiao.kernel.problems import refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Participation, Record
from jujiao.people.models import Tenure
from jujiao.people.selectors import held_on
from jujiao.policies.selectors import policy_value

IN_FORCE = FactState.IN_FORCE.value
ALIKE = 0.85
IGNORED = str.maketrans("", "", " 　《》〈〉“”‘’\"'()（）[]【】,，.。、:：;；!！?？—-·…")


@dataclass(frozen=True, slots=True)
class Placement:
    """One publication of one work: where, at which level, first or again. ``work`` is shared by its placements."""

    record_id: int
    work: int
    title: str
    outlet: str
    level: Level | None
    way: str
    day: date | None


def counted(placements: Iterable[Placement], policy: str) -> list[Placement]:
    """The placements that a policy counts. Raises Refused for a policy that has no name here."""
    if policy not in COUNTING_POLICIES:
        raise refuse("unknown_policy", f"没有名为{policy}的计数政策。", place="policy")
    rows = list(placements)
    if policy == ALL_PLACEMENTS:
        return rows
    if policy == WITHOUT_REPRINTS:
        return [one for one in rows if one.way in COUNTED]
    if policy == FIRST_ONLY:
        return [one for one in rows if one.way == FIRST]
    best: dict[int, Placement] = {}
    for one in sorted(rows, key=_highest_then_earliest):
        best.setdefault(one.work, one)
    return list(best.values())


def by_level(placements: Iterable[Placement], policy: str) -> dict[Level | None, int]:
    """How many the policy counts at each level, the highest first; None: no level is known."""
    tally = Counter(one.level for one in counted(placements, policy))
    return dict(sorted(tally.items(), key=lambda pair: -(pair[0] or 0)))


def policy_in_use(court_id: int, *, on: date) -> str:
    """The counting policy that the court chose; it is printed with every table."""
    return str(policy_value(court_id, "publicity_counting", on=on, default=WITHOUT_REPRINTS))


def placements_in(court_id: int, period: Period) -> list[Placement]:
    """All publications of a court in a period, each with the work it belongs to."""
    rows = Record.objects.filter(
        court_id=court_id,
        kind=ARTICLE.slug,
        state=IN_FORCE,
        occurred_on__range=(period.first, period.last),
    ).values_list(
        "pk", "same_work__first_id", "title", "issuer", "award_level", "outcome", "occurred_on"
    )
    return [
        Placement(pk, first or pk, title, outlet, Level(level) if level else None, way, day)
        for pk, first, title, outlet, level, way, day in rows.order_by("occurred_on", "pk")
    ]


def by_author(court_id: int, period: Period, policy: str) -> dict[tuple[str, str], int]:
    """(author, department on the last day) → how many counted; alphabetical, never a ranking."""
    wanted = {one.record_id for one in counted(placements_in(court_id, period), policy)}
    rows = Participation.objects.filter(
        record_id__in=wanted, role=AUTHOR, person__isnull=False
    ).values_list("person_id", "person__full_name")
    members = Tenure.objects.filter(
        held_on(period.last), court_id=court_id, kind=UNIT_MEMBERSHIP.slug
    )
    units = dict(members.values_list("person_id", "unit__name"))
    tally = Counter((pk, name) for pk, name in rows)
    return dict(sorted(((name, units.get(pk) or ""), count) for (pk, name), count in tally.items()))


def alike(placements: Iterable[Placement]) -> list[tuple[Placement, Placement]]:
    """Pairs whose titles may be one work: offered to a person, never joined by themselves.

    A number that differs (part 1, part 2) makes another work.
    """
    rows = [(one, *_plain(one.title)) for one in placements]
    return [
        (one, other)
        for (one, text, numbers), (other, other_text, other_numbers) in combinations(rows, 2)
        if one.work != other.work and numbers == other_numbers and _close(text, other_text)
    ]


@dataclass(frozen=True, slots=True)
class OneWork:
    """That two placements are one work, to be said by somebody."""

    first: Record
    placement: Record

    @property
    def court_id(self) -> int:
        """The court whose placements they are."""
        return self.first.court_id

    def __str__(self) -> str:
        return f"{self.placement.title} = {self.first.title}"


@command("publicity.join")
def join_works(one: OneWork, *, by: Actor, at: datetime) -> SameWork:
    """一稿多发: a person says that these are one work. Raises Refused where that makes no sense."""
    first = SameWork.objects.filter(placement=one.first).first()
    root = first.first if first else one.first
    if root.pk == one.placement.pk or one.placement.court_id != root.court_id:
        raise refuse("same_placement", "不能把一条刊发记录和它自己归为一件作品。")
    if SameWork.objects.filter(placement=one.placement).exists():
        raise refuse(
            "joined_already", "这条刊发记录已经归入一件作品。", remedy="请先取消原来的归并。"
        )
    said = SameWork(
        court_id=root.court_id,
        first=root,
        placement=one.placement,
        said_at=at,
        said_by_name=by.name,
    )
    said.save()
    return said


@command("publicity.part")
def part_works(said: SameWork, *, by: Actor, at: datetime) -> None:
    """Takes the joining back; each placement is its own work again."""
    said.delete()


def _highest_then_earliest(one: Placement) -> tuple[int, date, int]:
    return -(one.level or 0), one.day or date.max, one.record_id


def _plain(title: str) -> tuple[str, str]:
    bare = title.translate(IGNORED)
    digits = "".join(letter for letter in bare if letter.isdigit())
    return "".join(letter for letter in bare if not letter.isdigit()), digits


def _close(one: str, other: str) -> bool:
    if one == other:
        return bool(one)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return (
        matcher.real_quick_ratio() >= ALIKE
        and matcher.quick_ratio() >= ALIKE
        and matcher.ratio() >= ALIKE
    )
