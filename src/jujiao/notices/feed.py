"""日历订阅: a person's deadlines as an .ics that his calendar fetches; restricted matters stand neutrally."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from django.utils import timezone

from jujiao.notices.models import DeliveryWish
from jujiao.notices.selectors import Asked, court_day, today_of
from jujiao.notices.services import feed_hash

WIDEST = 75
"""Octets of a line; what is longer goes on in the next, after a blank (RFC 5545, 3.1)."""


def feed_of(token: str, *, at: datetime) -> str | None:
    """The calendar of whoever holds the token, or None: a revoked token gives nothing."""
    wish = _wish_of(token)
    account = wish.account if wish else None
    if account is None or not account.is_active or account.court_id is None:
        return None
    day = court_day(account.court_id, timezone.localdate(at))
    reader = day.readers.get(account.pk)
    asked = today_of(day, reader).asked if reader else ()
    return calendar_of((one for one in asked if one.matter.due_on), name=account.full_name, at=at)


def _wish_of(token: str) -> DeliveryWish | None:
    if not token:
        return None
    rows = DeliveryWish.objects.filter(feed_hash=feed_hash(token))
    return rows.select_related("account").first()


def calendar_of(asked: Iterable[Asked], *, name: str, at: datetime) -> str:
    """An iCalendar with one all-day event for each deadline."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//jujiao//notices//ZH", "METHOD:PUBLISH"]
    lines.append("X-WR-CALNAME:聚焦待办")
    for one in asked:
        lines += _event(one, name, at)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(one: Asked, name: str, at: datetime) -> Iterator[str]:
    matter = one.matter
    due_on = matter.due_on or date.max
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(matter.key)}@jujiao"
    yield f"DTSTAMP:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{due_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{due_on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(matter.outside_line(name))}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split())


def _folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, no character cut through."""
    part = ""
    for char in line:
        if len((part + char).encode()) > WIDEST:
            yield part
            part = " "
        part += char
    yield part
