"""The file around the text of a docx: fixed parts, relations, properties, pictures, the seal.

The fixed parts (styles, page numbers, settings) lie in ``docx_parts`` as what they are. Times in the
zip are fixed too, so that the same paper gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

from jujiao.papers.tree import Paper, printable

PARTS = Path(__file__).with_name("docx_parts")
FIRST_DAY = (1980, 1, 1, 0, 0, 0)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SEAL_PART = "customXml/item1.xml"
SEAL_NAMESPACE = "urn:jujiao:seal"
FIXED = (
    ("rIdStyles", "styles", "styles.xml"),
    ("rIdSettings", "settings", "settings.xml"),
    ("rIdFonts", "fontTable", "fontTable.xml"),
    ("rIdOdd", "footer", "footer-odd.xml"),
    ("rIdEven", "footer", "footer-even.xml"),
    ("rIdSeal", "customXml", f"../{SEAL_PART}"),
)


@dataclass(slots=True)
class DocxPackage:
    """The parts that depend on the paper."""

    paper: Paper
    media: list[tuple[str, bytes]] = field(default_factory=list)

    def add_picture(self, content: bytes) -> str:
        """Takes a picture in; returns the id of its relation."""
        suffix = "png" if content.startswith(b"\x89PNG") else "jpg"
        self.media.append((f"media/picture{len(self.media) + 1}.{suffix}", content))
        return f"rIdPicture{len(self.media)}"

    def packed(self, document: bytes, seal: str) -> bytes:
        """The whole file around the given document part."""
        parts = {
            path.relative_to(PARTS).as_posix(): path.read_bytes()
            for path in sorted(PARTS.rglob("*"))
            if path.is_file()
        }
        parts["word/document.xml"] = document
        parts["word/_rels/document.xml.rels"] = self._relations()
        parts["docProps/core.xml"] = self._properties()
        parts |= {f"word/{name}": content for name, content in self.media}
        text = f'{HEAD}<seal xmlns="{SEAL_NAMESPACE}">{escape(seal)}</seal>\n'
        parts[SEAL_PART] = text.encode()
        return _zipped(parts)

    def _relations(self) -> bytes:
        rows = [*FIXED]
        rows += [
            (f"rIdPicture{place}", "image", name) for place, (name, _) in enumerate(self.media, 1)
        ]
        lines = "".join(
            f'<Relationship Id="{name}" Type="{OFFICE}/{sort}" Target="{target}"/>\n'
            for name, sort, target in rows
        )
        space = f"{PACKAGE}/relationships"
        return f'{HEAD}<Relationships xmlns="{space}">\n{lines}</Relationships>\n'.encode()

    def _properties(self) -> bytes:
        day = f"{self.paper.dated:%Y-%m-%d}T00:00:00Z" if self.paper.dated else ""
        date = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>' if day else ""
        return (
            f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"<dc:title>{escape(printable(self.paper.name))}</dc:title>"
            f"<dc:creator>{escape(printable(self.paper.issuer))}</dc:creator>{date}"
            "</cp:coreProperties>\n"
        ).encode()


def _zipped(parts: dict[str, bytes]) -> bytes:
    """Content types first, as Word writes them; all times fixed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as target:
        for name in sorted(parts, key=lambda one: (not one.startswith("["), one)):
            entry = zipfile.ZipInfo(name, FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, parts[name])
    return packed.getvalue()
