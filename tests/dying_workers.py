"""Workers that are killed at each step of sending; run in a process of its own, which forks them.

Prints what arrived. The order of the worker (send, then mark) loses nothing; the control marks first.
"""

from __future__ import annotations

import json
import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from django.db import connections, transaction

from cast import registers
from company import Company, the_company
from jujiao.cli.main import main as jujiao
from jujiao.notices.carriers import Carrier
from jujiao.notices.mail import MailCarrier
from jujiao.notices.mail import MailServer as MailAddress
from jujiao.notices.models import Arrival, ComposedDay, Letter, LetterState
from jujiao.notices.outbox import LEASE, mark_sent
from jujiao.notices.services import (
    NewTarget,
    OwnDelivery,
    choose_delivery,
    set_webhook,
)
from jujiao.notices.webhook import WebhookCarrier, read_allowed
from jujiao.notices.worker import Worker
from receivers import Gateway, MailServer, running

AT = datetime(2025, 4, 10, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
READERS = ("secretary", "officer", "clerk")
HEALTHY = 2


class MarksFirst(Worker):
    """The control: what is marked before it is sent is lost when the worker dies between the two."""

    def deliver(self, letter: Letter) -> None:
        """The wrong way round."""
        mark_sent(letter, at=self.clock(), reached=self.reached)
        self.reached(f"carrying {letter.channel}")
        self.carriers[letter.channel].carry(letter)


class Scene:
    """A court, a mail server and a gateway; each run begins with an empty outbox."""

    def __init__(self, mail: MailServer, gateway: Gateway) -> None:
        self.mail, self.gateway = mail, gateway
        jujiao(["migrate", "--json"])
        self.company = the_company()
        registers(self.company.court, 2025, ["branch_meetings"])
        for part in READERS:
            _wants_everything(self.company, part, gateway.port)

    def carriers(self) -> dict[str, Carrier]:
        server = MailAddress("127.0.0.1", self.mail.port, "jujiao@court.example")
        allowed = read_allowed([f"127.0.0.1:{self.gateway.port}"])
        return {"mail": MailCarrier(server), "webhook": WebhookCarrier(allowed)}

    def emptied(self) -> None:
        for model in (Letter, Arrival, ComposedDay):
            model.objects.all().delete()
        self.mail.mails.clear()
        self.gateway.posts.clear()

    def steps(self) -> list[str]:
        """Every step of an undisturbed run, in order."""
        self.emptied()
        seen: list[str] = []
        Worker("calm", lambda: AT, self.carriers(), seen.append).round()
        return seen

    def killed_at(self, place: int, kind: type[Worker]) -> dict[str, object]:
        """One worker dies at its n-th step; two others finish when its lease is over. What arrived."""
        self.emptied()
        _forked([lambda: kind("doomed", lambda: AT, self.carriers(), _dies_at(place)).round()])
        later = AT + LEASE + timedelta(seconds=1)

        def heals(name: str) -> Callable[[], object]:
            return lambda: kind(name, lambda: later, self.carriers()).round()

        _forked([heals(f"healthy {number}") for number in range(HEALTHY)])
        return self.outcome()

    def outcome(self) -> dict[str, object]:
        with transaction.atomic():
            letters = list(Letter.objects.values_list("key", "channel", "state"))
            inbox = Counter(Arrival.objects.values_list("key", flat=True))
        mailed = Counter(str(one["Message-ID"]) for one in self.mail.mails)
        posted = Counter(key for key, _ in self.gateway.posts)
        wanted = Counter(channel for _, channel, _ in letters)
        return {
            "unsent": [key for key, _, state in letters if state != LetterState.SENT],
            "wanted": dict(wanted),
            "inbox": sum(inbox.values()),
            "inbox_twice": sum(count > 1 for count in inbox.values()),
            "mails": len(mailed),
            "mails_repeated": sum(mailed.values()) - len(mailed),
            "posts": len(posted),
        }


def _wants_everything(company: Company, part: str, port: int) -> None:
    own = OwnDelivery(company.accounts[part])
    mail = f"{part}@court.example"
    choose_delivery(own, mail_address=mail, by_webhook=True, by=company.actor(part), at=AT)
    admin = company.actor("sysadmin")
    target = NewTarget(company.court.pk, f"http://127.0.0.1:{port}/")
    set_webhook(target, by=admin, at=AT)


def _dies_at(place: int) -> Callable[[str], None]:
    left = iter(range(place))

    def reached(step: str) -> None:
        if next(left, None) is None:
            os.kill(os.getpid(), signal.SIGKILL)

    return reached


def _forked(works: list[Callable[[], object]]) -> None:
    """Runs each in a child of its own, all at once, and waits for them."""
    connections.close_all()
    children = [_child(work) for work in works]
    for child in children:
        os.waitpid(child, 0)


def _child(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def chosen(steps: list[str], most: int) -> Iterator[int]:
    """Places in the run: of each kind of step as many as fit, spread over its occurrences."""
    places = sorted(range(len(steps)), key=lambda place: (steps[place], place))
    groups = [list(group) for _, group in groupby(places, key=lambda place: steps[place])]
    each = max(1, most // len(groups))
    for group in groups:
        picked = {group[round(n * (len(group) - 1) / max(1, each - 1))] for n in range(each)}
        yield from sorted(picked)


def run(most: int, times: int = 1) -> None:
    """Kills so many workers so many times, then the control where it is in danger; prints what came of it."""
    mail, gateway = MailServer(), Gateway()
    with running(mail), running(gateway):
        scene = Scene(mail, gateway)
        steps = scene.steps()
        places = [place for place in chosen(steps, most) for _ in range(times)]
        killed = [(steps[place], scene.killed_at(place, Worker)) for place in places]
        marked = [place for place, step in enumerate(steps) if step == "marked"]
        control = [scene.killed_at(place, MarksFirst) for place in marked[-3:]]
    print(  # noqa: T201
        json.dumps(
            {
                "steps": sorted(set(steps)),
                "killed": [{"step": step, **outcome} for step, outcome in killed],
                "control": control,
            }
        )
    )
