"""支部班子: when a term runs out, which posts are filled and which are vacant, on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import QuerySet

from jujiao.access.scope import Scope
from jujiao.catalogue.branch_setup import BRANCH_POST, POSTS, SECRETARY_POST
from jujiao.catalogue.election_rules import ELECTED, REMIND_MONTHS, TERM_YEARS, term_ends
from jujiao.catalogue.elections import TERM_ELECTION, TERM_EXTENSION
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Tenure, Unit
from jujiao.people.selectors import branches_of, held_on
from jujiao.policies.selectors import policy_value
from jujiao.procedures.courses import path_of
from jujiao.procedures.models import Procedure, StepPerson

IN_FORCE = FactState.IN_FORCE.value


class TermState(StrEnum):
    """Where a term stands; unknown where no election of the branch is recorded."""

    RUNNING = "running"
    EXPIRING = "expiring"
    EXPIRED = "expired"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """任期内, 即将届满, 已届满, 未登记换届."""
        return {
            "running": "任期内",
            "expiring": "即将届满",
            "expired": "已届满",
            "unknown": "未登记换届",
        }[self.value]


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a post: since when, how old, which other posts he holds, whether he is still a member."""

    person_id: int
    name: str
    title: str
    since: date | None
    age: int | None
    other_posts: tuple[str, ...]
    is_member: bool


@dataclass(frozen=True, slots=True)
class Team:
    """The committee of a branch on a day: its term, its people, and the posts that stand empty.

    ``vacant`` is None where nobody recorded how many seats there are.
    """

    branch: Unit
    term: TermState
    term_ends_on: date | None
    members: tuple[Member, ...]
    seats: int | None
    elected_on: date | None = None

    @property
    def has_secretary(self) -> bool:
        """Whether the post of secretary is filled."""
        return any(one.title == POSTS[SECRETARY_POST] for one in self.members)

    @property
    def vacant(self) -> int | None:
        """How many seats stand empty; who is no longer a member of the branch holds none."""
        if self.seats is None:
            return None
        return max(0, self.seats - sum(one.is_member for one in self.members))


def teams(scope: Scope, *, on: date) -> list[Team]:
    """The teams of all branches of a court on a day, in register order."""
    branches = list(branches_of(scope.court_id, on=on))
    elections, extended = _last_elections(scope.court_id, on), _extensions(scope.court_id, on)
    seats = _seats(elections)
    people = _members(scope.court_id, branches, on)
    return [
        _team(branch, elections.get(branch.pk), extended.get(branch.pk, ()), seats, people, on)
        for branch in branches
    ]


def _team(
    branch: Unit,
    election: Procedure | None,
    extensions: Sequence[tuple[date, int]],
    seats: Mapping[int, int],
    people: Mapping[int, Sequence[Member]],
    on: date,
) -> Team:
    elected_on = _elected_on(election)
    ends = None
    if elected_on is not None:
        months = sum(months for day, months in extensions if day >= elected_on)
        years = int(
            str(policy_value(branch.court_id or 0, "branch_term_years", on=on, default=TERM_YEARS))
        )
        ends = term_ends(elected_on, years=years, extended_months=months)
    return Team(
        branch,
        _term_state(ends, on),
        ends,
        tuple(people.get(branch.pk, ())),
        seats.get(election.pk) if election else None,
        elected_on,
    )


def _term_state(ends: date | None, on: date) -> TermState:
    if ends is None:
        return TermState.UNKNOWN
    if on >= ends:
        return TermState.EXPIRED
    return TermState.EXPIRING if add_months(on, REMIND_MONTHS) >= ends else TermState.RUNNING


def _last_elections(court_id: int, on: date) -> dict[int, Procedure]:
    rows = Procedure.objects.filter(
        court_id=court_id, kind=TERM_ELECTION.slug, state=IN_FORCE, completed_on__lte=on
    ).prefetch_related("steps")
    return {row.unit_id: row for row in rows.order_by("completed_on", "pk") if row.unit_id}


def _elected_on(election: Procedure | None) -> date | None:
    if election is None:
        return None
    begins = path_of(election).begins
    days = [one.done_on for one in election.steps.all() if one.slug == begins]
    return days[-1] if days and days[-1] else election.completed_on


def _seats(elections: Mapping[int, Procedure]) -> dict[int, int]:
    """Election → how many were elected in it; nothing where it was read without names."""
    elected = StepPerson.objects.filter(
        step__procedure__in=list(elections.values()), role=ELECTED
    ).values_list("step__procedure_id", flat=True)
    counted: dict[int, int] = {}
    for procedure_id in elected:
        counted[procedure_id] = counted.get(procedure_id, 0) + 1
    return counted


def _extensions(court_id: int, on: date) -> dict[int, list[tuple[date, int]]]:
    rows = Record.objects.filter(
        court_id=court_id, kind=TERM_EXTENSION.slug, state=IN_FORCE, occurred_on__lte=on
    )
    granted: dict[int, list[tuple[date, int]]] = {}
    for unit_id, day, months in rows.values_list("unit_id", "occurred_on", "quantity"):
        if unit_id and day and months:
            granted.setdefault(unit_id, []).append((day, months))
    return granted


def _members(court_id: int, branches: Sequence[Unit], on: date) -> dict[int, list[Member]]:
    posts = _held(court_id, on).filter(kind=BRANCH_POST.slug, unit__in=branches)
    held = list(posts.select_related("person", "unit").order_by("pk"))
    people = {one.person_id for one in held}
    belongs = set(
        _held(court_id, on)
        .filter(kind=BRANCH_MEMBERSHIP.slug, person_id__in=people)
        .values_list("person_id", "unit_id")
    )
    order = list(POSTS.values())
    found: dict[int, list[Member]] = {}
    for one in sorted(held, key=lambda post: order.index(post.title) if post.title in order else 9):
        others = tuple(
            f"{post.unit} {post.title}"
            for post in held
            if post.person_id == one.person_id and post.pk != one.pk
        )
        found.setdefault(one.unit_id or 0, []).append(
            Member(
                one.person_id,
                one.person.full_name,
                one.title,
                one.starts_on,
                _age(one.person.born_on, on),
                others,
                (one.person_id, one.unit_id) in belongs,
            )
        )
    return found


def _held(court_id: int, on: date) -> QuerySet[Tenure]:
    return Tenure.objects.filter(held_on(on), court_id=court_id)


def _age(born_on: date | None, on: date) -> int | None:
    if born_on is None:
        return None
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
