"""公文格式: the measures of an official paper (GB/T 9704-2012) that docx and pdf share.

A4, text area 156 × 225 mm, 22 lines of 28 characters of 三号: 15.79 pt each, 28.95 pt from line to line.
Lengths are millimetres, sizes points.
"""

from __future__ import annotations

import unicodedata

from jujiao.papers.tree import SignOff

CHARS = 28
INDENT = 2
PITCH = 15.79
TEXT_WIDTH = 156.0

FACES: dict[str, tuple[str, ...]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "Noto Serif SC"),
    "body": ("FangSong_GB2312", "FangSong", "Noto Serif SC"),
    "first": ("SimHei", "Noto Sans SC"),
    "second": ("KaiTi_GB2312", "KaiTi", "Noto Serif SC"),
    "song": ("SimSun", "Noto Serif SC"),
    "mark": ("Noto Sans SC", "SimHei"),
}
"""The faces of each part of a paper, the best first: 小标宋, 仿宋, 黑体, 楷体, 宋体."""


def width_in_chars(text: str) -> float:
    """How many characters wide a text is; digits and Latin letters take half."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)


def sign_off_indents(block: SignOff) -> tuple[float, float]:
    """How far in name and date begin: the date two characters after the name, two free at the right."""
    name, day = width_in_chars(block.name), width_in_chars(block.day_text)
    begin = CHARS - INDENT - max(name, day + INDENT)
    return max(0.0, begin), max(0.0, begin + INDENT)
