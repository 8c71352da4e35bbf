"""What a record must say before it may be filed."""

from __future__ import annotations

import re
from dataclasses import fields
from datetime import date

from jujiao.kernel.concepts import Ask
from jujiao.kernel.problems import Problem
from jujiao.ledger.entries import RecordEntry

COLUMNS = {"unit": "unit_id", "place": "place_name"}
WORDS = ("title", "issuer", "place_name", "serial")
NO_WORD = re.compile(r"[0-9A-Za-z-]*")


def problems_in(entry: RecordEntry, *, today: date, planned: bool = False) -> list[Problem]:
    """What is wrong with an entry, each beside the field it concerns."""
    asks = entry.record_kind.asks
    missing = [_missing(ask) for ask in asks if ask.required and _is_blank(entry, ask.name)]
    return missing + _in_the_future(entry, today, planned=planned) + _negative(entry)


def words_in(entry: RecordEntry) -> list[Problem]:
    """Every word in a kind that takes numbers and states only, whatever state the record is in."""
    kind = entry.record_kind
    if not kind.fixed_reasons:
        return []
    known = {one.name for one in fields(kind.details)}
    wordy = [name for name in WORDS if str(getattr(entry, name)).strip()]
    wordy += [] if NO_WORD.fullmatch(entry.document_no) else ["document_no"]
    wordy += [
        name
        for name, value in entry.details.items()
        if name not in known or not NO_WORD.fullmatch("" if value is None else str(value))
    ]
    wordy += ["recipients"] if entry.people else []
    return [no_word_here(kind.label, name) for name in wordy]


def no_word_here(label: str, place: str) -> Problem:
    """That a kind takes no word."""
    return Problem(
        "no_words_here",
        place,
        f"{label}只收件数和状态，不收文字和人员。",
        "具体内容请在全国平台填报。",
    )


def is_late(*, recorded: date, occurred: date | None, after_days: int) -> bool:
    """Whether an entry is 补录: made so many days after what it tells."""
    return occurred is not None and (recorded - occurred).days > after_days


def lateness(*, recorded: date, occurred: date | None, after_days: int) -> Problem | None:
    """补录: an entry that comes late wants a reason; the mark will show it."""
    if occurred is None or not is_late(recorded=recorded, occurred=occurred, after_days=after_days):
        return None
    late = (recorded - occurred).days
    said = f"这条记录比事情晚登{late}天，算补录。"
    return Problem("late_entry", "reason", said, "请写补录原因。")


def _missing(ask: Ask) -> Problem:
    return Problem("required", ask.name, f"{ask.label}没有填。", "请填写。")


def _is_blank(entry: RecordEntry, name: str) -> bool:
    if name == "recipients":
        return not entry.people and not entry.units
    if name in entry.record_kind.roles:
        return name not in {role for role, _ in (*entry.people, *entry.units)}
    column = COLUMNS.get(name, name)
    if hasattr(entry, column):
        return getattr(entry, column) in (None, "")
    return entry.details.get(name) in (None, "")


def _in_the_future(entry: RecordEntry, today: date, *, planned: bool) -> list[Problem]:
    if planned or entry.occurred_on is None or entry.occurred_on <= today:
        return []
    return [Problem("future_date", "occurred_on", "日期还没有到。", "还没发生的事请先登记为计划。")]


def _negative(entry: RecordEntry) -> list[Problem]:
    if entry.quantity is None or entry.quantity >= 0:
        return []
    return [Problem("negative", "quantity", "人数、件数不能是负数。", "请改正。")]
