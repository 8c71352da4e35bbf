"""The command that sets up the fictional court."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from django.conf import settings
from django.utils import timezone

from jujiao.cli.commands import ANSWERED, Command, Console
from jujiao.cli.ledgers import tell_outcome
from jujiao.conf.planner import refresh_planner
from jujiao.demo.court import load_demo


def _no_arguments(parser: ArgumentParser) -> None:
    """The command takes nothing."""


def demo(asked: Namespace, console: Console) -> int:
    """Sets up the fictional court and prints the logins of its cast."""
    made = load_demo(settings.DATA_DIR, at=timezone.now(), progress=console.progress)
    refresh_planner()
    tell_outcome(made.outcome, console)
    console.say(f"登录名（口令都是 {made.password}）：")
    for login in made.logins:
        console.say(f"  {login.username:<12}{login.office}  {login.full_name}")
    console.answer(
        {
            "court": made.court.name,
            "password": made.password,
            "logins": [
                {"username": one.username, "name": one.full_name, "office": one.office}
                for one in made.logins
            ],
        }
    )
    return ANSWERED


COMMANDS = (Command("demo", "设立示例法院并读入它的一年", _no_arguments, demo),)
