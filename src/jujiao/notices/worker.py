"""The worker: composes what is due and carries letters out, one after the other, until none is due.

It may be killed anywhere. What it had leased is taken up again when the lease is over, by itself after a
restart or by another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import DatabaseError

from jujiao.notices.carriers import Carrier, Forbidden, InboxCarrier, Rejected, Unreachable
from jujiao.notices.models import Channel, Letter, LetterState
from jujiao.notices.outbox import (
    GAVE_UP,
    MOST_TRIES,
    Reached,
    forget_sent,
    lease_next,
    mark_sent,
    park,
    postpone,
    retry_or_park,
)
from jujiao.notices.scheduling import alarm_letters, compose_due

BROKEN = "程序出错：{fault}"
PARKED = "{channel}“{key}”发不出，已搁置：{why}"


def unnoticed(step: str) -> None:
    """Nobody watches the steps."""


@dataclass(slots=True)
class Round:
    """What a round came to."""

    composed: int = 0
    sent: int = 0
    postponed: int = 0
    parked: int = 0

    def as_json(self) -> dict[str, int]:
        """The round as programs read it."""
        return {
            "composed": self.composed,
            "sent": self.sent,
            "postponed": self.postponed,
            "parked": self.parked,
            "waiting": Letter.objects.filter(state=LetterState.WAITING).count(),
        }


class Worker:
    """One process at work. ``clock`` tells the moment, ``reached`` is told each step."""

    def __init__(
        self,
        name: str,
        clock: Callable[[], datetime],
        carriers: Mapping[str, Carrier],
        reached: Reached = unnoticed,
    ) -> None:
        self.name = name
        self.clock = clock
        self.carriers = {Channel.INBOX.value: InboxCarrier(), **carriers}
        self.reached = reached

    def round(self, *, is_stopped: Callable[[], bool] = lambda: False) -> Round:
        """Composes and carries until nothing is due; a channel that does not answer rests till the next."""
        done = Round(composed=compose_due(self.clock(), reached=self.reached))
        resting = {channel.value for channel in Channel} - set(self.carriers)
        while not is_stopped():
            letter = lease_next(self.clock(), by=self.name, without=resting, reached=self.reached)
            if letter is None:
                break
            self._take(letter, done, resting)
        forget_sent(self.clock())
        return done

    def _take(self, letter: Letter, done: Round, resting: set[str]) -> None:
        if letter.tries > MOST_TRIES:
            self._park(letter, GAVE_UP, done)
            return
        try:
            self.deliver(letter)
            done.sent += 1
        except Unreachable as fault:
            postpone(letter, str(fault), at=self.clock())
            resting.add(letter.channel)
            done.postponed += 1
        except Forbidden as fault:
            self._park(letter, str(fault), done)
        except Rejected as fault:
            self._refused(letter, str(fault), done)
        except DatabaseError:
            raise
        except Exception as fault:  # whatever one letter does to its carrier, the others go out
            self._refused(letter, BROKEN.format(fault=repr(fault)), done)

    def _refused(self, letter: Letter, why: str, done: Round) -> None:
        if retry_or_park(letter, why, at=self.clock()):
            self._alarm(letter, why)
            done.parked += 1

    def deliver(self, letter: Letter) -> None:
        """Sends first and marks afterwards: what is interrupted is sent again, never lost."""
        self.reached(f"carrying {letter.channel}")
        self.carriers[letter.channel].carry(letter)
        self.reached(f"carried {letter.channel}")
        mark_sent(letter, at=self.clock(), reached=self.reached)

    def _park(self, letter: Letter, why: str, done: Round) -> None:
        park(letter, why)
        self._alarm(letter, why)
        done.parked += 1

    def _alarm(self, letter: Letter, why: str) -> None:
        """Those who run the machine are told, in the system, once."""
        said = PARKED.format(channel=Channel(letter.channel).label, key=letter.key, why=why)
        alarms = alarm_letters(f"parked:{letter.pk}", said, at=self.clock())
        Letter.objects.bulk_create(alarms, ignore_conflicts=True)
