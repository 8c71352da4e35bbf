"""Keeping how a form is filled, so that the next time is one click."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.blanks.forms import BlankForm
from jujiao.blanks.mapping import CellMap, FormMap, ListMap
from jujiao.blanks.models import FormTemplate
from jujiao.kernel.problems import refuse


@dataclass(frozen=True, slots=True)
class NewTemplate:
    """A map to be kept under a name; ``content_hash`` is that of the blank file, where it is kept.

    One that ``is_begun`` may still tell nothing: somebody is about to go through its cells.
    """

    court_id: int
    name: str
    told: FormMap
    form: BlankForm
    content_hash: str = ""
    is_begun: bool = False

    def __str__(self) -> str:
        return self.name


@command("form.map")
def save_template(new: NewTemplate, *, by: Actor, at: datetime) -> FormTemplate:
    """保存对应表: remembers the words around each mapped cell, so that a changed form is noticed.

    A map of the same name is replaced, its version counts up. Raises Refused without a name and
    where nothing is mapped.
    """
    name = new.name.strip()[:120]
    if not name:
        raise refuse("name_missing", "没有写对应表的名称。", place="name", remedy="请写名称。")
    if not (new.told.cells or new.told.lists or new.is_begun):
        raise refuse("nothing_mapped", "还没有对应任何单元格。", remedy="请先对应单元格再保存。")
    template = FormTemplate.objects.filter(court_id=new.court_id, name=name).first()
    if template is None:
        template = FormTemplate(court_id=new.court_id, name=name, version=0)
    template.mapping = with_labels(new.told, new.form).as_plain()
    template.file_name = new.form.file_name[:200]
    template.content_hash = new.content_hash or template.content_hash
    template.version += 1
    template.saved_at, template.saved_by_name = at, by.name
    template.save()
    return template


def with_labels(told: FormMap, form: BlankForm) -> FormMap:
    """The same map with the words that stand around each cell and over each column in this form."""
    cells = tuple(CellMap(one.place, one.source, form.label(one.place)) for one in told.cells)
    return FormMap(told.name, cells, tuple(_with_headers(one, form) for one in told.lists))


def _with_headers(one: ListMap, form: BlankForm) -> ListMap:
    sheet = form.sheet(one.sheet)
    heads = {
        letter: sheet.named(f"{letter}{one.first_row - 1}")
        for letter in one.columns
        if sheet is not None and one.first_row > 1
    }
    beside = {letter: cell.text for letter, cell in heads.items() if cell is not None and cell.text}
    return ListMap(
        one.sheet, one.first_row, one.last_row, one.kind, one.columns, one.at_least, beside
    )
