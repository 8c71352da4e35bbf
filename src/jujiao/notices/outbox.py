"""The outbox, in the same database as the ledger: letters are kept, leased, marked, postponed, parked.

Each step is one short transaction. A letter that was leased by somebody who died is leased again when
the lease is over. What is sent before it is marked may be sent twice, with the same key; what is marked
before it is sent may be lost: so it is sent first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Q

from jujiao.notices.models import Arrival, Channel, ComposedDay, Letter, LetterState

LEASE = timedelta(minutes=2)
MOST_TRIES = 5
SHORTEST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=30)
KEPT = timedelta(days=200)
GAVE_UP = "处理了五次都没有做完。"

Reached = Callable[[str], None]
"""Told the name of each step as it is reached; a test dies there."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A court's day with its letters, ready to be kept."""

    court_id: int
    day: date
    letters: tuple[Letter, ...]


def keep_day(composed: Composed, *, at: datetime, reached: Reached) -> int:
    """Keeps the letters of a day, all or none; how many are new. A day that is kept stays as it is."""
    try:
        with transaction.atomic():
            ComposedDay.objects.create(
                court_id=composed.court_id,
                composed_day=composed.day,
                composed_at=at,
                letter_count=len(composed.letters),
            )
            reached("keeping")
            Letter.objects.bulk_create(composed.letters, ignore_conflicts=True)
    except IntegrityError:
        return 0
    reached("kept")
    return len(composed.letters)


def lease_next(at: datetime, *, by: str, without: Iterable[str], reached: Reached) -> Letter | None:
    """Takes the next letter that is due, for a time; channels in ``without`` are left alone."""
    with transaction.atomic():
        due = Letter.objects.select_for_update(skip_locked=True).filter(
            Q(leased_until=None) | Q(leased_until__lt=at),
            state=LetterState.WAITING,
            not_before__lte=at,
        )
        letter = due.exclude(channel__in=list(without)).order_by("pk").first()
        if letter is None:
            return None
        letter.tries += 1
        letter.leased_until, letter.leased_by = at + LEASE, by
        letter.save(update_fields=["tries", "leased_until", "leased_by"])
        reached("leasing")
    reached("leased")
    return letter


def mark_sent(letter: Letter, *, at: datetime, reached: Reached) -> None:
    """The letter is out; into the inbox it goes in the same transaction."""
    with transaction.atomic():
        if letter.channel == Channel.INBOX:
            Arrival.objects.get_or_create(
                key=letter.key,
                defaults={
                    "court_id": letter.court_id,
                    "account_id": letter.account_id,
                    "content": letter.content,
                    "arrived_at": at,
                },
            )
        reached("marking")
        _settle(letter, state=LetterState.SENT, sent_at=at, last_error="")
    reached("marked")


def postpone(letter: Letter, why: str, *, at: datetime) -> None:
    """Nobody answered: later again, as often as it takes; that is not the letter's fault."""
    letter.postponed += 1
    wait = min(LONGEST_WAIT, SHORTEST_WAIT * 2 ** min(letter.postponed - 1, 6))
    _settle(
        letter,
        tries=letter.tries - 1,
        postponed=letter.postponed,
        not_before=at + wait,
        last_error=why,
    )


def retry_or_park(letter: Letter, why: str, *, at: datetime) -> bool:
    """The letter itself was refused: again a few times, then parked; whether it is parked now."""
    if letter.tries >= MOST_TRIES:
        park(letter, why)
        return True
    _settle(letter, not_before=at + SHORTEST_WAIT * letter.tries, last_error=why)
    return False


def park(letter: Letter, why: str) -> None:
    """搁置: it is not tried again until somebody has looked at it."""
    _settle(letter, state=LetterState.PARKED, last_error=why)


def forget_sent(at: datetime) -> int:
    """Takes out letters that went out long ago; what arrived in the system stays there."""
    old = Letter.objects.filter(state=LetterState.SENT, sent_at__lt=at - KEPT)
    return old.delete()[0]


def _settle(letter: Letter, **columns: object) -> None:
    """Writes what became of a leased letter and gives the lease back."""
    said = {**columns, "leased_until": None, "leased_by": ""}
    if isinstance(said.get("last_error"), str):
        said["last_error"] = str(said["last_error"])[:300]
    Letter.objects.filter(pk=letter.pk).update(**said)
