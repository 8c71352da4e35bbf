"""隐去: names, case numbers, identity and telephone numbers taken out of a text that leaves the room."""

from __future__ import annotations

import re
from collections.abc import Iterable

CASE_NO = re.compile(
    r"[（(〔]\s*\d{4}\s*[)）〕]\s*[一-鿿0-9]{1,8}?(?:民|刑|行|执|赔|破|辖|财保)[一-鿿]{0,4}\d*[^，。；、\s]{0,6}?号"
)
IDENTITY_NO = re.compile(r"(?<!\d)\d{17}[\dXx](?![\dXx])")
TELEPHONE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
HIDDEN = "×××"
SHORTEST_NAME = 2


def without_names(text: str, names: Iterable[str]) -> str:
    """The text with each of the names cut to 某某; the longer name first, so that none shows through."""
    wanted = {name for name in names if len(name) >= SHORTEST_NAME}
    for name in sorted(wanted, key=len, reverse=True):
        text = text.replace(name, "某某")
    return text


def without_numbers(text: str) -> str:
    """The text without case numbers, identity numbers and telephone numbers."""
    for pattern in (CASE_NO, IDENTITY_NO, TELEPHONE):
        text = pattern.sub(HIDDEN, text)
    return text


def redacted(text: str, names: Iterable[str]) -> str:
    """The text as it may be disclosed: no name, no case, no number of a person."""
    return without_numbers(without_names(text, names))
