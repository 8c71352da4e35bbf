"""The map of a superior's form as people go through it: a line for each blank cell, a block for each list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.http import QueryDict

from jujiao.blanks.answers import SERIAL, fields_of
from jujiao.blanks.forms import BlankForm, FormSheet, Place
from jujiao.blanks.lists import ListArea, list_areas
from jujiao.blanks.mapping import (
    PARTS_OF_YEAR,
    CellMap,
    FigureSource,
    FormMap,
    ListMap,
    TextSource,
)
from jujiao.blanks.proposals import columns_for
from jujiao.catalogue import INDICATORS, RECORD_KINDS, TENURE_KINDS
from jujiao.kernel.levels import LEVEL_LABELS, Level, parse_level
from jujiao.kernel.problems import Problem, Refused
from jujiao.web.parts import Option

FIGURES = {one.name: slug for slug, one in INDICATORS.items()}
PART_LABELS = {
    "year": "全年",
    "H1": "上半年",
    "H2": "下半年",
    **{f"Q{one}": f"第{one}季度" for one in range(1, 5)},
    **{f"M{one:02}": f"{one}月" for one in range(1, 13)},
}
FIELD_LABELS = {
    SERIAL: "序号",
    "title": "名称",
    "unit": "部门",
    "award_level": "级别",
    "serial": "编号、期号",
    "document_no": "文号",
    "occurred_on": "日期",
    "issuer": "颁发、刊发单位",
    "place": "地点",
    "quantity": "数量",
    "outcome": "结果",
    "recipients": "人员和集体",
    "person": "人员",
    "counterpart": "对方人员",
    "outside": "外单位",
    "starts_on": "起",
    "ends_on": "止",
}
LONGEST_SAID = 200
KINDS = {slug: one.label for slug, one in RECORD_KINDS.items()} | {
    slug: one.label for slug, one in TENURE_KINDS.items()
}


@dataclass(frozen=True, slots=True)
class CellLine:
    """One blank cell: what stands around it, and what is told about it."""

    key: str
    place: Place
    label: str
    figure: str
    text: str
    parts: tuple[Option, ...]
    levels: tuple[Option, ...]
    unit: str = ""


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column of a list."""

    key: str
    header: str
    fields: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ListBlock:
    """One list: the kind of rows, from which level on, and what each column holds."""

    key: str
    place: str
    kinds: tuple[Option, ...]
    levels: tuple[Option, ...]
    columns: tuple[ColumnLine, ...]


def cell_lines(form: BlankForm, told: FormMap) -> tuple[CellLine, ...]:
    """Every blank outside the lists, in the order of the form."""
    known = {(one.place.sheet, one.place.at): one for one in told.cells}
    return tuple(
        _cell_line(number, place, form.label(place), known.get((place.sheet, place.at)))
        for number, place in enumerate(_places(form))
    )


def _places(form: BlankForm) -> Iterator[Place]:
    for sheet in form.sheets:
        rows = {row for area in list_areas(sheet) for row in _rows(area)}
        for cell in sheet.blanks():
            if cell.row not in rows:
                yield Place(sheet.name, cell.at)


def _rows(area: ListArea) -> range:
    return range(area.first_row, area.last_row + 1)


def _cell_line(number: int, place: Place, label: str, told: CellMap | None) -> CellLine:
    source = told.source if told else None
    figure = source if isinstance(source, FigureSource) else None
    return CellLine(
        f"cell-{number}",
        place,
        label,
        INDICATORS[figure.slug].name if figure else "",
        source.words if isinstance(source, TextSource) else "",
        _options(PART_LABELS.items(), figure.part if figure else "year"),
        _levels(figure.level if figure else None),
        figure.unit if figure else "",
    )


def _options(named: Iterable[tuple[str, str]], chosen: str) -> tuple[Option, ...]:
    return tuple(Option(value, label, value == chosen) for value, label in named)


def _levels(chosen: Level | None) -> tuple[Option, ...]:
    return tuple(Option(label, label, level is chosen) for level, label in LEVEL_LABELS.items())


def list_blocks(form: BlankForm, told: FormMap) -> tuple[ListBlock, ...]:
    """Every list of the form with what is told about it."""
    known = {(one.sheet, one.first_row): one for one in told.lists}
    areas = ((sheet, area) for sheet in form.sheets for area in list_areas(sheet))
    return tuple(
        _block(number, sheet, area, known.get((sheet.name, area.first_row)))
        for number, (sheet, area) in enumerate(areas)
    )


def _block(number: int, sheet: FormSheet, area: ListArea, told: ListMap | None) -> ListBlock:
    key, kind = f"list-{number}", told.kind if told else ""
    columns = told.columns if told else {}
    return ListBlock(
        key,
        f"{sheet.name} 第{area.first_row}至{area.last_row}行",
        _options(KINDS.items(), kind),
        _levels(told.at_least if told else None),
        tuple(
            ColumnLine(f"{key}-{letter}", header, _fields(kind, columns.get(letter, "")))
            for letter, header in _lettered(sheet, area)
        ),
    )


def _lettered(sheet: FormSheet, area: ListArea) -> Iterator[tuple[str, str]]:
    for column, header in area.headers.items():
        cell = sheet.cell(area.first_row, column)
        if cell is not None:
            yield cell.at.rstrip("0123456789"), header


def _fields(kind: str, chosen: str) -> tuple[Option, ...]:
    if not kind:
        return ()
    record = RECORD_KINDS.get(kind)
    own = {one.name: one.label for one in record.asks} if record else {}
    labels = {**FIELD_LABELS, **(record.roles if record else {}), **own}
    return _options(((name, labels.get(name, name)) for name in sorted(fields_of(kind))), chosen)


def as_typed(line: CellLine, sent: QueryDict) -> CellLine:
    """The line with what was typed into it, right or wrong."""
    said = {name: _said(line, sent, name) for name in ("figure", "unit", "text", "part", "level")}
    return replace(
        line,
        figure=said["figure"],
        unit=said["unit"],
        text=said["text"],
        parts=_options(PART_LABELS.items(), said["part"]),
        levels=_levels(parse_level(said["level"])),
    )


def _said(line: CellLine, sent: QueryDict, name: str) -> str:
    return sent.get(f"{line.key}-{name}", "").replace("\x00", "").strip()[:LONGEST_SAID]


def map_sent(form: BlankForm, told: FormMap, sent: QueryDict, *, units: Collection[str]) -> FormMap:
    """What was typed, as a map. Raises Refused naming each cell whose figure or unit there is not."""
    cells: list[CellMap] = []
    problems: list[Problem] = []
    for line in cell_lines(form, told):
        try:
            found = _cell_sent(line, sent, units)
        except Refused as refused:
            problems.extend(refused.problems)
            continue
        if found is not None:
            cells.append(found)
    if problems:
        raise Refused(*problems)
    return FormMap(told.name, tuple(cells), tuple(_lists_sent(form, told, sent)))


def _cell_sent(line: CellLine, sent: QueryDict, units: Collection[str]) -> CellMap | None:
    name, text, unit = (_said(line, sent, one) for one in ("figure", "text", "unit"))
    if name and name not in FIGURES:
        said = f"没有“{name[:40]}”这个数字。"
        raise Refused(Problem("unknown_figure", str(line.place), said, "请从清单里选。"))
    if unit and unit not in units:
        said = f"没有“{unit[:40]}”这个部门或支部。"
        raise Refused(Problem("unknown_unit", str(line.place), said, "请从清单里选，全院的留空。"))
    if name:
        part = _said(line, sent, "part")
        level = parse_level(_said(line, sent, "level"))
        wanted = part if part in PARTS_OF_YEAR else "year"
        return CellMap(line.place, FigureSource(FIGURES[name], wanted, level, unit), line.label)
    return CellMap(line.place, TextSource(text), line.label) if text else None


def _lists_sent(form: BlankForm, told: FormMap, sent: QueryDict) -> Iterator[ListMap]:
    before = {(one.sheet, one.first_row): one.kind for one in told.lists}
    areas = ((sheet, area) for sheet in form.sheets for area in list_areas(sheet))
    for number, (sheet, area) in enumerate(areas):
        kind = sent.get(f"list-{number}-kind", "")
        if kind not in KINDS:
            continue
        typed = _columns_sent(sheet, area, f"list-{number}", kind, sent)
        is_other = before.get((sheet.name, area.first_row)) != kind
        columns = columns_for(area, kind) if is_other else typed
        at_least = parse_level(sent.get(f"list-{number}-level", ""))
        if columns:
            yield ListMap(sheet.name, area.first_row, area.last_row, kind, columns, at_least)


def _columns_sent(
    sheet: FormSheet, area: ListArea, key: str, kind: str, sent: QueryDict
) -> Mapping[str, str]:
    allowed = fields_of(kind)
    named = {letter: sent.get(f"{key}-{letter}", "") for letter, _ in _lettered(sheet, area)}
    return {letter: name for letter, name in named.items() if name in allowed}
