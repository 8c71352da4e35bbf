"""The list that is shown as a workbook: same rows, same order, same columns."""

from __future__ import annotations

from jujiao.exchange.export import ExportColumn, ExportSheet, write_workbook
from jujiao.web.ledger_list import columns_asked_for, filled_rows, rows_asked_for
from jujiao.web.narrowing import ListQuery
from jujiao.web.sorts.shapes import Cell, Column

LOOKS = {"day": "day", "full_day": "day", "number": "number"}
LEFT_OUT = frozenset({"files"})
MOST_ROWS = 20_000


def workbook_of(query: ListQuery) -> tuple[str, bytes]:
    """The file's name and its bytes."""
    here = query.here
    columns = tuple(one for one in columns_asked_for(query) if one.name not in LEFT_OUT)
    facts = list(rows_asked_for(query)[:MOST_ROWS])
    rows = [[_value(cell) for cell in row.cells] for row in filled_rows(query, facts, columns)]
    label = query.kind.label if query.kind else query.register.short
    title = f"{here.court.name}{here.year}年{label}台账"
    filters = [f"{chip.name}：{chip.value}" for chip in query.chips()]
    sheet = ExportSheet(
        title=title,
        columns=tuple(ExportColumn(_head(one), LOOKS.get(one.look, "text")) for one in columns),
        rows=rows,
        notes=(
            f"法院：{here.court.name}",
            f"年度：{here.year}年，截至{here.as_of:%Y-%m-%d}",
            f"筛选：{'；'.join(filters) or '无'}",
            f"行数：{len(rows)}，导出人：{here.actor.name}",
            "第一行是表名，第二行是表头；改好后可以再导入，系统只更正改过的行。",
        ),
    )
    return f"{title}.xlsx", write_workbook(sheet)


def _head(column: Column) -> str:
    return column.label


def _value(cell: Cell) -> object:
    if cell.day is not None:
        return cell.day
    if cell.level is not None:
        return cell.level.label
    if cell.state is not None:
        return cell.state.label
    if cell.links:
        return "、".join(link.label for link in cell.links)
    return int(cell.text) if cell.look == "number" and cell.text else cell.text
