"""Opening a workbook safely: what is no harmless xlsx is refused before anything is parsed."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook

from jujiao.exchange.parts import Census
from jujiao.exchange.parts import Limits as Limits
from jujiao.kernel.problems import Problem

CellValue = str | int | float | bool | date | datetime | time | timedelta | None
Merged = tuple[int, int, int, int]

OLE_HEADER = b"\xd0\xcf\x11\xe0"
ZIP_HEADER = b"PK\x03\x04"
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
    census = Census(limits)
    for entry in archive.infolist():
        census.take(archive, entry)
        if census.is_over:
            return _found_by(census, path)
    return None


def _found_by(census: Census, path: Path) -> Problem:
    if census.unsafe:
        return Problem(
            "unsafe_xml",
            path.name,
            "文件里有不安全的内容，没有打开。",
            "请在Excel或WPS里另存为xlsx后再试。",
        )
    if census.uncomputed:
        return Problem(
            "formula",
            f"{path.name} {census.uncomputed}",
            "单元格是公式，没有算出的值。",
            "请选中后“复制、选择性粘贴为数值”，保存再试。",
        )
    return Problem(
        "too_many_cells",
        path.name,
        "工作表的行或列多得不正常，没有打开。",
        "请删去数据以外的行和列，另存后再试。",
    )


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
