"""What a file shows to whoever opens it, and the seal it carries: read back out of docx, html and pdf.

Only what is seen is read: hidden runs of a docx and running heads of a pdf are not part of the text.
Files are not trusted: sizes are bounded, entities are not resolved, scripts are not run.
"""

from __future__ import annotations

import base64
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree, html
from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from jujiao.kernel.digests import hash_hex
from jujiao.kernel.problems import refuse
from jujiao.papers.docx_package import OFFICE, PACKAGE, SEAL_NAMESPACE
from jujiao.papers.html_writer import TRAILER as HTML_TRAILER
from jujiao.papers.pdf_writer import SEAL_NAME
from jujiao.papers.pdf_writer import TRAILER as PDF_TRAILER
from jujiao.papers.reading import unblanked
from jujiao.papers.seals import ALGORITHM, trailer_holds
from jujiao.papers.wordml import DRAWING, RELATIONS, WORD

LARGEST = 64 * 1024 * 1024
W, R, A = f"{{{WORD}}}", f"{{{RELATIONS}}}", f"{{{DRAWING}}}"
FOLIO = re.compile(r"—\d*—")
BOOKMARK = re.compile(r"^(.+?)(?:__\d+)?$")


@dataclass(frozen=True, slots=True)
class Shown:
    """A file as it is seen. ``figures`` are pairs of slug and text, None where a file marks none."""

    text: str
    seal: str
    figures: tuple[tuple[str, str], ...] | None = None
    pictures: tuple[str, ...] | None = None
    is_unchanged: bool = True


def shown(content: bytes) -> Shown:
    """Reads any of the three files, by what is in it and not by its name. Raises Refused."""
    if len(content) > LARGEST:
        raise refuse("file_too_large", "文件超过64兆，不像是本系统出的文书。")
    start = content.lstrip()[:64].lower()
    for sign, read in READERS:
        if start.startswith(sign):
            return read(content)
    raise refuse("not_a_paper", "不是docx、pdf或html文书。", remedy="请给出印发的原件。")


def shown_in_docx(content: bytes) -> Shown:
    """The text of body, heads and feet; the figures by their bookmarks."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(entry.file_size for entry in package.infolist()) > LARGEST:
                raise refuse("file_too_large", "文件展开后超过64兆，不像是本系统出的文书。")
            parts = {name: package.read(name) for name in package.namelist()}
        body = _xml(parts["word/document.xml"])
        seal = next(_seals(parts), "")
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError) as fault:
        raise refuse("docx_broken", "docx打不开，文件不完整。") from fault
    around = "".join(
        FOLIO.sub("", unblanked("".join(_visible(_xml(part)))))
        for name, part in sorted(parts.items())
        if re.match(r"word/(header|footer|footnotes|endnotes).*\.xml$", name)
    )
    return Shown(
        unblanked("".join(_visible(body))) + around,
        seal,
        tuple(_bookmarked(body)),
        tuple(_pictured(body, parts)),
    )


def shown_in_html(content: bytes) -> Shown:
    """The text of the page; the figures by their elements."""
    try:
        page = html.document_fromstring(
            content, parser=html.HTMLParser(encoding="utf-8", huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError) as fault:
        raise refuse("html_broken", "html打不开，文件不完整。") from fault
    seals = page.xpath('//script[@type="application/json"]')
    seal = seals[0].text or "" if seals else ""
    images = page.xpath("//img/@src")
    for unseen in page.body.xpath(".//script | .//style | .//template | .//comment()"):
        unseen.drop_tree()
    return Shown(
        unblanked(page.body.text_content()),
        seal,
        tuple(
            (one.get("data-slug"), unblanked(one.text_content()))
            for one in page.xpath("//*[@data-slug]")
        ),
        tuple(_of_data_address(source) for source in images),
        trailer_holds(content, HTML_TRAILER),
    )


def shown_in_pdf(content: bytes) -> Shown:
    """The text of all pages; a pdf does not mark figures, they are found by where they stand."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=True)
        text = "".join(_text_of_page(page) for page in reader.pages)
        seals = reader.attachments.get(SEAL_NAME, [b""])
        seal = seals[0].decode()
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError) as fault:
        raise refuse("pdf_broken", "pdf打不开，文件不完整。") from fault
    return Shown(unblanked(text), seal, is_unchanged=trailer_holds(content, PDF_TRAILER))


READERS: tuple[tuple[bytes, Callable[[bytes], Shown]], ...] = (
    (b"pk\x03\x04", shown_in_docx),
    (b"%pdf-", shown_in_pdf),
    (b"<", shown_in_html),
)


def _xml(part: bytes) -> Any:
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True))


def _seals(parts: dict[str, bytes]) -> Iterator[str]:
    """A word processor may give the part another number when it saves the file."""
    for name, part in parts.items():
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = _xml(part)
            if root.tag == f"{{{SEAL_NAMESPACE}}}seal":
                yield root.text or ""


def _visible(root: Any) -> Iterator[str]:
    """The text of the runs that are not hidden; a sign set by number counts as a sign."""
    for run in root.iter(f"{W}r"):
        if run.find(f"{W}rPr/{W}vanish") is None:
            yield from _pieces(run)


def _pieces(run: Any) -> Iterator[str]:
    for piece in run:
        if piece.tag == f"{W}t":
            yield piece.text or ""
        elif piece.tag == f"{W}sym":
            yield "\ufffd"


def _bookmarked(body: Any) -> Iterator[tuple[str, str]]:
    """What stands between the two ends of each bookmark."""
    opened: dict[str, tuple[str, list[str]]] = {}
    for node in body.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd", f"{W}r"):
        place = node.get(f"{W}id") or ""
        if node.tag == f"{W}bookmarkStart":
            opened[place] = (node.get(f"{W}name") or "", [])
        elif node.tag == f"{W}r" and node.find(f"{W}rPr/{W}vanish") is None:
            for _, text in opened.values():
                text.extend(_pieces(node))
        elif place in opened:
            name, text = opened.pop(place)
            if not name.startswith("_"):
                yield BOOKMARK.sub(r"\1", name), unblanked("".join(text))


def _pictured(body: Any, parts: dict[str, bytes]) -> Iterator[str]:
    relations = _xml(parts.get("word/_rels/document.xml.rels", f'<r xmlns="{PACKAGE}"/>'.encode()))
    targets = {
        one.get("Id"): one.get("Target")
        for one in relations
        if one.get("Type") == f"{OFFICE}/image"
    }
    for blip in body.iter(f"{A}blip"):
        target = targets.get(blip.get(f"{R}embed"), "")
        yield hash_hex(ALGORITHM, parts.get(f"word/{target}", b""))


def _of_data_address(source: str) -> str:
    _, _, encoded = source.partition(";base64,")
    try:
        return hash_hex(ALGORITHM, base64.b64decode(encoded, validate=True))
    except ValueError:
        return ""


def _text_of_page(page: PageObject) -> str:
    """What is not marked as an artefact: page numbers and repeated heads of tables are."""
    marks: list[bool] = []
    kept: list[str] = []

    def follow(operator: bytes, operands: Any, *_: object) -> None:
        if operator in (b"BMC", b"BDC"):
            marks.append(operands[0] == "/Artifact")
        elif operator == b"EMC" and marks:
            marks.pop()

    def keep(text: str, *_: object) -> None:
        if not any(marks):
            kept.append(text)

    page.extract_text(visitor_operand_before=follow, visitor_text=keep)
    return "".join(kept)
