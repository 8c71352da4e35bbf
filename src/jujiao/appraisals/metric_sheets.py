"""考核数据: the workbook of a round, blank with its people, and read back line by line or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from jujiao.appraisals.content import scheme_from_json
from jujiao.appraisals.models import Round
from jujiao.appraisals.selectors import appraisees_of
from jujiao.appraisals.services import MetricRow, MetricSheet
from jujiao.catalogue.appraisal import METRICS
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.people.selectors import departments_on

NAME, DEPARTMENT = "姓名", "部门"
PLACE = "files"
MOST = Decimal("99999999.99")
IMPORTED = "imported"
Line = Sequence[object]


@dataclass(frozen=True, slots=True)
class MetricForm:
    """The sheet to be filled in: its heads, and a line for each person who takes part."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]


def metric_columns(appraisal: Round) -> dict[str, str]:
    """What the scheme of a round reads from workbooks: the head of each column and its name."""
    leaves = scheme_from_json(appraisal.scheme.content).leaves()
    sources = [one for leaf in leaves for one in (leaf.source, leaf.minus) if one is not None]
    return {METRICS.get(one.of, one.of): one.of for one in sources if one.form == IMPORTED}


def metric_form(appraisal: Round, *, on: date) -> MetricForm:
    """The blank sheet of a round."""
    columns = tuple(metric_columns(appraisal))
    people = [one.person for one in appraisees_of(appraisal).filter(takes_part=True)]
    units = departments_on([one.pk for one in people], on=on)
    lines = tuple(
        (one.full_name, units[one.pk].name if one.pk in units else "", *("" for _ in columns))
        for one in people
    )
    return MetricForm(f"{appraisal} 考核数据", (NAME, DEPARTMENT, *columns), lines)


def read_metrics(
    appraisal: Round, rows: Sequence[Line], *, file_name: str, on: date
) -> MetricSheet:
    """What a filled-in sheet says. Raises Refused with every line that cannot be placed or is no number."""
    first, places = _heads(rows, metric_columns(appraisal))
    who = _Roster(appraisal, on)
    found: list[MetricRow] = []
    problems: list[Problem] = []
    for number, cells in enumerate(rows[first + 1 :], first + 2):
        try:
            found += _row(who, places, cells, f"{file_name} 第{number}行")
        except Refused as refused:
            problems += [
                Problem(one.code, PLACE, f"第{number}行：{one.message}", one.remedy)
                for one in refused.problems
            ]
    if problems:
        raise Refused(*problems)
    if not found:
        raise refuse("nothing_read", "没有读到数。", place=PLACE, remedy="请核对是不是填好的表。")
    return MetricSheet(appraisal.court_id, appraisal.appraisal_year, found)


class _Roster:
    """The people of a round by name, with their departments for those who share one."""

    def __init__(self, appraisal: Round, on: date) -> None:
        people = [one.person for one in appraisees_of(appraisal)]
        units = departments_on([one.pk for one in people], on=on)
        self.named: dict[str, list[tuple[int, str]]] = {}
        for one in people:
            unit = units.get(one.pk)
            self.named.setdefault(one.full_name, []).append((one.pk, unit.name if unit else ""))

    def person(self, name: str, department: str) -> int:
        """The one person that a line means."""
        bearers = self.named.get(name, [])
        if len(bearers) > 1:
            bearers = [one for one in bearers if one[1] == department]
        if len(bearers) != 1:
            told = "这轮考核里有几名" if len(self.named.get(name, [])) > 1 else "这轮考核里没有"
            raise refuse("unknown_person", f"{told}{name}。", remedy="请核对姓名和部门。")
        return bearers[0][0]


def _heads(rows: Sequence[Line], columns: Mapping[str, str]) -> tuple[int, dict[int, str]]:
    """The line of the heads, and which column each place is."""
    known = {NAME: NAME, DEPARTMENT: DEPARTMENT, **columns}
    for number, cells in enumerate(rows):
        texts = [_text(one) for one in cells]
        places = {place: known[text] for place, text in enumerate(texts) if text in known}
        if NAME in places.values() and len(set(places.values()) - {NAME, DEPARTMENT}) > 0:
            return number, places
    wanted = "、".join(columns)
    raise refuse("no_heads", "没有找到表头。", place=PLACE, remedy=f"要有“{NAME}”和{wanted}。")


def _row(who: _Roster, places: Mapping[int, str], cells: Line, source: str) -> Iterator[MetricRow]:
    given = {
        slug: cells[place]
        for place, slug in places.items()
        if place < len(cells) and _text(cells[place])
    }
    name, department = _text(given.pop(NAME, "")), _text(given.pop(DEPARTMENT, ""))
    if not given or not name:
        return
    person_id = who.person(name, department)
    for slug, cell in given.items():
        yield MetricRow(person_id, slug, _amount(METRICS.get(slug, slug), cell), source)


def _amount(label: str, cell: object) -> Decimal:
    try:
        amount = Decimal(_text(cell).removesuffix("%")).quantize(Decimal("0.01"))
    except InvalidOperation:
        amount = Decimal(-1)
    if not 0 <= amount <= MOST:
        raise refuse("no_number", f"“{label}”不是数：{_text(cell)}。", remedy="请填0或正数。")
    return amount


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).strip()
