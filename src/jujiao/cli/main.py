"""The way in from the command line: finds the command, runs it, says in Chinese what went wrong."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from jujiao.cli.commands import ANSWERED, MISUSED, REFUSED, Command, Console
from jujiao.kernel.problems import Refused

GROUPS = (
    "installation",
    "accounts",
    "ledgers",
    "figures",
    "findings",
    "duties",
    "careers",
    "papers",
    "drafts",
    "blanks",
    "plans",
    "today",
    "demo",
)


def all_commands() -> list[Command]:
    """Every command of every group, in order. Django must be set up."""
    groups = [import_module(f"jujiao.cli.{group}") for group in GROUPS]
    return [command for group in groups for command in group.COMMANDS]


def build_parser(commands: Sequence[Command]) -> ArgumentParser:
    """The parser of the command line."""
    parser = ArgumentParser(prog="jujiao", description="聚焦：法院队伍建设的台账、督导、数字与文书")
    choices = parser.add_subparsers(dest="command", required=True, metavar="命令")
    for command in commands:
        one = choices.add_parser(command.name, help=command.help, description=command.help)
        one.add_argument("--json", action="store_true", help="标准输出只给一个JSON值")
        command.arguments(one)
        one.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. 0: answered. 1: refused, or does not verify. 2: wrong usage."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jujiao.conf.settings")
    try:
        django.setup()
    except ImproperlyConfigured as fault:
        print(fault, file=sys.stderr)
        return MISUSED
    asked = build_parser(all_commands()).parse_args(arguments)
    console = Console(as_json=asked.json)
    try:
        return int(asked.run(asked, console))
    except Refused as refused:
        for problem in refused.problems:
            print(problem, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ANSWERED
    except DatabaseError as fault:
        print(f"数据库不能用：{fault}。如还没有建库，请先运行 jujiao migrate。", file=sys.stderr)
        return REFUSED


if __name__ == "__main__":
    sys.exit(main())
