"""A paper as plain JSON, for the table of issued papers and for the typesetter."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from typing import Any

from jujiao.papers import tree

CLASSES: dict[str, Any] = {
    name: one for name, one in vars(tree).items() if isinstance(one, type) and is_dataclass(one)
}
ENUMS: dict[str, type[Enum]] = {"manner": tree.Manner, "align": tree.Align}


def base64_text(content: bytes) -> str:
    """Bytes as text."""
    return base64.b64encode(content).decode()


def as_plain(value: object, *, keep: Callable[[bytes], str] = base64_text) -> Any:
    """The tree in JSON's own types; ``keep`` says how the bytes of a picture are named."""
    if is_dataclass(value):
        named = {one.name: as_plain(getattr(value, one.name), keep=keep) for one in fields(value)}
        return {"sort": type(value).__name__, **named}
    if isinstance(value, tuple):
        return [as_plain(one, keep=keep) for one in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return "\n".join(tree.printable(line) for line in value.split("\n"))
    return keep(value) if isinstance(value, bytes) else value


def paper_from_plain(plain: Any) -> tree.Paper:
    """The paper that was stored."""
    paper = _restored("paper", plain)
    assert isinstance(paper, tree.Paper)
    return paper


def _restored(name: str, plain: Any) -> Any:
    if isinstance(plain, dict):
        named = {key: _restored(key, one) for key, one in plain.items() if key != "sort"}
        return CLASSES[plain["sort"]](**named)
    if isinstance(plain, list):
        return tuple(_restored("", one) for one in plain)
    if name in ENUMS:
        return ENUMS[name](plain)
    if name in ("day", "dated") and plain is not None:
        return date.fromisoformat(plain)
    return base64.b64decode(plain) if name == "content" else plain
