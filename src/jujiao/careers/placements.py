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
from jujiao.access.scope import Scope, within
from jujiao.careers.models import Printing, SameWork
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
REPORT, RECORD = "report", "record"
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
    public_id: str = ""


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
        "pk",
        "same_work__first_id",
        "title",
        "issuer",
        "award_level",
        "outcome",
        "occurred_on",
        "public_id",
    )
    return [
        Placement(pk, first or pk, title, outlet, Level(level) if level else None, way, day, known)
        for pk, first, title, outlet, level, way, day, known in rows.order_by("occurred_on", "pk")
    ]


def by_author(court_id: int, period: Period, policy: str) -> dict[tuple[str, str], int]:
    """(author, department on the last day) → how many counted; alphabetical, never a ranking."""
    wanted = {one.record_id for one in counted(placements_in(court_id, period), policy)}
    rows = Participation.objects.filter(
        record_id__in=wanted, role=AUTHOR, person__isnull=False
    ).values_list("person_id", "person__full_name")
    units = _departments(court_id, period.last)
    tally = Counter((pk, name) for pk, name in rows)
    return dict(sorted(((name, units.get(pk) or ""), count) for (pk, name), count in tally.items()))


def by_unit(court_id: int, period: Period, policy: str) -> dict[str, int]:
    """Department → how many counted placements have an author of it; one of two departments is both's."""
    wanted = {one.record_id for one in counted(placements_in(court_id, period), policy)}
    units = _departments(court_id, period.last)
    rows = Participation.objects.filter(
        record_id__in=wanted, role=AUTHOR, person__isnull=False
    ).values_list("record_id", "person_id")
    pairs = {(record_id, units.get(person_id or 0, "")) for record_id, person_id in rows}
    return dict(sorted(Counter(unit for _, unit in pairs).items()))


def _departments(court_id: int, on: date) -> dict[int, str]:
    members = Tenure.objects.filter(held_on(on), court_id=court_id, kind=UNIT_MEMBERSHIP.slug)
    return {
        person_id: name or "" for person_id, name in members.values_list("person_id", "unit__name")
    }


def alike(placements: Iterable[Placement]) -> list[tuple[Placement, Placement]]:
    """Pairs whose titles may be one work: offered to a person, never joined by themselves."""
    rows = [(one, *_plain(one.title)) for one in placements]
    return [(one[0], other[0]) for one, other in combinations(rows, 2) if _may_be_one(one, other)]


def alike_to(record_id: int, placements: Iterable[Placement]) -> list[Placement]:
    """The placements whose titles look like that of one of them."""
    rows = [(one, *_plain(one.title)) for one in placements]
    own = next((row for row in rows if row[0].record_id == record_id), None)
    return [row[0] for row in rows if own and _may_be_one(own, row)]


def _may_be_one(one: tuple[Placement, str, str], other: tuple[Placement, str, str]) -> bool:
    """A number that differs (part 1, part 2) makes another work."""
    (ours, text, numbers), (theirs, other_text, other_numbers) = one, other
    return ours.work != theirs.work and numbers == other_numbers and _close(text, other_text)


def placement_in_scope(scope: Scope, public_id: str) -> Record | None:
    """One placement in force, or None where the scope does not reach."""
    rows = within(Record.objects.filter(kind=ARTICLE.slug, state=IN_FORCE), scope)
    return rows.filter(public_id=public_id).first()


def joined_as(placement: Record) -> SameWork | None:
    """What somebody said of a placement: that it is the same work as another; None where nobody did."""
    return SameWork.objects.filter(placement=placement).select_related("first").first()


def printed_from(placement: Record) -> Printing | None:
    """The paper of the court that a placement was traced to, or None."""
    return Printing.objects.filter(placement=placement).first()


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
def join_works(one_work: OneWork, *, by: Actor, at: datetime) -> SameWork:
    """一稿多发: a person says that these are one work; what was joined to the one goes with it.

    Raises Refused where that makes no sense.
    """
    first = SameWork.objects.filter(placement=one_work.first).first()
    root = first.first if first else one_work.first
    if root.pk == one_work.placement.pk or one_work.placement.court_id != root.court_id:
        raise refuse("same_placement", "不能把一条刊发记录和它自己归为一件作品。")
    if SameWork.objects.filter(placement=one_work.placement).exists():
        raise refuse(
            "joined_already", "这条刊发记录已经归入一件作品。", remedy="请先取消原来的归并。"
        )
    said = SameWork(
        court_id=root.court_id,
        first=root,
        placement=one_work.placement,
        said_at=at,
        said_by_name=by.name,
    )
    said.save()
    for one in SameWork.objects.filter(first=one_work.placement):
        one.first = root
        one.save()
    return said


@command("publicity.part")
def part_works(said: SameWork, *, by: Actor, at: datetime) -> None:
    """Takes the joining back; each placement is its own work again."""
    said.delete()


@dataclass(frozen=True, slots=True)
class PrintedPaper:
    """A paper of the court (an issued report, a research output), and where it was printed."""

    paper_type: str
    paper_id: int
    title: str
    placement: Record

    @property
    def court_id(self) -> int:
        """The court whose paper it is."""
        return self.placement.court_id

    def __str__(self) -> str:
        return f"{self.title} → {self.placement.title}"


@command("publicity.trace")
def trace_print(printed: PrintedPaper, *, by: Actor, at: datetime) -> Printing:
    """见刊: the placement is this paper. Raises Refused where it is traced to one already."""
    if Printing.objects.filter(placement=printed.placement).exists():
        raise refuse("traced_already", "这条刊发记录已经写明出自哪份文书。", place="paper")
    said = Printing(
        court_id=printed.court_id,
        paper_type=printed.paper_type,
        paper_id=printed.paper_id,
        paper_title=printed.title[:200],
        placement=printed.placement,
        said_at=at,
        said_by_name=by.name,
    )
    said.save()
    return said


def printings_of(paper_type: str, paper_ids: Iterable[int]) -> dict[int, list[Printing]]:
    """Where papers of a type were printed: paper → its placements, by one query for all."""
    rows = Printing.objects.filter(paper_type=paper_type, paper_id__in=list(paper_ids))
    found: dict[int, list[Printing]] = {}
    for one in rows.select_related("placement").order_by("placement__occurred_on", "pk"):
        found.setdefault(one.paper_id, []).append(one)
    return found


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
