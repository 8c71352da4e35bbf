"""Pictures that a paper may carry: PNG and JPEG, and how large they are."""

from __future__ import annotations

import struct

from jujiao.kernel.problems import refuse

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG after which its size is said."""


def size_of(content: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises Refused for anything but PNG and JPEG."""
    size = (0, 0)
    if content.startswith(PNG) and len(content) >= 24:
        size = struct.unpack(">II", content[16:24])
    elif content.startswith(JPEG):
        size = _jpeg_size(content)
    if 0 in size:
        raise refuse(
            "picture_unreadable", "图片不是完整的PNG或JPEG。", remedy="请另存为PNG或JPEG。"
        )
    return size


def _jpeg_size(content: bytes) -> tuple[int, int]:
    place = 2
    while place + 9 < len(content) and content[place] == 0xFF:
        marker, length = struct.unpack(">BH", content[place + 1 : place + 4])
        if marker in FRAMES:
            high, wide = struct.unpack(">HH", content[place + 5 : place + 9])
            return wide, high
        place += 2 + length
    return 0, 0
