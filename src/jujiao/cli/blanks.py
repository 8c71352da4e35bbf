"""Commands on a superior's blank forms: draft how one is filled, and fill it."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.utils import timezone

from jujiao.access.actors import console as console_actor
from jujiao.access.scope import Scope
from jujiao.blanks.filling import FilledCell, LeftCell, fill_form, open_form
from jujiao.blanks.mapping import FormMap, read_map
from jujiao.blanks.proposals import proposed_map
from jujiao.blanks.selectors import map_of, template_named
from jujiao.blanks.services import NewTemplate, save_template, with_labels
from jujiao.cli.commands import ANSWERED, Command, Console, ask_court_and_year
from jujiao.cli.courts import asking_of, court_asked
from jujiao.drafts.selectors import vocabulary_of
from jujiao.kernel.problems import refuse


def _fill_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("form", type=Path, help="上级的空表：xlsx或docx")
    parser.add_argument("--template", required=True, help="对应表：TOML或JSON文件，或存过的名称")
    ask_court_and_year(parser)
    parser.add_argument("--out", required=True, type=Path, help="填好的表写到这里")


def _fill(asked: Namespace, console: Console) -> int:
    asking = asking_of(asked)
    if asked.out.resolve() == asked.form.resolve():
        raise refuse("would_overwrite", "不能写回空表。", place="--out", remedy="请换一个文件名。")
    opened = open_form(_existing(asked.form))
    filled = fill_form(opened, _form_map(asked.template, asking.scope), asking)
    asked.out.write_bytes(filled.content)
    for one in filled.changed:
        console.say(f"表变了 {one.place}：{one.why}，没有填。")
    for one in filled.left:
        console.say(f"没有填 {one.place} {one.label}：{one.why}。")
    console.say(f"填了{len(filled.cells)}格，写到{asked.out}。")
    console.answer(
        {
            "out": str(asked.out),
            "filled": [_filled_cell(one) for one in filled.cells],
            "left": [_left_cell(one) for one in filled.left],
            "changed": [_left_cell(one) for one in filled.changed],
        }
    )
    return ANSWERED


def _existing(path: Path) -> Path:
    if not path.is_file():
        raise refuse("file_missing", f"没有文件“{path}”。", remedy="请核对路径。")
    return path


def _form_map(told: str, scope: Scope) -> FormMap:
    """The map of a file where there is one, else the one that the court keeps under the name."""
    if Path(told).is_file():
        return read_map(Path(told))
    kept = template_named(scope, told)
    if kept is None:
        raise refuse(
            "template_unknown",
            f"没有对应表“{told}”。",
            place="--template",
            remedy="请核对文件路径或存过的名称；可先用 jujiao map-form 起草。",
        )
    return map_of(kept)


def _filled_cell(one: FilledCell) -> dict[str, object]:
    place = {"sheet": one.place.sheet, "at": one.place.at}
    figure = {"figure": one.figure.slug} if one.figure else {}
    proof = {"kind": one.kind, "rows": list(one.rows)}
    return {**place, "value": one.value, "source": one.source, **figure, **proof}


def _left_cell(one: LeftCell) -> dict[str, str]:
    return {"sheet": one.place.sheet, "at": one.place.at, "label": one.label, "why": one.why}


def _map_form_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("form", type=Path, help="上级的空表：xlsx或docx")
    parser.add_argument("--court", required=True, help="法院全称")
    parser.add_argument("--out", type=Path, help="把起草的对应表写成JSON，改好再用")
    parser.add_argument("--save", metavar="名称", help="直接存为本院的对应表")
    parser.add_argument("--template", help="存改好的TOML或JSON，不另起草")


def _map_form(asked: Namespace, console: Console) -> int:
    court = court_asked(asked)
    form = open_form(_existing(asked.form)).form
    told = (
        read_map(Path(asked.template))
        if asked.template
        else proposed_map(form, vocabulary_of(court.pk))
    )
    labelled = with_labels(told, form).as_plain()
    if asked.out:
        asked.out.write_text(json.dumps(labelled, ensure_ascii=False, indent=1), encoding="utf-8")
        console.say(f"对应表写到{asked.out}，请逐格核对。")
    if asked.save:
        new = NewTemplate(court.pk, asked.save, told, form)
        saved = save_template(new, by=console_actor(court.pk), at=timezone.now())
        console.say(f"已存为“{saved.name}”第{saved.version}版。")
    console.say(
        f"对应了{len(told.cells)}格、{len(told.lists)}个列表，共{len(form.blanks())}个空格。"
    )
    console.answer(labelled)
    return ANSWERED


COMMANDS = (
    Command("fill", "按对应表填上级的空表，没有对应的格子留空并列出", _fill_arguments, _fill),
    Command("map-form", "为上级的空表起草对应表，或存下改好的", _map_form_arguments, _map_form),
)
