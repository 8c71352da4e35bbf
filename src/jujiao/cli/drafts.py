"""Commands on drafts: judge every figure of a text, or list its numerals."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.cli.commands import ANSWERED, Command, Console
from jujiao.cli.courts import asking_of, court_asked
from jujiao.drafts.judging import read_text
from jujiao.drafts.reading import DraftText, read_draft, without_source_line
from jujiao.drafts.returned import annotated_draft
from jujiao.drafts.said_as_json import numerals_as_json
from jujiao.drafts.services import Draft, check_draft
from jujiao.kernel.problems import refuse


def _check_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="草稿：docx、txt或md")
    parser.add_argument("--court", help="法院全称")
    parser.add_argument("--year", type=int, help="年度")
    parser.add_argument(
        "--annotate", type=Path, metavar="OUT.docx", help="把加了批注的docx写到这里"
    )
    parser.add_argument(
        "--numerals-only", action="store_true", help="只列文中数字，不用数据库，不必写法院和年度"
    )


def check(asked: Namespace, console: Console) -> int:
    """核对草稿: each figure with its verdict; the user's own file is never written to."""
    if asked.numerals_only:
        return _list_numerals(asked, console)
    if not asked.court or asked.year is None:
        raise refuse("court_or_year_missing", "没有写法院或年度。", remedy="请加--court和--year。")
    _may_write(asked)
    draft = Draft(court_asked(asked), asking_of(asked), asked.file.name, _read(asked.file))
    at = timezone.now()
    checked = check_draft(draft, by=console_actor(draft.court_id), at=at)
    if asked.annotate is not None:
        _write(asked.annotate, annotated_draft(checked, at=at))
    _say(checked.said, console)
    console.answer(checked.said | {"check": checked.public_id})
    return ANSWERED


def _list_numerals(asked: Namespace, console: Console) -> int:
    draft: DraftText = read_draft(asked.file.name, _read(asked.file))
    text = draft.text if draft.is_word else without_source_line(draft.text)
    numerals = numerals_as_json(read_text(text, markdown=draft.is_markdown))
    for one in () if console.as_json else numerals:
        claimed = "统计数字" if one["is_claim"] else "不是统计数字"
        console.say(f"{one['start']}\t{one['surface']}\t{claimed}")
    console.answer(numerals)
    return ANSWERED


def _say(said: dict[str, Any], console: Console) -> None:
    if said["foreign_court"]:
        console.say(f"文稿写的是{said['foreign_court']}，按所问的法院核对。")
    if said["foreign_year"]:
        console.say(f"文稿写的是{said['foreign_year']}年，按所问的年度核对。")
    for one in said["claims"]:
        console.say(
            f"{one['verdict_label']}\t{one['surface']}\t{one['phrase']}\t{one['explanation']}"
        )
    for one in said["arithmetic"]:
        if not one["holds"]:
            console.say(f"算术\t{one['explanation']}")
    for one in said["statements"]:
        console.say(f"{one['status_label']}\t{one['surface']}\t{one['explanation']}")
    summary = said["summary"]
    console.say(f"统计数字{summary['claims']}处，不一致{summary['differs']}处。")


def _may_write(asked: Namespace) -> None:
    if asked.annotate is not None and asked.annotate.resolve() == asked.file.resolve():
        raise refuse(
            "would_overwrite", "批注不能写回原文件。", place="--annotate", remedy="请换一个文件名。"
        )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise refuse("file_unreadable", f"读不了{path}：{fault.strerror}。") from fault


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as fault:
        raise refuse(
            "not_written", f"写不进{path}：{fault.strerror}。", place="--annotate"
        ) from fault


COMMANDS = (Command("check-draft", "核对草稿里的数字", _check_arguments, check),)
