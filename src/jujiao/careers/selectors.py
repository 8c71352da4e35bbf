"""Who may be raised on a day, who soon will be, and why: what the rules allow, never who is raised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from jujiao.careers.rules import Places, groups_entered, with_places
from jujiao.careers.standings import Member, ladder_in_force, staff_on
from jujiao.catalogue.careers import RANK_PROMOTION
from jujiao.catalogue.ladders import LADDER_LABELS, PLACE_GROUPS, PlaceGroup
from jujiao.catalogue.pre_post_integrity import APPOINTMENT_TALK_RULE
from jujiao.integrity.gates import TakingUp, objections_to_taking_up
from jujiao.kernel.clauses import Breach, Clause
from jujiao.kernel.ladders import Eligibility, Ladder, eligibility
from jujiao.kernel.periods import add_months
from jujiao.kernel.transitions import FactState
from jujiao.policies.selectors import policies_in_force
from jujiao.procedures.models import Procedure


@dataclass(frozen=True, slots=True)
class Candidate:
    """A member of staff and what the rules say of his next rank."""

    member: Member
    answer: Eligibility


@dataclass(frozen=True, slots=True)
class LadderAsked:
    """Whose ladder is asked about, and as of which day."""

    court_id: int
    ladder: str
    as_of: date


def candidates(asked: LadderAsked) -> list[Candidate]:
    """Every member of staff on the ladder with the answer for the day. Raises Refused without a table."""
    ladder = ladder_in_force(asked.court_id, asked.ladder, on=asked.as_of)
    members = staff_on(asked.court_id, on=asked.as_of).members(ladder)
    places = places_on(asked.court_id, members, on=asked.as_of)
    return [Candidate(one, _answer(one, ladder, places, asked.as_of)) for one in members]


def candidate(asked: LadderAsked, person_id: int) -> Candidate | None:
    """The answer for one person, or None where he does not stand on the ladder."""
    return next((one for one in candidates(asked) if one.member.person_id == person_id), None)


def ladders_of(court_id: int, person_id: int, *, on: date) -> list[Candidate]:
    """The answers for one person on the ladders he stands on, without a look at the places."""
    staff = staff_on(court_id, on=on, person_id=person_id)
    ladders = [ladder_in_force(court_id, slug, on=on) for slug in LADDER_LABELS]
    return [
        Candidate(one, eligibility(ladder, one.standing, on))
        for ladder in ladders
        for one in staff.members(ladder)
    ]


def becoming_eligible(asked: LadderAsked, *, months: int) -> list[Candidate]:
    """Who is not eligible yet, but will be within so many months if nothing else happens."""
    horizon = add_months(asked.as_of, months)
    waiting = [
        one
        for one in candidates(asked)
        if one.answer.eligible is False and one.answer.until and one.answer.until <= horizon
    ]
    return sorted(waiting, key=lambda one: (one.answer.until or horizon, one.member.person_id))


def places_on(court_id: int, members: Iterable[Member], *, on: date) -> dict[PlaceGroup, Places]:
    """The places of each group: approved by a ``rank_places`` policy, taken by those who hold them."""
    approved = {
        row.subject: int(str(row.value))
        for row in policies_in_force(court_id, "rank_places", on=on)
    }
    held = Counter(member.standing.rank for member in members)
    entering = Counter(
        group for before, after in _nominated(court_id) for group in groups_entered(before, after)
    )
    return {
        group: Places(
            group,
            approved.get(group.slug),
            sum(held[title] for title in group.titles) + entering[group],
        )
        for group in PLACE_GROUPS
    }


def missing_gates(procedure: Procedure, title: str, *, on: date) -> list[Breach]:
    """任前廉政: the gates that the court asks for before this post and that the person has not passed."""
    if procedure.person_id is None:
        return []
    taking_up = TakingUp(procedure.court_id, procedure.person_id, title, on)
    clause = Clause("pre_post_integrity", APPOINTMENT_TALK_RULE)
    return [Breach(clause, one) for one in objections_to_taking_up(taking_up)]


def _nominated(court_id: int) -> list[tuple[str, str]]:
    """Rank before and after of those whose promotion is public but not yet in force."""
    titles = Procedure.objects.filter(
        court_id=court_id,
        kind=RANK_PROMOTION.slug,
        completed_on=None,
        state=FactState.IN_FORCE.value,
    ).values_list("title", flat=True)
    return [(before, after) for before, _, after in (title.partition("→") for title in titles)]


def _answer(
    member: Member, ladder: Ladder, places: dict[PlaceGroup, Places], on: date
) -> Eligibility:
    answer = eligibility(ladder, member.standing, on)
    if answer.next is None:
        return answer
    entered = groups_entered(member.standing.rank, answer.next)
    return with_places(answer, tuple(places[group] for group in entered))
