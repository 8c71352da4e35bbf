"""WordprocessingML: elements, runs and paragraphs, so that the writer reads like the paper."""

from __future__ import annotations

from typing import Any

from lxml import etree

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
DRAWING_IN_WORD = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
SPACES = {"w": WORD, "r": RELATIONS, "a": DRAWING, "wp": DRAWING_IN_WORD, "pic": PICTURE}
BLANK = "{http://www.w3.org/XML/1998/namespace}space"
EMU_PER_MM = 36000
TWIPS_PER_MM = 1440 / 25.4

Element = Any
"""lxml's elements have no public type."""


def w(tag: str, *children: Element, **values: object) -> Element:
    """A Word element with its attributes and children; children that are None are left out."""
    made = etree.Element(f"{{{WORD}}}{tag}", nsmap=SPACES)
    for name, value in values.items():
        made.set(f"{{{WORD}}}{name}", str(value))
    made.extend(child for child in children if child is not None)
    return made


def twips(millimetres: float) -> int:
    """Twentieths of a point."""
    return round(millimetres * TWIPS_PER_MM)


def run(text: str, *properties: Element) -> Element:
    """A run of text; a tab in it is a tab."""
    content: list[Element] = []
    for place, piece in enumerate(text.split("\t")):
        if place:
            content.append(w("tab"))
        said = w("t")
        said.text = piece
        said.set(BLANK, "preserve")
        content.append(said)
    shape = w("rPr", *properties) if properties else None
    return w("r", shape, *content)


def paragraph(style: str, *children: Element, shape: tuple[Element, ...] = ()) -> Element:
    """A paragraph in a style; ``shape`` is what it has besides, in the order of the standard."""
    return w("p", w("pPr", w("pStyle", val=style), *shape), *children)


def right_tab(at: float, leader: str = "none") -> Element:
    """A tab that ends at so many millimetres."""
    return w("tabs", w("tab", val="right", leader=leader, pos=twips(at)))


def rule(side: str, *, eighths: int, color: str = "000000", space: int = 4) -> Element:
    """A line above or below, its thickness in eighths of a point."""
    return w(side, val="single", sz=eighths, space=space, color=color)


def drawing(relation: str, place: int, caption: str, size: tuple[float, float]) -> Element:
    """A picture in the line, its size in millimetres."""
    wide, high = (round(length * EMU_PER_MM) for length in size)
    names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in SPACES.items())
    made = etree.fromstring(
        f"<w:drawing {names}>"
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{place}" name="图片{place}"/><wp:cNvGraphicFramePr/>'
        f'<a:graphic><a:graphicData uri="{PICTURE}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{place}" name="图片{place}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch>'
        f'</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    made[0].find(f"{{{DRAWING_IN_WORD}}}docPr").set("descr", caption)
    return w("r", made)


def section() -> Element:
    """Page, margins and grid; Word sets a sign in the middle of its line, so margins are smaller.

    GB/T 33476.2-2016 names 34.58 mm and 32.58 mm for it.
    """
    return w(
        "sectPr",
        _footer("default", "rIdOdd"),
        _footer("even", "rIdEven"),
        w("pgSz", w=twips(210), h=twips(297)),
        w(
            "pgMar",
            top=twips(34.58),
            right=twips(26),
            bottom=twips(32.58),
            left=twips(28),
            header=twips(15),
            footer=twips(23),
            gutter=0,
        ),
        w("docGrid", type="linesAndChars", linePitch=579, charSpace=-849),
    )


def _footer(sort: str, relation: str) -> Element:
    made = w("footerReference", type=sort)
    made.set(f"{{{RELATIONS}}}id", relation)
    return made


def table(rows: list[Element], widths: list[float], *, ruled: bool) -> Element:
    """A table of the full width, with three rules or ruled all round."""
    sides = ("top", "left", "bottom", "right") if ruled else ("top", "bottom")
    inner = ("insideH", "insideV") if ruled else ("insideH",)
    borders = [rule(side, eighths=6 if ruled else 12, space=0) for side in sides]
    hairline = "000000" if ruled else "B8B8B8"
    borders += [rule(side, eighths=4, color=hairline, space=0) for side in inner]
    return _framed(rows, widths, borders)


def foot_table(lines: list[Element], width: float) -> Element:
    """Lines with rules above, between and below, at the foot of the page that they are on."""
    rows = [w("tr", w("tc", w("tcPr", w("tcW", w=twips(width), type="dxa")), one)) for one in lines]
    borders = [rule("top", eighths=8, space=0), rule("bottom", eighths=8, space=0)]
    borders.append(rule("insideH", eighths=6, space=0))
    place = w(
        "tblpPr",
        vertAnchor="margin",
        horzAnchor="margin",
        tblpXSpec="left",
        tblpYSpec="bottom",
    )
    return _framed(rows, [width], borders, place)


def row(cells: list[Element], *, is_head: bool, height: float) -> Element:
    """A row that no page breaks; the head is repeated, a height in millimetres leaves room to write."""
    room = w("trHeight", val=twips(height), hRule="atLeast") if height else None
    repeated = w("tblHeader") if is_head else None
    return w("tr", w("trPr", w("cantSplit"), room, repeated), *cells)


def cell(content: Element, width: float, *, underlined: bool) -> Element:
    """A cell of one paragraph."""
    line = w("tcBorders", rule("bottom", eighths=6, space=0)) if underlined else None
    return w(
        "tc",
        w("tcPr", w("tcW", w=twips(width), type="dxa"), line, w("vAlign", val="center")),
        content,
    )


def form_cell(lines: list[Element], width: float, span: int) -> Element:
    """A cell of a form over several columns; what stands in it is in the middle of its height."""
    place = w("tcW", w=twips(width), type="dxa")
    shape = w("tcPr", place, w("gridSpan", val=span), w("vAlign", val="center"))
    return w("tc", shape, *lines)


def _framed(
    rows: list[Element], widths: list[float], borders: list[Element], place: Element | None = None
) -> Element:
    return w(
        "tbl",
        w(
            "tblPr",
            place,
            w("tblW", w=sum(twips(one) for one in widths), type="dxa"),
            w("tblBorders", *borders),
            w("tblLayout", type="fixed"),
            w(
                "tblCellMar",
                *(w(side, w=60, type="dxa") for side in ("top", "left", "bottom", "right")),
            ),
        ),
        w("tblGrid", *(w("gridCol", w=twips(one)) for one in widths)),
        *rows,
    )
