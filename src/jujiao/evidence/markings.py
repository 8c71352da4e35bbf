"""密级标志: whether a file says that it is a state secret, by its name and the text at its head.

This system holds none (《保守国家秘密法》第三十条: a system for secrets is protected and inspected as
such). What is found is a marking, as the rules of official papers set it: 机密★10年, 密级：秘密, a word
alone in its line. 国家秘密, 商业秘密 and 保守秘密 in running text are no markings.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

GRADE = r"(?:绝\s?密|机\s?密|秘\s?密)"
MARKED_ANYWHERE = re.compile(rf"{GRADE}\s*[★☆＊]|密\s?级\s?[:：]\s*{GRADE}")
MARKED_AT_HEAD = re.compile(rf"^\s*{GRADE}\s*$", re.MULTILINE)
HEAD_LINES = 30
MARKED_NAME = re.compile(
    rf"^{GRADE}(?=[_\-—\s★☆（(【\[.])|[（(【\[〔《]{GRADE}[)）】\]〕》]|[_\-—\s]{GRADE}(?=[_\-—\s.]|$)|{GRADE}[★☆]"
)
TAG = re.compile(rb"<[^>]+>")
PARAGRAPH_END = re.compile(rb"</(?:w:p|a:p|si|is|row|ofd:TextCode|TextCode)>")
MOST_READ = 4 * 1024 * 1024
MOST_PARTS = 60
PAGES = 3
TEXT_PARTS = re.compile(
    r"(?:word/(?:document|header\d*|footer\d*)|xl/(?:sharedStrings|worksheets/sheet\d+)|ppt/slides/slide\d+|.*Content)\.xml$"
)


def is_marked_secret(file_name: str, content: bytes) -> bool:
    """Whether name or text bear a grade of secrecy. A file that cannot be read bears none."""
    stem = file_name.rpartition(".")[0] or file_name
    return bool(MARKED_NAME.search(stem)) or any(_is_marked(text) for text in _texts(content))


def _is_marked(text: str) -> bool:
    """A grade with its star anywhere, or alone in one of the first lines."""
    head = "\n".join(text.lstrip().splitlines()[:HEAD_LINES])
    return bool(MARKED_ANYWHERE.search(text) or MARKED_AT_HEAD.search(head))


def _texts(content: bytes) -> Iterator[str]:
    if content.startswith(b"PK\x03\x04"):
        yield from _of_archive(content)
    elif content.startswith(b"%PDF-"):
        yield from _of_pdf(content)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        yield _starred(content.decode("utf-16-le", errors="ignore"))
    else:
        yield from _of_plain(content[:MOST_READ])


def _of_plain(content: bytes) -> Iterator[str]:
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    for encoding in ("utf-8-sig", "gb18030", "utf-16"):
        try:
            yield content.decode(encoding)
        except UnicodeError:
            continue


def _of_archive(content: bytes) -> Iterator[str]:
    """The text of the parts of an office file, each read no further than the limit."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = [one for one in archive.infolist() if TEXT_PARTS.search(one.filename)]
            for part in parts[:MOST_PARTS]:
                with archive.open(part) as stream:
                    yield _without_tags(stream.read(MOST_READ))
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError):
        return


def _without_tags(part: bytes) -> str:
    text = TAG.sub(b"", PARAGRAPH_END.sub(b"\n", part)).decode("utf-8", errors="ignore")
    return unescape(text)


def _of_pdf(content: bytes) -> Iterator[str]:
    try:
        for page in PdfReader(BytesIO(content)).pages[:PAGES]:
            yield page.extract_text()
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError, OSError):
        return


def _starred(text: str) -> str:
    """Of a binary file only what carries the star: a word alone in its line means nothing there."""
    return "\n".join(found.group() for found in re.finditer(rf"{GRADE}\s*[★☆＊]", text))
