"""Workbooks that pass through a page: sent ones are opened safely, made ones are handed out as bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jujiao.exchange.workbooks import open_workbook
from jujiao.kernel.problems import Problem, Refused


def first_sheet(upload: Any, *, place: str) -> Sequence[Sequence[object]]:
    """The cells of the first sheet of a workbook that was sent. Raises Refused at the field."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sent.xlsx"
        path.write_bytes(upload.read())
        opened = open_workbook(path)
    if isinstance(opened, Problem):
        raise Refused(Problem(opened.code, place, opened.message, opened.remedy))
    return opened.sheets[0].rows if opened.sheets else ()


def made(write: Callable[[Path], object]) -> bytes:
    """The bytes of a workbook that is written to a path."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made.xlsx"
        write(path)
        return path.read_bytes()
