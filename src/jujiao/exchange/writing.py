"""Writing what rows say: new facts in bulk, corrected facts one by one, inside the running command."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from jujiao.exchange.deeds import Deed, PersonEntry
from jujiao.findings.models import Finding
from jujiao.findings.services import FindingEntry, enter_findings
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.models import Record
from jujiao.ledger.services import enter_records
from jujiao.people.models import Fact, Person, Tenure
from jujiao.people.services import TenureEntry, end_tenures, enter_tenures
from jujiao.people.stamps import Stamp
from jujiao.policies.services import PolicySetting, enter_policy
from jujiao.procedures.models import Procedure
from jujiao.procedures.services import ProcedureEntry, enter_procedures

Numbered = tuple[int, Deed]
AnEntry = TypeVar("AnEntry", RecordEntry, TenureEntry, ProcedureEntry, FindingEntry)
FACTS: dict[str, type[Fact]] = {
    "record": Record,
    "tenure": Tenure,
    "procedure": Procedure,
    "finding": Finding,
}
LIVING = (FactState.IN_FORCE.value, FactState.FILED.value)


@dataclass(frozen=True, slots=True)
class FactWriter:
    """Writes the facts of one sheet; ``stamp`` is that of the act, ``source`` names a row's place."""

    court_id: int
    stamp: Stamp
    source: Callable[[int], str]

    def write(self, deeds: Sequence[Numbered]) -> list[str]:
        """Enters new facts and returns a reference for each, in order."""
        refs: dict[int, str] = {}
        places = list(enumerate(deeds))
        self._end(deed for _, deed in deeds)
        for enter, kind in (
            (self._people, PersonEntry),
            (self._policies, PolicySetting),
            (self._records, RecordEntry),
            (self._tenures, TenureEntry),
            (self._procedures, ProcedureEntry),
        ):
            own = [(place, one) for place, one in places if isinstance(one[1].entry, kind)]
            written = enter([one for _, one in own]) if own else []
            refs |= {place: ref for (place, _), ref in zip(own, written, strict=True)}
        self._findings(places, refs)
        return [refs[place] for place in range(len(deeds))]

    def supersede(self, number: int, deed: Deed, ref: str) -> str:
        """Puts a corrected fact in the place of an earlier one, which stays readable."""
        [fresh] = self.write([(number, self._linked(deed, ref))])
        before, after = fact_of(ref), fact_of(fresh)
        if before is None or after is None or before.pk == after.pk:
            return fresh
        after.supersedes = before
        after.reason = f"台账更正：{self.source(number)}"
        after.save()
        self._retire(before)
        if isinstance(before, Record) and isinstance(after, Record):
            _move_findings(before, after)
        return fresh

    def withdraw(self, ref: str) -> None:
        """A fact that the corrected row no longer tells, and the relation that it opened."""
        fact = fact_of(ref)
        if fact is None:
            return
        for gone in (fact, *_opened_by(fact)):
            gone.state, gone.reason = FactState.WITHDRAWN.value, "台账更正后不再有此项"
            gone.version += 1
            gone.save()

    def _retire(self, fact: Fact) -> None:
        for replaced in (fact, *_opened_by(fact)):
            replaced.state = FactState.SUPERSEDED.value
            replaced.version += 1
            replaced.save()

    def _stamps(self, deeds: Sequence[Numbered]) -> list[Stamp]:
        return [self.stamp.from_source(self.source(number)) for number, _ in deeds]

    def _records(self, deeds: Sequence[Numbered]) -> list[str]:
        rows = enter_records(_entries(deeds, RecordEntry), self._stamps(deeds))
        return [f"record:{row.pk}" for row in rows]

    def _tenures(self, deeds: Sequence[Numbered]) -> list[str]:
        """A relation that is known and still holds is not written again."""
        entries = _entries(deeds, TenureEntry)
        held = _running_tenures(entries)
        known = {_as_entry(row): row.pk for row in held}
        fresh = [
            (one, stamp)
            for one, stamp in zip(entries, self._stamps(deeds), strict=True)
            if one not in known
        ]
        _end_predecessors([one for one, _ in fresh], held)
        written = enter_tenures([one for one, _ in fresh], [stamp for _, stamp in fresh])
        made = {entry: row.pk for (entry, _), row in zip(fresh, written, strict=True)}
        return [f"tenure:{known.get(entry) or made[entry]}" for entry in entries]

    def _procedures(self, deeds: Sequence[Numbered]) -> list[str]:
        rows = enter_procedures(_entries(deeds, ProcedureEntry), self._stamps(deeds))
        return [f"procedure:{row.pk}" for row in rows]

    def _policies(self, deeds: Sequence[Numbered]) -> list[str]:
        settings = [deed.entry for _, deed in deeds if isinstance(deed.entry, PolicySetting)]
        by = self.stamp.by.name
        return [f"policy:{enter_policy(setting, set_by=by).pk}" for setting in settings]

    def _people(self, deeds: Sequence[Numbered]) -> list[str]:
        told = [deed.entry for _, deed in deeds if isinstance(deed.entry, PersonEntry)]
        people = Person.objects.in_bulk([one.person_id for one in told])
        changed = [person for one in told if _tell(person := people[one.person_id], one)]
        if changed:
            Person.objects.bulk_update(changed, PERSON_COLUMNS)
        return [f"person:{one.person_id}" for one in told]

    def _findings(self, places: Sequence[tuple[int, Numbered]], refs: dict[int, str]) -> None:
        """Findings come last: each belongs to the record of its own row."""
        records = {
            (number, deed.part): int(refs[place].partition(":")[2])
            for place, (number, deed) in places
            if isinstance(deed.entry, RecordEntry)
        }
        own = [
            (place, number, deed)
            for place, (number, deed) in places
            if isinstance(deed.entry, FindingEntry)
        ]
        entries = []
        for _, number, deed in own:
            assert isinstance(deed.entry, FindingEntry)
            record_id = records.get((number, deed.of_part), deed.entry.record_id)
            entries.append(replace(deed.entry, record_id=record_id))
        stamps = self._stamps([(number, deed) for _, number, deed in own])
        for (place, _, _), row in zip(own, enter_findings(entries, stamps), strict=True):
            refs[place] = f"finding:{row.pk}"

    def _linked(self, deed: Deed, ref: str) -> Deed:
        """A corrected finding stays with the record that its predecessor belongs to."""
        before = fact_of(ref)
        if isinstance(deed.entry, FindingEntry) and isinstance(before, Finding):
            return replace(deed, entry=replace(deed.entry, record_id=before.record_id))
        return deed

    def _end(self, deeds: Iterable[Deed]) -> None:
        for deed in deeds:
            for ending in deed.endings:
                end_tenures(self.court_id, ending.kind, ending.person_id, on=ending.on)


PERSON_COLUMNS = (
    "sex",
    "ethnicity",
    "born_on",
    "joined_work_on",
    "joined_court_on",
    "joined_party_on",
    "note",
    "on_roster",
)


def fact_of(ref: str) -> Fact | None:
    """The latest living form of a fact that a row became, or None for what is no fact."""
    sort, _, key = ref.partition(":")
    model = FACTS.get(sort)
    if model is None:
        return None
    fact = model._default_manager.get(pk=int(key))
    while fact.state == FactState.SUPERSEDED.value:
        following = {"supersedes": fact.pk, "state__in": LIVING}
        successor = model._default_manager.filter(**following).first()
        if successor is None:
            break
        fact = successor
    return fact


def _opened_by(fact: Fact) -> Sequence[Fact]:
    """The relation in force that a procedure opened: it stands and falls with the procedure."""
    opened = fact.tenure if isinstance(fact, Procedure) else None
    return [opened] if opened is not None and opened.state == FactState.IN_FORCE.value else []


def _entries(deeds: Sequence[Numbered], kind: type[AnEntry]) -> list[AnEntry]:
    return [deed.entry for _, deed in deeds if isinstance(deed.entry, kind)]


def _tell(person: Person, told: PersonEntry) -> bool:
    """Takes over what the roster says; whether anything changed."""
    said = {name: getattr(told, name) for name in PERSON_COLUMNS if name != "on_roster"}
    said["on_roster"] = True
    changed = {name: value for name, value in said.items() if getattr(person, name) != value}
    for name, value in changed.items():
        setattr(person, name, value)
    return bool(changed)


def _move_findings(before: Record, after: Record) -> None:
    for finding in Finding.objects.filter(record=before, state=FactState.IN_FORCE.value):
        finding.record = after
        finding.save()


SINGLE = frozenset({"unit_membership", "staff_class", "held_rank", "branch_membership"})
"""Relations of which a person has one at a time: a later one ends the one before."""


def _running_tenures(entries: Sequence[TenureEntry]) -> list[Tenure]:
    """The relations in force of these people and kinds."""
    return list(
        Tenure.objects.filter(
            person_id__in={entry.person_id for entry in entries},
            kind__in={entry.kind for entry in entries},
            state=FactState.IN_FORCE.value,
        )
    )


def _as_entry(row: Tenure) -> TenureEntry:
    return TenureEntry(
        row.court_id,
        row.kind,
        row.person_id,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        unit_id=row.unit_id,
        counterpart_id=row.counterpart_id,
        title=row.title,
        outside=row.outside,
        outcome=row.outcome,
        document_no=row.document_no,
    )


def _end_predecessors(entries: Sequence[TenureEntry], held: Sequence[Tenure]) -> None:
    """A later rank or department ends the one before on the eve, where the day is known."""
    starts = {
        (entry.person_id, entry.kind): entry.starts_on
        for entry in entries
        if entry.kind in SINGLE and entry.starts_on is not None
    }
    for row in held:
        starts_on = starts.get((row.person_id, row.kind))
        earlier = starts_on is not None and (row.starts_on is None or row.starts_on < starts_on)
        if row.ends_on is None and starts_on is not None and earlier:
            row.ends_on = starts_on - timedelta(days=1)
            row.save()
