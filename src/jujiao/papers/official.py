"""公文格式: the measures of an official paper (GB/T 9704-2012) that docx and pdf share.

A4, text area 156 × 225 mm, 22 lines of 28 characters of 三号: 15.79 pt each, 28.95 pt from line to line.
Lengths are millimetres, sizes points.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from math import ceil

from jujiao.papers.tree import SignOff

CHARS = 28
INDENT = 2
PITCH = 15.79
TEXT_WIDTH = 156.0
MASTHEAD_POINTS = 48.0
TITLE_CHARS = 19
"""So many characters of a title (二号) stand on a line with room to spare."""
ENDS_A_PIECE = "年月日度的于和与、，》”）"

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


def masthead_points(name: str) -> float:
    """The size of the red name: as large as the rule has it, or so that it stands on one line."""
    return round(min(MASTHEAD_POINTS, CHARS * PITCH / max(1.0, width_in_chars(name))), 1)


def title_lines(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines of a title; one that is too long is cut into lines of like length, never one lone character."""
    return tuple(piece for line in lines for piece in _pieces(line))


def _pieces(line: str) -> Iterator[str]:
    count = ceil(width_in_chars(line) / TITLE_CHARS)
    rest = line
    for left in range(count, 1, -1):
        cut = _cut(rest, len(rest) / left)
        yield rest[:cut]
        rest = rest[cut:]
    yield rest


def _cut(line: str, wanted: float) -> int:
    """Where to cut: after the end of a piece of speech, the nearest to the place that is wanted."""
    near = range(max(1, int(wanted) - 4), min(len(line) - 1, int(wanted) + 4) + 1)
    fit = [at for at in near if line[at - 1] in ENDS_A_PIECE and line[at] not in ENDS_A_PIECE]
    return min(fit, key=lambda at: abs(at - wanted), default=round(wanted))


def sign_off_indents(block: SignOff) -> tuple[float, float]:
    """How far in name and date begin: the date two characters after the name, two free at the right."""
    name, day = width_in_chars(block.name), width_in_chars(block.day_text)
    begin = CHARS - INDENT - max(name, day + INDENT)
    return max(0.0, begin), max(0.0, begin + INDENT)
