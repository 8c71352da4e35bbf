"""The parts inside an xlsx, looked at as bytes before anything parses them.

Every part is looked at, whatever it is called: which one is a sheet is said by the file itself, and the
file is not trusted. What would unfold into more than a court's ledger ever needs is found here.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

PREFIX = rb"<(?:\w+:)?"
ROW = re.compile(PREFIX + rb"row\s[^>]*?\br\s*=\s*[\"'](\d+)[\"']")
CELL = re.compile(PREFIX + rb"c(?=[\s/>])(?:\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})(\d+)[\"'])?[^>]*>")
MERGE = re.compile(PREFIX + rb"mergeCell\b")
STRING = re.compile(PREFIX + rb"si\b")
UNSAFE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
FORMULA_WITHOUT_VALUE = re.compile(
    rb"<c\b(?![^>]*\bt=\"str\")[^>]*?\br=\"([A-Z]+\d+)\"[^>]*>"
    rb"\s*<f\b[^>]*?(?:/>|>[^<]*</f>)\s*(?:<v\s*/>|<v></v>)?\s*</c>"
)
CHUNK, OVERLAP = 1 << 20, 4096


@dataclass(frozen=True, slots=True)
class Limits:
    """What a court's ledger never needs more of. ``area`` is rows times columns, over all sheets."""

    file_bytes: int = 20 * 1024 * 1024
    entries: int = 1000
    unpacked_bytes: int = 100 * 1024 * 1024
    ratio: int = 200
    ratio_from_bytes: int = 4 * 1024 * 1024
    rows: int = 50_000
    columns: int = 256
    cells: int = 1_000_000
    area: int = 3_000_000
    merges: int = 50_000
    formulas_need_values: bool = True


@dataclass(slots=True)
class Census:
    """What the parts looked at so far hold in all, and the first thing that must not be there."""

    limits: Limits
    cells: int = 0
    strings: int = 0
    merges: int = 0
    area: int = 0
    unsafe: bool = False
    uncomputed: str = ""

    @property
    def is_too_much(self) -> bool:
        """Whether the parts hold more than is read."""
        limits = self.limits
        return (
            max(self.cells, self.strings) > limits.cells
            or self.merges > limits.merges
            or self.area > limits.area
        )

    @property
    def is_over(self) -> bool:
        """Whether there is no need to look on."""
        return self.unsafe or self.is_too_much or bool(self.uncomputed)

    def take(self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
        """Looks at a part, piece by piece. Raises BadZipFile where it is larger than it says."""
        rows = columns = 0
        for number, piece in enumerate(_pieces(archive, entry, self.limits.unpacked_bytes)):
            self.unsafe |= bool(UNSAFE.search(piece)) or (number == 0 and piece.startswith(UTF_16))
            self.strings += len(STRING.findall(piece))
            self.merges += len(MERGE.findall(piece))
            self._note_formula(piece)
            last_row, last_column = self._note_cells(piece)
            rows, columns = max(rows, last_row), max(columns, last_column)
            if rows > self.limits.rows or columns > self.limits.columns:
                self.area += self.limits.area + 1
            if self.is_over:
                return
        self.area += rows * columns

    def _note_formula(self, piece: bytes) -> None:
        found = FORMULA_WITHOUT_VALUE.search(piece) if self.limits.formulas_need_values else None
        if found is not None:
            self.uncomputed = found[1].decode()

    def _note_cells(self, piece: bytes) -> tuple[int, int]:
        """The last row and column of the piece; a cell that does not say its column may be in any."""
        places = CELL.findall(piece)
        self.cells += len(places)
        rows = [int(row) for row in ROW.findall(piece)] + [int(row) for _, row in places if row]
        columns = {letters for letters, _ in places}
        widest = max((_column_number(one) for one in columns if one), default=0)
        return max(rows, default=0), self.limits.columns if b"" in columns else widest


def _pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, most: int) -> Iterator[bytes]:
    """The part in pieces that overlap, never more than the limit in all."""
    read, rest = 0, b""
    with archive.open(entry) as part:
        while fresh := part.read(CHUNK):
            read += len(fresh)
            if read > most:
                raise zipfile.BadZipFile("a part is larger than the directory says")
            piece = rest + fresh
            yield piece
            rest = piece[-OVERLAP:]


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
