"""Which files may be kept as evidence."""

from __future__ import annotations

from jujiao.evidence.markings import is_marked_secret
from jujiao.kernel.problems import Problem

LARGEST = 50 * 1024 * 1024
SIGNATURES: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF-",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "docx": (b"PK\x03\x04",),
    "xlsx": (b"PK\x03\x04",),
    "pptx": (b"PK\x03\x04",),
    "zip": (b"PK\x03\x04",),
    "ofd": (b"PK\x03\x04",),
    "wps": (b"\xd0\xcf\x11\xe0", b"PK\x03\x04"),
    "doc": (b"\xd0\xcf\x11\xe0",),
    "xls": (b"\xd0\xcf\x11\xe0",),
    "mp4": (b"",),
    "txt": (b"",),
}


def objection_to_file(file_name: str, content: bytes) -> Problem | None:
    """Why this file may not be kept, or None: empty, too large, or not what its name says."""
    suffix = file_name.rpartition(".")[2].lower()
    if not content:
        return Problem("empty_file", file_name, "文件是空的。", "请重新选择文件。")
    if len(content) > LARGEST:
        return Problem("file_too_large", file_name, "文件超过50兆。", "请压缩后再传。")
    if suffix not in SIGNATURES:
        kinds = "、".join(SIGNATURES)
        return Problem("file_type", file_name, "不收这种文件。", f"可以传：{kinds}。")
    if not content.startswith(SIGNATURES[suffix]):
        return Problem(
            "file_content", file_name, "文件内容与扩展名不符。", "请另存为正确的格式再传。"
        )
    return None


def objection_to_marking(file_name: str, content: bytes) -> Problem | None:
    """Why a file with a grade of secrecy may not come in; its name is not repeated."""
    if not is_marked_secret(file_name, content):
        return None
    return Problem(
        "state_secret",
        "文件",
        "文件标有密级（绝密、机密或秘密），没有接收。",
        "本系统不处理国家秘密（《保守国家秘密法》第三十条），请按保密规定保管。",
    )
