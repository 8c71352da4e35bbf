"""A blank xlsx: read as a grid, and written back with some cells filled and everything else as it was.

Only the cells that are filled are touched in the file; merged areas, protection, formulas, pictures and
print settings stay byte for byte. Formulas lose their old result, so that they are computed when opened.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from lxml import etree

from jujiao.blanks.forms import BlankForm, FormCell, FormSheet, Place, place_of, sheet_of
from jujiao.exchange.workbooks import Limits, unfit_workbook
from jujiao.kernel.problems import Problem, Refused, refuse

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
BOOK = "xl/workbook.xml"
SAFE_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
LIMITS = Limits(formulas_need_values=False)
UNLOCKED = ("0", "false")

Xml = Any
"""lxml's elements have no public type."""


class XlsxForm:
    """An xlsx that was handed in as a form. Raises Refused for what is no harmless xlsx."""

    def __init__(self, path: Path) -> None:
        problem = unfit_workbook(path, LIMITS)
        if problem is not None:
            raise Refused(Problem(problem.code, path.name, problem.message, problem.remedy))
        self._content = path.read_bytes()
        try:
            with zipfile.ZipFile(BytesIO(self._content)) as archive:
                self._read(archive)
            sheets = tuple(self._sheet(name, tree) for name, (_, tree) in self._sheets.items())
        except (KeyError, ValueError, IndexError, etree.XMLSyntaxError, Refused) as fault:
            raise refuse(
                "damaged", "文件打不开，可能已损坏。", place=path.name, remedy="请另存后再试。"
            ) from fault
        self.form = BlankForm(path.name, sheets)

    def _read(self, archive: zipfile.ZipFile) -> None:
        names = set(archive.namelist())
        self._book = _xml(archive.read(BOOK))
        targets = _targets(_xml(archive.read("xl/_rels/workbook.xml.rels")))
        self._sheets: dict[str, tuple[str, Xml]] = {}
        for sheet in self._book.iter(f"{MAIN}sheet"):
            part = targets[sheet.get(RELATION_ID)]
            if part.startswith("xl/worksheets/") and part in names:
                self._sheets[sheet.get("name")] = part, _xml(archive.read(part))
        shared = "xl/sharedStrings.xml"
        self._strings = _strings(_xml(archive.read(shared))) if shared in names else []
        styles = "xl/styles.xml"
        self._locked = _locked(_xml(archive.read(styles))) if styles in names else [True]

    def filled(self, values: Mapping[Place, str | int]) -> bytes:
        """The same file with these cells filled."""
        changed: dict[str, Xml] = {}
        for place, value in values.items():
            part, tree = self._sheets[place.sheet]
            _write(tree, place.at, value)
            changed[part] = tree
        for part, tree in self._sheets.values():
            if _forget_results(tree):
                changed[part] = tree
        changed[BOOK] = _computed_when_opened(self._book)
        return self._repacked({name: _bytes(tree) for name, tree in changed.items()})

    def _repacked(self, changed: Mapping[str, bytes]) -> bytes:
        written = BytesIO()
        with (
            zipfile.ZipFile(BytesIO(self._content)) as source,
            zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
        ):
            for entry in source.infolist():
                content = changed.get(entry.filename)
                target.writestr(entry, source.read(entry) if content is None else content)
        return written.getvalue()

    def _sheet(self, name: str, tree: Xml) -> FormSheet:
        protection = tree.find(f"{MAIN}sheetProtection")
        is_protected = protection is not None and protection.get("sheet") not in (None, *UNLOCKED)
        areas = {area[:2]: area[2:] for area in _areas(tree)}
        found = [self._cell(cell, areas, is_protected=is_protected) for cell in _cells(tree)]
        return sheet_of(name, found, is_open=True, is_locked=is_protected and self._locked[0])

    def _cell(
        self, cell: Xml, areas: Mapping[tuple[int, int], tuple[int, int]], *, is_protected: bool
    ) -> FormCell:
        row, column = place_of(cell.get("r"))
        last_row, last_column = areas.get((row, column), (row, column))
        return FormCell(
            row,
            column,
            self._text(cell),
            last_row,
            last_column,
            is_formula=cell.find(f"{MAIN}f") is not None,
            is_locked=is_protected and self._locked[int(cell.get("s") or 0)],
        )

    def _text(self, cell: Xml) -> str:
        if cell.get("t") == "inlineStr":
            return "".join(cell.itertext(f"{MAIN}t")).strip()
        said = (cell.findtext(f"{MAIN}v") or "").strip()
        return self._strings[int(said)] if said and cell.get("t") == "s" else said


def _xml(content: bytes) -> Xml:
    return etree.fromstring(content, SAFE_PARSER)


def _bytes(tree: Xml) -> bytes:
    written: bytes = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _targets(relations: Xml) -> dict[str, str]:
    """Relation id → part."""
    return {
        one.get("Id"): posixpath.normpath(posixpath.join("/xl", one.get("Target"))).lstrip("/")
        for one in relations.iter(RELATED)
        if one.get("TargetMode") != "External"
    }


def _strings(shared: Xml) -> list[str]:
    return ["".join(one.itertext(f"{MAIN}t")).strip() for one in shared.iterfind(f"{MAIN}si")]


def _locked(styles: Xml) -> list[bool]:
    """Style → whether its cells are locked where the sheet is protected; they are unless it says not."""
    formats = styles.find(f"{MAIN}cellXfs")
    found = [one.find(f"{MAIN}protection") for one in formats] if formats is not None else [None]
    return [one is None or one.get("locked") not in UNLOCKED for one in found]


def _areas(tree: Xml) -> Iterator[tuple[int, int, int, int]]:
    for one in tree.iter(f"{MAIN}mergeCell"):
        first, _, last = one.get("ref").partition(":")
        yield (*place_of(first), *place_of(last or first))


def _cells(tree: Xml) -> Iterator[Xml]:
    return (cell for cell in tree.iter(f"{MAIN}c") if cell.get("r"))


def _write(tree: Xml, at: str, value: str | int) -> None:
    """Puts a value into a cell and leaves its look alone."""
    cell = _cell_at(tree, at)
    for child in list(cell):
        cell.remove(child)
    if isinstance(value, int):
        cell.attrib.pop("t", None)
        etree.SubElement(cell, f"{MAIN}v").text = str(value)
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{MAIN}is"), f"{MAIN}t")
    text.text = "".join(char for char in value if char >= " " or char in "\n\t")
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _cell_at(tree: Xml, at: str) -> Xml:
    """The element of a cell, made in its place where the sheet has none."""
    number, column = place_of(at)
    rows = tree.find(f"{MAIN}sheetData")
    row = _placed(rows, f"{MAIN}row", {"r": str(number)}, lambda one: int(one.get("r")), number)
    return _placed(row, f"{MAIN}c", {"r": at}, lambda one: place_of(one.get("r"))[1], column)


def _placed(parent: Xml, tag: str, named: dict[str, str], key: Any, wanted: int) -> Xml:
    """The child with this key, or a new one before the first with a greater one."""
    place = 0
    for one in parent.iterfind(tag):
        if key(one) == wanted:
            return one
        if key(one) > wanted:
            break
        place = parent.index(one) + 1
    made = etree.Element(tag, named)
    parent.insert(place, made)
    return made


def _forget_results(tree: Xml) -> bool:
    """Takes the old results out of formulas; whether there were any."""
    found = [one for one in _cells(tree) if one.find(f"{MAIN}f") is not None]
    for cell in found:
        for result in cell.findall(f"{MAIN}v"):
            cell.remove(result)
        cell.attrib.pop("t", None)
    return bool(found)


def _computed_when_opened(book: Xml) -> Xml:
    settings = book.find(f"{MAIN}calcPr")
    if settings is None:
        settings = etree.Element(f"{MAIN}calcPr")
        after = [
            book.index(one)
            for name in ("sheets", "functionGroups", "externalReferences", "definedNames")
            for one in book.iterfind(f"{MAIN}{name}")
        ]
        book.insert(max(after) + 1, settings)
    settings.set("fullCalcOnLoad", "1")
    return book
