"""到会: the list of those present starts from the roll of the branch; the absent are named with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from jujiao.catalogue.branch_life import ABSENCES, BRANCH_TALK
from jujiao.catalogue.branch_rules import Held
from jujiao.catalogue.branch_setup import BRANCH_POST
from jujiao.catalogue.relations import BRANCH_MEMBERSHIP
from jujiao.kernel.problems import Problem
from jujiao.kernel.transitions import FactState
from jujiao.ledger.models import Record
from jujiao.people.models import Person, Tenure
from jujiao.people.selectors import held_on

TALKS_COUNT_DAYS = 90


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who was there, who was not and why, who sat in; where nobody kept a list, all three are empty."""

    present: tuple[int, ...] = ()
    absent: Mapping[int, str] = field(default_factory=dict)
    observers: tuple[int, ...] = ()

    @property
    def is_kept(self) -> bool:
        """Whether a list was kept at all."""
        return bool(self.present or self.absent)

    def problems(self) -> tuple[Problem, ...]:
        """What cannot be: the same person there and away, a reason that is none."""
        both = set(self.present) & set(self.absent)
        unknown = set(self.absent.values()) - set(ABSENCES)
        found = []
        if both:
            found.append(
                Problem(
                    "there_and_away", "attendance", f"有{len(both)}人既到会又缺席。", "请改正。"
                )
            )
        if unknown:
            words = "、".join(ABSENCES.values())
            found.append(Problem("no_reason", "attendance", "缺席原因不认识。", f"请选{words}。"))
        return tuple(found)


def roll_of(unit_id: int, *, on: date) -> list[Person]:
    """The members of a branch, or of a group, on a day, in the order of the roster."""
    members = Tenure.objects.filter(held_on(on), kind=BRANCH_MEMBERSHIP.slug, unit_id=unit_id)
    return list(Person.objects.filter(pk__in=members.values("person_id")).order_by("pk"))


def held_meeting(unit_id: int, on: date, attendance: Attendance, host_id: int | None) -> Held:
    """A meeting as the rules see it: counted against the roll and the posts of the day."""
    roll = {person.pk for person in roll_of(unit_id, on=on)}
    posts = Tenure.objects.filter(held_on(on), kind=BRANCH_POST.slug, unit_id=unit_id)
    officers = set(posts.values_list("person_id", flat=True))
    there = set(attendance.present) | ({host_id} if host_id else set())
    kept = attendance.is_kept
    return Held(
        present=len(there) if kept else 0,
        entitled=len(roll) if kept and roll else None,
        committee=len(officers) if kept and officers else None,
        committee_present=len(there & officers),
        host_is_officer=host_id in officers if host_id and officers else None,
        unexplained=len(roll - there - set(attendance.absent)) if kept else 0,
        talks_before=_talks_before(unit_id, on),
    )


def _talks_before(unit_id: int, on: date) -> int:
    since = on - timedelta(days=TALKS_COUNT_DAYS)
    return Record.objects.filter(
        kind=BRANCH_TALK.slug,
        unit_id=unit_id,
        state=FactState.IN_FORCE.value,
        occurred_on__range=(since, on),
    ).count()
