"""会议记录: what a text of minutes proposes for the form; a person confirms, nothing is filed by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from lxml import etree

from jujiao.catalogue import RECORD_KINDS
from jujiao.catalogue.branch_life import KINDS
from jujiao.kernel.concepts import RecordKind
from jujiao.kernel.problems import refuse
from jujiao.papers.wordml import WORD

W, BODY = f"{{{WORD}}}", "word/document.xml"
LARGEST = 16 * 1024 * 1024
SAFE = etree.XMLParser(resolve_entities=False, no_network=True)
DATE = re.compile(r"(\d{4})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})")
LABELLED = re.compile(r"^\s*[【\[]?\s*([一-鿿 　]{2,6}?)\s*[】\]]?\s*[:：]\s*(.+)$")
PLACE, HOST, RECORDER, THEME, PRESENT = "place", "host", "recorder", "theme", "present"
ABSENT, OBSERVERS, HELD = "absent", "observers", "held"
WORDS = {
    "地点": PLACE,
    "会议地点": PLACE,
    "主持人": HOST,
    "主持": HOST,
    "记录人": RECORDER,
    "记录": RECORDER,
    "主题": THEME,
    "会议主题": THEME,
    "议题": THEME,
    "会议议题": THEME,
    "内容": THEME,
    "出席": PRESENT,
    "出席人员": PRESENT,
    "参会人员": PRESENT,
    "参加人员": PRESENT,
    "到会人员": PRESENT,
    "缺席": ABSENT,
    "缺席人员": ABSENT,
    "请假人员": ABSENT,
    "列席": OBSERVERS,
    "列席人员": OBSERVERS,
    "时间": HELD,
    "会议时间": HELD,
    "召开时间": HELD,
    "日期": HELD,
}
SEPARATORS = re.compile(r"[、，,；;\s　]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the minutes seem to say. Names are those of the roster; blank is what was not found."""

    kind: str = ""
    occurred_on: date | None = None
    title: str = ""
    place_name: str = ""
    host: str = ""
    recorder: str = ""
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    observers: tuple[str, ...] = ()


def paragraphs_of(content: bytes) -> list[str]:
    """The text of a docx, tables included, line by line. Raises Refused for what is no docx.

    Files are not trusted: sizes are bounded and entities are not resolved.
    """
    try:
        with ZipFile(BytesIO(content)) as package:
            if package.getinfo(BODY).file_size > LARGEST:
                raise refuse("minutes_too_large", "文件太大，不像是会议记录。", place="minutes")
            body = etree.fromstring(package.read(BODY), SAFE)
    except (BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as fault:
        raise refuse(
            "no_docx", "打不开这个文件。", place="minutes", remedy="请选Word文档（docx）。"
        ) from fault
    lines = [_text(one) for one in body.iter(f"{W}p") if not list(one.iterancestors(f"{W}tr"))]
    for row in body.iter(f"{W}tr"):
        lines.append("：".join(dict.fromkeys(_text(cell) for cell in row.iter(f"{W}tc"))))
    return [line.strip() for line in lines if line.strip()]


def _text(node: Any) -> str:
    return "".join(piece.text or "" for piece in node.iter(f"{W}t"))


def propose(lines: Sequence[str], names: Iterable[str]) -> Proposal:
    """Reads minutes: the kind by its words, the labelled lines, and the names that the roster has."""
    labelled = _labelled(lines)
    roster = sorted(set(names), key=len, reverse=True)
    kind = _kind(lines[:5])
    return Proposal(
        kind.slug if kind else "",
        _first_date([labelled.get(HELD, ""), *lines]),
        labelled.get(THEME, ""),
        labelled.get(PLACE, ""),
        next(iter(_names(labelled.get(HOST, ""), roster)), ""),
        next(iter(_names(labelled.get(RECORDER, ""), roster)), ""),
        _names(labelled.get(PRESENT, ""), roster),
        _names(labelled.get(ABSENT, ""), roster),
        _names(labelled.get(OBSERVERS, ""), roster),
    )


def _labelled(lines: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines:
        match = LABELLED.match(line)
        label = WORDS.get(re.sub(r"\s", "", match[1])) if match else None
        if match and label:
            found.setdefault(label, match[2].strip())
    return found


def _kind(lines: Iterable[str]) -> RecordKind | None:
    """The kind whose name stands first; of two that begin alike the longer."""
    text = "".join(lines)
    places = [
        (text.find(word), -len(word), kind.slug)
        for kind in KINDS
        for word in (kind.label, *kind.aliases)
        if word in text
    ]
    return RECORD_KINDS[min(places)[2]] if places else None


def _first_date(lines: Iterable[str]) -> date | None:
    for line in lines:
        match = DATE.search(line)
        day = _day(match) if match else None
        if day:
            return day
    return None


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        return None


def _names(text: str, roster: Sequence[str]) -> tuple[str, ...]:
    """The names of the roster that stand in the text, each once, in its order."""
    known = set(roster)
    parts = [part for part in SEPARATORS.split(text) if part]
    named = [re.sub(r"[（(].*", "", part) for part in parts]
    return tuple(dict.fromkeys(one for one in named if one in known))
