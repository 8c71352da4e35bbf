"""What a command of the command line is, and the console it speaks through."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jujiao.kernel.problems import refuse

ANSWERED, REFUSED, MISUSED = 0, 1, 2


class Console:
    """Standard output is for the answer; with ``--json`` it is one JSON value, the rest goes to stderr."""

    def __init__(self, *, as_json: bool) -> None:
        self.as_json = as_json

    def say(self, text: str = "") -> None:
        """A line for the person at the console."""
        print(text, file=sys.stderr if self.as_json else sys.stdout, flush=True)

    def progress(self, text: str) -> None:
        """A line that tells how far the work is; never part of the answer."""
        print(text, file=sys.stderr, flush=True)

    def answer(self, value: object) -> None:
        """The answer as JSON, where it was asked for."""
        if self.as_json:
            json.dump(value, sys.stdout, ensure_ascii=False, indent=1)
            sys.stdout.write("\n")


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, what it is for, what it takes, and what it does.

    ``run`` returns the exit code: 0 answered, 1 refused or does not verify.
    """

    name: str
    help: str
    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], int]


def day(text: str) -> date:
    """An ISO date as an argument."""
    return date.fromisoformat(text)


def ask_court_and_year(parser: ArgumentParser) -> None:
    """The two arguments that say whose year is meant."""
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--year", required=True, type=int, help="年度")


def court_missing(name: str) -> Exception:
    """The refusal for a court that keeps no ledger here."""
    return refuse(
        "court_unknown",
        f"没有名为“{name}”的法院。",
        place="--court",
        remedy="请核对全称；第一次用请加--new-court。",
    )
