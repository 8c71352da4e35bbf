"""The zip of a Word document: its parts are read when asked, and what is not changed is copied as it is."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any
from zipfile import ZipFile, ZipInfo

from lxml import etree

from jujiao.kernel.problems import refuse

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
LARGEST_PART = 80 * 1024 * 1024
LARGEST_WHOLE = 400 * 1024 * 1024
SAFE_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)

Xml = Any
"""lxml's elements have no public type."""


class WordArchive:
    """A docx as its parts. Raises Refused for what is damaged, no document, or unpacks too large."""

    def __init__(self, content: bytes) -> None:
        try:
            self.zip = ZipFile(BytesIO(content))
            self.entries: list[ZipInfo] = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, EOFError) as fault:
            raise _damaged() from fault
        if sum(one.file_size for one in self.entries) > LARGEST_WHOLE:
            raise refuse(
                "draft_too_large", "文件展开后太大，不能核对。", remedy="请只留文字部分再传。"
            )
        self.names = {one.filename for one in self.entries}
        self.main = self._main_part()

    def part(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            if self.zip.getinfo(name).file_size > LARGEST_PART:
                raise refuse("draft_too_large", "正文太长，不能核对。", remedy="请分成几份再传。")
            return self.zip.read(name)
        except (zipfile.BadZipFile, KeyError, EOFError, RuntimeError) as fault:
            raise _damaged() from fault

    def xml(self, name: str) -> Xml:
        """A part as a tree."""
        try:
            return etree.fromstring(self.part(name), SAFE_PARSER)
        except etree.XMLSyntaxError as fault:
            raise _damaged() from fault

    def related(self, sort: str) -> str | None:
        """The part that the main document relates to in this way (footnotes, comments), or None."""
        name = relations_of(self.main)
        if name not in self.names:
            return None
        return _target(self.xml(name), f"{OFFICE}/{sort}", self.main)

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The same archive with some parts changed or added; all others byte for byte."""
        written = BytesIO()
        with ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in self.entries:
                content = changed.get(entry.filename)
                target.writestr(entry, self.zip.read(entry) if content is None else content)
            for name, content in changed.items():
                if name not in self.names:
                    target.writestr(name, content)
        return written.getvalue()

    def _main_part(self) -> str:
        if "_rels/.rels" in self.names:
            found = _target(self.xml("_rels/.rels"), f"{OFFICE}/officeDocument", "")
            if found in self.names and found.endswith(".xml") and "word" in found:
                return found
        if "word/document.xml" in self.names:
            return "word/document.xml"
        raise refuse("not_word", "这不是Word文档。", remedy="请传docx、txt或md文件。")


def relations_of(part: str) -> str:
    """Where the relations of a part are kept."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _target(relations: Xml, sort: str, source: str) -> str | None:
    for one in relations.iterfind(f"{{{RELATIONS}}}Relationship"):
        if one.get("Type") == sort and one.get("TargetMode") != "External":
            target = one.get("Target") or ""
            folder = posixpath.dirname(source)
            return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return None


def _damaged() -> Exception:
    return refuse(
        "draft_damaged", "文件打不开，可能已经损坏。", remedy="请用Word打开另存一份再传。"
    )
