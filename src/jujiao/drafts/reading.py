"""Reading a file that somebody hands in: text, Markdown or Word; what cannot be read is refused in words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jujiao.drafts.word_text import read_word
from jujiao.kernel.problems import Refused, refuse

LARGEST = 50 * 1024 * 1024
LONGEST_TEXT = 10_000_000
ZIP, OLE, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
DISGUISED = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:\{\\rtf|<!doctype html|<html|<\?xml|<\?mso|mime-version:)", re.I
)
MARKDOWN = ("md", "markdown")
UNICODE, MAINLAND, ISLAND = "utf-8-sig", "gb18030", "big5"
COMMON = "的年月日人院法次名在和大中一,，。、"
BYTE_ORDER_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
SOURCE_LINE = re.compile(r"https?://|\(")
UNREADABLE = re.compile("[\x00-\x08\x0e-\x1f]")
REMEDY = "请传docx、txt或md文件，或把文字粘贴进来。"


@dataclass(frozen=True, slots=True)
class DraftText:
    """The text of a draft; ``is_word`` tells whether it can be returned with comments."""

    text: str
    is_word: bool = False
    is_markdown: bool = False


def read_draft(file_name: str, content: bytes) -> DraftText:
    """The text of a file by what it is, not by what it is called. Raises Refused."""
    if not content:
        raise refuse("empty_file", "文件是空的。", place=file_name, remedy="请重新选择文件。")
    if len(content) > LARGEST:
        raise refuse(
            "draft_too_large", "文件超过50兆。", place=file_name, remedy="请只留文字部分再传。"
        )
    problem = _unreadable(file_name, content)
    if problem is not None:
        raise problem
    if content.startswith(ZIP):
        return DraftText(read_word(content).text, is_word=True)
    suffix = file_name.rpartition(".")[2].lower()
    return DraftText(_decoded(file_name, content), is_markdown=suffix in MARKDOWN)


def _encodings(content: bytes) -> tuple[str, ...]:
    """In which order to try; old Taiwan and Hong Kong files decode as either, and make sense only as one."""
    sample = content[:4000]
    mainland, island = (
        sum(sample.decode(one, errors="ignore").count(sign) for sign in COMMON)
        for one in (MAINLAND, ISLAND)
    )
    return (UNICODE, ISLAND, MAINLAND) if island > mainland else (UNICODE, MAINLAND)


def without_source_line(text: str) -> str:
    """The text after a first line that names where it was taken from."""
    return text.partition("\n")[2] if SOURCE_LINE.match(text) else text


def _unreadable(file_name: str, content: bytes) -> Refused | None:
    if content.startswith(PDF):
        words = "PDF不能核对。" if b"/Font" in content else "这是扫描的PDF，里面没有文字。"
        return refuse("pdf", words, place=file_name, remedy=REMEDY)
    if DISGUISED.match(content[:400]):
        return refuse(
            "not_word",
            "这是网页或RTF格式，不是Word文档。",
            place=file_name,
            remedy="请在Word或WPS里打开，另存为docx再传。",
        )
    if not content.startswith(OLE):
        return None
    if ENCRYPTED in content:
        return refuse(
            "encrypted", "文件加了密码。", place=file_name, remedy="请在Word里去掉密码再传。"
        )
    return refuse(
        "old_format", "这是旧格式的Word文件（.doc）。", place=file_name, remedy="请另存为docx再传。"
    )


def _decoded(file_name: str, content: bytes) -> str:
    order = BYTE_ORDER_MARKS.get(content[:2])
    for encoding in (order,) if order else _encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if UNREADABLE.search(text):
            break
        if len(text) > LONGEST_TEXT:
            raise refuse(
                "draft_too_large", "文字太长，不能核对。", place=file_name, remedy="请分成几份。"
            )
        return text
    raise refuse("not_text", "这个文件不是文字文件。", place=file_name, remedy=REMEDY)
