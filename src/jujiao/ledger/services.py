"""The acts on a record: file, revise, submit, confirm, send back, supersede, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue import RECORD_KINDS
from jujiao.kernel.clauses import Breach, admit
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.transitions import FactState, next_fact_state
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.guards import breaches_of, outcome_of
from jujiao.ledger.issuers import with_level
from jujiao.ledger.models import ClosedYear, Participation, Record, Register
from jujiao.ledger.rules import lateness, no_word_here, problems_in, words_in
from jujiao.people.models import Unit
from jujiao.people.stamps import Stamp
from jujiao.policies.selectors import late_entry_days


@command("record.file")
def file_record(
    entry: RecordEntry,
    *,
    by: Actor,
    at: datetime,
    state: FactState = FactState.FILED,
    reason: str = "",
) -> Record:
    """登记: enters a record; where its kind needs no second person it is in force at once.

    ``state`` may also be DRAFT (nothing is checked yet) or PLANNED. Raises Refused with a problem
    for each field, where a rule of its kind blocks it, where it comes late without a reason, and
    where the year is closed. What only warns stands in its ``warnings``.
    """
    entry = with_level(entry, state)
    _check(entry, at, state)
    _check_wordless(entry.record_kind, reason)
    _check_year_open(entry)
    warnings = _admitted(entry, at, reason) if state is FactState.FILED else ()
    if state is FactState.FILED and not entry.record_kind.wants_confirmation:
        state = FactState.IN_FORCE
    [record] = enter_records([entry], [Stamp(at, by, state, reason=reason)])
    record.warnings = warnings
    return record


@command("record.revise")
def revise_record(
    record: Record, entry: RecordEntry, *, version: int, by: Actor, at: datetime
) -> Record:
    """Changes a draft or a plan in place. Raises Refused where somebody changed it meanwhile."""
    _reread(record)
    if FactState(record.state) not in (FactState.DRAFT, FactState.PLANNED):
        raise refuse("wrong_state", "只有草稿和计划可以直接修改。", remedy="已生效的请用“更正”。")
    _check_version(record, version)
    _check_same_book(record, entry)
    _check(entry, at, FactState.DRAFT)
    for column, value in _columns(entry).items():
        setattr(record, column, value)
    record.version += 1
    record.save()
    _replace_participations(record, entry)
    return record


@command("record.submit")
def submit_record(record: Record, *, by: Actor, at: datetime, reason: str = "") -> Record:
    """提交: a draft or plan becomes a filed record, or is in force where no second person is wanted."""
    _reread(record)
    entry = with_level(entry_of(record), FactState.FILED)
    _check(entry, at, FactState.FILED)
    _check_wordless(entry.record_kind, reason)
    _check_year_open(entry)
    why = reason or record.reason
    record.warnings = _admitted(entry, at, why)
    state = next_fact_state(record.state, "file")
    wants = entry.record_kind.wants_confirmation
    record.state = (state if wants else FactState.IN_FORCE).value
    record.award_level = entry.award_level
    record.recorded_at, record.reason = at, why
    record.recorded_by_id, record.recorded_by_name = by.account_id, by.name
    record.save()
    return record


@command("record.confirm")
def confirm_record(record: Record, *, by: Actor, at: datetime) -> Record:
    """确认: a second person brings the record in force."""
    _reread(record)
    record.state = next_fact_state(record.state, "confirm").value
    record.confirmed_at, record.confirmed_by_name = at, by.name
    record.save()
    _supersede_predecessor(record)
    return record


@command("record.send_back")
def send_back_record(record: Record, *, reason: str, by: Actor, at: datetime) -> Record:
    """退回: the record goes back to whoever filed it, with a reason."""
    _need_reason(reason, RECORD_KINDS[record.kind])
    _reread(record)
    record.state = next_fact_state(record.state, "send_back").value
    record.reason = reason
    record.save()
    return record


@command("record.supersede")
def supersede_record(
    record: Record, entry: RecordEntry, *, version: int, reason: str, by: Actor, at: datetime
) -> Record:
    """更正: a new record takes the place of one in force, which stays readable, with the reason.

    Closed years take corrections, and what broke a rule before may be put right elsewhere. Where the kind wants a second person, the old record stays in
    force until the new one is confirmed.
    """
    _need_reason(reason, entry.record_kind)
    _reread(record)
    _check_version(record, version)
    next_fact_state(record.state, "supersede")
    _check_same_book(record, entry)
    entry = with_level(entry, FactState.FILED)
    _check(entry, at, FactState.FILED)
    if _moves_to_another_year(record, entry):
        _check_year_open(entry)
    warnings = admit(_brought_in(record, entry))
    wants = entry.record_kind.wants_confirmation
    stamp = Stamp(at, by, FactState.FILED if wants else FactState.IN_FORCE, reason=reason)
    [successor] = enter_records([entry], [stamp])
    successor.supersedes, successor.warnings = record, warnings
    successor.save()
    if not wants:
        _supersede_predecessor(successor)
    return successor


@command("record.withdraw")
def withdraw_record(record: Record, *, reason: str, by: Actor, at: datetime) -> Record:
    """撤回: the record no longer counts; it and the reason stay readable."""
    _need_reason(reason, RECORD_KINDS[record.kind])
    _reread(record)
    record.state = next_fact_state(record.state, "withdraw").value
    record.reason = reason
    record.save()
    return record


@dataclass(frozen=True, slots=True)
class YearOfCourt:
    """A year of a court's ledger."""

    court_id: int
    calendar_year: int

    def __str__(self) -> str:
        return f"{self.calendar_year}年"


@command("year.close")
def close_year(year: YearOfCourt, *, by: Actor, at: datetime) -> ClosedYear:
    """封账: from now on the year takes corrections only.

    Raises Refused where it is closed already, or is not over.
    """
    if timezone.localdate(at) <= date(year.calendar_year, 12, 31):
        raise refuse(
            "year_running",
            f"{year.calendar_year}年还没有过完，不能封账。",
            place="year",
            remedy="请在年度终了以后封账。",
        )
    if is_closed(year.court_id, year.calendar_year):
        raise refuse("year_closed", f"{year.calendar_year}年已经封账。")
    closed = ClosedYear(
        court_id=year.court_id,
        calendar_year=year.calendar_year,
        closed_at=at,
        closed_by_name=by.name,
    )
    closed.save()
    return closed


def is_closed(court_id: int, calendar_year: int) -> bool:
    """Whether the year takes corrections only."""
    return ClosedYear.objects.filter(court_id=court_id, calendar_year=calendar_year).exists()


def enter_records(entries: Sequence[RecordEntry], stamps: Sequence[Stamp]) -> list[Record]:
    """Writes records with their participants inside the running command."""
    rows = [
        Record(**_columns(entry), **stamp.columns())
        for entry, stamp in zip(entries, stamps, strict=True)
    ]
    records = Record.objects.bulk_create(rows)
    taking_part: list[Participation] = []
    for record, entry in zip(records, entries, strict=True):
        taking_part.extend(_participations(record, entry))
    Participation.objects.bulk_create(taking_part)
    return records


def open_registers(
    court: Unit, year: int, slugs: Iterable[str], *, at: datetime, basis: str
) -> bool:
    """Says that the court keeps these registers in the year, inside the running command.

    Returns whether any of them is new.
    """
    kept = set(
        Register.objects.filter(court=court, register_year=year).values_list("slug", flat=True)
    )
    fresh = [slug for slug in dict.fromkeys(slugs) if slug not in kept]
    Register.objects.bulk_create(
        [
            Register(court=court, register_year=year, slug=slug, opened_at=at, basis=basis[:300])
            for slug in fresh
        ]
    )
    return bool(fresh)


def entry_of(record: Record) -> RecordEntry:
    """What a record says, as an entry: the start of a correction."""
    taking_part = list(record.participations.order_by("position"))
    return RecordEntry(
        court_id=record.court_id,
        kind=record.kind,
        occurred_on=record.occurred_on,
        title=record.title,
        unit_id=record.unit_id,
        award_level=record.level,
        outcome=record.outcome,
        serial=record.serial,
        issuer=record.issuer,
        document_no=record.document_no,
        quantity=record.quantity,
        place_name=record.place_name,
        place_id=record.place_id,
        campaign_id=record.campaign_id,
        ended_on=record.ended_on,
        details=record.details,
        people=tuple((one.role, one.person_id) for one in taking_part if one.person_id),
        units=tuple((one.role, one.unit_id) for one in taking_part if one.unit_id),
    )


def _columns(entry: RecordEntry) -> dict[str, object]:
    return {
        "court_id": entry.court_id,
        "kind": entry.kind,
        "occurred_on": entry.occurred_on,
        "title": entry.title[:300],
        "unit_id": entry.unit_id,
        "award_level": int(entry.award_level) if entry.award_level else None,
        "outcome": outcome_of(entry),
        "serial": entry.serial[:40],
        "issuer": entry.issuer[:160],
        "document_no": entry.document_no[:80],
        "quantity": entry.quantity,
        "place_name": entry.place_name[:120],
        "place_id": entry.place_id,
        "campaign_id": entry.campaign_id,
        "ended_on": entry.ended_on,
        "details": dict(entry.details),
    }


def _participations(record: Record, entry: RecordEntry) -> list[Participation]:
    people = [(role, person_id, None) for role, person_id in entry.people]
    units = [(role, None, unit_id) for role, unit_id in entry.units]
    return [
        Participation(
            record=record, role=role, person_id=person_id, unit_id=unit_id, position=position
        )
        for position, (role, person_id, unit_id) in enumerate([*people, *units])
    ]


def _check(entry: RecordEntry, at: datetime, state: FactState) -> None:
    wordy = words_in(entry)
    if wordy:
        raise Refused(*wordy)
    if state is FactState.DRAFT:
        return
    today = timezone.localdate(at)
    problems = problems_in(entry, today=today, planned=state is FactState.PLANNED)
    if problems:
        raise Refused(*problems)


def _admitted(entry: RecordEntry, at: datetime, reason: str) -> tuple[Problem, ...]:
    """What only warns. Raises Refused where a rule blocks, or where it comes late without a reason."""
    warnings = admit(breaches_of(entry))
    if not reason.strip() and not entry.record_kind.fixed_reasons:
        today = timezone.localdate(at)
        after = late_entry_days(entry.court_id, on=today)
        late = lateness(recorded=today, occurred=entry.occurred_on, after_days=after)
        if late is not None:
            raise Refused(late)
    return warnings


def _brought_in(record: Record, entry: RecordEntry) -> list[Breach]:
    """The rules that the correction breaks and the record did not."""
    broken = breaches_of(entry)
    before = {one.clause for one in breaches_of(entry_of(record))} if broken else set()
    return [one for one in broken if one.clause not in before]


def _check_year_open(entry: RecordEntry) -> None:
    day = entry.occurred_on
    if day is not None and is_closed(entry.court_id, day.year):
        raise refuse(
            "year_closed",
            f"{day.year}年已经封账，不能再登记。",
            place="occurred_on",
            remedy="只能更正已有的记录。",
        )


def _reread(record: Record) -> None:
    """Takes the row as it stands now and keeps it: others may have acted since it was shown."""
    record.refresh_from_db(from_queryset=Record.objects.select_for_update())


def _check_same_book(record: Record, entry: RecordEntry) -> None:
    if (record.court_id, record.kind) != (entry.court_id, entry.kind):
        raise refuse(
            "other_book", "更正不能换法院，也不能换台账种类。", remedy="请撤回后另行登记。"
        )


def _moves_to_another_year(record: Record, entry: RecordEntry) -> bool:
    before, after = record.occurred_on, entry.occurred_on
    return after is not None and (before is None or before.year != after.year)


def _check_version(record: Record, version: int) -> None:
    if record.superseded_by.exclude(state=FactState.WITHDRAWN.value).exists():
        raise refuse("newer_exists", "这条记录已有更正件。", remedy="请打开更正件，在它上面再改。")
    if record.version != version:
        raise Refused(
            Problem(
                "changed_meanwhile",
                "",
                "您填写期间，这条记录被别人改过。",
                "下面左边是现在的内容，右边是您填的；请核对后再提交。",
            )
        )


def _need_reason(reason: str, kind: RecordKind) -> None:
    if not reason.strip():
        raise refuse(
            "reason_missing", "没有写原因。", place="reason", remedy="请用一句话说明原因。"
        )
    _check_wordless(kind, reason)


def _check_wordless(kind: RecordKind, reason: str) -> None:
    """A kind that takes no words takes none as a reason either: it is chosen from its own."""
    if reason and kind.fixed_reasons and reason not in kind.fixed_reasons.values():
        raise Refused(no_word_here(kind.label, "reason"))


def _supersede_predecessor(record: Record) -> None:
    before = record.supersedes
    if before is not None and before.state == FactState.IN_FORCE.value:
        before.state = next_fact_state(before.state, "supersede").value
        before.version += 1
        before.save()


def _replace_participations(record: Record, entry: RecordEntry) -> None:
    for before in record.participations.all():
        before.delete()
    Participation.objects.bulk_create(_participations(record, entry))
