"""印发、送达、签收通报: an issue takes its number once, is frozen, and enters the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, datetime

from django.utils import timezone

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.catalogue.streams import BULLETIN_KINDS
from jujiao.findings.bulletins import BulletinDraft, numbers_used
from jujiao.findings.models import Bulletin, BulletinCitation, BulletinDelivery
from jujiao.findings.services.steps import need_text
from jujiao.kernel.problems import Refused, refuse
from jujiao.kernel.transitions import FactState
from jujiao.ledger.entries import RecordEntry
from jujiao.ledger.services import enter_records, is_closed
from jujiao.papers.tree import said_day
from jujiao.people.models import Unit
from jujiao.people.stamps import Stamp


@command("bulletin.issue")
def issue_bulletin(draft: BulletinDraft, *, by: Actor, at: datetime) -> Bulletin:
    """印发: the issue takes its number, cites its inspections, and counts from its day on.

    Raises Refused for a number that was used, an issue without inspections, a problem on which the
    inspected still have the word.
    """
    Unit.objects.select_for_update().get(pk=draft.court_id)
    _check(draft, today=timezone.localdate(at))
    content = draft.content()
    [record] = enter_records(
        [
            RecordEntry(
                draft.court_id,
                BULLETIN_KINDS[draft.stream].slug,
                occurred_on=draft.issued_on,
                serial=draft.serial,
            )
        ],
        [Stamp(at, by, FactState.IN_FORCE)],
    )
    bulletin = Bulletin(
        court_id=draft.court_id,
        stream=draft.stream,
        bulletin_year=draft.bulletin_year,
        issue_no=draft.issue_no,
        names_shown=draft.names_shown,
        issued_on=draft.issued_on,
        issued_by_name=by.name,
        record=record,
        frozen=asdict(content),
    )
    bulletin.save()
    BulletinCitation.objects.bulk_create(
        [BulletinCitation(bulletin=bulletin, record=one) for one in draft.cites]
    )
    return bulletin


@command("bulletin.deliver")
def deliver_bulletin(
    bulletin: Bulletin, unit_ids: Sequence[int], *, on: date, by: Actor, at: datetime
) -> list[BulletinDelivery]:
    """送达: to which units the issue went. Raises Refused for a unit that has it already."""
    had = set(bulletin.deliveries.values_list("unit_id", flat=True))
    if had & set(unit_ids):
        raise refuse("delivered_before", "其中有单位已经送达过。", place="unit_ids")
    if on < bulletin.issued_on or on > timezone.localdate(at):
        raise refuse("wrong_date", "送达日期不在印发之后、今天之前。", place="on")
    return BulletinDelivery.objects.bulk_create(
        [
            BulletinDelivery(
                court_id=bulletin.court_id, bulletin=bulletin, unit_id=one, delivered_on=on
            )
            for one in unit_ids
        ]
    )


@command("bulletin.receive")
def receive_bulletin(
    delivery: BulletinDelivery,
    *,
    on: date,
    received_by: str,
    slip_no: str = "",
    by: Actor,
    at: datetime,
) -> BulletinDelivery:
    """签收: who signed for it on which day, maybe on a paper slip that somebody enters."""
    row = BulletinDelivery.objects.select_for_update().get(pk=delivery.pk)
    if row.received_on is not None:
        signed_on = said_day(row.received_on)
        raise refuse("received_before", f"已由{row.received_by_name}于{signed_on}签收。")
    if on < row.delivered_on or on > timezone.localdate(at):
        raise refuse("wrong_date", "签收日期不在送达之后、今天之前。", place="on")
    row.received_on = on
    row.received_by_name = need_text(received_by, place="received_by", what="签收人")[:60]
    row.slip_no = slip_no.strip()[:40]
    row.save()
    return row


def _check(draft: BulletinDraft, *, today: date) -> None:
    if draft.issued_on > today:
        raise refuse("future_date", "印发日期还没有到。", place="issued_on", remedy="请改日期。")
    if is_closed(draft.court_id, draft.bulletin_year):
        raise refuse("year_closed", f"{draft.bulletin_year}年已经封账，不能再印发通报。")
    if draft.issue_no < 1 or draft.issue_no in numbers_used(
        draft.court_id, draft.stream, draft.bulletin_year
    ):
        raise refuse(
            "number_used",
            f"{draft.bulletin_year}年{draft.serial}已用过。",
            place="issue_no",
            remedy="期号按条线、按年编排，不得重复。",
        )
    problems = draft.objections()
    if problems:
        raise Refused(*problems)
