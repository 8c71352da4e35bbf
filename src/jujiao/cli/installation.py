"""Commands on the installation itself: migrate, verify the journal, back up, restore."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.backups.archive import restore_archive, write_archive
from jujiao.cli.commands import ANSWERED, REFUSED, Command, Console
from jujiao.conf.keys import ensure_secret_key
from jujiao.conf.planner import refresh_planner
from jujiao.journal.selectors import Head, journal_head, tampering
from jujiao.kernel.problems import refuse
from jujiao.policies.services import import_shipped_calendar


def _no_arguments(parser: ArgumentParser) -> None:
    """The command takes nothing."""


def migrate(asked: Namespace, console: Console) -> int:
    """Makes the data folder, the key and the tables, or brings them up to this version.

    The working days of the years whose notices come with the software are made known.
    """
    ensure_secret_key(settings.DATA_DIR)
    call_command("migrate", interactive=False, verbosity=0)
    import_shipped_calendar(by=console_actor(), at=timezone.now())
    refresh_planner()
    console.say(f"数据库已就绪：{settings.DATA_DIR}")
    console.answer({"data": str(settings.DATA_DIR)})
    return ANSWERED


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--head", type=Path, help="另存的链头文件，核对它以后没有被改写")


def verify_journal(asked: Namespace, console: Console) -> int:
    """Recomputes the chain and every journalled row; names the first that does not fit."""
    kept = _kept_head(asked.head) if asked.head else None
    problems = list(tampering(kept))
    head = journal_head()
    for problem in problems:
        console.say(str(problem))
    if not problems:
        console.say(f"流水完好：共{head.seq}条，链头 {head.entry_hash}")
    console.answer(
        {
            "verifies": not problems,
            "head": {"seq": head.seq, "entry_hash": head.entry_hash},
            "problems": [
                {"code": one.code, "place": one.place, "message": one.message} for one in problems
            ],
        }
    )
    return REFUSED if problems else ANSWERED


def _kept_head(path: Path) -> Head:
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        kept = kept.get("head", kept)
        return Head(int(kept["seq"]), str(kept["entry_hash"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise refuse(
            "head_unreadable",
            f"链头文件“{path}”读不出。",
            place="--head",
            remedy="请用 jujiao verify-journal --json 的输出。",
        ) from fault


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("out", type=Path, help="备份文件")


def backup(asked: Namespace, console: Console) -> int:
    """Writes one consistent archive of database and evidence; keys are kept apart."""
    _sqlite_only()
    refresh_planner()
    head = journal_head()
    snapshot = write_archive(
        settings.DATA_DIR,
        asked.out,
        at=timezone.localtime(),
        version=settings.VERSION,
        head=f"{head.seq} {head.entry_hash}",
    )
    console.say(f"已备份{len(snapshot.files)}个文件到{asked.out}，流水链头 {snapshot.head}")
    console.say("密钥不在备份里，请把数据文件夹里的 *.key 另外保存。")
    console.answer({"out": str(asked.out), "files": len(snapshot.files), "head": snapshot.head})
    return ANSWERED


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, help="备份文件")


def restore(asked: Namespace, console: Console) -> int:
    """Puts an archive back into an empty data folder, after checking every file of it."""
    _sqlite_only()
    snapshot = restore_archive(asked.archive, settings.DATA_DIR, version=settings.VERSION)
    ensure_secret_key(settings.DATA_DIR)
    call_command("migrate", interactive=False, verbosity=0)
    console.say(
        f"已恢复{snapshot.made_at}的备份（{snapshot.version}版），请运行 jujiao verify-journal。"
    )
    console.answer({"made_at": snapshot.made_at, "head": snapshot.head})
    return ANSWERED


def _sqlite_only() -> None:
    if connection.vendor != "sqlite":
        raise refuse(
            "use_pg_dump",
            "PostgreSQL的备份用pg_dump或pg_basebackup，不用这个命令。",
            remedy="步骤见 docs/operations/backup.md。",
        )


def _serve_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--host", default="127.0.0.1", help="地址")
    parser.add_argument("--port", type=int, default=8000, help="端口")
    parser.add_argument("--workers", type=int, default=2, help="进程数")


def serve(asked: Namespace, console: Console) -> int:
    """Serves the pages with gunicorn until it is stopped."""
    address = f"{asked.host}:{asked.port}"
    console.say(f"网页在 http://{address} ，按 Ctrl-C 停止。")
    server = Path(sys.executable).with_name("gunicorn")
    os.execv(
        server,
        [
            str(server),
            "jujiao.conf.wsgi:application",
            f"--bind={address}",
            f"--workers={asked.workers}",
            "--max-requests=5000",
        ],
    )


COMMANDS = (
    Command("migrate", "建库或升级", _no_arguments, migrate),
    Command("verify-journal", "核验流水和每一行", _verify_arguments, verify_journal),
    Command("backup", "备份", _backup_arguments, backup),
    Command("restore", "恢复到空文件夹", _restore_arguments, restore),
    Command("serve", "开网页", _serve_arguments, serve),
)
