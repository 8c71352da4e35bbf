"""考核方案 from a workbook: the table of points of the level above, or a court's own, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from jujiao.assessments.rules import Band
from jujiao.assessments.schemes import ItemLine
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.kernel.schemes import METHOD_LABELS, ZERO, Method

COLUMNS = {
    "group": ("类别", "一级指标", "组别", "项目"),
    "label": ("指标", "二级指标", "考核内容", "评星标准", "标准", "内容"),
    "full": ("分值", "满分", "标准分"),
    "method": ("计分方法", "方法"),
    "step": ("每项扣分", "每项加扣", "扣分标准"),
    "form": ("数据来源",),
    "of": ("来源代号",),
    "bonus": ("加分项",),
    "basis": ("依据",),
}
FORM_WORDS = {
    "应办未办": "overdue",
    "督查问题": "findings",
    "台账计数": "counted",
    "评分": "judged",
}
METHOD_WORDS = {
    **{label: method for method, label in METHOD_LABELS.items()},
    "扣分": Method.DEDUCT,
    "加分": Method.CAPPED,
    "评分": Method.DIRECT,
}
SUMS = {"合计", "总计", "小计"}
HEAD_ROWS = 12
MOST_POINTS = Decimal(10_000)
BAND = re.compile(r"^(?P<grade>.*?[^\d.])\s*(?P<at_least>\d+(?:\.\d+)?)\s*分?起?$")


def read_scheme_lines(grid: Sequence[Sequence[object]]) -> tuple[ItemLine, ...]:
    """The items of a sheet, row by row; a group stands on its first line only, as in a printed table.

    A line that names no source is judged. Raises Refused naming each line that cannot be.
    """
    lines: list[ItemLine] = []
    problems: list[Problem] = []
    for number, said in _rows_with_points(grid):
        if not said["label"]:
            wrong = f"第{number}行有分值，没有指标。"
            problems.append(Problem("item_missing", "sheet", wrong, "请补上指标，或者删去分值。"))
            continue
        try:
            lines.append(_line(said, len(lines) + 1))
        except (InvalidOperation, KeyError):
            wrong = f"第{number}行的分值、方法或来源不认识。"
            problems.append(Problem("scheme_line", "sheet", wrong, "请改正。"))
    if problems:
        raise Refused(*problems)
    if not lines:
        raise refuse("no_lines", "表里没有读到指标。", remedy="请核对表头：类别、指标、分值。")
    return tuple(lines)


def read_bands(text: str) -> tuple[Band, ...]:
    """The grades of a scheme as a person writes them: 十星 1000、八星 800、未评星 0.

    Raises Refused for a part that names no grade or no score.
    """
    found = []
    for part in filter(None, (one.strip() for one in re.split(r"[、，,；;\n]", text))):
        match = BAND.match(part)
        if match is None:
            raise refuse(
                "bands",
                f"“{part[:20]}”看不出等次和分数线。",
                place="bands",
                remedy="写成“十星 1000、八星 800、未评星 0”。",
            )
        found.append(Band(match["grade"].strip(" ：:"), Decimal(match["at_least"])))
    return tuple(found)


def total_full(items: Sequence[ItemLine]) -> Decimal:
    """The full mark of a sheet, without what is given on top."""
    return sum((one.full for one in items if not one.bonus), ZERO)


def _rows_with_points(grid: Sequence[Sequence[object]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Each with its number on the sheet and the group it stands under; a line of sums is none."""
    place, columns = _header(grid)
    group = ""
    for number, row in enumerate(grid[place + 1 :], place + 2):
        said = {name: _text(row, column) for name, column in columns.items()}
        if SUMS & {said["label"], said.get("group", "")}:
            continue
        group = said.get("group", "") or group
        if said["full"]:
            yield number, said | {"group": group}


def _line(said: Mapping[str, str], number: int) -> ItemLine:
    method = METHOD_WORDS[said["method"]] if said.get("method") else Method.DIRECT
    form = FORM_WORDS[said["form"]] if said.get("form") else "judged"
    return ItemLine(
        f"item_{number}",
        said["label"],
        _points(said["full"]),
        method,
        form,
        said.get("of", ""),
        _points(said["step"]) if said.get("step") else ZERO,
        said["group"],
        said.get("bonus", "") in ("是", "加分"),
        said.get("basis", ""),
    )


def _points(text: str) -> Decimal:
    points = Decimal(text)
    if not points.is_finite() or abs(points) > MOST_POINTS:
        raise InvalidOperation
    return points


def _header(grid: Sequence[Sequence[object]]) -> tuple[int, dict[str, int]]:
    for place, row in enumerate(grid[:HEAD_ROWS]):
        words = ["".join(str(cell or "").split()) for cell in row]
        columns = {
            name: next(place for place, word in enumerate(words) if word in known)
            for name, known in COLUMNS.items()
            if any(word in known for word in words)
        }
        if {"label", "full"} <= set(columns):
            return place, columns
    raise refuse("no_header", "没有找到表头。", remedy="表头要有“指标”和“分值”两列。")


def _text(row: Sequence[object], column: int) -> str:
    cell = row[column] if column < len(row) else None
    return "" if cell is None else str(cell).strip()
