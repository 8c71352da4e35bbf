"""上级报表: the forms that the court fills, the map of one, and one as it is filled: each cell opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.urls import reverse

from jujiao.blanks.filling import Filled, FilledCell, LeftCell, fill_form
from jujiao.blanks.keeping import BlankFile, begin_map, opened_of, replace_blank
from jujiao.blanks.selectors import form_templates, map_of
from jujiao.catalogue import INDICATORS
from jujiao.evidence.screening import MarkedUpload, screen_upload
from jujiao.kernel.problems import Problem, Refused
from jujiao.people.selectors import units_of
from jujiao.web.acting import act_forms
from jujiao.web.agenda.desk import Desk, desk_forms, number, short, table, title
from jujiao.web.agenda.form_map import (
    FIGURES,
    CellLine,
    ListBlock,
    as_typed,
    cell_lines,
    list_blocks,
)
from jujiao.web.forms.acts import Act, ActForm, Doing
from jujiao.web.forms.questions import Question
from jujiao.web.paper_page import PRINT
from jujiao.web.parts import Action, Heading, Link
from jujiao.web.standpoint import Standpoint
from jujiao.web.templatetags.components import full_day

MANY_ROWS = 20


def _screened(doing: Doing) -> tuple[str, bytes]:
    """Name and bytes of the file that was sent; one that is marked secret is turned away."""
    [file] = doing["files"][:1]
    content = file.read()
    marked = MarkedUpload(doing.here.court.pk, "上级报表")
    screen_upload(marked, file_name=file.name, content=content, **doing.who)
    return file.name, content


def _begin(doing: Doing) -> object:
    name, content = _screened(doing)
    blank = BlankFile(doing.here.court.pk, name, content, doing["name"])
    return begin_map(blank, **doing.who)


def _replace(doing: Doing) -> object:
    name, content = _screened(doing)
    return replace_blank(doing.subject, file_name=name, content=content, **doing.who)


BEGIN = Act(
    "begin",
    "上传空表",
    _begin,
    "收下了，请逐格核对系统提的数字。",
    lambda here, subject: (
        Question("files", "空表", "files", hint="xlsx或docx，不超过20兆"),
        Question("name", "名称", is_required=False, hint="不写的用文件名"),
    ),
)
REPLACE = Act(
    "replace",
    "换成这次的空表",
    _replace,
    "换好了。和原来不一样的格子，填的时候逐格说明。",
    lambda here, subject: (Question("files", "空表", "files"),),
)
FORM_ACTS = {BEGIN.slug: (BEGIN, "form.map")}


def forms_desk(here: Standpoint, sent: ActForm | None = None) -> Desk:
    """The forms whose maps the court keeps."""
    forms, names = desk_forms(here, FORM_ACTS, sent, reverse("superior_forms"))
    rows = (
        (
            title(one.name, reverse("superior_form_fill", args=[one.public_id])),
            short("改对应", reverse("superior_form", args=[one.public_id])),
            number(len(one.mapping.get("cell", []))),
            number(len(one.mapping.get("list", []))),
            short(f"第{one.version}版，{one.saved_by_name}，{full_day(one.saved_at)}"),
        )
        for one in form_templates(here.scope)
    )
    heads = ("报表", "", "对应的格子", "列表", "保存")
    shown = table("存过的报表", heads, rows, "还没有对应过上级的报表。")
    lead = "对一次格子，以后一点就填好；不另填一遍"
    heading = Heading("上级报表", lead, (Link("文书"), Link("上级报表")), (PRINT,))
    return Desk(heading, (shown,), forms, names)


def template_or_none(here: Standpoint, public_id: str) -> Any:
    """One map of the court, or None."""
    return form_templates(here.scope).filter(public_id=public_id).first()


@dataclass(frozen=True, slots=True)
class MapPage:
    """The map of a form: its cells and lists, and what is wrong with what was sent."""

    heading: Heading
    template: Any
    cells: tuple[CellLine, ...]
    lists: tuple[ListBlock, ...]
    figures: tuple[str, ...]
    units: tuple[str, ...]
    problems: tuple[Problem, ...]


def map_page(
    here: Standpoint,
    template: Any,
    typed: QueryDict | None = None,
    problems: Sequence[Problem] = (),
) -> MapPage:
    """The map as it is kept, or as it was ``typed`` with the ``problems`` of that."""
    form, known = opened_of(template).form, map_of(template)
    cells, lists = cell_lines(form, known), list_blocks(form, known)
    if typed is not None:
        cells = tuple(as_typed(one, typed) for one in cells)
    left = sum(not (one.figure or one.text) for one in cells)
    fill = Action("填", reverse("superior_form_fill", args=[template.public_id]), "", "main")
    heading = Heading(
        template.name,
        f"{len(cells)}个空格，还没有对应的{left}个；{len(lists)}个列表",
        _crumbs("对应"),
        (fill,),
    )
    return MapPage(
        heading, template, cells, lists, tuple(FIGURES), unit_names_of(here), tuple(problems)
    )


def unit_names_of(here: Standpoint) -> tuple[str, ...]:
    """The departments and branches of which a cell may ask."""
    return tuple(one.name for one in units_of(here.scope))


def _crumbs(last: str) -> tuple[Link, ...]:
    return (Link("上级报表", reverse("superior_forms")), Link(last))


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A cell that is filled, with the page of what stands behind it."""

    cell: FilledCell
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class FillPage:
    """A form as it is filled for the year: what stands where, what is left, what has changed."""

    heading: Heading
    lines: tuple[FilledLine, ...]
    left: tuple[LeftCell, ...]
    changed: tuple[LeftCell, ...]
    problems: tuple[Problem, ...]
    forms: tuple[ActForm, ...]
    names: tuple[str, ...] = ()


def filled(here: Standpoint, template: Any) -> Filled:
    """The form filled from the ledger. Raises Refused where there is no blank to fill."""
    return fill_form(opened_of(template), map_of(template), here.asking)


def fill_page(here: Standpoint, template: Any, sent: ActForm | None = None) -> FillPage:
    """What filling comes to in the year that is shown."""
    problems: tuple[Problem, ...] = ()
    try:
        done = filled(here, template)
    except Refused as refused:
        done, problems = Filled(b"", (), (), ()), tuple(refused.problems)
    file = reverse("superior_form_file", args=[template.public_id])
    actions = [PRINT, Action("改对应", reverse("superior_form", args=[template.public_id]))]
    if not problems:
        actions.append(Action("下载填好的表", file, "download", "main"))
    offered = {REPLACE.slug: False} if here.may("form.map", template) else {}
    forms = act_forms(
        here,
        template,
        {REPLACE.slug: REPLACE},
        offered,
        sent,
        lambda slug: reverse("superior_form_replace", args=[template.public_id]),
    )
    lead = f"{here.year}年，填了{len(done.cells)}格，留空{len(done.left)}处"
    return FillPage(
        Heading(template.name, lead, _crumbs("填"), tuple(actions)),
        tuple(FilledLine(one, _links(here, one)) for one in done.cells),
        done.left,
        done.changed,
        problems,
        forms,
    )


def _links(here: Standpoint, cell: FilledCell) -> tuple[Link, ...]:
    """A figure opens to its proof, a row of a list to its fact; words that stay the same to nothing."""
    if cell.figure is not None:
        url = f"{reverse('figure', args=[cell.figure.slug])}?year={here.year}"
        return (Link(INDICATORS[cell.figure.slug].name, url),)
    return tuple(
        Link("记录", reverse("fact", args=[cell.kind, key])) for key in cell.rows[:MANY_ROWS]
    )
