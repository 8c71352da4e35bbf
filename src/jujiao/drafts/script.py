"""One script for all rules: full width becomes half width and traditional becomes simplified.

One character stands for one character, so that every place in the normal form is the same place in
the text the user wrote.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

SCRIPT = Path(__file__).with_name("script.toml")
FULL_WIDTH = range(0xFF01, 0xFF5F)
FULL_TO_HALF = 0xFEE0
ALSO_SAME = {
    "　": " ",
    "\u00a0": " ",
    "「": "“",
    "」": "”",
    "『": "“",
    "』": "”",
    "–": "—",
    "―": "—",
    "﹣": "-",
    "−": "-",
    "〜": "~",
    "∼": "~",
    "•": "·",
    "・": "·",
    "∙": "·",
    "﹪": "%",
    "○": "〇",
    "◯": "〇",
    "圆": "元",
    "圓": "元",
    "﹢": "+",
}  # fmt: skip
MARKDOWN_MARKS = str.maketrans("*`_", "   ")


def plain(text: str, *, markdown: bool = False) -> str:
    """The normal form that all rules read; as long as the text, place for place."""
    normal = text.translate(_same_characters())
    return normal.translate(MARKDOWN_MARKS) if markdown else normal


@cache
def _same_characters() -> dict[int, str]:
    table = {code: chr(code - FULL_TO_HALF) for code in FULL_WIDTH}
    pairs = tomllib.loads(SCRIPT.read_text(encoding="utf-8"))["traditional"].split()
    table |= {ord(pair[0]): pair[1] for pair in pairs}
    table |= {ord(written): meant for written, meant in ALSO_SAME.items()}
    return table
