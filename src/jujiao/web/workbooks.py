"""Workbooks that pass through a page: sent ones are opened safely, made ones are handed out as bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.exchange.workbooks import open_workbook
from jujiao.kernel.problems import Problem, Refused
from jujiao.web.standpoint import Standpoint


def first_sheet(here: Standpoint, upload: Any, *, place: str) -> Sequence[Sequence[object]]:
    """The cells of the first sheet of a workbook that was sent. Raises Refused at the field."""
    content = upload.read()
    marked = MarkedUpload(here.court.pk, "表格")
    screen_upload(marked, file_name=upload.name, content=content, by=here.actor, at=here.now)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sent.xlsx"
        path.write_bytes(content)
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
