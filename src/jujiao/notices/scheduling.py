"""Composing a court's day: once, on working days, from the digest hour on; days that were missed are not
made up for, the next digest says everything that is still open."""

from __future__ import annotations

from datetime import date, datetime

from django.db import DatabaseError
from django.db.models import Max
from django.utils import timezone

from jujiao.access.models import Account
from jujiao.catalogue.defaults import PolicyDefault
from jujiao.catalogue.roles import StaffRole
from jujiao.integrity.terms import number_in_force
from jujiao.notices.digests import Digest, digest_of
from jujiao.notices.models import Channel, ComposedDay, DeliveryWish, Letter, WebhookTarget
from jujiao.notices.outbox import Composed, Reached, keep_day
from jujiao.notices.rules import PRACTICE
from jujiao.notices.selectors import CourtDay, court_day
from jujiao.people.selectors import courts
from jujiao.policies.selectors import work_calendar

DIGEST_HOUR = PolicyDefault("notice_digest_hour", "每个工作日几点发日提示", 8, PRACTICE)
UNKNOWN_YEAR = (
    "{year}年的节假日安排还没有导入，算不出工作日，日提示没有发。"
    "请系统管理员导入国务院办公厅当年的放假通知。"
)


def compose_due(at: datetime, *, reached: Reached) -> int:
    """Composes what is due for every court at this moment; how many letters are new."""
    local = timezone.localtime(at)
    composed = set(
        ComposedDay.objects.filter(composed_day=local.date()).values_list("court_id", flat=True)
    )
    calendar = work_calendar()
    is_known = local.year in calendar.years
    if is_known and not calendar.is_workday(local.date()):
        return 0
    waiting = [one.pk for one in courts() if one.pk not in composed and _is_time(one.pk, local)]
    made = 0
    for court_id in waiting:
        reached("scheduled")
        try:
            day = _digests(court_id, at) if is_known else _unknown_year(court_id, at)
        except DatabaseError:
            raise
        except Exception as fault:  # one court's trouble keeps no digest from another
            _say_trouble(court_id, fault, at=at)
            continue
        reached("composed")
        made += keep_day(day, at=at, reached=reached)
    return made


def _say_trouble(court_id: int, fault: Exception, *, at: datetime) -> None:
    """A word a day to those who run the machine; composing is tried again in the next round."""
    today = timezone.localdate(at)
    said = f"{today}的日提示没有编出来，程序出错：{fault!r}"
    alarms = alarm_letters(f"trouble:{court_id}:{today}", said, at=at)
    Letter.objects.bulk_create(alarms, ignore_conflicts=True)


def _is_time(court_id: int, local: datetime) -> bool:
    return local.hour >= number_in_force(court_id, DIGEST_HOUR, on=local.date())


def _digests(court_id: int, at: datetime) -> Composed:
    today = timezone.localdate(at)
    told = ComposedDay.objects.filter(court_id=court_id, composed_day__lt=today)
    told_on: date | None = told.aggregate(last=Max("composed_day"))["last"]
    day = court_day(court_id, today)
    wishes = DeliveryWish.objects.filter(account_id__in=list(day.readers)).in_bulk(
        field_name="account_id"
    )
    target = WebhookTarget.objects.filter(court_id=court_id).exclude(url="").first()
    letters: list[Letter] = []
    for account_id in day.readers:
        digest = digest_of(day, account_id, told_on=told_on)
        if digest is not None:
            ways = _ways(wishes.get(account_id), target)
            letters += [_letter(day, account_id, digest, way, at) for way in ways]
    return Composed(court_id, today, tuple(letters))


def _ways(wish: DeliveryWish | None, target: WebhookTarget | None) -> list[tuple[str, str]]:
    """Channel and address of every way that leads to a reader; the system always does."""
    ways: list[tuple[str, str]] = [(Channel.INBOX, "")]
    if wish is not None and wish.mail_address:
        ways.append((Channel.MAIL, wish.mail_address))
    if wish is not None and wish.by_webhook and target is not None:
        ways.append((Channel.WEBHOOK, target.url))
    return ways


def _letter(
    day: CourtDay, account_id: int, digest: Digest, way: tuple[str, str], at: datetime
) -> Letter:
    channel, address = way
    return Letter(
        key=f"digest:{day.court_id}:{day.as_of}:{account_id}:{channel}",
        channel=channel,
        court_id=day.court_id,
        account_id=account_id,
        address=address,
        content=digest.as_content(),
        made_at=at,
        not_before=at,
    )


def _unknown_year(court_id: int, at: datetime) -> Composed:
    """Nobody's digest, and a word to those who run the machine."""
    today = timezone.localdate(at)
    said = UNKNOWN_YEAR.format(year=today.year)
    return Composed(court_id, today, alarm_letters(f"calendar:{today}", said, at=at))


def alarm_letters(key: str, said: str, *, at: datetime) -> tuple[Letter, ...]:
    """A word to every system administrator, in the system."""
    admins = Account.objects.filter(
        is_active=True, grants__role=StaffRole.SYSTEM_ADMIN.value
    ).distinct()
    content = {"day": timezone.localdate(at).isoformat(), "subject": said, "lines": [said]}
    return tuple(
        Letter(
            key=f"{key}:{account_id}"[:120],
            channel=Channel.INBOX,
            account_id=account_id,
            content=content,
            made_at=at,
            not_before=at,
        )
        for account_id in admins.order_by("pk").values_list("pk", flat=True)
    )
