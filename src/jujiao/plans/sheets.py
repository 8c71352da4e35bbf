"""举措表: a sheet with a line for each measure, as a court keeps it; headers are found by their words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from jujiao.catalogue.plan_sorts import LINK_LABELS
from jujiao.kernel.concepts import Focus
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.plans.drafts import LABELS, LinkDraft, MeasureDraft

HEADERS: Mapping[str, tuple[str, ...]] = {
    "ordinal": ("序号", "编号"),
    "focus": ("聚焦", "板块"),
    "title": ("举措", "普法内容", "责任内容", "项目"),
    "content": ("内容", "具体内容", "措施"),
    "standard": ("标准", "工作标准"),
    "audience": ("对象", "普法对象"),
    "unit": ("责任部门", "责任单位"),
    "due_on": ("完成时限", "时限"),
    "link": ("挂接", "对应事项"),
    "target": ("目标值", "目标"),
    "campaign": ("专项活动",),
}
NEEDED = ("ordinal", "title")
NUMBER = re.compile(r"\d+")
WHOLE = re.compile(r"(\d+)[\u4e00-\u9fff.、]*")


def measures_of_rows(rows: Sequence[Sequence[object]]) -> tuple[MeasureDraft, ...]:
    """The measures that a sheet lists: headers found by their words, a further link on a line of its
    own with the ordinal left blank. Raises Refused naming each line that is amiss.
    """
    place, columns = _header(rows)
    measures: list[MeasureDraft] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows[place + 1 :], place + 2):
        told = {name: _cell(cells, at) for name, at in columns.items()}
        if not any(told.values()):
            continue
        try:
            links = tuple(_links(told))
            if told["ordinal"] or not measures:
                measures.append(replace(_line(told), links=links))
            else:
                last = measures.pop()
                measures.append(replace(last, links=(*last.links, *links)))
        except Refused as refused:
            problems += [replace(one, place=f"第{number}行") for one in refused.problems]
    if problems or not measures:
        raise Refused(*(problems or [_nothing()]))
    return tuple(measures)


def _header(rows: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    for place, cells in enumerate(rows):
        words = ["".join(str(cell or "").split()) for cell in cells]
        columns = {
            name: words.index(known)
            for name, spelled in HEADERS.items()
            for known in spelled
            if known in words
        }
        if all(name in columns for name in NEEDED):
            return place, columns
    wanted = "、".join(HEADERS[name][0] for name in NEEDED)
    raise refuse("plan_unreadable", "没有找到表头。", remedy=f"表头至少要有{wanted}。")


def _cell(cells: Sequence[object], at: int) -> object:
    value = cells[at] if at < len(cells) else None
    return value.strip() if isinstance(value, str) else value


def _line(told: Mapping[str, object]) -> MeasureDraft:
    return MeasureDraft(
        _number(told["ordinal"], "序号"),
        _text(told, "title"),
        _focus(told.get("focus")),
        _text(told, "content"),
        _text(told, "standard"),
        _text(told, "audience"),
        _text(told, "unit"),
        _day(told.get("due_on")),
    )


def _links(told: Mapping[str, object]) -> Iterator[LinkDraft]:
    said = _text(told, "link")
    if not said:
        return
    target = _number(told["target"], "目标值") if told.get("target") not in (None, "") else 1
    sort, slug = _pointed_at(said)
    yield LinkDraft(sort, slug, target, _text(told, "campaign"))


def _pointed_at(said: str) -> tuple[str, str]:
    """What a word means: 指标：…, 应办：…, 台账：…; without the sort it must be unambiguous."""
    before, mark, after = said.replace(":", "：").partition("：")
    sorts = [sort for sort in LABELS if not mark or LINK_LABELS[sort] == before.strip()]
    name = (after if mark else before).strip()
    found = [
        (sort, slug)
        for sort in sorts
        for slug, label in LABELS[sort].items()
        if name in (slug, label)
    ]
    if not found:
        raise refuse("unknown_link", f"没有名为“{name}”的指标、应办或台账。", remedy="请核对名称。")
    if len(found) > 1:
        choices = "、".join(f"{LINK_LABELS[sort]}：{name}" for sort, _ in found)
        raise refuse("ambiguous_link", f"“{name}”不止一个。", remedy=f"请写明是哪一个：{choices}。")
    return found[0]


def _text(told: Mapping[str, object], name: str) -> str:
    value = told.get(name)
    return "" if value is None else str(value)


def _number(value: object, label: str) -> int:
    """A whole number, maybe with its measure word: 16, 16次, 2."""
    found = WHOLE.fullmatch(str(value).removesuffix(".0").strip())
    if found is None:
        raise refuse("bad_number", f"{label}“{value}”不是一个整数。", remedy="请填阿拉伯数字。")
    return int(found[1])


def _focus(value: object) -> int | None:
    if value in (None, ""):
        return None
    named = {one.label: int(one) for one in Focus} | {one.ordinal: int(one) for one in Focus}
    known = next((number for word, number in named.items() if word in str(value)), None)
    return known if known is not None else _number(value, "聚焦")


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if value in (None, ""):
        return None
    parts = NUMBER.findall(str(value))
    try:
        year, month, day = (int(one) for one in parts)
        return date(year, month, day)
    except ValueError as fault:
        raise refuse(
            "bad_date", f"完成时限“{value}”不是一个日期。", remedy="请写成2025-12-31。"
        ) from fault


def _nothing() -> Problem:
    return Problem("plan_empty", "", "表里没有举措。", "请填写后再导入。")
