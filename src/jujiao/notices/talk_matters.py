"""Talks that are owed to people: put before those who are to hold them, never before whom they are for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jujiao.access.actors import Actor, Office
from jujiao.catalogue.roles import StaffRole
from jujiao.catalogue.talks import STAFF_TALK, TALK_OPINION
from jujiao.duties.rules import Due
from jujiao.kernel.obligations import DueState
from jujiao.kernel.periods import year_of
from jujiao.mindset.owed_talks import TalkDue, talks_due, talks_owed
from jujiao.notices.matters import Audience, Matter, MatterSort, audience
from jujiao.notices.owed_matters import OF_PARTY, OPEN, CourtOn, receives
from jujiao.people.models import Person

LEADERS = Audience(roles=frozenset({StaffRole.COURT_LEADER}))
SHOWN_NAMES = 5
HOLD_TALK = f"谈完请登记“{STAFF_TALK.label}”。"


def talk_matters(court: CourtOn) -> Iterator[Matter]:
    """One matter for each talker, for each branch and for each cause that wants a talk."""
    yield from _yearly(court)
    yield from _caused(court)
    yield from _of_branches(court)


def _yearly(court: CourtOn) -> Iterator[Matter]:
    """Who still has members of his department to talk with this year."""
    year = court.as_of.year
    owed: dict[int, list[Person]] = {}
    for one in talks_owed(_on_behalf(court), court.court_id, year, as_of=court.as_of):
        if one.state in OPEN and one.done < one.required:
            for talker in one.talkers:
                owed.setdefault(talker.pk, []).append(one.person)
    for talker_id, people in owed.items():
        yield Matter(
            key=f"talks:{year}:{talker_id}",
            sort=MatterSort.OWED,
            title="与干警谈心",
            since=year_of(year).first,
            audience=audience(persons=[talker_id]),
            due_on=year_of(year).last,
            period=f"{year}年",
            who=_still(one.full_name for one in people),
            basis=TALK_OPINION.citation,
            remedy=HOLD_TALK,
            is_restricted=True,
            fact_kind=STAFF_TALK.slug,
        )


def _caused(court: CourtOn) -> Iterator[Matter]:
    """Whom something has happened to, before the head of his department or the leaders."""
    year = court.as_of.year
    for one in talks_due(_on_behalf(court), court.court_id, year, as_of=court.as_of):
        if one.state in OPEN:
            yield _cause_matter(one, court)


def _on_behalf(court: CourtOn) -> Actor:
    """Reads for all who hold talks; before whom a matter is put is decided by its audience."""
    leading = Office(StaffRole.COURT_LEADER, court.court_id)
    return Actor("提醒", court.court_id, frozenset({leading}))


def _cause_matter(due: TalkDue, court: CourtOn) -> Matter:
    heads = {due.unit.pk} & court.attended if due.unit else set()
    return Matter(
        key=f"talk:{due.cause}:{due.arose_on}:{due.person.public_id}",
        sort=MatterSort.OWED,
        title=f"谈心：{due.cause_label}",
        since=due.arose_on,
        audience=audience(units=heads) if heads else LEADERS,
        due_on=due.due_on,
        who=due.person.full_name,
        basis=TALK_OPINION.citation,
        remedy=HOLD_TALK,
        is_restricted=True,
        fact_kind=STAFF_TALK.slug,
    )


def _of_branches(court: CourtOn) -> Iterator[Matter]:
    """Talks that a branch owes to its members: one matter a branch and window."""
    grouped: dict[tuple[str, str, int], list[Due]] = {}
    for due in court.dues:
        branch_id = due.bearer.unit_id
        if receives(due.duty) and branch_id is not None and due.duty.of[0] is not STAFF_TALK:
            key = (due.duty.slug, due.window.label, branch_id)
            grouped.setdefault(key, []).append(due)
    for (slug, label, branch_id), found in grouped.items():
        yield _branch_matter(f"due:{slug}:{label}:{branch_id}", branch_id, found, court)


def _branch_matter(key: str, branch_id: int, found: Sequence[Due], court: CourtOn) -> Matter:
    first = found[0]
    late = any(due.state is DueState.OVERDUE for due in found)
    duty = first.duty
    return Matter(
        key=key,
        sort=MatterSort.OWED,
        title=duty.label,
        since=first.window.period.first,
        audience=audience(units=[branch_id])
        if branch_id in court.attended
        else Audience(roles=OF_PARTY),
        due_on=min(due.due_on for due in found if not late or due.state is DueState.OVERDUE),
        period=first.window.words,
        who=_still(due.bearer.name for due in found),
        basis=f"{duty.rule}。{duty.basis.citation}",
        remedy=f"谈完请登记“{duty.of[0].label}”。",
        is_restricted=duty.of[0].confidential,
        fact_kind=duty.of[0].slug,
        overseers=Audience(roles=OF_PARTY),
    )


def _still(names: Iterable[str]) -> str:
    """还有2人：甲、乙."""
    named = list(names)
    shown = "、".join(named[:SHOWN_NAMES]) + ("等" if len(named) > SHOWN_NAMES else "")
    return f"还有{len(named)}人：{shown}"
