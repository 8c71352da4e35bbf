"""Commands on ledgers: read a folder of workbooks, hand out an empty one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year, court_missing
from jujiao.conf.planner import refresh_planner
from jujiao.exchange.outcomes import FolderOutcome
from jujiao.exchange.services import LedgerYear, ingest_folder
from jujiao.exchange.templates import write_template
from jujiao.people.models import Unit
from jujiao.people.selectors import court_named
from jujiao.people.services import NewCourt, open_court


def _ingest_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="放台账的文件夹")
    ask_court_and_year(parser)
    parser.add_argument("--new-court", action="store_true", help="法院还没有设立时设立它")
    parser.add_argument("--dry-run", action="store_true", help="只看结果，不写入")


def ingest(asked: Namespace, console: Console) -> int:
    """Reads the folder, and says of every row what became of it."""
    outcome = ingest_folder(
        asked.folder,
        LedgerYear(_court(asked), asked.year),
        by=console_actor(),
        at=timezone.now(),
        progress=console.progress,
        dry_run=asked.dry_run,
    )
    refresh_planner()
    tell_outcome(outcome, console)
    if asked.dry_run:
        console.say("这是试读，什么也没有写入。")
    console.answer(outcome.as_json())
    return ANSWERED


def _court(asked: Namespace) -> Unit:
    court = court_named(asked.court)
    if court is not None:
        return court
    if not asked.new_court:
        raise court_missing(asked.court)
    return open_court(NewCourt(asked.court), by=console_actor(), at=timezone.now())


def tell_outcome(outcome: FolderOutcome, console: Console) -> None:
    """Says of every sheet and every flagged row what became of it."""
    for book in outcome.workbooks:
        console.say(book.file)
        for sheet in book.sheets:
            flagged = len(sheet.flagged)
            console.say(
                f"  {sheet.sheet}（{sheet.label}）：{sheet.rows}行，收入{sheet.accepted}，"
                f"已有{sheet.known}，待改{flagged}"
            )
            for flag in sheet.flagged:
                console.say(f"    第{flag.row}行 {flag.column}：{flag.why.label}。{flag.message}")
            for hint in sheet.hints:
                console.say(f"    提示 {hint.where.split(' ')[-1]}：{hint.message}")
        for name in book.unrecognised:
            console.say(f"  {name}：认不出是什么台账，没有动。")
    for name in outcome.ignored:
        console.say(f"不是xlsx，没有读：{name}")


def _template_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", help="台账的代号，如 honours")
    parser.add_argument("out", type=Path, help="写到哪个xlsx文件")


def template(asked: Namespace, console: Console) -> int:
    """Writes an empty workbook whose columns the reader knows."""
    write_template(asked.kind, asked.out)
    console.say(f"空表已写到{asked.out}。")
    console.answer({"kind": asked.kind, "out": str(asked.out)})
    return ANSWERED


COMMANDS = (
    Command("ingest", "读入一个文件夹的台账", _ingest_arguments, ingest),
    Command("template", "给出一种台账的空表", _template_arguments, template),
)
