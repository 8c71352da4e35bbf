"""Opening a workbook safely: what is no harmless xlsx is refused before anything is parsed."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from jujiao.kernel.problems import Problem

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
Merged = tuple[int, int, int, int]

OLE_HEADER = b"\xd0\xcf\x11\xe0"
ZIP_HEADER = b"PK\x03\x04"
SHEET_PART = re.compile(r"xl/worksheets/sheet[^/]*\.xml$")
CELL = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,3})(\d+)"')
FORMULA_WITHOUT_VALUE = re.compile(
    rb'<c\b[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>'
)
CHUNK = 1 << 20
OVERLAP = 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What a court's ledger never needs more of."""

    file_bytes: int = 20 * 1024 * 1024
    entries: int = 1000
    unpacked_bytes: int = 200 * 1024 * 1024
    ratio: int = 200
    ratio_from_bytes: int = 4 * 1024 * 1024
    rows: int = 50_000
    columns: int = 256
    cells: int = 1_000_000
    formulas_need_values: bool = True


DEFAULT_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands: rows from Excel's row 1 on, and the merged areas (first row, last row,
    first column, last column, all counted from 0)."""

    name: str
    rows: tuple[tuple[CellValue, ...], ...]
    merged: tuple[Merged, ...] = ()
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that was opened."""

    file_name: str
    sheets: tuple[Grid, ...]


def open_workbook(path: Path, limits: Limits = DEFAULT_LIMITS) -> Workbook | Problem:
    """The sheets of an xlsx, or why it is not read. Nothing of it is trusted."""
    problem = unfit_workbook(path, limits)
    if problem is not None:
        return problem
    try:
        book = CalamineWorkbook.from_path(str(path))
        sheets = tuple(_grid(book, name) for name in book.sheet_names)
    except (CalamineError, ValueError, OSError, KeyError):
        return _damaged(path)
    return Workbook(path.name, sheets)


def unfit_workbook(path: Path, limits: Limits = DEFAULT_LIMITS) -> Problem | None:
    """Why a file is no harmless xlsx of a size that a court needs, or None where it is one."""
    return _unfit_file(path, limits) or _unfit_archive(path, limits)


def _unfit_file(path: Path, limits: Limits) -> Problem | None:
    size = path.stat().st_size
    if size == 0:
        return Problem("empty_file", path.name, "文件是空的。", "请重新导出或另存后再试。")
    if size > limits.file_bytes:
        allowed = limits.file_bytes // (1024 * 1024)
        return Problem(
            "file_too_large", path.name, f"文件超过{allowed}兆。", "请去掉图片，或拆成几个文件。"
        )
    with path.open("rb") as file:
        header = file.read(4)
    if header == OLE_HEADER:
        return Problem(
            "encrypted_or_old",
            path.name,
            "文件加了密码，或是旧的xls格式。",
            "请在Excel或WPS里去掉密码，另存为xlsx。",
        )
    if header != ZIP_HEADER:
        return Problem("not_xlsx", path.name, "这不是xlsx文件。", "请在Excel或WPS里另存为xlsx。")
    return None


def _unfit_archive(path: Path, limits: Limits) -> Problem | None:
    try:
        with zipfile.ZipFile(path) as archive:
            return _unfit_directory(path, archive, limits) or _unfit_parts(path, archive, limits)
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError):
        return _damaged(path)


def _unfit_directory(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Problem | None:
    entries = archive.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(1, sum(entry.compress_size for entry in entries))
    swollen = unpacked > limits.ratio_from_bytes and unpacked / packed > limits.ratio
    if len(entries) > limits.entries or unpacked > limits.unpacked_bytes or swollen:
        return Problem(
            "zip_bomb",
            path.name,
            "文件解开后大得不正常，没有打开。",
            "请把需要的行复制到新的工作簿，另存后再试。",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        return Problem("encrypted_or_old", path.name, "文件加了密码。", "请去掉密码后再试。")
    if "xl/workbook.xml" not in archive.namelist():
        return Problem("not_xlsx", path.name, "这不是xlsx文件。", "请在Excel或WPS里另存为xlsx。")
    return None


def _unfit_parts(path: Path, archive: zipfile.ZipFile, limits: Limits) -> Problem | None:
    cells = 0
    for entry in archive.infolist():
        if not entry.filename.endswith((".xml", ".rels")):
            continue
        is_sheet = SHEET_PART.search(entry.filename) is not None
        for chunk in _chunks(archive, entry, limits):
            if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk:
                return Problem("unsafe_xml", path.name, "文件里有不安全的内容，没有打开。")
            if is_sheet:
                found = _unfit_cells(path, chunk, limits)
                cells += found if isinstance(found, int) else 0
                if isinstance(found, Problem):
                    return found
        if cells > limits.cells:
            return _too_many_cells(path)
    return None


def _unfit_cells(path: Path, chunk: bytes, limits: Limits) -> Problem | int:
    """How many cells the chunk of a sheet holds, or why they cannot be read."""
    formula = FORMULA_WITHOUT_VALUE.search(chunk) if limits.formulas_need_values else None
    if formula is not None:
        return Problem(
            "formula",
            f"{path.name} {formula[1].decode()}",
            "单元格是公式，没有算出的值。",
            "请选中后“复制、选择性粘贴为数值”，保存再试。",
        )
    count = 0
    for column, row in CELL.findall(chunk):
        count += 1
        if int(row) > limits.rows or _column_number(column) > limits.columns:
            return _too_many_cells(path)
    return count


def _too_many_cells(path: Path) -> Problem:
    return Problem(
        "too_many_cells",
        path.name,
        "工作表的行或列多得不正常，没有打开。",
        "请删去数据以外的行和列，另存后再试。",
    )


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _chunks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits) -> Iterator[bytes]:
    """The part in pieces that end after a whole cell, never more than the limit in all."""
    read, rest = 0, b""
    with archive.open(entry) as part:
        while piece := part.read(CHUNK):
            read += len(piece)
            if read > limits.unpacked_bytes:
                raise zipfile.BadZipFile("a part is larger than the directory says")
            whole, cut, rest_of_it = (rest + piece).rpartition(b"</c>")
            rest = rest_of_it if cut else (rest + piece)[-OVERLAP:]
            yield whole + cut if cut else piece
    yield rest


def _grid(book: CalamineWorkbook, name: str) -> Grid:
    sheet = book.get_sheet_by_name(name)
    rows = tuple(
        tuple(_value(cell) for cell in row) for row in sheet.to_python(skip_empty_area=False)
    )
    return Grid(name, rows, _merged(sheet), "VISIBLE" not in _visibility(book, name).upper())


def _visibility(book: CalamineWorkbook, name: str) -> str:
    found = [sheet for sheet in book.sheets_metadata if sheet.name == name]
    return str(found[0].visible) if found else "VISIBLE"


def _merged(sheet: CalamineSheet) -> tuple[Merged, ...]:
    return tuple(
        (first[0], last[0], first[1], last[1]) for first, last in sheet.merged_cell_ranges or ()
    )


def _value(cell: CellValue) -> CellValue:
    if isinstance(cell, str):
        return cell.strip() or None
    return cell


def _damaged(path: Path) -> Problem:
    return Problem(
        "damaged", path.name, "文件打不开，可能已损坏。", "请用Excel或WPS打开后另存再试。"
    )
