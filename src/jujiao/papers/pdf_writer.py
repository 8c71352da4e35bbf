"""The pdf, set by typst: an unknown font is an error, and so is a sign that no font has."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import typst

from jujiao.kernel.problems import refuse
from jujiao.papers.fonts import PaperFonts
from jujiao.papers.images import PNG, size_of
from jujiao.papers.official import masthead_points, title_lines
from jujiao.papers.seals import code_on, seal_text, spaced, with_trailer
from jujiao.papers.stored import as_plain
from jujiao.papers.tree import Paper, printable

TEMPLATE = Path(__file__).with_name("paper.typ")
SEAL_NAME = "seal.json"
STANDARD: Final = "a-3b"
"""PDF/A-3: kept for ever, may carry the seal as a file, and refuses signs without a glyph."""
TRAILER = ("%jujiao-sm3 ", "")
DATELESS = datetime(2000, 1, 1, tzinfo=UTC)


class Unset(RuntimeError):
    """The typesetter warned about something: the template is at fault, not the paper."""


def write_pdf(paper: Paper, fonts: PaperFonts) -> bytes:
    """The paper as pdf; the same paper and fonts give the same bytes.

    Raises Refused for a character that the fonts do not have and for a picture that is none.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        main = folder / TEMPLATE.name
        main.write_bytes(TEMPLATE.read_bytes())
        sent = _sent(paper, fonts, folder)
        (folder / "paper.json").write_text(json.dumps(sent, ensure_ascii=False), encoding="utf-8")
        return with_trailer(_compiled(main, fonts, paper), TRAILER)


def _compiled(main: Path, fonts: PaperFonts, paper: Paper) -> bytes:
    day = paper.dated
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else DATELESS
    try:
        content, warnings = typst.compile_with_warnings(
            main,
            root=main.parent,
            font_paths=fonts.found,
            ignore_system_fonts=True,
            format="pdf",
            pdf_standards=STANDARD,
            timestamp=stamp,
        )
    except typst.TypstError as fault:
        raise _explained(fault) from fault
    if warnings:
        raise Unset("；".join(warning.message for warning in warnings))
    assert isinstance(content, bytes)
    return content


def _explained(fault: typst.TypstError) -> Exception:
    missing = re.search(r"the text (.+) could not be displayed", fault.message)
    if missing is None:
        return Unset(f"{fault.message} {fault.hints}")
    signs = missing[1].strip("`")
    return refuse(
        "glyph_missing",
        f"字体里没有{signs}这几个字，不能排pdf。",
        remedy="请改字，或在fonts文件夹放入有此字的字体。",
    )


def _sent(paper: Paper, fonts: PaperFonts, folder: Path) -> dict[str, Any]:
    def keep(content: bytes) -> str:
        size_of(content)
        name = f"picture{len(list(folder.iterdir()))}"
        name += ".png" if content.startswith(PNG) else ".jpg"
        (folder / name).write_bytes(content)
        return name

    return {
        "paper": as_plain(paper, keep=keep),
        "faces": fonts.faces,
        "title": paper.name,
        "title_lines": title_lines(paper.title_lines),
        "masthead_points": masthead_points(paper.masthead.name) if paper.masthead else 0,
        "issuer": printable(paper.issuer),
        "seal": seal_text(paper),
        "code": spaced(code_on(paper)),
    }
