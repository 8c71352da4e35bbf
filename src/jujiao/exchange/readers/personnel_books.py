"""人事变动、师徒结对、法治副校长: dated relations and how people move on."""

from __future__ import annotations

from datetime import date, timedelta

from jujiao.catalogue.careers import (
    APPOINTMENT,
    ARRIVAL,
    DEPARTMENT_HEAD,
    ELSEWHERE,
    GRASSROOTS_POSTING,
    JUDGE_GRADE_PROMOTION,
    JUDGE_QUOTA_SELECTION,
    OTHER_CHANGE,
    OTHER_POST,
    PERSON,
    POLICE_RANK_PROMOTION,
    RANK_PROMOTION,
    RETIRED,
    STAFF_CHANGE,
    TRANSFER_OUT,
    TRIBUNAL,
)
from jujiao.catalogue.law_outreach import LAW_VICE_PRINCIPAL
from jujiao.catalogue.mentorship import MENTORSHIP
from jujiao.catalogue.relations import (
    COURT_SERVICE,
    POST,
    RANK,
    RETIREMENT,
    STAFF_CLASS,
    UNIT_MEMBERSHIP,
)
from jujiao.exchange.deeds import Deed, Ending
from jujiao.exchange.desk import Desk, SheetReader, keeps
from jujiao.exchange.faults import RowFault, Why
from jujiao.exchange.tables import DataRow, RowGroup
from jujiao.kernel.concepts import ProcedureKind
from jujiao.ledger.entries import RecordEntry
from jujiao.people.models import Person, UnitSort
from jujiao.people.rules import is_department_head, sort_of_unit
from jujiao.people.services import TenureEntry
from jujiao.procedures.services import ProcedureEntry

STAFF_MOVES = (
    (RETIRED, ("退休", "离休")),
    (TRANSFER_OUT, ("调出", "调离", "辞职", "辞去公职", "辞退", "死亡", "去世", "转出")),
    (ARRIVAL, ("调入", "招录", "录用", "转入", "新进", "安置", "入职")),
)
QUOTA_WORDS = ("遴选", "入额")
PROMOTION_WORDS = ("晋升", "晋级", "套转", "职级")
POSTING_WORDS = ("选派", "派驻", "下派", "挂职", "锻炼", "充实", "轮岗", "交流")
POST_WORDS = ("任用", "任职", "任命", "提任", "提拔", "选任", "任免", "聘任", "转任")


def read_change(group: RowGroup, desk: Desk) -> list[Deed]:
    """One change of a person's position, as what it is: a promotion, selection, posting, departure.

    Each sort of fact is a part of its own, so that a corrected word withdraws one and enters another.
    """
    row = group.first
    person = desk.roll.find_or_enter(
        desk.need(row, "person_name"),
        row.text("unit_name"),
        field="person_name",
        where=desk.where(row),
    )
    word, on = desk.need(row, "change_type"), desk.day(row)
    for move, words in STAFF_MOVES:
        if any(one in word for one in words):
            return _staff_change(row, desk, person, move, on)
    if any(one in word for one in QUOTA_WORDS):
        return [_quota_selection(row, desk, person, on)]
    if any(one in word for one in POSTING_WORDS):
        return [_posting(row, desk, person, on)]
    if any(one in word for one in PROMOTION_WORDS):
        return [_promotion(row, desk, person, on)]
    if any(one in word for one in POST_WORDS):
        return [_appointment(row, desk, person, on)]
    return _staff_change(row, desk, person, OTHER_CHANGE, on)


def _staff_change(row: DataRow, desk: Desk, person: Person, move: str, on: date) -> list[Deed]:
    record = RecordEntry(
        desk.court_id,
        STAFF_CHANGE.slug,
        occurred_on=on,
        title=row.text("change_type"),
        outcome=move,
        document_no=row.text("document_no"),
        people=((PERSON, person.pk),),
    )
    leaving = move in (RETIRED, TRANSFER_OUT)
    ended = (COURT_SERVICE, UNIT_MEMBERSHIP, POST) if leaving else ()
    endings = tuple(Ending(kind.slug, person.pk, on) for kind in ended)
    deeds = [Deed(record, part="change", endings=endings)]
    opened = {RETIRED: RETIREMENT, ARRIVAL: COURT_SERVICE}.get(move)
    if opened is not None:
        deeds.append(
            Deed(TenureEntry(desk.court_id, opened.slug, person.pk, starts_on=on), part="opened")
        )
    return deeds


def _promotion(row: DataRow, desk: Desk, person: Person, on: date) -> Deed:
    """职级, 法官等级 and 警衔 are three ladders; the new rank says which."""
    rank = row.text("to_post")
    said = row.text("change_type") + rank
    kind = RANK_PROMOTION
    if "法官" in said:
        kind = JUDGE_GRADE_PROMOTION
    elif "警" in said:
        kind = POLICE_RANK_PROMOTION
    rank_before = Ending(RANK.slug, person.pk, on - timedelta(days=1))
    opens = TenureEntry(desk.court_id, RANK.slug, person.pk, starts_on=on, title=rank)
    return _procedure(row, desk, kind, person, on, opens=opens, endings=(rank_before,))


def _quota_selection(row: DataRow, desk: Desk, person: Person, on: date) -> Deed:
    before = Ending(STAFF_CLASS.slug, person.pk, on - timedelta(days=1))
    opens = TenureEntry(
        desk.court_id, STAFF_CLASS.slug, person.pk, starts_on=on, title=row.text("to_post")
    )
    return _procedure(row, desk, JUDGE_QUOTA_SELECTION, person, on, opens=opens, endings=(before,))


def _appointment(row: DataRow, desk: Desk, person: Person, on: date) -> Deed:
    post = row.text("to_post")
    outcome = DEPARTMENT_HEAD if is_department_head(post) else OTHER_POST
    unit = desk.roll.unit(row.text("unit_name"), where=desk.where(row))
    opens = TenureEntry(
        desk.court_id,
        POST.slug,
        person.pk,
        starts_on=on,
        title=post,
        unit_id=unit.pk if unit else None,
    )
    return _procedure(row, desk, APPOINTMENT, person, on, opens=opens, outcome=outcome)


def _procedure(
    row: DataRow,
    desk: Desk,
    kind: ProcedureKind,
    person: Person,
    on: date,
    *,
    opens: TenureEntry,
    outcome: str = "",
    endings: tuple[Ending, ...] = (),
) -> Deed:
    before, after = row.text("from_post"), row.text("to_post")
    entry = ProcedureEntry(
        desk.court_id,
        kind.slug,
        person_id=person.pk,
        title=f"{before}→{after}" if before else after,
        outcome=outcome,
        started_on=None,
        completed_on=on,
        document_no=row.text("document_no"),
        steps=(("appointed", on),),
        opens=opens,
    )
    return Deed(entry, part="procedure", endings=endings)


def _posting(row: DataRow, desk: Desk, person: Person, on: date) -> Deed:
    target = desk.roll.unit(row.text("to_post"), where=desk.where(row))
    to_tribunal = target is not None and sort_of_unit(target.name) is UnitSort.TRIBUNAL
    named = "法庭" in row.text("change_type") + row.text("to_post")
    entry = TenureEntry(
        desk.court_id,
        GRASSROOTS_POSTING.slug,
        person.pk,
        starts_on=on,
        unit_id=target.pk if target else None,
        outcome=TRIBUNAL if to_tribunal or named else ELSEWHERE,
        document_no=row.text("document_no"),
    )
    return Deed(entry, part="posting")


def _term(row: DataRow, desk: Desk) -> tuple[date, date | None]:
    if row.text("term") and not row.text("starts_on"):
        return desk.term(row)
    starts, ends = desk.day(row, "starts_on"), desk.maybe_day(row, "ends_on")
    if ends is not None and ends < starts:
        raise RowFault(
            Why.BAD_DATE, "ends_on", row.text("ends_on"), "结束日期早于起始日期，请改正。"
        )
    return starts, ends


def _one_of_pair(row: DataRow, desk: Desk, name: str) -> Person:
    """Mentor or mentee; of two who share a name, the one of the department beside it."""
    return desk.roll.find_or_enter(
        desk.need(row, name), row.text(f"{name}_unit"), field=name, where=desk.where(row)
    )


def read_mentorship(group: RowGroup, desk: Desk) -> list[Deed]:
    """A pair of mentor and mentee for a term."""
    row = group.first
    mentor, mentee = _one_of_pair(row, desk, "mentor"), _one_of_pair(row, desk, "mentee")
    starts, ends = _term(row, desk)
    return [
        Deed(
            TenureEntry(
                desk.court_id,
                MENTORSHIP.slug,
                mentor.pk,
                starts_on=starts,
                ends_on=ends,
                counterpart_id=mentee.pk,
                title=row.text("progress"),
            )
        )
    ]


def read_vice_principal(group: RowGroup, desk: Desk) -> list[Deed]:
    """A colleague appointed to a school for a term."""
    row = group.first
    person = desk.roll.find_or_enter(
        desk.need(row, "person_name"),
        row.text("unit_name"),
        field="person_name",
        where=desk.where(row),
    )
    starts, ends = _term(row, desk)
    return [
        Deed(
            TenureEntry(
                desk.court_id,
                LAW_VICE_PRINCIPAL.slug,
                person.pk,
                starts_on=starts,
                ends_on=ends,
                outside=row.text("school"),
            )
        )
    ]


READERS = (
    SheetReader("personnel_changes", "人事变动台账", 2, read_change, keeps("personnel_changes")),
    SheetReader(
        "mentorships", "师徒结对名单", 3, read_mentorship, keeps("mentorships"), yearly=False
    ),
    SheetReader(
        "law_vice_principals",
        "法治副校长名单",
        3,
        read_vice_principal,
        keeps("law_vice_principals"),
        yearly=False,
    ),
)
