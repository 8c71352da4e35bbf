"""日提示: one digest a working day for each reader who has something new, louder or late."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from jujiao.notices.matters import NEUTRAL
from jujiao.notices.selectors import Asked, CourtDay, Today, today_of

SHOWN = 3


@dataclass(frozen=True, slots=True)
class Digest:
    """What a reader is told on a day. It leaves the system, so restricted matters stand in it neutrally."""

    day: date
    subject: str
    lines: tuple[str, ...]

    def as_content(self) -> dict[str, Any]:
        """The digest as it is put into a letter."""
        return {"day": self.day.isoformat(), "subject": self.subject, "lines": list(self.lines)}


def digest_of(day: CourtDay, account_id: int, *, told_on: date | None) -> Digest | None:
    """The digest of a reader, or None where nothing speaks today."""
    today = today_of(day, day.readers[account_id])
    speaking = [one for one in today.asked if _speaks(one, day, told_on)]
    pressed = [one for one in today.overseen if _speaks(one, day, told_on)]
    if not speaking and not pressed:
        return None
    name = today.reader.actor.name
    lines = [*_lines(speaking, name), *_lines(pressed, "")]
    told = len(speaking) + len(pressed)
    subject = _subject(day.as_of, speaking, pressed)
    return Digest(day.as_of, subject, (*lines, *_rest(today, told)))


def _speaks(one: Asked, day: CourtDay, told_on: date | None) -> bool:
    return day.loudness.speaks(one.matter, day.as_of, told_on=told_on)


def _subject(on: date, speaking: list[Asked], pressed: list[Asked]) -> str:
    late = sum(one.is_late for one in speaking)
    words = f"{on.month}月{on.day}日提示：{len(speaking)}件要办"
    words += f"，其中{late}件逾期" if late else ""
    return words + (f"，督办{len(pressed)}件" if pressed else "")


def _lines(asked: Iterable[Asked], to: str) -> Iterator[str]:
    """One line for each matter; the same thing of several bearers stands in one line."""
    for _, group in groupby(asked, key=_alike):
        found = list(group)
        yield _line(found[0], _whose(found, to))


def _alike(one: Asked) -> tuple[object, ...]:
    matter = one.matter
    if matter.is_restricted:
        return (matter.key,)
    return (matter.sort, matter.title, matter.period, matter.due_on, one.rung)


def _whose(found: list[Asked], to: str) -> str:
    if found[0].matter.is_restricted:
        return NEUTRAL
    named = [one.matter.who for one in found if one.matter.who not in ("", to)]
    shown = "、".join(named[:SHOWN]) + (f"等{len(named)}个" if len(named) > SHOWN else "")
    return " ".join(part for part in (found[0].matter.line(found[0].matter.who), shown) if part)


def _line(one: Asked, said: str) -> str:
    matter = one.matter
    rung = f"【{one.rung.label}】" if one.rung and matter.due_on else ""
    due = f"，{matter.due_on:%Y-%m-%d}到期" if matter.due_on else ""
    return f"{rung}{matter.sort.label}：{said}{due}"


def _rest(today: Today, told: int) -> list[str]:
    """How much else there is that does not speak today."""
    others = len(today.asked) + len(today.overseen) - told
    return [f"另有{others}件还没有办，见系统“待办”。"] if others > 0 else []
