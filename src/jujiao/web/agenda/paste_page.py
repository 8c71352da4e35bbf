"""从Excel粘贴: rows copied out of a sheet go the same way as a workbook: looked at, corrected, confirmed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from jujiao.catalogue import REGISTER_LABELS
from jujiao.exchange.batches import Upload, upload_workbook
from jujiao.exchange.export import ExportColumn, ExportSheet, write_workbook
from jujiao.kernel.problems import refuse
from jujiao.people.selectors import court_numbered
from jujiao.web.acting import FormPage
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question, choice_question
from jujiao.web.parts import Heading, Link
from jujiao.web.standpoint import Standpoint

MOST_LINES, MOST_COLUMNS = 2000, 60
LEAST_LINES = 2


def _asks(here: Standpoint, subject: Any) -> Sequence[Question]:
    return (
        choice_question("register", "哪本台账", REGISTER_LABELS.items()),
        Question("rows", "粘贴的行", "grid", hint="连表头一起复制，直接粘在这里"),
    )


def _paste(doing: Doing) -> object:
    lines = doing["rows"]
    if len(lines) < LEAST_LINES or len(lines[0]) < LEAST_LINES:
        raise refuse(
            "nothing_pasted",
            "没有认出表头和行。",
            place="rows",
            remedy="请在Excel里选中表头和行，复制后粘贴。",
        )
    if len(lines) > MOST_LINES or max(len(one) for one in lines) > MOST_COLUMNS:
        raise refuse(
            "too_much_pasted",
            f"一次最多粘贴{MOST_LINES}行{MOST_COLUMNS}列。",
            place="rows",
            remedy="多的请导入文件。",
        )
    court = court_numbered(doing.here.court.pk)
    label = REGISTER_LABELS[doing["register"]]
    target = Upload(court, doing.here.year, f"粘贴的{label}.xlsx")
    return upload_workbook(target, content=_workbook(label, lines), **doing.who)


def _workbook(label: str, lines: Sequence[Sequence[str]]) -> bytes:
    """As words, whatever they look like: what somebody pastes is never run as a formula."""
    widest = max(len(line) for line in lines)
    padded = ([*(cell.strip() for cell in line), *[""] * (widest - len(line))] for line in lines)
    head, *rows = padded
    return write_workbook(ExportSheet(label, [ExportColumn(one) for one in head], rows))


PASTE = Act(
    "paste",
    "核对这些行",
    _paste,
    "读出来了，请核对。核对期间台账不变。",
    _asks,
    (
        "和导入文件走同一条路：逐行核对，认不出的说明缘由，另一人确认后生效",
        "表头用台账原来的叫法就认得",
    ),
)


def paste_form_page(form: ActForm) -> FormPage:
    """The place to paste."""
    crumbs = (Link("导入", reverse("imports")), Link("从Excel粘贴"))
    return FormPage(Heading("从Excel粘贴", "不用先存成文件", crumbs), form, [])
