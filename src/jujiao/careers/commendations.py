"""年度评优: nominees within the places and allowed by the rules, their public notice, and the decision.

The system says whom the rules allow; who is commended the party group decides. The decision becomes a
record that names the appraisals it rests on, those of the persons and of the members of the units.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.access.policy import require
from jujiao.careers.honours import nominees
from jujiao.careers.reliance import RECORD, Decision, grades_of_year, rest_decision
from jujiao.catalogue.commendation import (
    ALLOWED,
    ANNOUNCED,
    AS_PUBLISHED,
    COMMENDATION_SELECTION,
    DECIDED,
    NOMINEE,
    PERSON_PLACES,
    QUOTA,
    UNIT_PLACES,
    YEAR,
)
from jujiao.catalogue.honours import COMMENDATION, PERSON, UNIT
from jujiao.catalogue.public_notice import CHECKED, NOTICE_OPENED
from jujiao.catalogue.relations import UNIT_MEMBERSHIP
from jujiao.kernel.clauses import NO_OVERRIDE, Breach, Override, admit
from jujiao.kernel.courses import Named, StepTaken
from jujiao.kernel.levels import Level
from jujiao.kernel.periods import year_of
from jujiao.kernel.problems import refuse
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Tenure
from jujiao.people.selectors import held_on
from jujiao.people.stamps import Stamp
from jujiao.procedures.acts import advance_procedure
from jujiao.procedures.models import Procedure, StepPerson

SELECTIONS = frozenset({COMMENDATION_SELECTION.slug})


@dataclass(frozen=True, slots=True)
class Terms:
    """What the notice of a selection said: for which year, how many persons and units at most."""

    year: int
    persons: int
    units: int


@dataclass(frozen=True, slots=True)
class Commending:
    """Whom a decision commends, persons and units each under a title, and by which clause of the rules."""

    selection: Procedure
    clause: str
    person_title: str = ""
    person_ids: tuple[int, ...] = ()
    unit_title: str = ""
    unit_ids: tuple[int, ...] = ()

    @property
    def court_id(self) -> int:
        """The court that commends."""
        return self.selection.court_id

    def __str__(self) -> str:
        return f"表彰 {self.person_title} {self.unit_title}".rstrip()


def terms_of(selection: Procedure) -> Terms:
    """The places and the year as announced. Raises Refused where nothing was."""
    step = selection.steps.filter(slug=ANNOUNCED).first()
    if step is None or selection.kind not in SELECTIONS:
        raise refuse(
            "not_announced", "还没有印发通知和名额。", place="step", remedy="请先登记这一步。"
        )
    said = step.numbers
    return Terms(said.get(YEAR, 0), said.get(PERSON_PLACES, 0), said.get(UNIT_PLACES, 0))


def published_nominees(selection: Procedure) -> list[int]:
    """The persons whose names are in the public notice of a selection."""
    rows = StepPerson.objects.filter(step__procedure=selection, step__slug=NOTICE_OPENED)
    return list(rows.order_by("pk").values_list("person_id", flat=True))


@command("commendation.publish")
def publish_nominees(
    selection: Procedure,
    person_ids: Sequence[int],
    *,
    on: date,
    document_no: str,
    by: Actor,
    at: datetime,
    override_basis: str = "",
) -> Procedure:
    """公示: names within the places, each allowed by the rules. Raises Refused with clause and number.

    Whom the rules do not allow may be let in by name on a basis; more than the places never may.
    """
    terms = terms_of(selection)
    _check_places(len(set(person_ids)), terms.persons, "person_ids", "人")
    breaches = tuple(_not_allowed(selection.court_id, person_ids, terms.year, on))
    override = Override(by.name, override_basis)
    if override:
        require(by, "procedure.override", selection)
    admit(breaches, override)
    named = tuple(Named(NOMINEE, one) for one in dict.fromkeys(person_ids))
    step = StepTaken(NOTICE_OPENED, on, document_no, named=named, numbers={CHECKED: 1})
    taken = advance_procedure(selection, step, by=by, at=at).step
    used = override if breaches else NO_OVERRIDE
    if used:
        taken.overridden_by_name, taken.override_basis = used.by_name, used.basis
        taken.save()
    return selection


@command("commendation.decide")
def commend(
    commending: Commending, *, on: date, document_no: str, by: Actor, at: datetime
) -> list[Record]:
    """印发表彰决定: a record for the persons, one for the units, and the appraisals that each rests on.

    Raises Refused for a name that was not in the notice, beyond the places, without title or clause.
    """
    selection, terms = commending.selection, terms_of(commending.selection)
    _check_places(len(set(commending.unit_ids)), terms.units, "unit_ids", "个集体")
    _check_places(len(set(commending.person_ids)), terms.persons, "person_ids", "人")
    _check_titles(commending)
    strangers = set(commending.person_ids) - set(published_nominees(selection))
    if strangers:
        said = f"有{len(strangers)}人没有经过公示。"
        admit([AS_PUBLISHED.breach("person_ids", said, "请从公示的人选里选。")])
    step = StepTaken(DECIDED, on, document_no, numbers={CHECKED: 1})
    advance_procedure(selection, step, by=by, at=at)
    entries = _entries(commending, on, document_no)
    records = enter_records(entries, [Stamp(at, by)] * len(entries))
    for entry, record in zip(entries, records, strict=True):
        grades = grades_of_year(selection.court_id, terms.year, _concerned(entry, terms.year))
        if grades:
            decision = Decision(selection.court_id, RECORD, record.pk, str(record), on)
            rest_decision(decision, grades, clause=commending.clause, by=by, at=at)
    return records


def _check_titles(commending: Commending) -> None:
    named = (
        (commending.person_ids, commending.person_title, "person_title"),
        (commending.unit_ids, commending.unit_title, "unit_title"),
    )
    for chosen, title, place in named:
        if chosen and not title.strip():
            raise refuse("title_missing", "没有写荣誉名称。", place=place, remedy="请填写。")
    if not commending.person_ids and not commending.unit_ids:
        raise refuse(
            "nobody_named", "没有选表彰谁。", place="person_ids", remedy="请选个人或集体。"
        )


def _check_places(asked: int, places: int, place: str, word: str) -> None:
    if asked > places:
        said = f"名额{places}{word}，报了{asked}{word}。"
        admit([QUOTA.breach(place, said, "请减到名额以内，或重新印发名额。")])


def _not_allowed(court_id: int, person_ids: Sequence[int], year: int, on: date) -> Iterator[Breach]:
    known = {one.person_id: one for one in nominees(court_id, year=year, on=on)}
    for person_id in dict.fromkeys(person_ids):
        found = known.get(person_id)
        if found is None:
            yield ALLOWED.breach("person_ids", "有人不是在职干警。", "请核对人选。")
        elif not found.allowed:
            grounds = "；".join(f"{one.detail}，{one.basis}" for one in found.because)
            yield ALLOWED.breach("person_ids", f"{found.name}不能推荐：{grounds}。")


def _entries(commending: Commending, on: date, document_no: str) -> list[RecordEntry]:
    blank = RecordEntry(
        commending.court_id,
        COMMENDATION.slug,
        on,
        award_level=Level.COURT,
        document_no=document_no,
        serial=commending.selection.public_id,
    )
    people = tuple((PERSON, one) for one in commending.person_ids)
    units = tuple((UNIT, one) for one in commending.unit_ids)
    persons = replace(blank, title=commending.person_title, people=people)
    collectives = replace(blank, title=commending.unit_title, units=units)
    return [one for one in (persons, collectives) if one.people or one.units]


def _concerned(entry: RecordEntry, year: int) -> set[int]:
    """The persons commended, or the members of the units at the end of the year of appraisal."""
    members = Tenure.objects.filter(
        held_on(year_of(year).last),
        court_id=entry.court_id,
        kind=UNIT_MEMBERSHIP.slug,
        unit_id__in=[unit_id for _, unit_id in entry.units],
    )
    people = {person_id for _, person_id in entry.people}
    return people | set(members.values_list("person_id", flat=True))
