"""Word documents for the tests: what people hand in, tracked changes, boxes, notes, fields and all."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def r(text: str, properties: str = "") -> str:
    """A run."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*inline: str) -> str:
    """A paragraph."""
    return f"<w:p>{''.join(inline)}</w:p>"


def inserted(*inline: str) -> str:
    """Runs that somebody inserted with change tracking on."""
    return f'<w:ins w:id="91" w:author="甲" w:date="2026-01-01T00:00:00Z">{"".join(inline)}</w:ins>'


def deleted(text: str) -> str:
    """A run that somebody deleted with change tracking on."""
    run = f"<w:r><w:delText>{escape(text)}</w:delText></w:r>"
    return f'<w:del w:id="92" w:author="甲" w:date="2026-01-01T00:00:00Z">{run}</w:del>'


def field(instruction: str, shown: str) -> str:
    """A field: its instruction is not seen, its result is."""

    def mark(sort: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{sort}"/></w:r>'

    said = f"<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
    return mark("begin") + said + mark("separate") + r(shown) + mark("end")


def table(*rows: tuple[str, ...]) -> str:
    """A table of plain cells."""
    lines = "".join(
        f"<w:tr>{''.join(f'<w:tc>{p(r(cell))}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl>{lines}</w:tbl>"


def text_box(*inline: str) -> str:
    """A text box as Word writes it: the new form and the old, which says the same."""
    content = f"<w:txbxContent>{p(*inline)}</w:txbxContent>"
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{old}</mc:AlternateContent></w:r>"


def footnote_mark(number: int) -> str:
    """The place in the text where a footnote hangs."""
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def a_docx(*blocks: str, footnotes: tuple[str, ...] = ()) -> bytes:
    """A document of these blocks, with footnotes 1, 2, …"""
    notes = "".join(
        f'<w:footnote w:id="{number}">{p(r(said))}</w:footnote>'
        for number, said in enumerate(footnotes, 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{TYPE}.footnotes+xml"/></Types>',
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": _relations(("footnotes", "footnotes.xml")),
        "word/document.xml": f"<w:document {SPACES}><w:body>{''.join(blocks)}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {SPACES}>{notes}</w:footnotes>",
        "word/media/photo.bin": "bytes of a picture",
    }
    return zipped(parts)


def zipped(parts: dict[str, str]) -> bytes:
    """These parts in one archive."""
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def part_of(content: bytes, name: str) -> str:
    """One part of a document."""
    with ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode()


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{sort}" Target="{target}"/>'
        for number, (sort, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'
