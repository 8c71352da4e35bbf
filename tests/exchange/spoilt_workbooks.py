"""Files that are no ledgers: empty, locked, torn, swollen, or meant to do harm."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl

MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"
LEVEL_CELL = re.compile(rb'<c r="D3".*?</c>')
HEADERS = ("获奖集体/个人", "荣誉名称", "授予单位", "级别", "表彰时间")
ROWS = (("立案庭", "全市法院先进集体", "某市中级人民法院", "市级", "2024.5.6"),)


def an_honest_workbook(
    *,
    court: str = "",
    year: int = 2024,
    name: str = "荣誉",
    rows: tuple[tuple[str, ...], ...] = ROWS,
) -> bytes:
    """A small book of honours; a court is named above it where one is given."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    sheet.append((f"{year}年度荣誉表彰台账",))
    if court:
        sheet.append((f"填报单位：{court}",))
    for row in (HEADERS, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def rebuilt(parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """An honest workbook with parts of it replaced, or with parts that it did not have."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(an_honest_workbook())) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for entry in source.infolist():
            said = parts.get(entry.filename, source.read(entry))
            target.writestr(entry.filename, said(source.read(entry)) if callable(said) else said)
        for name in set(parts) - set(source.namelist()):
            added = parts[name]
            assert isinstance(added, bytes)
            target.writestr(name, added)
    return out.getvalue()


def a_sheet(body: bytes, *, after: bytes = b"") -> bytes:
    """A sheet made of these rows."""
    return b'<?xml version="1.0"?><worksheet %s><sheetData>%s</sheetData>%s</worksheet>' % (
        MAIN,
        body,
        after,
    )


def a_cell_far_away(quote: bytes = b'"', prefix: bytes = b"") -> bytes:
    """Two cells in opposite corners of a sheet."""
    row = b"<Prow r=Q1048576Q><Pc r=QXFD1048576Q><Pv>1</Pv></Pc></Prow>"
    body = row.replace(b"Q", quote).replace(b"</P", b"</" + prefix).replace(b"<P", b"<" + prefix)
    if not prefix:
        return a_sheet(body)
    bare = prefix.removesuffix(b":")
    return b"<%sworksheet xmlns:%s><%ssheetData>%s</%ssheetData></%sworksheet>" % (
        prefix,
        bare + MAIN.removeprefix(b"xmlns"),
        prefix,
        body,
        prefix,
        prefix,
    )


def formula(value: bytes) -> Callable[[bytes], bytes]:
    """Turns the cell of the level into a formula with this value."""

    def change(sheet: bytes) -> bytes:
        said = b' t="str"' if value else b""
        cell = b'<c r="D3"%s><f>"x"</f>%s</c>' % (said, value)
        changed, count = LEVEL_CELL.subn(cell, sheet)
        assert count == 1
        return changed

    return change


SPOILT: dict[str, bytes] = {
    "空文件": b"",
    "不是xlsx": "这是一段文字".encode(),
    "加密或旧xls": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512,
    "截断": an_honest_workbook()[:1500],
    "别的压缩包": rebuilt({}).replace(b"xl/workbook.xml", b"xl/worKbook.xml"),
    "压缩炸弹": rebuilt({"xl/media/a.xml": b"0" * 120_000_000}),
    "远处的格": rebuilt({SHEET: a_cell_far_away()}),
    "单引号": rebuilt({SHEET: a_cell_far_away(b"'")}),
    "带前缀": rebuilt({SHEET: a_cell_far_away(prefix=b"x:")}),
    "不写列": rebuilt({SHEET: a_sheet(b'<row r="1048576"><c><v>1</v></c></row>')}),
    "稀疏而大": rebuilt(
        {SHEET: a_sheet(b'<row r="1"><c r="A1"/></row><row r="49999"><c r="IV49999"/></row>')}
    ),
    "百万空行": rebuilt(
        {SHEET: a_sheet(b"".join(b'<row r="%d"/>' % row for row in range(1, 1_000_001)))}
    ),
    "合并过多": rebuilt(
        {
            SHEET: a_sheet(
                b"", after=b"".join(b'<mergeCell ref="A1:B%d"/>' % n for n in range(60_000))
            )
        }
    ),
    "字串过多": rebuilt({"xl/sharedStrings.xml": b"<si><t>1</t></si>" * 1_100_000}),
    "外部实体": rebuilt({SHEET: b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///a">]>' + a_sheet(b"")}),
    "换了编码": rebuilt({SHEET: "\ufeff<!DOCTYPE x>".encode("utf-16-le")}),
    "公式无值": rebuilt({SHEET: formula(b"")}),
}
"""What is put into the folder, by what is wrong with it."""


def put(folder: Path, name: str, content: bytes) -> Path:
    """Writes a file into a folder, which is returned."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_bytes(content)
    return folder
