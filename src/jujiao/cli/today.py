"""Commands of the day: what it asks of a person, what is amiss in the year, and the work in the background."""

from __future__ import annotations

import os
import signal
import socket
from argparse import ArgumentParser, Namespace
from itertools import groupby
from threading import Event

from django.conf import settings
from django.db import close_old_connections
from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.access.scope import Scope
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, day
from jujiao.cli.courts import asking_of, court_asked
from jujiao.kernel.problems import refuse
from jujiao.notices.carriers import Carrier
from jujiao.notices.mail import MailCarrier, MailServer
from jujiao.notices.selectors import Asked, today_of_person
from jujiao.notices.services import NewTarget, set_webhook
from jujiao.notices.webhook import WebhookCarrier, read_allowed
from jujiao.notices.worker import Worker
from jujiao.people.models import Person
from jujiao.people.selectors import courts, people_called, person_named
from jujiao.quality.flaws import Flaw
from jujiao.quality.selectors import counted, flaws


def _today_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--person", required=True, help="姓名；同名的写成“姓名（部门）”")
    parser.add_argument("--as-of", required=True, type=day, help="哪一天，如2025-12-15")
    parser.add_argument("--court", help="法院全称；几个法院都有这个姓名时要写")


def _today(asked: Namespace, console: Console) -> int:
    person = _person(asked)
    today = today_of_person(person, asked.as_of)
    for one in today.asked:
        console.say(_line(one, person.full_name))
    for one in today.overseen:
        console.say(f"督办 {_line(one, '')}")
    if not today.asked:
        console.say(f"{asked.as_of}没有要{person.full_name}办的事。")
    console.answer(
        {
            "person": person.full_name,
            "court": person.court.name,
            "as_of": asked.as_of.isoformat(),
            "items": [_item(one) for one in today.asked],
            "overseen": [_item(one) for one in today.overseen],
        }
    )
    return ANSWERED


def _person(asked: Namespace) -> Person:
    """The one person of the name, in the court that is named or in the only one that has it."""
    if asked.court:
        return person_named(court_asked(asked).pk, asked.person)
    bare = asked.person.replace("(", "（").partition("（")[0]
    having = [one for one in courts() if people_called(Scope(one.pk), [bare])]
    if not having:
        raise refuse(
            "person_unknown", f"没有“{asked.person}”。", place="--person", remedy="请核对姓名。"
        )
    if len(having) > 1:
        names = "、".join(court.name for court in having)
        raise refuse(
            "court_ambiguous", f"{names}都有“{bare}”。", place="--person", remedy="请加--court。"
        )
    return person_named(having[0].pk, asked.person)


def _line(one: Asked, to: str) -> str:
    matter = one.matter
    words = f"{matter.sort.label} {matter.line(to)}"
    if matter.due_on is not None:
        words += f"，{matter.due_on}到期"
    rung = f"【{one.rung.label}】" if one.rung and matter.due_on else ""
    return f"{rung}{'逾期 ' if one.is_late else ''}{words}。{matter.remedy}"


def _item(one: Asked) -> dict[str, object]:
    matter = one.matter
    return {
        "key": matter.key,
        "sort": matter.sort.value,
        "title": matter.title,
        "period": matter.period,
        "who": matter.who,
        "due_on": matter.due_on.isoformat() if matter.due_on else None,
        "state": one.state,
        "rung": one.rung.label if one.rung else "",
        "basis": matter.basis,
        "remedy": matter.remedy,
        "kind": matter.fact_kind,
        "id": matter.public_id,
    }


def _quality_arguments(parser: ArgumentParser) -> None:
    ask_court_and_year(parser)


def _quality(asked: Namespace, console: Console) -> int:
    found = flaws(asking_of(asked))
    for kind, group in groupby(found, key=lambda flaw: flaw.kind):
        console.say(f"{kind.severity.label} {kind.label}")
        for flaw in group:
            console.say(f"  {_said(flaw)}")
    numbers = "，".join(f"{one.label}{number}项" for one, number in counted(found).items())
    console.say(f"{asked.year}年：{numbers}。")
    console.answer({"problems": [flaw.as_json() for flaw in found]})
    return ANSWERED


def _said(flaw: Flaw) -> str:
    return f"{flaw.where}：{flaw.message}{flaw.remedy}"


def _work_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--once", action="store_true", help="做完现在该做的就结束")
    parser.add_argument(
        "--every", type=int, default=20, metavar="秒", help="隔几秒看一次有没有要做的"
    )


def _work(asked: Namespace, console: Console) -> int:
    """Composes and delivers notices: once, or until it is told to stop."""
    stop = Event()
    worker = Worker(f"{socket.gethostname()}:{os.getpid()}", timezone.now, _carriers())
    if asked.once:
        done = worker.round().as_json()
        console.say("，".join(f"{label}{done[name]}" for name, label in WORK_WORDS.items()) + "。")
        console.answer(done)
        return ANSWERED
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: stop.set())
    console.say("后台已开始：编发日提示、投递消息。按 Ctrl-C 停止。")
    while not stop.is_set():
        done = worker.round(is_stopped=stop.is_set).as_json()
        if done["composed"] or done["sent"] or done["parked"]:
            console.say("，".join(f"{label}{done[name]}" for name, label in WORK_WORDS.items()))
        close_old_connections()
        stop.wait(asked.every)
    return ANSWERED


WORK_WORDS = {
    "composed": "新编",
    "sent": "送达",
    "postponed": "稍后再送",
    "parked": "搁置",
    "waiting": "待送",
}


def _carriers() -> dict[str, Carrier]:
    """The ways out of the system that this installation has."""
    found: dict[str, Carrier] = {}
    if settings.MAIL_SERVER:
        found["mail"] = MailCarrier(MailServer(**settings.MAIL_SERVER))
    try:
        allowed = read_allowed(settings.WEBHOOK_ALLOWED)
    except ValueError as fault:
        raise refuse(
            "bad_allow_list",
            f"JUJIAO_WEBHOOK_ALLOW写得不对：{fault}。",
            remedy="请写成10.8.0.12:8443或10.8.0.0/24:8443，用逗号隔开。",
        ) from fault
    found["webhook"] = WebhookCarrier(allowed)
    return found


def _webhook_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--url", required=True, help="内网消息接口的地址；写空串就是不用")


def _webhook(asked: Namespace, console: Console) -> int:
    new = NewTarget(court_asked(asked).pk, asked.url)
    target = set_webhook(new, by=console_actor(), at=timezone.now())
    console.say(f"内网消息接口：{target.url or '不用'}")
    console.answer({"url": target.url})
    return ANSWERED


COMMANDS = (
    Command("today", "某人某天要办什么：应办、交办、待确认，逾期的在前", _today_arguments, _today),
    Command(
        "quality", "数据质量：一年台账里要改、要补、要核对的每一处", _quality_arguments, _quality
    ),
    Command("work", "后台：编发日提示、投递消息；一个进程就够", _work_arguments, _work),
    Command("webhook", "设定本院的内网消息接口", _webhook_arguments, _webhook),
)
